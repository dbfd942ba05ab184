/** Reads one file and prints the most memory it took at a time, and what the typed table takes, in bytes. Started by data-memory.ts. */
import { createReadStream, statSync } from 'node:fs';
import type { Table } from '../../src/core/table';
import { readFile } from '../../src/data/read';

/** A string in V8: its header beside its characters, and the place that points to it. */
const STRING = 16 + 8;

function bytesOf({ columns, rowIds }: Table): number {
  let sum = rowIds.byteLength;
  for (const column of columns) {
    if ('data' in column) sum += column.data.byteLength;
    else sum += column.codes.byteLength + column.dict.reduce((all, text) => all + text.length + STRING, 0);
  }
  return sum;
}

/** @param path of a CSV file */
async function main(path: string): Promise<void> {
  const before = process.memoryUsage().rss;
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage().rss);
  };
  const timer = setInterval(look, 5);
  const source = { size: statSync(path).size, chunks: () => createReadStream(path, { highWaterMark: 1 << 20 }) };
  const result = await readFile('bench.csv', source, {}, { checkpoint: async () => look() });
  clearInterval(timer);
  if (!result.ok) throw new Error(result.problem.code);
  // With every text made a string.
  const table = bytesOf(result.value.table);
  look();
  const { rows, columns } = result.value.raw;
  process.stdout.write(JSON.stringify({ peak: peak - before, table, rows, columns: columns.length }));
}

void main(process.argv[2] as string);
