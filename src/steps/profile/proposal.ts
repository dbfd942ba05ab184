import type { Said } from './meta';
import type { RankedTrait } from './traits';

/** Below this many standard deviations a difference is no name. */
const TELLING = 0.25;
/** A level is what "most" of a segment are from this share on. */
const MOST = 0.5;

/** What a name can be made of. */
interface Nameable {
  /** Surest of the strongest first. */
  readonly traits: readonly RankedTrait[];
  /** Columns the segment's rule asks for: they come first. */
  readonly rule: readonly string[];
  /** Too few people to say anything of. */
  readonly small: boolean;
}

/**
 * A name in words for each segment from its rule and what sets it apart most: "High Fresh, low Grocery". No two segments share one, but for those too
 * small to name.
 */
export function proposeNames(segments: readonly Nameable[]): readonly Said[] {
  const taken = new Set<string>();
  return segments.map(({ traits, rule, small }) => {
    if (small) return { code: 'profile.name.small', args: {} };
    const telling = worthNaming(traits);
    const asked = telling.filter(({ trait }) => rule.includes(trait.column));
    const parts = onePerColumn([...asked, ...telling]).map(part);
    const name = candidates(parts).find((one) => !taken.has(JSON.stringify(one)));
    if (name) {
      taken.add(JSON.stringify(name));
      return name;
    }
    const base = candidates(parts)[0] ?? { code: 'profile.name.typical', args: {} };
    let said: Said = base;
    for (let number = 2; taken.has(JSON.stringify(said)); number++) said = { code: 'profile.name.again', args: { name: base, number } };
    taken.add(JSON.stringify(said));
    return said;
  });
}

/** The two strongest first, then other pairs among the first five, then one alone. */
function candidates(parts: readonly Said[]): readonly Said[] {
  const first = parts.slice(0, 5);
  const pairs = first.flatMap((a, i) => first.slice(i + 1).map((b): Said => ({ code: 'profile.name', args: { first: a, second: b } })));
  return [...pairs, ...first.map((one): Said => ({ code: 'profile.name.one', args: { first: one } }))];
}

/** Amounts first, as they say most; then what most of a segment are, but not what they seldom are. */
function worthNaming(traits: readonly RankedTrait[]): readonly RankedTrait[] {
  const telling = traits.filter(({ strength }) => Math.abs(strength) >= TELLING);
  const amounts = telling.filter(({ trait }) => trait.level === null);
  const groups = telling.filter(
    ({ trait }) => trait.level !== null && (trait.level === 'true' || (trait.effect > 0 && trait.inSegment >= MOST)),
  );
  return [...amounts, ...groups];
}

function onePerColumn(traits: readonly RankedTrait[]): readonly RankedTrait[] {
  return traits.filter((one, i) => traits.findIndex((other) => other.trait.column === one.trait.column) === i);
}

function part({ trait: { column, made, since, level, effect } }: RankedTrait): Said {
  const more = effect > 0;
  if (level === 'true') return { code: more ? 'profile.part.yes' : 'profile.part.no', args: { column } };
  if (level !== null) return { code: 'profile.part.mostly', args: { column, level } };
  if (since !== null) return { code: more ? 'profile.part.long-ago' : 'profile.part.recent', args: { what: since } };
  if (made !== null) return { code: `profile.part.${made}.${more ? 'high' : 'low'}`, args: {} };
  return { code: more ? 'profile.part.high' : 'profile.part.low', args: { column } };
}
