import type { Kind } from '../core/table';
import { entrySaysMissing, entryText } from './cells';
import { DateScan } from './dates';
import type { Evidence } from './evidence';
import { evidenceOf } from './evidence';
import { saysMissing } from './missing';
import { numberParts, parseNumberBytes } from './numbers';
import type {
  BoolFormat,
  ColumnOverride,
  DateFormat,
  Format,
  Inference,
  InferredColumn,
  Message,
  NumberFormat,
  Question,
  RawColumn,
  RawTable,
} from './reading';
import { headerWords } from './words';

const MISFITS_KEPT = 1000;
/** A column with more misfits than this share of its cells is text. */
const MISFIT_SHARE = 0.05;
const FIT_SHARE = 0.9;
const MOST_CATEGORIES = 1000;
const LONG_TEXT = 60;
const TEXT: Format = { type: 'text' };

const YES = ['yes', 'y', 'ja', 'j', 'true', 't', 'sant', 'wahr', 'oui', 'x', '✓'];
const NO = ['no', 'n', 'nei', 'nein', 'false', 'f', 'usann', 'falsch', 'non'];

export interface Inferred {
  readonly inference: Inference;
  /** Per numeric column, by place: the value of each entry of the raw column. */
  readonly values: ReadonlyMap<number, Float64Array>;
}

/** What the whole file says about signs and dates; settles columns that are unsure by themselves. */
interface FileEvidence {
  readonly decimal: '' | '.' | ',';
  readonly order: '' | 'dmy' | 'mdy';
}

interface Verdict {
  readonly kind: Kind;
  readonly format: Format;
  readonly reasons: Message[];
  readonly values?: Float64Array;
  readonly misfitEntries?: ReadonlySet<number>;
  readonly question?: { readonly message: Message; readonly options: readonly ColumnOverride[] };
}

/** The kind of every column from its texts, with reasons. `overrides` win; nothing is read again. */
export function infer(raw: RawTable, overrides: readonly ColumnOverride[] = [], delimiter = ','): Inferred {
  const evidence = raw.columns.map(evidenceOf);
  const file = fileEvidence(evidence, delimiter);
  const values = new Map<number, Float64Array>();
  const questions: Question[] = [];
  const said = new Map(overrides.map((override) => [override.name, override]));
  const columns = raw.columns.map((column, c): InferredColumn => {
    const counts = countEntries(column);
    const facts = new Facts(column, evidence[c] as Evidence, counts, file, headerWords(column.name));
    const override = said.get(column.name);
    const verdict = override?.kind === undefined ? decide(facts) : obey(facts, override.kind, override.format);
    if (verdict.values) values.set(c, verdict.values);
    if (verdict.question) questions.push({ column: column.name, ...verdict.question });
    return describe(facts, verdict);
  });
  return { inference: { columns, questions }, values };
}

class Facts {
  readonly column: RawColumn;
  readonly evidence: Evidence;
  /** Rows per entry. */
  readonly counts: Int32Array;
  readonly file: FileEvidence;
  readonly words: ReadonlySet<string>;

  constructor(column: RawColumn, evidence: Evidence, counts: Int32Array, file: FileEvidence, words: ReadonlySet<string>) {
    this.column = column;
    this.evidence = evidence;
    this.counts = counts;
    this.file = file;
    this.words = words;
  }
}

function countEntries({ codes, entries }: RawColumn): Int32Array {
  const counts = new Int32Array(entries);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}

function fileEvidence(evidence: readonly Evidence[], delimiter: string): FileEvidence {
  let point = 0;
  let comma = 0;
  let day = 0;
  let month = 0;
  for (const e of evidence) {
    if (e.numbers < e.present * FIT_SHARE && e.dates < e.present * FIT_SHARE) continue;
    if (e.decimals['.'] + e.groups[','] > 0) point++;
    if (e.decimals[','] + e.groups['.'] > 0) comma++;
    if (e.dayFirst > 0 || (e.dotted > 0 && e.monthFirst === 0)) day++;
    if (e.monthFirst > 0 || e.halfDays > 0) month++;
  }
  const decimal = point > comma ? '.' : comma > point ? ',' : delimiter === ';' && point === 0 ? ',' : '';
  return { decimal, order: day > 0 && month === 0 ? 'dmy' : month > 0 && day === 0 ? 'mdy' : '' };
}

