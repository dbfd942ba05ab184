import type { SchemaColumn } from '../../core/schema';
import type { StepView } from '../../core/step';

/** Whether the groups were found by a column: by itself, by its logarithm or a scaled copy, or by the flags made of its words. */
export function usedBy({ above, schemaAfter }: StepView): (column: SchemaColumn) => boolean {
  const distance = namesIn(above.get('cluster')?.learnt, 'columns');
  const sources = new Map([...renamesIn(above.get('skew')?.learnt), ...renamesIn(above.get('scale')?.learnt)]);
  const known = new Map(schemaAfter.map((column) => [column.name, column]));
  const plain = new Set<string>();
  for (const name of distance) {
    let at: string | undefined = name;
    for (let step = 0; at !== undefined && step < 4; step++) {
      plain.add(at);
      at = sources.get(at);
    }
  }
  const ofWords = new Set([...plain].flatMap((name) => (known.get(name)?.plain === false ? known.get(name)?.origin : undefined) ?? []));
  return (column) => plain.has(column.name) || (column.kind !== 'number' && ofWords.has(column.name));
}

function namesIn(learnt: unknown, key: string): readonly string[] {
  const list = fieldOf(learnt, key);
  return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
}

/** Columns that a step made of another, by their names. */
function renamesIn(learnt: unknown): readonly (readonly [string, string])[] {
  const list = fieldOf(learnt, 'columns');
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown): [string, string][] => {
    const [to, from] = [fieldOf(entry, 'name'), fieldOf(entry, 'column')];
    return typeof to === 'string' && typeof from === 'string' ? [[to, from]] : [];
  });
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined;
}
