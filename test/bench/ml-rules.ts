import { mix32 } from '../../src/core/hash';
import { random } from '../../src/core/rng';
import { bitsOf, findRules, judgeRules, type HotCondition } from '../../src/ml/hot-rules';

/**
 * Lists whose outcome hangs on nothing, and lists in which three conditions together mean success: how often is a rule told?
 * `npx tsx test/bench/ml-rules.ts [seeds]`. Columns are numbers cut into sixths, as the card asks of them.
 */
const seeds = Number(process.argv[2] ?? 100);
const COLUMNS = 12;
const CUTS = 6;

interface Side {
  readonly rows: readonly number[];
  readonly conditions: readonly HotCondition[];
  readonly y: Uint32Array;
}

/** The rows among which rules are found, and those that confirm them: a fifth of all takes no part. */
function lists(seed: string, rows: number, base: number, planted: boolean): readonly [Side, Side] {
  const chance = random(seed);
  const cells = Array.from({ length: rows }, () => Array.from({ length: COLUMNS }, () => chance.next()));
  const hot = (row: readonly number[]): boolean => planted && (row[0] ?? 0) > 0.5 && (row[1] ?? 0) > 0.5 && (row[2] ?? 1) < 0.5;
  const won = cells.map((row) => chance.next() < (hot(row) ? 0.8 : base));
  const ends = Array.from({ length: CUTS + 1 }, (_, i) => i / CUTS);
  const side = (wanted: (row: number) => boolean): Side => {
    const own = cells.map((_, row) => row).filter(wanted);
    const bits = (holds: (row: number) => boolean) => bitsOf(own.length, (i) => holds(own[i] ?? 0));
    const conditions = Array.from({ length: COLUMNS }, (_, column) =>
      ends.flatMap((low, i) =>
        ends.slice(i + 1).flatMap((high): HotCondition[] => {
          if (low === 0 && high === 1) return [];
          return [{ column, bits: bits((row) => (cells[row]?.[column] ?? 0) > low && (cells[row]?.[column] ?? 0) <= high) }];
        }),
      ),
    ).flat();
    return { rows: own, conditions, y: bits((row) => won[row] ?? false) };
  };
  const confirms = (row: number): boolean => mix32(row) % 3 === 0;
  return [side((row) => row % 5 !== 0 && !confirms(row)), side((row) => row % 5 !== 0 && confirms(row))];
}

async function told([teach, judge]: readonly [Side, Side]): Promise<number> {
  const least = Math.max(25, Math.ceil(0.01 * teach.rows.length));
  const found = await findRules(teach.conditions, teach.y, teach.rows.length, least, () => Promise.resolve());
  const holds = found.map(({ conditions }) =>
    judge.y.map((_, word) => conditions.reduce((all, at) => all & (judge.conditions[at]?.bits[word] ?? 0), -1)),
  );
  return judgeRules(holds, judge.y, judge.rows.length, 10).length;
}

for (const [rows, base] of [
  [500, 0.3],
  [1000, 0.1],
  [4000, 0.05],
] as const) {
  for (const planted of [false, true]) {
    let named = 0;
    for (let seed = 0; seed < seeds; seed++) named += Number((await told(lists(`${rows} ${seed}`, rows, base, planted))) > 0);
    console.log(
      `${rows} rows, ${base * 100} % come true, ${planted ? 'a rule planted' : 'nothing planted'}: ${named} of ${seeds} lists name a rule`,
    );
  }
}
