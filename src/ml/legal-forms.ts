import { words } from './text-keys';

/** Ways of writing a company's legal form, by the short form that stands for them. */
const FORMS: Readonly<Record<string, string>> = {
  as: 'as aksjeselskap aksjeselskab aktieselskab',
  asa: 'asa allmennaksjeselskap',
  ans: 'ans',
  da: 'da',
  enk: 'enk enkeltpersonforetak',
  nuf: 'nuf',
  ab: 'ab aktiebolag aktiebolaget publ',
  hb: 'hb handelsbolag',
  aps: 'aps anpartsselskab',
  oy: 'oy osakeyhtio oyj',
  gmbh: 'gmbh',
  mbh: 'mbh',
  ag: 'ag aktiengesellschaft',
  ug: 'ug',
  kg: 'kg kommanditgesellschaft',
  ohg: 'ohg',
  ek: 'ek',
  ev: 'ev',
  se: 'se',
  ltd: 'ltd limited',
  plc: 'plc',
  inc: 'inc incorporated',
  corp: 'corp corporation',
  llc: 'llc',
  llp: 'llp',
  bv: 'bv',
  nv: 'nv',
  sa: 'sa',
  sarl: 'sarl',
  sas: 'sas',
  srl: 'srl',
  spa: 'spa',
  sl: 'sl',
};
const SHORT = new Map(Object.entries(FORMS).flatMap(([short, all]) => all.split(' ').map((form) => [form, short] as const)));
/** Words that stand between forms: GmbH & Co. KG, UG (haftungsbeschränkt), Pty. */
const BETWEEN = new Set(['co', 'haftungsbeschrankt', 'and', 'und', 'og', 'pty']);

export interface Company {
  /** Words of the name without the legal form. */
  readonly core: readonly string[];
  /** Short legal forms, in order; none when the name has none. */
  readonly forms: readonly string[];
}

/** A company's name taken apart; the form stands last, or first as in "AB Volvo". */
export function company(name: string): Company {
  const all = words(name);
  let end = all.length;
  const forms: string[] = [];
  while (end > 1) {
    const word = all[end - 1] as string;
    const short = SHORT.get(word);
    if (short === undefined && !(BETWEEN.has(word) && forms.length > 0)) break;
    if (short !== undefined) forms.unshift(short);
    end--;
  }
  const first = SHORT.get(all[0] ?? '');
  if (forms.length === 0 && first !== undefined && end > 1) return { core: all.slice(1, end), forms: [first] };
  return { core: all.slice(0, end), forms };
}

/** The name with its legal form in its short form: "Nordlys A/S" and "Nordlys Aksjeselskap" are one. */
export function companyKey(name: string): string {
  const { core, forms } = company(name);
  return [...core, ...forms].join(' ');
}
