import type { Program } from '../core/program';
import type { Table } from '../core/table';
import { codedKeys, type Inputs } from './join';
import { run } from './run';
import { ofColumn } from './vector';

/** A join whose key stands in several rows of the further file: which of them counts would be chance. null when there is none. */
export function joinThatRepeats(program: Program, inputs: Inputs): { readonly source: string; readonly key: string } | null {
  for (const op of program) {
    if (op.op !== 'join') continue;
    const within = joinThatRepeats(op.roll, inputs);
    if (within) return within;
    const last = op.roll.at(-1);
    const names = op.on.map(([, there]) => there);
    const rolled = (last?.op === 'rollup' && last.by.every((name) => names.includes(name))) || last?.op === 'distinct';
    if (!rolled && repeats(run(op.roll, inputs.get(op.with) as Table, inputs), names)) return { source: op.with, key: names.join(', ') };
  }
  return null;
}

function repeats(table: Table, names: readonly string[]): boolean {
  const vectors = table.columns.filter(({ name }) => names.includes(name)).map(ofColumn);
  const seen = new Set<number>();
  for (const code of codedKeys(vectors, vectors, table.rows, table.rows)[0]) {
    if (code >= 0 && seen.has(code)) return true;
    seen.add(code);
  }
  return false;
}
