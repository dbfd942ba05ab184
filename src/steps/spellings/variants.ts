import { keysOf, visitPairs, type Pass } from '../../ml/blocking';
import { edits } from '../../ml/jaro-winkler';
import { company, companyKey } from '../../ml/legal-forms';
import { deceives, digitRuns, fingerprintKey, folded, looksLike, ngramKey, words } from '../../ml/text-keys';
import type { Why } from './meta';
import { placeOf } from './places';

export interface Level {
  readonly value: string;
  readonly rows: number;
}

/** One value written in another way; both are places in the levels. */
export interface Variant {
  readonly from: number;
  readonly to: number;
  readonly why: Why;
}

/** Certain enough to be confirmed many at once. */
export const SURE: ReadonlySet<Why> = new Set<Why>(['letters', 'legal-form', 'place']);

/** Signs that change what a value means: 10 and 10+, <5 and >5, C and C#, 5 and -5. */
const meaningful = (text: string): string => (text.match(/[+<>=#%*&€$£]|(?<![\p{L}\p{N}])-(?=\d)/gu) ?? []).join('');

/** Below this share of countries among the values, NO and DE are words and no codes. */
const CODES_FROM = 0.6;
/** Shorter keys say too little: Ål and Al are two places. */
const SHORTEST = 3;
/** A slip of the pen is rarer than what was meant, by this. */
const RARER = 0.2;

/**
 * Which levels are other spellings of a commoner one. In order: equal letters in any order of words, accents and signs aside; one legal form
 * written in two ways; names of one country or city; signs that look alike but are not; equal pairs of letters, and one or two slips in long words.
 * Never when a digit or a sign that means something differs, or when both are known as different places.
 */
export async function variants(levels: readonly Level[], checkpoint: () => Promise<void>): Promise<readonly Variant[]> {
  const head = levels.map((_, i) => i);
  const why = new Map<number, Why>();
  const places = levels.map(({ value }) => placeOf(value));
  const countries = places.filter(Boolean).length >= CODES_FROM * levels.length;
  const commoner = (a: number, b: number): number => {
    const [x, y] = [levels[a] as Level, levels[b] as Level];
    const [hiddenX, hiddenY] = [deceives(x.value), deceives(y.value)];
    if (hiddenX !== hiddenY) return hiddenX ? b : a;
    return x.rows > y.rows || (x.rows === y.rows && x.value < y.value) ? a : b;
  };
  const collide = (reason: Why, key: (value: string, level: number) => string | null): void => {
    const byKey = new Map<string, number[]>();
    levels.forEach(({ value }, level) => {
      if (head[level] !== level) return;
      const text = key(value, level);
      if (text !== null) byKey.set(text, [...(byKey.get(text) ?? []), level]);
    });
    for (const group of byKey.values()) {
      if (group.length < 2) continue;
      const to = group.reduce(commoner);
      for (const from of group) if (from !== to) join(from, to, reason);
    }
  };
  const join = (from: number, to: number, reason: Why): void => {
    head.forEach((of, level) => {
      if (of === from) head[level] = to;
    });
    why.set(from, reason);
  };
  const deceiving = new Set(levels.flatMap(({ value }) => (deceives(value) ? [folded(looksLike(value))] : [])));
  const guard = (value: string): string => `${meaningful(value)}|${digitRuns(value)}`;

  collide('look-alike', lookKey);
  collide('letters', (value) => {
    const key = fingerprintKey(value);
    return key.length >= SHORTEST ? `${key}|${guard(value)}` : null;
  });
  collide('legal-form', (value) => (company(value).forms.length > 0 ? companyKey(value) : null));
  collide('place', (_, level) => {
    const place = places[level];
    return place && (countries || !place.code) ? place.place : null;
  });
  await checkpoint();
  collide('near', (value) => {
    const key = ngramKey(value);
    return key.length > 6 ? `${key}|${guard(value)}` : null;
  });
  await nearby();
  return levels.flatMap((_, from) => {
    const to = head[from] as number;
    return to === from ? [] : [{ from, to, why: why.get(from) ?? 'near' }];
  });

  /** A form that is missing: "Nordlys" beside "Nordlys AS"; and slips of the pen. Each joins the commonest it may be; what joined is joined to no further one. */
  async function nearby(): Promise<void> {
    const heads = levels.map((_, i) => i).filter((level) => head[level] === level);
    const text = heads.map((level) => words((levels[level] as Level).value).join(' '));
    const solid = text.map((words) => words.replaceAll(' ', ''));
    const order = Int32Array.from(heads, (_, i) => i);
    const passes: Pass[] = [
      { keys: keysOf(solid.map((key) => (key.length >= 5 ? key.slice(0, 3) : null))), order },
      { keys: keysOf(solid.map((key) => (key.length >= 5 ? key.slice(-3) : null))), order },
    ];
    const best = new Map<number, number>();
    const offer = (from: number, to: number): void => {
      const held = best.get(from);
      if (held === undefined || (levels[to] as Level).rows > (levels[held] as Level).rows) best.set(from, to);
    };
    await visitPairs(
      passes,
      { block: 400, window: 100, most: 1_000_000 },
      (a, b) => {
        const [x, y] = [heads[a] as number, heads[b] as number];
        const to = commoner(x, y);
        const from = to === x ? y : x;
        const [one, other] = [levels[from] as Level, levels[to] as Level];
        if (guard(one.value) !== guard(other.value)) return;
        if (places[from] && places[to]) return;
        if (one.rows > Math.max(1, RARER * other.rows)) return;
        if (slipped(text[a] as string, text[b] as string)) offer(from, to);
      },
      checkpoint,
    );
    const byCore = new Map<string, number[]>();
    for (const level of heads) {
      const { core } = company((levels[level] as Level).value);
      byCore.set(core.join(' '), [...(byCore.get(core.join(' ')) ?? []), level]);
    }
    for (const group of byCore.values()) {
      const bare = group.find((level) => company((levels[level] as Level).value).forms.length === 0);
      const [formed] = group.filter((level) => level !== bare);
      if (bare === undefined || formed === undefined || group.length !== 2) continue;
      if (company((levels[formed] as Level).value).forms.length > 0) offer(bare, formed);
    }
    // The commonest first, so that what others join is not joined away after.
    for (const [from, to] of [...best].sort(([, a], [, b]) => (levels[b] as Level).rows - (levels[a] as Level).rows)) {
      if (head[from] !== from || head.some((of, level) => of === from && level !== from && why.get(level) === 'near')) continue;
      join(from, head[to] as number, 'near');
    }
  }

  function lookKey(value: string): string | null {
    const looks = folded(looksLike(value));
    return deceiving.has(looks) ? looks : null;
  }
}

/**
 * One slip in words of five letters or more, two in words of nine or more; every other word equal. So neither Vest and Øst, nor North and South, nor Plan A and Plan B.
 */
export function slipped(a: string, b: string): boolean {
  const [x, y] = [a.split(' '), b.split(' ')];
  if (x.length !== y.length) return false;
  let differing = 0;
  for (const [i, word] of x.entries()) {
    const other = y[i] as string;
    if (word === other) continue;
    const shorter = Math.min(word.length, other.length);
    const most = shorter >= 9 ? 2 : shorter >= 5 ? 1 : 0;
    // A first letter is seldom wrong: Larvik and Narvik are two towns. A prefix turns the meaning: paid, unpaid.
    if (most === 0 || word[0] !== other[0] || edits(word, other, most) > most) return false;
    differing++;
  }
  return differing === 1;
}
