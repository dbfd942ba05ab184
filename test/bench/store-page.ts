import { random } from '../../src/core/rng';
import { readFile } from '../../src/data/read';
import { textSource } from '../../src/data/source';
import { profileTable } from '../../src/data/profile';
import { columnsToKeep } from '../../src/engine/kept-columns';
import { infoOf, keptReading } from '../../src/engine/kept-reading';
import { openStore } from '../../src/store/open';
import type { Store } from '../../src/store/store';
import type { Result } from '../../src/core/problem';

/** Runs in the browser: a table of 30 mixed columns to the store, and after a reload back. */
const ROWS = 500_000;

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function text(): string {
  const rng = random('bench/store');
  const names = Array.from({ length: 30 }, (_, c) => `column ${c}`);
  const lines = [names.join(';')];
  for (let row = 0; row < ROWS; row++) {
    const cells: (string | number)[] = [`C${1_000_000 + row}`, `u${row}@firm${rng.below(5000)}.example`];
    for (let c = 0; c < 6; c++) cells.push(`${rng.below(9999)},${10 + rng.below(89)}`);
    for (let c = 0; c < 6; c++) cells.push(rng.below(500));
    for (let c = 0; c < 4; c++)
      cells.push(`${2015 + rng.below(9)}-${String(1 + rng.below(12)).padStart(2, '0')}-${String(1 + rng.below(28)).padStart(2, '0')}`);
    for (let c = 0; c < 8; c++) cells.push(`city ${rng.below(10 * (c + 1))}`);
    for (let c = 0; c < 2; c++) cells.push(rng.next() < 0.5 ? 'ja' : 'nei');
    cells.push(`word ${rng.below(400)} and ${rng.below(4000)}`, rng.next().toFixed(6).replace('.', ','));
    lines.push(cells.join(';'));
  }
  return `${lines.join('\n')}\n`;
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
}

async function save(): Promise<{ readonly ms: number; readonly bytes: number }> {
  const reading = value(await readFile('bench.csv', textSource(text())));
  const info = infoOf(reading, {}, profileTable(reading.table));
  const store: Store = value(await openStore());
  const start = performance.now();
  value(await store.saveDataset({ id: 'bench', name: 'bench.csv', created: 1, info, columns: columnsToKeep(reading), file: nothing() }));
  const ms = performance.now() - start;
  value(await store.saveNotebook({ id: 'n', name: 'n', created: 1, changed: 1, datasetId: 'bench', file: '', rows: 1, overrides: {}, recipe: null, names: {}, undo: { past: [], future: [] } })); // prettier-ignore
  const { total: bytes } = value(await store.sizes());
  store.close();
  return { ms, bytes };
}

async function load(): Promise<{ readonly open: number; readonly column: number; readonly all: number }> {
  const store = value(await openStore());
  const start = performance.now();
  const { cells } = value(await keptReading(store, 'bench'));
  const open = performance.now() - start;
  // The e-mail addresses: the widest of them.
  value(await cells.raw([1], () => Promise.resolve()));
  const column = performance.now() - start;
  value(await cells.reading(() => Promise.resolve()));
  const all = performance.now() - start;
  store.close();
  return { open, column, all };
}

Object.assign(globalThis, { leadlightBench: { save, load } });
