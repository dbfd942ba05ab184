import type { Facts, Verdict } from './facts';
import { entryText } from './cells';
import { saysMissing } from './missing';
import type { BoolFormat } from './reading';

const MOST_CATEGORIES = 1000;
const LONG_TEXT = 60;
const YES = ['yes', 'y', 'ja', 'j', 'true', 't', 'sant', 'wahr', 'oui', 'x', '✓'];
const NO = ['no', 'n', 'nei', 'nein', 'false', 'f', 'usann', 'falsch', 'non'];

/** 0 and 1 alone are yes and no, unless the header counts something. */
export function asBinary(facts: Facts, forced = false): Verdict | null {
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

export function asBool(facts: Facts, given?: BoolFormat): Verdict | null {
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

export function asWords({ column, counts, evidence: e }: Facts): Verdict {
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
    format: { type: 'text' },
    reasons: [{ code: category ? 'data.kind-category' : 'data.kind-text', args }],
  };
}