function decide(facts: Facts): Verdict {
  const { evidence: e } = facts;
  if (e.present === 0) return { kind: 'text', format: TEXT, reasons: [{ code: 'data.kind-empty', args: {} }] };
  const plainDates = e.dates - e.compactDates;
  if (plainDates >= e.present * FIT_SHARE || (e.compactDates >= e.present * FIT_SHARE && compactAreDates(facts))) {
    const verdict = asDate(facts);
    if (verdict) return verdict;
  }
  if (e.numbers >= e.present * FIT_SHARE) {
    const kept = staysText(facts);
    if (kept) return { ...asWords(facts), reasons: [kept] };
    const verdict = asBinary(facts) ?? asNumber(facts, false);
    if (verdict) return verdict;
  }
  return asBool(facts) ?? asWords(facts);
}

/** The user's choice of a kind; a format is worked out when none is given. */
function obey(facts: Facts, kind: Kind, format: Format | undefined): Verdict {
  const reasons: Message[] = [{ code: 'data.you-said-so', args: {} }];
  switch (kind) {
    case 'number':
      return { ...(asNumber(facts, true, format?.type === 'number' ? format : undefined) as Verdict), reasons };
    case 'date':
      return {
        ...parseDates(
          facts,
          format?.type === 'date' ? format : { type: 'date', order: orderOf(facts).order, time: facts.evidence.times > 0 },
        ),
        reasons,
      };
    case 'bool':
      return { ...(asBool(facts, format?.type === 'bool' ? format : undefined) ?? asBinary(facts, true) ?? asWords(facts)), reasons };
    case 'category':
    case 'text':
      return { kind, format: TEXT, reasons };
    default:
      return kind satisfies never;
  }
}

/** Digits that are names, not quantities. */
function staysText({ evidence: e, words }: Facts): Message | null {
  if (e.leadingZeros > 0) return { code: 'data.kind-leading-zeros', args: { count: e.leadingZeros } };
  if (e.plusSigns >= e.present * FIT_SHARE) return { code: 'data.kind-phone', args: {} };
  if (e.longNumbers > 0) return { code: 'data.kind-long-numbers', args: { count: e.longNumbers } };
  if (e.bareExponents > 0 && e.integers + e.bareExponents === e.numbers)
    return { code: 'data.kind-article-number', args: { count: e.bareExponents } };
  if (e.codes > 0 && e.integers + e.codes >= e.present && e.codes > e.bareExponents && e.percents === 0 && e.currency === '') {
    return { code: 'data.kind-codes', args: { count: e.codes } };
  }
  if (words.has('phone') && e.integers > 0 && e.decimals['.'] + e.decimals[','] === 0) return { code: 'data.kind-phone', args: {} };
  return null;
}

function compactAreDates({ evidence: e, words }: Facts): boolean {
  return words.has('date') || (e.compactDates === e.present && e.present >= 20 && !words.has('id'));
}

function numberFormat({ evidence: e, file }: Facts): { format: NumberFormat; reasons: Message[]; assumed: boolean } {
  const point = e.decimals['.'] + e.groups[','];
  const comma = e.decimals[','] + e.groups['.'];
  const reasons: Message[] = [];
  let decimal: '.' | ',' = '.';
  let assumed = false;
  if (point !== comma) {
    decimal = point > comma ? '.' : ',';
    if (e.decimals[decimal] > 0)
      reasons.push({ code: decimal === '.' ? 'data.decimal-point' : 'data.decimal-comma', args: { count: e.decimals[decimal] } });
  } else if (e.unsure['.'] + e.unsure[','] > 0) {
    const sign = e.unsure['.'] >= e.unsure[','] ? '.' : ',';
    const other = sign === '.' ? ',' : '.';
    if (e.ungrouped > 0) decimal = sign;
    else if (file.decimal !== '') decimal = file.decimal;
    else {
      decimal = sign === ',' ? '.' : e.integers > e.numbers / 10 ? other : sign;
      assumed = true;
    }
    reasons.push({ code: decimal === sign ? 'data.three-decimals' : 'data.three-thousands', args: { sign } });
  } else if (file.decimal !== '') decimal = file.decimal;
  const big = (Object.entries(e.groups) as ['.' | ',' | ' ' | "'", number][])
    .filter(([sign]) => sign !== decimal)
    .sort((a, b) => b[1] - a[1])[0];
  let group: NumberFormat['group'] = big && big[1] > 0 ? big[0] : '';
  const other = decimal === '.' ? ',' : '.';
  if (group === '' && e.unsure[other] > 0) group = other;
  if (group !== '') reasons.push({ code: 'data.thousands', args: { sign: group } });
  if (e.percents > 0) reasons.push({ code: 'data.percent', args: { count: e.percents } });
  if (e.currency !== '') reasons.push({ code: 'data.currency', args: { currency: e.currency } });
  const percent = e.percents > 0 && e.percents >= e.numbers * FIT_SHARE;
  return { format: { type: 'number', decimal, group, percent, currency: e.currency }, reasons, assumed };
}

