/** Learns trees from a table that ml-trees.py drew, and prints what that took. Started by ml-trees.ts. */
import fs from 'node:fs';
import path from 'node:path';
import { rocAuc } from '../../src/ml/metrics';
import { binColumns } from '../../src/ml/trees/bins';
import { boost, ensembleScores, type Ensemble } from '../../src/ml/trees/boost';
import { growForest } from '../../src/ml/trees/forest';
import { fastTrees } from '../../src/ml/trees/walk';

const OPTIONS = { leaves: 31, depth: 40, learningRate: 0.1, l2: 0, leastRows: 20 };

async function measured<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const start = process.cpuUsage();
  const answer = await work();
  const { user, system } = process.cpuUsage(start);
  return [answer, (user + system) / 1000];
}

/** Five rounds, each on the rows of the other four. */
async function folds(columns: readonly Float64Array[], y: Uint8Array, trees: number): Promise<readonly Ensemble[]> {
  const models: Ensemble[] = [];
  for (let fold = 0; fold < 5; fold++) {
    const taught = (_: number, row: number): boolean => row % 5 !== fold;
    const [own, outcomes] = [columns.map((column) => column.filter(taught)), y.filter(taught)];
    models.push(await boost(await binColumns(own, own.length, outcomes.length), outcomes, { ...OPTIONS, trees }));
  }
  return models;
}

async function main([folder = '', what, rowsText, colsText, treesText]: readonly string[]): Promise<void> {
  const [rows, cols, trees] = [Number(rowsText), Number(colsText), Number(treesText)];
  const bytes = fs.readFileSync(path.join(folder, 'x.f64'));
  const x = new Float64Array(bytes.buffer, bytes.byteOffset, rows * cols);
  const columns = Array.from({ length: cols }, (_, j) => x.subarray(j * rows, (j + 1) * rows));
  const y = Uint8Array.from(fs.readFileSync(path.join(folder, 'y.u8')));
  await fastTrees();
  const before = process.memoryUsage().rss;
  const [model, ms] = await measured(async (): Promise<Ensemble> => {
    if (what === 'folds') return (await folds(columns, y, trees)).at(-1) as Ensemble;
    const binned = await binColumns(columns, cols, rows);
    if (what === 'boost') return boost(binned, y, { ...OPTIONS, trees });
    return { base: 0, trees: await growForest(binned, y, { from: 0, count: trees, seedKey: 'bench' }), sets: [] };
  });
  // in kilobytes, the most there ever was
  const memory = 1024 * process.resourceUsage().maxRSS - before;
  // as the program of a model does it
  const [scores, predict] = await measured(() => Promise.resolve(ensembleScores(model, columns, rows)));
  process.stdout.write(JSON.stringify({ ms, predict, memory, auc: rocAuc(y, scores) }));
}

void main(process.argv.slice(2));
