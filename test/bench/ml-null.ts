import { random } from '../../src/core/rng';
import type { NumericColumn, Table } from '../../src/core/table';
import type { TrainReport } from '../../src/steps/train/meta';
import { plantedTable, runSteps } from '../steps/scoring';

/**
 * Outcomes shuffled, so that nothing tells: pairs ranked right by each of the models, one for each market and a search of settings, over so many
 * seeds, and how often any was called useful: `npx tsx test/bench/ml-null.ts [seeds]`.
 */
const SEEDS = Number(process.argv[2] ?? 50);
const ROWS = 600;

function shuffled(table: Table, seed: number): Table {
  const order = random(`shuffle ${seed}`).permutation(table.rows);
  return {
    ...table,
    columns: table.columns.map((column) =>
      column.name === 'bought'
        ? { ...(column as NumericColumn), data: Float64Array.from(order, (row) => (column as NumericColumn).data[row] as number) }
        : column,
    ),
  };
}

const sums = new Map<string, number[]>();
let useful = 0;
for (let seed = 0; seed < SEEDS; seed++) {
  const table = shuffled(plantedTable(random(`null ${seed}`), ROWS, [2, -1, 1], -0.5), seed);
  const ran = await runSteps(table, { bought: 'outcome' }, ['target', ['train', { search: 4 }]], { seed: seed + 1 });
  const { contest, recommended } = ran.report<TrainReport>('train');
  for (const { id, auc } of contest) sums.set(id, [...(sums.get(id) ?? []), auc.mean]);
  if (recommended !== 'baseline') useful++;
}
for (const [id, aucs] of sums) {
  const mean = aucs.reduce((sum, auc) => sum + auc, 0) / aucs.length;
  console.log(`${id}: mean AUC ${mean.toFixed(4)}, from ${Math.min(...aucs).toFixed(3)} to ${Math.max(...aucs).toFixed(3)}`);
}
console.log(`called useful: ${useful} of ${SEEDS}`);