/** @param forced a number even if many cells do not fit */
function asNumber(facts: Facts, forced: boolean, given?: NumberFormat): Verdict | null {
  const { column, counts, evidence: e } = facts;
  const { format, reasons, assumed } = given ? { format: given, reasons: [], assumed: false } : numberFormat(facts);
  const { arena, offsets, entries } = column;
  const values = new Float64Array(entries).fill(NaN);
  const misfitEntries = new Set<number>();
  let misfitRows = 0;
  let otherSigns = 0;
  let codes = 0;
  for (let entry = 1; entry < entries; entry++) {
    const value = parseNumberBytes(arena, offsets[entry] as number, offsets[entry + 1] as number, format);
    if (!Number.isNaN(value)) {
      values[entry] = value;
      continue;
    }
    const text = entryText(column, entry);
    if (saysMissing(text)) continue;
    misfitEntries.add(entry);
    misfitRows += counts[entry] as number;
    if (numberParts(text) !== null) otherSigns++;
    else if (/\d/.test(text) && /\p{L}/u.test(text)) codes++;
  }
  const present = column.codes.length - (counts[0] as number);
  if (!forced && misfitRows > present * MISFIT_SHARE) return null;
  if (!forced && codes > 0 && e.integers === e.numbers) {
    return { ...asWords(facts), reasons: [{ code: 'data.kind-codes', args: { count: codes } }] };
  }
  reasons.unshift({ code: 'data.kind-number', args: { share: Math.floor((100 * (present - misfitRows)) / Math.max(1, present)) } });
  const verdict: Verdict = { kind: 'number', format, reasons, values, misfitEntries };
  const { name } = column;
  if (otherSigns > 0) {
    return {
      ...verdict,
      question: {
        message: { code: 'data.ask-mixed-signs', args: { column: name, count: otherSigns } },
        options: numberOptions(name, format),
      },
    };
  }
  if (assumed) {
    const sign = format.decimal === '.' ? ',' : '.';
    const example = examplesOf(facts)[0] ?? '';
    return {
      ...verdict,
      question: { message: { code: 'data.ask-thousands', args: { column: name, sign, example } }, options: numberOptions(name, format) },
    };
  }
  if (misfitRows > 0 && !forced) {
    const first = entryText(column, misfitEntries.values().next().value as number);
    const message = { code: 'data.ask-misfits', args: { column: name, count: misfitRows, example: first.slice(0, 40) } };
    return {
      ...verdict,
      question: {
        message,
        options: [
          { name, kind: 'number', format },
          { name, kind: 'text' },
        ],
      },
    };
  }
  return verdict;
}

function numberOptions(name: string, format: NumberFormat): ColumnOverride[] {
  const swapped: NumberFormat =
    format.decimal === '.'
      ? { ...format, decimal: ',', group: format.group === '' || format.group === ',' ? '.' : format.group }
      : { ...format, decimal: '.', group: format.group === '' || format.group === '.' ? ',' : format.group };
  return [
    { name, kind: 'number', format },
    { name, kind: 'number', format: swapped },
    { name, kind: 'text' },
  ];
}

