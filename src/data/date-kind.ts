import { entrySaysMissing, entryText } from './cells';
import { DateScan } from './dates';
import { datesFast } from './fast-entries';
import type { Facts, Verdict } from './facts';
import { examplesOf, MISFIT_SHARE } from './facts';
import { mending } from './mends';
import { ENTRIES_A_PART, inParts, type Parts } from './parts';
import type { ColumnOverride, DateFormat, Message } from './reading';

export function compactAreDates({ evidence: e, words }: Facts): boolean {
  return words.has('date') || (e.compactDates === e.present && e.present >= 20 && !words.has('id'));
}

/** @param before the order in an earlier file, taken where nothing in this one says better */
export function orderOf(
  { evidence: e, file }: Facts,
  before?: DateFormat['order'],
): { order: DateFormat['order']; reason: Message; sure: boolean } {
  const ordered = e.dates - e.fixedOrder;
  if (ordered === 0) return { order: 'ymd', reason: { code: 'data.dates-clear', args: {} }, sure: true };
  if (e.dayFirst > 0 && e.dayFirst >= e.monthFirst)
    return { order: 'dmy', reason: { code: 'data.dates-day-first', args: { count: e.dayFirst } }, sure: true };
  if (e.monthFirst > 0) return { order: 'mdy', reason: { code: 'data.dates-month-first', args: { count: e.monthFirst } }, sure: true };
  if (e.dotted === ordered) return { order: 'dmy', reason: { code: 'data.dates-dots', args: {} }, sure: true };
  if (e.halfDays > 0) return { order: 'mdy', reason: { code: 'data.dates-half-days', args: {} }, sure: false };
  if (file.order !== '') return { order: file.order, reason: { code: 'data.dates-as-others', args: { order: file.order } }, sure: false };
  if (before !== undefined && before !== 'ymd') return { order: before, reason: { code: 'data.dates-unsure', args: {} }, sure: false };
  return { order: file.decimal === '.' ? 'mdy' : 'dmy', reason: { code: 'data.dates-unsure', args: {} }, sure: false };
}

export function* asDate(facts: Facts): Parts<Verdict | null> {
  const { column, counts, evidence: e } = facts;
  const { order, reason, sure } = orderOf(facts);
  const verdict = yield* parsingDates(facts, { type: 'date', order, time: e.times > 0 });
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

export function* parsingDates({ column }: Facts, format: DateFormat): Parts<Verdict> {
  const { arena, offsets, entries } = column;
  const scan = new DateScan();
  const { values, odd } = yield* datesFast(column);
  const mended = mending(format);
  const misfitEntries = new Set<number>();
  for (let i = 0; i < odd.length; i++) {
    if (i % ENTRIES_A_PART === 0) yield;
    const entry = odd[i] as number;
    const read = scan.scan(arena, offsets[entry] as number, offsets[entry + 1] as number) ? scan.resolve(format.order) : NaN;
    const value = Number.isNaN(read) && mended ? (mended(entryText(column, entry)) ?? NaN) : read;
    values[entry] = value;
    if (Number.isNaN(value) && !entrySaysMissing(column, entry)) misfitEntries.add(entry);
  }
  let clock = false;
  for (const [from, to] of inParts(entries)) {
    for (let entry = Math.max(1, from); entry < to && !clock; entry++) {
      const value = values[entry] as number;
      clock = !Number.isNaN(value) && value % 86_400_000 !== 0;
    }
    yield;
  }
  return { kind: 'date', format: { ...format, time: clock }, reasons: [], values, misfitEntries };
}
