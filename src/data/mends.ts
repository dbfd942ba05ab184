import { markOf } from '../core/fingerprint';
import type { Marks, SaidFormat } from '../core/recipe';
import type { Format, Mends } from './reading';

/** What an odd text means, as the user said: by the text as it stands, or by its mark. undefined: nothing was said of it. */
export function mending({
  mends = [],
  marks = [],
}: {
  readonly mends?: Mends;
  readonly marks?: Marks;
}): ((text: string) => number | undefined) | null {
  if (mends.length + marks.length === 0) return null;
  const texts = new Map(mends);
  const known = new Map(marks);
  return (text) => texts.get(text) ?? (known.size > 0 ? known.get(markOf(text)) : undefined);
}

/** A format as a recipe says it: texts by their marks. null for kinds that are written in one way only. */
export function saidFormat(format: Format | undefined): SaidFormat | null {
  if (format?.type !== 'number' && format?.type !== 'date') return null;
  const { mends = [], marks: before = [], ...rest } = format;
  const told = mends.map(([text, value]) => [markOf(text), value] as const);
  const marks = [...new Map([...before, ...told])].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...rest, ...(marks.length > 0 && { marks }) };
}

/** Whether cells read in one way and in the other are the same. */
export function sameFormat(one: Format, other: Format): boolean {
  const key = (format: Format): string => {
    const said = saidFormat(format);
    if (said === null) return '';
    // Whether there is a time of day is seen from the cells, and the currency is only told.
    const marks = said.marks ?? [];
    return JSON.stringify(said.type === 'date' ? [said.order, marks] : [said.decimal, said.group, said.percent, marks]);
  };
  return one.type === other.type && key(one) === key(other);
}
