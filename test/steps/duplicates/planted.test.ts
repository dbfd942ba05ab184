import { describe, expect, it } from 'vitest';
import { impl } from '../../../src/steps/duplicates/run';
import { meta } from '../../../src/steps/duplicates/meta';
import { samePeople } from '../../fixtures/same-people';
import { oneStep } from '../one-step';
import { queueOf } from '../../../src/steps/duplicates/queue';
import { schemaOf } from '../../../src/core/schema';
import { cell, findColumn, type Cell, type Column } from '../../../src/core/table';
import { readText } from '../../data/reading';
import { samples } from '../../fixtures/make-samples';

const step = { meta, impl };

async function judged(seed: string, rows: number): Promise<{ precision: number; recall: number; found: number; planted: number }> {
  const { table, roles, truth } = samePeople(rows, 0.08, seed);
  const { pairs } = await queueOf(
    table,
    new Uint8Array(rows).fill(1),
    schemaOf(table, new Map(Object.entries(roles))),
    async () => undefined,
  );
  const hits = pairs.filter(({ a, b }) => truth.has(`${a}-${b}`)).length;
  return { precision: hits / pairs.length, recall: hits / truth.size, found: pairs.length, planted: truth.size };
}

describe('planted duplicates', () => {
  it.each(['first', 'second'])('are found, and little else: seed %s', async (seed) => {
    const { precision, recall, found, planted } = await judged(seed, 5000);
    console.info(
      `duplicates: ${planted} planted among 5,000, ${found} shown; precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    );
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  it('a clean twin raises at most one false alarm in 2,000 customers', async () => {
    const { table, roles } = samePeople(2000, 0, 'clean');
    const { report } = await oneStep(step, table, roles);
    expect(report.found).toBe(0);
    expect(report.open).toBeLessThanOrEqual(1);
  });
});

describe('customers entered twice in the samples', () => {
  it.each(samples().filter(({ truth }) => 'twice' in (truth as object)))(
    '$file: nearly all are asked about, and little else',
    async (sample) => {
      const reading = await readText(sample.text);
      const { twice, entity } = sample.truth as { readonly twice: readonly (readonly [string, string])[]; readonly entity: string };
      const { table, roles } = reading;
      const schema = schemaOf(table, new Map(roles.map(({ name, role }) => [name, role])));
      const { pairs } = await queueOf(table, new Uint8Array(table.rows).fill(1), schema, async () => undefined);
      const id = findColumn(table, entity) as Column;
      const key = (a: Cell, b: Cell): string => [a, b].sort().join(' ');
      const truth = new Set(twice.map(([a, b]) => key(a, b)));
      const found = new Set(pairs.map(({ a, b }) => key(cell(id, a), cell(id, b))));
      const hits = [...found].filter((pair) => truth.has(pair)).length;
      const [precision, recall] = [hits / found.size, hits / truth.size];
      const missed = [...truth].filter((pair) => !found.has(pair));
      console.info(
        `${sample.file}: ${truth.size} planted, ${found.size} shown; precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}; missed ${missed.join(', ') || 'none'}`,
      );
      expect(precision).toBeGreaterThanOrEqual(0.9);
      expect(recall).toBeGreaterThanOrEqual(0.9);
    },
  );
});
