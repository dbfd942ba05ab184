import { describe, expect, it } from 'vitest';
import { impl } from '../../../src/steps/duplicates/run';
import { meta } from '../../../src/steps/duplicates/meta';
import { samePeople } from '../../fixtures/same-people';
import { oneStep } from '../one-step';
import { queueOf } from '../../../src/steps/duplicates/queue';
import { schemaOf } from '../../../src/core/schema';

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
