import { numbersFast } from './fast-entries';
import type { Facts, Verdict } from './facts';
import { examplesOf, FIT_SHARE, MISFIT_SHARE } from './facts';
import { entrySaysMissing, entryText } from './cells';
import { mending } from './mends';
import { saysMissing } from './missing';
import { numberParts, parseNumberBytes } from './numbers';
import type { ColumnOverride, Message, NumberFormat } from './reading';
import { ENTRIES_A_PART, inParts, type Parts } from './parts';
import { asWords } from './words-kind';

/** Digits that are names, not quantities. */
export function staysText({ evidence: e, words }: Facts): Message | null {
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

function numberFormat({ column, evidence: e, file }: Facts): { format: NumberFormat; reasons: Message[]; assumed: boolean } {
  const point = e.decimals['.'] + e.groups[','];
  const comma = e.decimals[','] + e.groups['.'];
  const reasons: Message[] = [];
  let decimal: '.' | ',' = '.';
  // A text `1.234` among stored numbers may be either.
  let assumed = (column.stored?.numbers ?? 0) > 0 && (column.stored?.unsureTexts ?? 0) > 0;
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

/** Where all numbers are stored as such there is nothing to guess. */
function* storedFormat({ column, counts }: Facts): Parts<{ format: NumberFormat; reasons: Message[]; assumed: boolean } | null> {
  const { stored } = column;
  if (!stored || stored.numbers === 0) return null;
  let others = -stored.numbers;
  for (const [from, to] of inParts(column.entries, ENTRIES_A_PART)) {
    for (let entry = Math.max(1, from); entry < to; entry++) if (!entrySaysMissing(column, entry)) others += counts[entry] as number;
    yield;
  }
  if (others > 0) return null;
  const reasons: Message[] = [{ code: 'data.stored-numbers', args: {} }];
  if (stored.currency !== '') reasons.push({ code: 'data.currency', args: { currency: stored.currency } });
  return { format: { type: 'number', decimal: '.', group: '', percent: false, currency: stored.currency }, reasons, assumed: false };
}

/** @param forced a number even if many cells do not fit @param before the decimal sign in an earlier file, taken where nothing in this one says better */
export function* asNumber(facts: Facts, forced: boolean, given?: NumberFormat, before?: NumberFormat['decimal']): Parts<Verdict | null> {
  const { column, counts, evidence: e } = facts;
  const seen = given ? { format: given, reasons: [], assumed: false } : ((yield* storedFormat(facts)) ?? numberFormat(facts));
  const { reasons, assumed } = seen;
  const format = assumed && before !== undefined && before !== seen.format.decimal ? otherSigns(seen.format) : seen.format;
  const { arena, offsets } = column;
  const { values, odd } = yield* numbersFast(column, format);
  const mends = mending(format);
  const misfitEntries = new Set<number>();
  let misfitRows = 0;
  let mixed = 0;
  let codes = 0;
  for (let i = 0; i < odd.length; i++) {
    if (i % ENTRIES_A_PART === 0) yield;
    const entry = odd[i] as number;
    const value = parseNumberBytes(arena, offsets[entry] as number, offsets[entry + 1] as number, format);
    if (!Number.isNaN(value)) {
      values[entry] = value;
      continue;
    }
    const text = entryText(column, entry);
    if (saysMissing(text)) continue;
    const mended = mends?.(text);
    if (mended !== undefined) {
      values[entry] = mended;
      continue;
    }
    misfitEntries.add(entry);
    misfitRows += counts[entry] as number;
    if (numberParts(text) !== null) mixed++;
    else if (/\d/.test(text) && /\p{L}/u.test(text) && !/\s/.test(text.trim())) codes++;
  }
  const present = column.codes.length - (counts[0] as number);
  if (!forced && misfitRows > present * MISFIT_SHARE) return null;
  if (!forced && codes > 0 && e.integers === e.numbers) {
    return { ...asWords(facts), reasons: [{ code: 'data.kind-codes', args: { count: codes } }] };
  }
  reasons.unshift({ code: 'data.kind-number', args: { share: Math.floor((100 * (present - misfitRows)) / Math.max(1, present)) } });
  const verdict: Verdict = { kind: 'number', format, reasons, values, misfitEntries };
  const { name } = column;
  if (mixed > 0) {
    return {
      ...verdict,
      question: {
        message: { code: 'data.ask-mixed-signs', args: { column: name, count: mixed } },
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
  return [
    { name, kind: 'number', format },
    { name, kind: 'number', format: otherSigns(format) },
    { name, kind: 'text' },
  ];
}

/** Point and comma in each other's place. */
function otherSigns(format: NumberFormat): NumberFormat {
  return format.decimal === '.'
    ? { ...format, decimal: ',', group: format.group === '' || format.group === ',' ? '.' : format.group }
    : { ...format, decimal: '.', group: format.group === '' || format.group === '.' ? ',' : format.group };
}
