import type { Condition, Said } from './meta';
import type { RankedTrait } from './traits';

/** A column or value of more letters than this is not said whole in a name. */
const LONG = 40;
/** Below this many standard deviations a difference is no name. */
const TELLING = 0.25;
/** A level is what "most" of a segment are from this share on. */
const MOST = 0.5;

/** What a name can be made of. */
interface Nameable {
  /** Surest of the strongest first. */
  readonly traits: readonly RankedTrait[];
  /** What the segment's rule asks: its columns come first, and no name says the opposite. */
  readonly rule: readonly Condition[];
  /** Too few people to say anything of. */
  readonly small: boolean;
}

/**
 * A name in words for each segment from its rule and what sets it apart most: "High Fresh, few orders". No two segments share one, in either order, but
 * for those too small to name.
 * @param counts columns that count things, of which there are many or few
 */
export function proposeNames(segments: readonly Nameable[], counts: ReadonlySet<string>): readonly Said[] {
  const taken = new Set<string>();
  return segments.map(({ traits, rule, small }) => {
    if (small) return { code: 'profile.name.small', args: {} };
    const telling = worthNaming(traits).filter((one) => !against(one, rule));
    const asked = telling.filter(({ trait }) => rule.some(({ column }) => column === trait.column));
    const parts = onePerColumn([...asked, ...telling]).map((one) => part(one, counts));
    const name = candidates(parts).find((one) => !taken.has(keyOf(one)));
    if (name) {
      taken.add(keyOf(name));
      return name;
    }
    const base = candidates(parts)[0] ?? { code: 'profile.name.typical', args: {} };
    let said: Said = base;
    for (let number = 2; taken.has(keyOf(said)); number++) said = { code: 'profile.name.again', args: { name: base, number } };
    taken.add(keyOf(said));
    return said;
  });
}

/** The same for both orders of two parts. */
function keyOf({ code, args }: Said): string {
  return JSON.stringify([
    code,
    ...Object.values(args)
      .map((arg) => JSON.stringify(arg))
      .sort(),
  ]);
}

/** The rule asks for more of what the segment has less of, or the other way round. */
function against({ trait }: RankedTrait, rule: readonly Condition[]): boolean {
  return rule.some(
    ({ column, over, upTo }) =>
      column === trait.column && (trait.effect < 0 ? over !== null && upTo === null : over === null && upTo !== null),
  );
}

/** The two strongest first, then other pairs among the first five, then one alone. */
function candidates(parts: readonly Said[]): readonly Said[] {
  const first = parts.slice(0, 5);
  const pairs = first.flatMap((a, i) => first.slice(i + 1).map((b) => pairOf(a, b)));
  return [...pairs, ...first.map((one): Said => ({ code: 'profile.name.one', args: { first: one } }))];
}

const ALIKE: ReadonlyMap<string, string> = new Map(
  (['high', 'low', 'many', 'few'] as const).map((way) => [`profile.part.${way}`, `profile.name.${way}`]),
);

/** "Low Milk and Grocery" in place of "Low Milk, low Grocery". */
function pairOf(first: Said, second: Said): Said {
  const alike = first.code === second.code ? ALIKE.get(first.code) : undefined;
  if (alike === undefined) return { code: 'profile.name', args: { first, second } };
  return { code: alike, args: { first: first.args['column'] ?? '', second: second.args['column'] ?? '' } };
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

/** There are many or few of them; of a day or a tenure there are not, whole numbers or no. */
function namesThings(column: string): boolean {
  const words = spoken(column).split(' ');
  return [words[0], words.at(-1)].some((word) => THINGS.test(word ?? ''));
}

/** Several words, which say by themselves what they are about: "2 Adults No Kids" rather than "2". */
const PHRASE = /\p{L}.*[\s-].*\p{L}/u;
/** More than one of something, by its ending; Norwegian ones do not tell, so those our own columns begin with. */
const THINGS = /^(?:\p{L}*[^\W\dsiu]s|ordrer|varer|besøk|kjøp|hendelser|saker|e-poster)$/iu;
const NUMBER_OF = /^(?:number|num|antall|anzahl)[\s_]+(?:(?:of|av)[\s_]+)?(?=\p{L})/iu;

/** A column's name as it stands in a sentence: words apart, and in small letters where they were run together. */
export function spoken(name: string): string {
  const apart = name
    .replace(/_+/g, ' ')
    .replace(/(\p{Ll})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .trim();
  const joined = apart !== name;
  return apart
    .split(' ')
    .map((word, at, all) => ((joined || (at === 0 && all.length > 1)) && /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word))
    .join(' ');
}

function part({ trait: { column, made, since, level, effect } }: RankedTrait, counts: ReadonlySet<string>): Said {
  const more = effect > 0;
  if (level === 'true') return { code: more ? 'profile.part.yes' : 'profile.part.no', args: { column: brief(spoken(column)) } };
  if (level !== null && PHRASE.test(level)) return { code: 'profile.part.mostly.level', args: { level: brief(level) } };
  if (level !== null) return { code: 'profile.part.mostly', args: { column: brief(spoken(column)), level: brief(level) } };
  if (since !== null) return { code: more ? 'profile.part.long-ago' : 'profile.part.recent', args: { what: since } };
  if (made !== null) return { code: `profile.part.${made}.${more ? 'high' : 'low'}`, args: {} };
  if (NUMBER_OF.test(column) || (counts.has(column) && namesThings(column))) {
    return { code: more ? 'profile.part.many' : 'profile.part.few', args: { column: brief(spoken(column.replace(NUMBER_OF, ''))) } };
  }
  return { code: more ? 'profile.part.high' : 'profile.part.low', args: { column: brief(spoken(column)) } };
}

/** The beginning, up to a word's end where there is one: what is in a name is said whole in the rule and beside the figures. */
function brief(text: string): string {
  const letters = [...text];
  if (letters.length <= LONG) return text;
  const begun = letters.slice(0, LONG - 1).join('');
  const last = begun.lastIndexOf(' ');
  return `${(last > LONG / 2 ? begun.slice(0, last) : begun).replace(/[\s,;:(]+$/u, '')}…`;
}
