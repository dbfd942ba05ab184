/** Values in their order, lowest first; values of one rung are divided by `|`. English, Norwegian and German. */
export const SCALES: readonly string[] = [
  'xxs, xs|extra small|very small|svært liten|sehr klein, s|small|liten|lite|klein, m|medium|mid|mid-size|mellomstor|middels|mittel|mittelgroß, l|large|big|stor|stort|groß, xl|extra large|very large|svært stor|sehr groß, xxl, xxxl',
  'none|ingen|keine, very low|svært lav|veldig lav|sehr niedrig|sehr gering, low|lav|lavt|niedrig|gering, medium|moderate|normal|middels|mittel, high|høy|høyt|hoch, very high|svært høy|veldig høy|sehr hoch, critical|urgent|kritisk|haster|kritisch|dringend',
  'bronze|bronse, silver|sølv|silber, gold|gull, platinum|platina|platin, diamond|diamant',
  'never|aldri|nie|niemals, rarely|seldom|sjelden|selten, sometimes|occasionally|av og til|iblant|manchmal|gelegentlich, often|frequently|ofte|oft|häufig, always|alltid|immer',
  'strongly disagree|helt uenig|svært uenig|stimme gar nicht zu, disagree|somewhat disagree|uenig|litt uenig|stimme nicht zu, neutral|neither|nøytral|verken eller|teils teils, agree|somewhat agree|enig|litt enig|stimme zu, strongly agree|helt enig|svært enig|stimme voll zu',
  'very dissatisfied|svært misfornøyd|veldig misfornøyd|sehr unzufrieden, dissatisfied|unsatisfied|misfornøyd|unzufrieden, neutral|nøytral|verken eller, satisfied|fornøyd|zufrieden, very satisfied|svært fornøyd|veldig fornøyd|sehr zufrieden',
  'very bad|svært dårlig|sehr schlecht, bad|poor|dårlig|schlecht, fair|average|ok|middels|mittel, good|god|bra|gut, very good|svært god|svært bra|sehr gut, excellent|utmerket|ausgezeichnet',
  'daily|daglig|täglich, weekly|ukentlig|wöchentlich, monthly|month-to-month|månedlig|monatlich, quarterly|kvartalsvis|vierteljährlich|quartalsweise, half-yearly|halvårlig|halbjährlich, yearly|annual|annually|one year|årlig|jährlich, two year|two years|toårig|zweijährig',
  'cold|kald|kaldt|kalt, warm|varm|varmt|lunken, hot|het|hett|heiß',
  'free|gratis|kostenlos, starter|start, basic|basis, standard, plus, pro|professional|profesjonell|professionell, business|bedrift, premium, enterprise',
  'primary school|grunnskole|hauptschule, high school|secondary school|videregående|videregående skole|realschule, vocational|fagskole|fagbrev|berufsausbildung, abitur, bachelor|bachelor’s|bachelorgrad, master|mastergrad|diplom, phd|doctorate|doktorgrad|promotion',
  'beginner|nybegynner|anfänger, intermediate|øvet|viderekommen|fortgeschritten, advanced|avansert, expert|ekspert|experte',
  'tester, starter|start, grower|vekst, champion|mester',
];

export type Scale = readonly (readonly [value: string, rung: number])[];

const READ: readonly Scale[] = SCALES.map((scale) =>
  scale.split(', ').flatMap((rung, i) => rung.split('|').map((value) => [value, i + 1] as const)),
);

/** At least so many of its values must be there, and nothing else but this share of the rows. */
const LEAST_VALUES = 2;
const STRAY = 0.05;

/**
 * The scale the values are on: one of ours, or ranges that begin with a number (`1-10`, `11 to 50`, `<10`, `200+`). The rungs are numbered from 1.
 * @param counts rows of each value
 */
export function scaleOf(counts: ReadonlyMap<string, number>): Scale | null {
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const plain = (value: string): string => value.trim().toLowerCase();
  const covers = (scale: Scale): boolean => {
    const known = new Map(scale);
    const found = [...counts].filter(([value]) => known.has(plain(value)));
    const rungs = new Set(found.map(([value]) => known.get(plain(value))));
    return rungs.size >= LEAST_VALUES && found.reduce((sum, [, count]) => sum + count, 0) >= (1 - STRAY) * rows;
  };
  return READ.find(covers) ?? ranges([...counts.keys()].map(plain), covers);
}

const RANGE =
  /^(<|under|below|unter|less than|mindre enn|weniger als|over|above|über|more than|mer enn|mehr als|>)?\s*(\d[\d\s.,]*)\s*(?:(-|–|to|til|bis)\s*(\d[\d\s.,]*)|(\+|and over|and more|og over|og mer|und mehr|eller mer))?(?:\s*\p{L}{1,12})?$/u;
const BELOW = /^(?:<|under|below|unter|less than|mindre enn|weniger als)$/;

function ranges(values: readonly string[], covers: (scale: Scale) => boolean): Scale | null {
  const read = values.flatMap((value): { value: string; from: number; plain: boolean }[] => {
    const parts = RANGE.exec(value);
    if (!parts) return [];
    const low = Number((parts[2] ?? '').replace(/[\s.,]/g, ''));
    const plain = parts[1] === undefined && parts[3] === undefined && parts[5] === undefined;
    // “under 10” comes before “10 to 20”, “over 50” after “20 to 50”.
    const from = parts[1] === undefined ? low : BELOW.test(parts[1]) ? -1 / (low + 1) : low + 0.5;
    return [{ value, from, plain }];
  });
  // Numbers alone are codes or amounts, not ranges.
  if (read.filter(({ plain }) => !plain).length < LEAST_VALUES) return null;
  const order = [...new Set(read.map(({ from }) => from))].sort((a, b) => a - b);
  const scale: Scale = read.map(({ value, from }) => [value, order.indexOf(from) + 1] as const);
  return covers(scale) ? scale : null;
}
