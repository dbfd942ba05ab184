import type { GroupMark, GroupSketch } from '../../core/group-marks';
import { FIELDS, type Told } from './meta';

/** A segment as the page knows it: its own sketch, and that of the mark that was found to be about it. */
export interface Marked {
  readonly sketch: GroupSketch;
  readonly marked: string | null;
}

/** The mark about a segment: one made since the card ran, else the one the card found. */
function markOf(marks: readonly GroupMark[], { sketch, marked }: Marked): GroupMark | undefined {
  const by = (people: string): GroupMark | undefined => marks.find(({ of }) => of[0]?.people === people);
  return by(sketch.people) ?? (marked === null ? undefined : by(marked));
}

export function told(mark: GroupMark | undefined): Told {
  const texts = new Map(mark?.texts);
  return Object.fromEntries(FIELDS.map((field) => [field, texts.get(field) ?? ''])) as Told;
}

export function toldOf(marks: readonly GroupMark[], segment: Marked): Told {
  return told(markOf(marks, segment));
}

/** `params.told` after the user wrote something about a segment; what is said of groups that are not here now stays. */
export function withTold(marks: readonly GroupMark[], segment: Marked, change: Partial<Told>): readonly GroupMark[] {
  const before = markOf(marks, segment);
  const now = { ...told(before), ...change };
  const texts = FIELDS.flatMap((field): [string, string][] => (now[field].trim() === '' ? [] : [[field, now[field].trim()]]));
  const kept = marks.filter((mark) => mark !== before);
  return texts.length === 0 ? kept : [...kept, { does: 'tell', of: [segment.sketch], texts, letter: '' }];
}
