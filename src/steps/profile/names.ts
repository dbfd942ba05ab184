import { mix32 } from '../../core/hash';

const SLOTS = 64;
const SEEDS = Array.from({ length: SLOTS }, (_, slot) => mix32(slot + 0x51ab));
/** Hex digits kept of each slot, the low ones: the least of many hashes begins with zeros. */
const DIGITS = 4;
/** Shared part of two memberships from which on they count as the same people. */
const SAME = 0.3;

export type SavedName = readonly [signature: string, name: string];

export interface Signed {
  readonly id: string;
  readonly signature: string;
}

/**
 * A sketch of a set of rows, from which the share of members two sets have in common can be told (MinHash, Broder 1997; 64 slots of 16 bits).
 * Made of places in the file, so it says nothing about anyone's data. @returns 256 hex digits
 */
export function signatureOf(rowIds: Iterable<number>): string {
  const least = new Uint32Array(SLOTS).fill(0xffffffff);
  for (const id of rowIds) {
    const hashed = mix32(id + 0x9e3779b9);
    for (let slot = 0; slot < SLOTS; slot++) {
      const value = mix32(hashed ^ (SEEDS[slot] as number));
      if (value < (least[slot] as number)) least[slot] = value;
    }
  }
  return Array.from(least, (value) => (value & 0xffff).toString(16).padStart(DIGITS, '0')).join('');
}

/** Estimated share of members in common (Jaccard), 0 … 1; 0 for what is no signature. */
export function similarity(a: string, b: string): number {
  if (a.length !== SLOTS * DIGITS || b.length !== a.length) return 0;
  let equal = 0;
  for (let at = 0; at < a.length; at += DIGITS) if (a.slice(at, at + DIGITS) === b.slice(at, at + DIGITS)) equal++;
  return equal / SLOTS;
}

/**
 * Which saved name belongs to which segment: the closest pair first, each name and each segment once, and none that share less than 30 % of their people.
 * @returns place in `saved` by segment id
 */
function matchPlaces(saved: readonly SavedName[], segments: readonly Signed[]): ReadonlyMap<string, number> {
  const pairs = saved.flatMap(([signature], place) =>
    segments.map((segment, order) => ({ place, order, id: segment.id, alike: similarity(signature, segment.signature) })),
  );
  const found = new Map<string, number>();
  const used = new Set<number>();
  for (const { place, id, alike } of pairs.sort((a, b) => b.alike - a.alike || a.place - b.place || a.order - b.order)) {
    if (alike < SAME || found.has(id) || used.has(place)) continue;
    found.set(id, place);
    used.add(place);
  }
  return found;
}

/** The user's name of each segment that has one. */
export function matchNames(saved: readonly SavedName[], segments: readonly Signed[]): ReadonlyMap<string, string> {
  return new Map([...matchPlaces(saved, segments)].map(([id, place]) => [id, saved[place]?.[1] ?? '']));
}

/** `params.names` after the user named a segment; an empty name gives it back its proposed one. Names of segments that are not here now stay. */
export function withName(saved: readonly SavedName[], segments: readonly Signed[], id: string, name: string): readonly SavedName[] {
  const places = matchPlaces(saved, segments);
  const segment = segments.find((one) => one.id === id);
  if (!segment) return saved;
  const kept = saved.filter((_, place) => place !== places.get(id));
  const trimmed = name.trim().slice(0, 120);
  return trimmed === '' ? kept : [...kept, [segment.signature, trimmed]];
}
