import { logBinomialTail } from './gamma';
import { wilsonInterval } from './interval';

/** Which rows fulfil a condition: 32 rows a word. */
type Bits = Uint32Array;

export interface HotCondition {
  /** Conditions of one column never stand together in a rule. */
  readonly column: number;
  readonly bits: Bits;
}

interface FoundRule {
  /** Places in the conditions, ascending. */
  readonly conditions: readonly number[];
  readonly rows: number;
  readonly successes: number;
}

const DEPTH = 3;
/** Rules of each length that are made longer. */
const BEAM = 40;
/** Rules handed on to be judged. */
const MOST = 6;
/** Of two rules that speak of mostly the same rows the better one is kept. */
const SAME = 0.5;
/** A further condition must raise the share by so much. */
const WORTH = 1.15;

export function bitsOf(rows: number, holds: (row: number) => boolean): Bits {
  const bits = new Uint32Array((rows + 31) >>> 5);
  for (let row = 0; row < rows; row++) if (holds(row)) bits[row >>> 5] = (bits[row >>> 5] as number) | (1 << (row & 31));
  return bits;
}

/**
 * Conjunctions of up to three conditions whose rows come true much oftener than all, found by beam search over the rows that teach; best
 * first by the lower end of the share's interval. Of many that were tried some look good by chance: judge them on other rows (`judgeRules`).
 * @param leastRows a rule speaks of at least so many
 */
export async function findRules(
  conditions: readonly HotCondition[],
  y: Bits,
  rows: number,
  leastRows: number,
  checkpoint: () => Promise<void>,
): Promise<readonly FoundRule[]> {
  const base = countBits(y) / Math.max(1, rows);
  interface Open extends FoundRule {
    readonly bits: Bits;
    readonly low: number;
  }
  const rated = (places: readonly number[], bits: Bits): Open => {
    const count = countBits(bits);
    const successes = countBoth(bits, y);
    return { conditions: places, rows: count, successes, bits, low: wilsonInterval(successes, count).low };
  };
  const better = (a: Open, b: Open): number =>
    b.low - a.low || a.conditions.length - b.conditions.length || a.conditions.join().localeCompare(b.conditions.join());
  const all: Open[] = [];
  let beam: Open[] = conditions.map(({ bits }, place) => rated([place], bits)).filter((one) => one.rows >= leastRows);
  const first = beam;
  for (let length = 1; ; length++) {
    beam.sort(better);
    all.push(...beam.slice(0, BEAM).filter(({ low, successes, rows: count }) => low > base && successes / count > WORTH * base));
    if (length === DEPTH) break;
    const seen = new Set<string>();
    const next: Open[] = [];
    for (const rule of beam.slice(0, BEAM)) {
      await checkpoint();
      const columns = new Set(rule.conditions.map((place) => conditions[place]?.column));
      const share = rule.successes / rule.rows;
      for (const {
        conditions: [place = 0],
        bits,
      } of first) {
        if (columns.has(conditions[place]?.column)) continue;
        const places = [...rule.conditions, place].sort((a, b) => a - b);
        const key = places.join();
        if (seen.has(key)) continue;
        seen.add(key);
        const both = countBoth(rule.bits, bits);
        // a condition that leaves out next to no one says nothing
        if (both < leastRows || both > 0.95 * rule.rows) continue;
        const longer = rated(
          places,
          rule.bits.map((word, i) => word & (bits[i] as number)),
        );
        if (longer.successes / longer.rows >= WORTH * share && longer.low > rule.low) next.push(longer);
      }
    }
    beam = next;
    if (beam.length === 0) break;
  }
  const kept: Open[] = [];
  for (const rule of all.sort(better)) {
    if (kept.length === MOST) break;
    const overlaps = kept.some(({ bits, rows: count }) => countBoth(bits, rule.bits) > SAME * Math.min(count, rule.rows));
    if (!overlaps) kept.push(rule);
  }
  return kept.map(({ conditions: places, rows: count, successes }) => ({ conditions: places, rows: count, successes }));
}

interface JudgedRule {
  /** Place in the rules. */
  readonly rule: number;
  readonly rows: number;
  readonly successes: number;
}

/** At most one list in two hundred without anything in it names a rule. */
const ALARM = 0.005;

/**
 * Those of the rules that come true oftener than all on rows that did not find them: the chance of so many successes at the share of everyone,
 * corrected for the number of rules (Holm 1979).
 * @param holds bits over the judging rows, by rule @param leastRows a rule about fewer is not told
 */
export function judgeRules(holds: readonly Bits[], y: Bits, rows: number, leastRows: number): readonly JudgedRule[] {
  const base = countBits(y) / Math.max(1, rows);
  const judged = countRules(holds, y)
    .map((one) => ({ ...one, log: one.rows < leastRows ? 0 : logBinomialTail(one.successes, one.rows, base) }))
    .sort((a, b) => a.log - b.log || a.rule - b.rule);
  const sure = judged.findIndex(({ log }, i) => !(log <= Math.log(ALARM / (judged.length - i))));
  return judged
    .slice(0, sure < 0 ? judged.length : sure)
    .map(({ rule, rows: count, successes }) => ({ rule, rows: count, successes }))
    .sort((a, b) => a.rule - b.rule);
}

/** How many rows each rule speaks of, and how many of them come true. @param holds bits by rule */
export function countRules(holds: readonly Bits[], y: Bits): readonly JudgedRule[] {
  return holds.map((bits, rule) => ({ rule, rows: countBits(bits), successes: countBoth(bits, y) }));
}

function countBits(bits: Bits): number {
  let sum = 0;
  for (let i = 0; i < bits.length; i++) sum += ones(bits[i] as number);
  return sum;
}

function countBoth(a: Bits, b: Bits): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ones((a[i] as number) & (b[i] as number));
  return sum;
}

/** Bits set in a word of 32 (Warren, Hacker's Delight). */
function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