function orderOf({ evidence: e, file }: Facts): { order: DateFormat['order']; reason: Message; sure: boolean } {
  const ordered = e.dates - e.fixedOrder;
  if (ordered === 0) return { order: 'ymd', reason: { code: 'data.dates-clear', args: {} }, sure: true };
  if (e.dayFirst > 0 && e.dayFirst >= e.monthFirst)
    return { order: 'dmy', reason: { code: 'data.dates-day-first', args: { count: e.dayFirst } }, sure: true };
  if (e.monthFirst > 0) return { order: 'mdy', reason: { code: 'data.dates-month-first', args: { count: e.monthFirst } }, sure: true };
  if (e.dotted === ordered) return { order: 'dmy', reason: { code: 'data.dates-dots', args: {} }, sure: true };
  if (e.halfDays > 0) return { order: 'mdy', reason: { code: 'data.dates-half-days', args: {} }, sure: false };
  if (file.order !== '') return { order: file.order, reason: { code: 'data.dates-as-others', args: { order: file.order } }, sure: false };
  return { order: file.decimal === '.' ? 'mdy' : 'dmy', reason: { code: 'data.dates-unsure', args: {} }, sure: false };
}

function asDate(facts: Facts): Verdict | null {
  const { column, counts, evidence: e } = facts;
  const { order, reason, sure } = orderOf(facts);
  const verdict = parseDates(facts, { type: 'date', order, time: e.times > 0 });
  const misfits = verdict.misfitEntries as ReadonlySet<number>;
  let misfitRows = 0;
  for (const entry of misfits) misfitRows += counts[entry] as number;
  const present = column.codes.length - (counts[0] as number);
  const mixed = e.dayFirst > 0 && e.monthFirst > 0;
  if (!mixed && misfitRows > present * MISFIT_SHARE * 2) return null;
  const reasons = [{ code: 'data.kind-date', args: { share: Math.floor((100 * (present - misfitRows)) / Math.max(1, present)) } }, reason];
  const other: DateFormat['order'] = order === 'dmy' ? 'mdy' : 'dmy';
  const options: ColumnOverride[] = [order, other].map((o) => ({
    name: column.name,
    kind: 'date',
    format: { type: 'date', order: o, time: e.times > 0 },
  }));
  options.push({ name: column.name, kind: 'text' });
  const example = examplesOf(facts)[0] ?? '';
  const ask = (code: string, count: number): Verdict['question'] => ({
    message: { code, args: { column: column.name, example, count } },
    options,
  });
  const question = mixed
    ? ask('data.ask-mixed-dates', misfitRows)
    : !sure
      ? ask('data.ask-date-order', present)
      : misfitRows > 0
        ? ask('data.ask-misfit-dates', misfitRows)
        : undefined;
  return question === undefined ? { ...verdict, reasons } : { ...verdict, reasons, question };
}

function parseDates({ column }: Facts, format: DateFormat): Verdict {
  const { arena, offsets, entries } = column;
  const scan = new DateScan();
  const values = new Float64Array(entries).fill(NaN);
  const misfitEntries = new Set<number>();
  let clock = false;
  for (let entry = 1; entry < entries; entry++) {
    const value = scan.scan(arena, offsets[entry] as number, offsets[entry + 1] as number) ? scan.resolve(format.order) : NaN;
    values[entry] = value;
    if (Number.isNaN(value)) {
      if (!entrySaysMissing(column, entry)) misfitEntries.add(entry);
    } else if (value % 86_400_000 !== 0) clock = true;
  }
  return { kind: 'date', format: { ...format, time: clock }, reasons: [], values, misfitEntries };
}

/** 0 and 1 alone are yes and no, unless the header counts something. */
function asBinary(facts: Facts, forced = false): Verdict | null {
  const { column, words, evidence: e } = facts;
  const present = presentEntries(facts);
  if (present.length !== 2 || !present.every((entry) => /^\s*[01](?:[.,]0+)?\s*$/.test(entryText(column, entry)))) return null;
  if (!forced && (column.codes.length < 20 || words.has('count') || words.has('money') || e.percents > 0)) return null;
  const texts = present.map((entry) => entryText(column, entry));
  const format: BoolFormat = {
    type: 'bool',
    yes: texts.filter((text) => text.trim()[0] === '1'),
    no: texts.filter((text) => text.trim()[0] === '0'),
  };
  return { kind: 'bool', format, reasons: [{ code: 'data.kind-zero-one', args: {} }], values: boolValues(facts, format) };
}

