import { say, type Message } from '../core/message';
import type { Words } from '../core/text';
import type { RowPart } from '../engine/types';
import { because, inOneSentence, phrase, usually } from '../steps/explain/names';

export { because, inOneSentence };

/** No model is sure: a chance that was rounded to 0 or 1 is said as nearly so. */
export const neverSure = (chance: number): number => Math.min(1 - 1e-9, Math.max(1e-9, chance));

/** A chance as so many of ten, or of a hundred or a thousand where it is less than that can tell. */
export function inPeople(chance: number, words: Words): string {
  const sure = neverSure(chance);
  return words.outOf(sure, [10, 100, 1000].find((of) => Math.round(sure * of) > 0) ?? 1000);
}

/** The strongest, whichever way they point. */
export function strongest(parts: readonly RowPart[], count: number): readonly RowPart[] {
  return [...parts]
    .filter(({ effect }) => Math.abs(effect) > 1e-9)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, count);
}

/** Of a long name, or a long value, its beginning is enough to know it by. */
const MOST = 28;
const short = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST - 1).trimEnd()}…` : text);
const shortCell = (cell: RowPart['value']): RowPart['value'] => (typeof cell === 'string' ? short(cell) : cell);

/** A reason where there is room for a line: “Staff is 240”, and what is usual. */
export function briefly(part: RowPart): { readonly said: Message; readonly usual: Message | null; readonly whole: Message } {
  const brief = { ...part, column: short(part.column), value: shortCell(part.value) };
  const same = part.usual === part.value;
  const said = phrase(same ? { ...brief, usual: brief.value } : brief);
  const usual = same ? null : usually({ ...brief, usual: shortCell(part.usual) });
  return { said, usual, whole: usual ? say('explain.because', { said, usual }) : said };
}
