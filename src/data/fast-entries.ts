import { keep, leave, Room, scratchKernel, type TextKernel } from './kernel';
import { ENTRIES_A_KERNEL, type Parts } from './parts';
import type { NumberFormat, RawColumn } from './reading';

type Texts = Pick<RawColumn, 'arena' | 'offsets' | 'entries'>;

/** Fewer entries are sooner done than handed over. */
const WORTHWHILE = 512;

interface Open {
  readonly kernel: TextKernel;
  readonly room: Room;
  readonly arena: number;
  readonly offsets: number;
}

/** The texts in a kernel's memory. What they need there is asked for at once, so that it is made large once. */
function open({ arena, offsets, entries }: Texts, perEntry: number): Open | null {
  const kernel = entries < WORTHWHILE ? null : scratchKernel();
  if (kernel === null) return null;
  const room = new Room(kernel, arena.length + entries * (4 + perEntry));
  return { kernel, room, arena: room.place(arena), offsets: room.place(offsets.subarray(0, entries + 1)) };
}

/** Equal texts get one number, in order of appearance; null where it has to be done the plain way. */
export function* distinctFast(column: Texts): Parts<{ numbers: Int32Array; firsts: Int32Array } | null> {
  const { entries } = column;
  let slots = 1024;
  while (slots * 5 < entries * 8) slots *= 2;
  const work = open(column, 8 + (slots * 8) / entries);
  if (work === null) return null;
  const { kernel, room } = work;
  const numbers = room.take(entries * 4);
  const firsts = room.take(entries * 4);
  const table = room.zeroed(slots * 8);
  // Others may want a kernel in between.
  keep(kernel);
  let count = 1;
  for (let from = 1; from < entries; from += ENTRIES_A_KERNEL) {
    const to = Math.min(entries, from + ENTRIES_A_KERNEL);
    count = kernel.distinct(work.arena, work.offsets, from, to, numbers, firsts, count, table, slots - 1);
    yield;
  }
  leave(kernel);
  const { words } = room;
  return { numbers: words.slice(numbers >> 2, (numbers >> 2) + entries), firsts: words.slice(firsts >> 2, (firsts >> 2) + count) };
}

/** Values of entries, and the entries that are not written the plain way and have none yet. */
export interface Parsed {
  readonly values: Float64Array<ArrayBuffer>;
  readonly odd: Int32Array<ArrayBuffer>;
}

export function numbersFast(column: Texts, format: NumberFormat): Parts<Parsed> {
  const decimal = format.decimal === ',' ? 44 : 46;
  return parsing(column, ({ kernel, arena }, offsets, entries, values, odd) =>
    kernel.numbers(arena, offsets, entries, decimal, format.percent, values, odd),
  );
}

export function datesFast(column: Texts): Parts<Parsed> {
  return parsing(column, ({ kernel, arena }, offsets, entries, values, odd) => kernel.dates(arena, offsets, entries, values, odd));
}

/** @param run does entries 1 to below `entries` of those at `offsets`, writes the odd ones' places among them, and says how many these are */
function* parsing(
  column: Texts,
  run: (work: Open, offsets: number, entries: number, values: number, odd: number) => number,
): Parts<Parsed> {
  const { entries } = column;
  const work = open(column, 12);
  if (work === null) return { values: new Float64Array(entries).fill(NaN), odd: Int32Array.from({ length: entries - 1 }, (_, i) => i + 1) };
  const { kernel, room } = work;
  const at = room.take(entries * 8);
  const list = room.take(entries * 4);
  // Others may want a kernel in between.
  keep(kernel);
  let count = 0;
  for (let from = 0; from < entries - 1; from += ENTRIES_A_KERNEL) {
    const some = Math.min(ENTRIES_A_KERNEL, entries - 1 - from) + 1;
    const odd = run(work, work.offsets + from * 4, some, at + from * 8, list + count * 4);
    if (from > 0)
      for (let i = 0; i < odd; i++) room.words[(list >> 2) + count + i] = (room.words[(list >> 2) + count + i] as number) + from;
    count += odd;
    yield;
  }
  leave(kernel);
  const values = new Float64Array(room.bytes.buffer, at, entries).slice();
  const odd = room.words.slice(list >> 2, (list >> 2) + count);
  values[0] = NaN;
  for (let i = 0; i < count; i++) values[odd[i] as number] = NaN;
  return { values, odd };
}