function asBool(facts: Facts, given?: BoolFormat): Verdict | null {
  const present = presentEntries(facts);
  if (present.length === 0 || present.length > 8) return null;
  const texts = present.map((entry) => entryText(facts.column, entry));
  const yes = texts.filter((text) => (given ? given.yes.includes(text) : YES.includes(text.trim().toLowerCase())));
  const no = texts.filter((text) => (given ? given.no.includes(text) : NO.includes(text.trim().toLowerCase())));
  if (yes.length === 0 || no.length === 0 || (!given && yes.length + no.length < texts.length)) return null;
  const format: BoolFormat = { type: 'bool', yes, no };
  return {
    kind: 'bool',
    format,
    reasons: [{ code: 'data.kind-yes-no', args: { yes: yes[0] as string, no: no[0] as string } }],
    values: boolValues(facts, format),
  };
}

function boolValues({ column }: Facts, format: BoolFormat): Float64Array {
  return Float64Array.from({ length: column.entries }, (_, entry) => {
    const text = entryText(column, entry);
    return format.yes.includes(text) ? 1 : format.no.includes(text) ? 0 : NaN;
  });
}

function presentEntries({ column, counts }: Facts): number[] {
  if (column.entries > 64) return [];
  const out: number[] = [];
  for (let entry = 1; entry < column.entries; entry++)
    if ((counts[entry] as number) > 0 && !saysMissing(entryText(column, entry))) out.push(entry);
  return out;
}

function asWords({ column, counts, evidence: e }: Facts): Verdict {
  const distinct = column.entries - 1;
  const present = column.codes.length - (counts[0] as number);
  const repeats = present / Math.max(1, distinct);
  const category =
    column.unique &&
    distinct <= MOST_CATEGORIES &&
    e.meanLength <= LONG_TEXT &&
    (distinct <= 2 || repeats >= 2 || (distinct <= 20 && repeats >= 1.5));
  const args = { distinct, count: present };
  return {
    kind: category ? 'category' : 'text',
    format: TEXT,
    reasons: [{ code: category ? 'data.kind-category' : 'data.kind-text', args }],
  };
}

/** The commonest texts, or the first ones where hardly any comes twice. */
function examplesOf({ column, counts }: Facts): string[] {
  const most = Math.min(column.entries, 5000);
  const order = Array.from({ length: most - 1 }, (_, i) => i + 1).sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const out: string[] = [];
  for (const entry of order) {
    const text = entryText(column, entry);
    if (!saysMissing(text)) out.push(text.length > 80 ? `${text.slice(0, 79)}…` : text);
    if (out.length === 5) break;
  }
  return out;
}

function describe(facts: Facts, verdict: Verdict): InferredColumn {
  const { column, counts } = facts;
  const { codes, entries } = column;
  const { values, misfitEntries } = verdict;
  const words: number[] = [];
  if (values) {
    for (let entry = 1; entry < entries; entry++)
      if (Number.isNaN(values[entry] as number) && !misfitEntries?.has(entry)) words.push(entry);
  } else for (let entry = 1; entry < entries; entry++) if (entrySaysMissing(column, entry)) words.push(entry);
  const missing = words.reduce((sum, entry) => sum + (counts[entry] as number), counts[0] as number);
  const misfits: number[] = [];
  let misfitCount = 0;
  if (misfitEntries !== undefined && misfitEntries.size > 0) {
    for (let row = 0; row < codes.length; row++) {
      if (!misfitEntries.has(codes[row] as number)) continue;
      if (misfitCount++ < MISFITS_KEPT) misfits.push(row);
    }
  }
  return {
    name: column.name,
    kind: verdict.kind,
    format: verdict.format,
    reasons: verdict.reasons,
    missing,
    distinct: entries - 1 - words.length,
    distinctExact: column.unique,
    examples: examplesOf(facts),
    misfits,
    misfitCount,
  };
}
