import type { Topic } from './words';
import { headerTokens, headerWords } from './words';
import { distinctEntries } from './cells';
import { entryHead } from './entry-head';
import { saysMissing } from './missing';
import type { InferredColumn, RawColumn } from './reading';

const SAMPLE = 300;
export const COMPANY = /\s(?:AS|ASA|ANS|SA|GmbH|AG|KG|OHG|UG|e\.?K\.?|Ltd\.?|LLC|LLP|Inc\.?|plc|PLC|Oy|Oyj|AB|A\/S|ApS|B\.?V\.?|S\.?A\.?)$/;
/** Units of time: `total_day_minutes` is no money. */
export const TIMES = new Set(
  'minutes minutter minuten hours timer stunden seconds sekunder sekunden duration varighet dauer mins std hrs sek secs days dager tage months måneder monate'.split(
    ' ',
  ),
);
export const isTime = (token: string): boolean =>
  TIMES.has(token) || /(?:minuten|minutter|stunden|timer|sekunden|hours|dauer|varighet)$/.test(token);

export interface Look {
  readonly raw: RawColumn;
  readonly column: InferredColumn;
  readonly words: ReadonlySet<Topic>;
  readonly tokens: readonly string[];
  /** Distinct texts that say something, at most 300. */
  readonly sample: readonly string[];
  readonly present: number;
  readonly last: boolean;
  /** The header says name. */
  readonly called: boolean;
}

export function look(raw: RawColumn, column: InferredColumn, last: boolean): Look {
  const sample: string[] = [];
  const step = Math.max(1, (raw.entries - 1) / SAMPLE);
  for (let at = 1; at < raw.entries; at += step) {
    const text = entryHead(raw, Math.floor(at)).trim();
    if (!saysMissing(text)) sample.push(text);
  }
  const tokens = headerTokens(raw.name);
  const called = tokens.some((token) => /(?:name|navn|namn|nom|naam)$/.test(token));
  return { raw, column, words: headerWords(raw.name), tokens, sample, present: raw.codes.length - column.missing, last, called };
}

export const share = ({ sample }: Look, test: (text: string) => boolean): number =>
  sample.length === 0 ? 0 : sample.filter(test).length / sample.length;
export const isWords = ({ column }: Look): boolean => column.kind === 'text' || column.kind === 'category';
export const wholeNumbers = (it: Look): boolean => it.column.kind === 'number' && share(it, (text) => /^\d+(?:[.,]0)?$/.test(text)) === 1;
export const numbersOf = ({ sample }: Look): number[] => sample.map((text) => Number(text.replace(',', '.').replace(/[%\s]/g, '')));

/** Each value comes once; counted exactly. */
export function allDifferent({ raw, column, present }: Look): boolean {
  if (present < 2) return false;
  if (column.distinctExact) return column.distinct === present;
  return distinctEntries(raw).firsts.length - 1 >= present;
}
