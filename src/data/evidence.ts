import { entryText } from './cells';
import { isLong } from './entry-head';
import { DateScan } from './dates';
import { saysMissing } from './missing';
import { numberParts, signEvidence } from './numbers';
import type { RawColumn } from './reading';

const SAMPLE_ENTRIES = 2000;
/** A number beyond doubt among others, where 1e5 may name an article: 1.5e3, 1e300. */
const POWER = /^[-+]?\d+(?:[.,]\d+e[-+]?\d+|e[-+]?\d{3,})$/i;

/** What a sample of a column's texts looks like; counts are of texts, not of rows. */
export interface Evidence {
  readonly sampled: number;
  readonly present: number;
  readonly numbers: number;
  readonly integers: number;
  readonly decimals: Readonly<Record<'.' | ',', number>>;
  readonly groups: Readonly<Record<'.' | ',' | ' ' | "'", number>>;
  /** `1.234`, `1,234`. */
  readonly unsure: Readonly<Record<'.' | ',', number>>;
  /** Whole numbers of 1,000 and more without a separator: such a column does not group its thousands. */
  readonly ungrouped: number;
  readonly percents: number;
  readonly currency: string;
  readonly leadingZeros: number;
  readonly plusSigns: number;
  readonly longNumbers: number;
  /** `1e5`: an article number sooner than a quantity. */
  readonly bareExponents: number;
  readonly dates: number;
  readonly compactDates: number;
  readonly times: number;
  readonly halfDays: number;
  readonly fixedOrder: number;
  readonly dayFirst: number;
  readonly monthFirst: number;
  readonly dotted: number;
  /** Letters and digits mixed, or other marks of codes. */
  readonly codes: number;
  readonly meanLength: number;
}

export function evidenceOf(column: RawColumn): Evidence {
  const scan = new DateScan();
  const decimals = { '.': 0, ',': 0 };
  const groups = { '.': 0, ',': 0, ' ': 0, "'": 0 };
  const unsure = { '.': 0, ',': 0 };
  const currencies = new Map<string, number>();
  const tally = {
    sampled: 0, present: 0, numbers: 0, integers: 0, ungrouped: 0, percents: 0, leadingZeros: 0, plusSigns: 0, longNumbers: 0, bareExponents: 0,
    dates: 0, compactDates: 0, times: 0, halfDays: 0, fixedOrder: 0, dayFirst: 0, monthFirst: 0, dotted: 0, codes: 0,
  }; // prettier-ignore
  let length = 0;
  let powers = 0;
  let barePowers = 0;
  const step = Math.max(1, (column.entries - 1) / SAMPLE_ENTRIES);
  for (let at = 1; at < column.entries; at += step) {
    const entry = Math.floor(at);
    tally.sampled++;
    if (isLong(column, entry)) {
      tally.present++;
      length += (column.offsets[entry + 1] as number) - (column.offsets[entry] as number);
      continue;
    }
    const text = entryText(column, entry);
    if (saysMissing(text)) continue;
    tally.present++;
    length += text.length;
    const trimmed = text.trim();
    if (/^0\d/.test(trimmed) && !/[.,:/-]/.test(trimmed)) tally.leadingZeros++;
    if (/^\+\d[\d ()/-]{6,}$/.test(trimmed)) tally.plusSigns++;
    if (/\d/.test(trimmed) && /\p{L}/u.test(trimmed) && trimmed.length <= 20 && !/\s/.test(trimmed)) {
      if (POWER.test(trimmed)) powers++;
      else tally.codes++;
    }
    if (scan.scan(column.arena, column.offsets[entry] as number, column.offsets[entry + 1] as number)) {
      tally.dates++;
      if (scan.compact) tally.compactDates++;
      if (scan.hasTime) tally.times++;
      if (scan.halfDay) tally.halfDays++;
      if (scan.separator === 46) tally.dotted++;
      if (scan.fixed) tally.fixedOrder++;
      else if (scan.first > 12) tally.dayFirst++;
      else if (scan.second > 12) tally.monthFirst++;
      if (!scan.compact) continue;
    }
    const parts = numberParts(text);
    if (parts === null) continue;
    const signs = signEvidence(parts.core);
    if (signs.broken) continue;
    tally.numbers++;
    if (signs.decimal !== '') decimals[signs.decimal]++;
    if (signs.group !== '') groups[signs.group]++;
    if (signs.unsure !== '') unsure[signs.unsure]++;
    if (/^\d+$/.test(parts.core)) {
      tally.integers++;
      if (parts.core.length > 3) tally.ungrouped++;
      if (parts.core.length > 15) tally.longNumbers++;
    }
    if (/^\d+e\d+$/i.test(parts.core)) {
      if (POWER.test(parts.core)) barePowers++;
      else tally.bareExponents++;
    }
    if (parts.percent) tally.percents++;
    if (parts.currency !== '') currencies.set(parts.currency, (currencies.get(parts.currency) ?? 0) + 1);
  }
  const currency = [...currencies].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  // a column mostly of them is one of names after all
  if (powers > tally.numbers / 2) {
    tally.codes += powers;
    tally.bareExponents += barePowers;
  }
  return { ...tally, decimals, groups, unsure, currency, meanLength: tally.present === 0 ? 0 : length / tally.present };
}
