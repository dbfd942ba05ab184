import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stop } from '../../src/core/problem';
import { random } from '../../src/core/rng';
import { principal, projected } from '../../src/ml/pca';
import { trustworthiness } from '../../src/ml/trustworthiness';
import { umap } from '../../src/ml/umap';
import { golden } from './golden';

interface Case {
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
  /** Whole numbers from 0 as letters, where there are no cells in full. */
  readonly letters?: string;
  readonly x?: readonly number[];
  /** How far umap-learn's and scikit-learn's t-SNE pictures can be trusted. */
  readonly umap: number;
  readonly tsne: number;
}
const { neighbours, cases } = golden<{ readonly neighbours: number; readonly cases: readonly Case[] }>('umap.json');

const WHOLESALE = '../shared/data/wholesale_customers/Wholesale customers data.csv';
const hasWholesale = fs.existsSync(WHOLESALE);
if (!hasWholesale) console.info('the wholesale file is not beside the project (../shared/data): its map is not compared');

/** Spending in six columns, logarithms in standard units. */
function wholesale(): Float64Array {
  const rows = fs
    .readFileSync(WHOLESALE, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) =>
      line
        .split(',')
        .slice(2)
        .map((cell) => Math.log1p(Number(cell))),
    );
  const columns = [0, 1, 2, 3, 4, 5].map((j) => {
    const values = rows.map((row) => row[j] as number);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return values.map((value) => (value - mean) / sd);
  });
  return Float64Array.from(rows.flatMap((_, i) => columns.map((column) => column[i] as number)));
}

const cellsOf = ({ x, letters = '' }: Case): Float64Array =>
  x ? Float64Array.from(x) : letters === '' ? wholesale() : Float64Array.from(letters, (letter) => parseInt(letter, 17));

describe.each(cases)('the neighbourhoods of $name', (one) => {
  it.skipIf(one.name === 'wholesale' && !hasWholesale)('can be trusted as far as umap-learn’s', async () => {
    const x = cellsOf(one);
    const [a, b] = projected(x, one.rows, one.cols, await principal(x, one.rows, one.cols, 2));
    const from = { x: a as Float64Array, y: b as Float64Array };
    const placed = await umap(x, one.rows, one.cols, from, { random: random('oracle') });
    const ours = await trustworthiness(x, one.cols, flat(placed), one.rows, neighbours);
    console.info(`${one.name}: trustworthiness ${ours.toFixed(4)}, umap-learn ${one.umap.toFixed(4)}, t-SNE ${one.tsne.toFixed(4)}`);
    expect(ours).toBeGreaterThanOrEqual(one.umap - 0.02);
  });
});

/** Four clouds in ten columns, of which two directions show two on top of each other. */
function clouds(rows: number): Float64Array {
  const chance = random('clouds');
  return Float64Array.from({ length: rows * 10 }, (_, at) => {
    const [row, col] = [Math.floor(at / 10), at % 10];
    return chance.normal() + (col === row % 4 ? 9 : 0);
  });
}

async function start(x: Float64Array, rows: number): Promise<{ x: Float64Array; y: Float64Array }> {
  const [a, b] = projected(x, rows, 10, await principal(x, rows, 10, 2));
  return { x: a as Float64Array, y: b as Float64Array };
}

const flat = (of: { readonly x: Float64Array; readonly y: Float64Array }): Float64Array =>
  Float64Array.from({ length: 2 * of.x.length }, (_, i) => (i % 2 === 0 ? of.x : of.y)[i >> 1] as number);

describe('neighbourhoods', () => {
  it('keep near people nearer than the two widest directions do', async () => {
    const rows = 240;
    const x = clouds(rows);
    const from = await start(x, rows);
    const placed = await umap(x, rows, 10, from, { random: random('a') });
    const was = await trustworthiness(x, 10, flat(from), rows, 15);
    const is = await trustworthiness(x, 10, flat(placed), rows, 15);
    expect(is).toBeGreaterThan(was);
    expect(is).toBeGreaterThan(0.9);
    const nearestIsKin = Array.from({ length: rows }, (_, i) => {
      const far = Array.from({ length: rows }, (_, j) =>
        i === j
          ? Infinity
          : ((placed.x[i] as number) - (placed.x[j] as number)) ** 2 + ((placed.y[i] as number) - (placed.y[j] as number)) ** 2,
      );
      return far.indexOf(Math.min(...far)) % 4 === i % 4;
    });
    expect(nearestIsKin.filter(Boolean).length).toBeGreaterThan(0.98 * rows);
  });

  it('are the same for the same chance, and finite for doubles', async () => {
    const x = clouds(60);
    x.copyWithin(10, 0, 10);
    x.fill(0, 200, 400);
    const from = await start(x, 60);
    const [one, two] = [
      await umap(x, 60, 10, from, { random: random('b'), epochs: 50 }),
      await umap(x, 60, 10, from, { random: random('b'), epochs: 50 }),
    ];
    expect(two).toEqual(one);
    expect([...one.x, ...one.y].every(Number.isFinite)).toBe(true);
  });

  it('stop when asked to', async () => {
    const x = clouds(200);
    let asked = 0;
    const cancelled = umap(x, 200, 10, await start(x, 200), {
      random: random('c'),
      checkpoint: async () => {
        if (++asked > 20) stop('cancelled');
      },
    });
    await expect(cancelled).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  });
});
