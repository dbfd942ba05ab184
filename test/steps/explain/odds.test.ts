import { expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { schemaOf } from '../../../src/core/schema';
import type { StepView } from '../../../src/core/step';
import { numericColumn, tableOf } from '../../../src/core/table';
import type { Known } from '../../../src/steps/explain/known';
import { oddsOf } from '../../../src/steps/explain/odds';
import type { TrainLearnt } from '../../../src/steps/train/learnt';

function oddsIn(unit: number) {
  const r = random('units');
  const after = tableOf([
    numericColumn(
      'x',
      'number',
      Array.from({ length: 200 }, () => unit * r.normal()),
    ),
  ]);
  const schemaAfter = schemaOf(after, new Map());
  const [column, about] = [after.columns[0], schemaAfter[0]];
  const known = [{ name: 'x', column, from: column, about, inputs: ['x'] }] as readonly Known[];
  const learnt = {
    bias: 0,
    terms: [{ column: 'x', origin: ['x'], weight: 1 / unit, mean: 0 }],
    calibration: { a: 1, b: 0 },
    strength: 1,
  } as unknown as TrainLearnt;
  return oddsOf(learnt, known, { after, schemaAfter } as unknown as StepView, Uint32Array.from(after.rowIds.keys()))[0];
}

it('odds do not hang on the unit, be it 1 or 1e300', () => {
  const [plain, huge] = [oddsIn(1), oddsIn(1e300)];
  expect(plain?.ratio).toBeCloseTo(Math.exp(plain?.per.step ?? 0), 9);
  expect([(plain?.low ?? 9) < 2.5, (plain?.high ?? 0) > 2.9]).toEqual([true, true]);
  expect((huge?.per.step ?? 0) / 1e300).toBeCloseTo(plain?.per.step ?? NaN, 9);
  for (const of of ['ratio', 'low', 'high'] as const) expect(huge?.[of]).toBeCloseTo(plain?.[of] ?? NaN, 9);
});
