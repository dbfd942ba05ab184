import { tellable } from '../../core/least-people';
import type { StepImpl } from '../../core/step';
import type { Table } from '../../core/table';
import { concentration, heldByTop, topThatHolds, type Concentration } from '../../ml/lorenz';
import type { MlTasks } from '../context';
import { finite, numbersOf } from '../figures';
import { amountOf, leastPeople, segmentsOf, type Groups } from '../segments-of';
import { FEWEST, SMALL, TIMES, type params, type SegmentValue, type ValueReport } from './meta';

const PLACES = 100;
const FIFTHS = 5;

export const impl: StepImpl<typeof params, ValueReport, MlTasks> = {
  async fit() {
    return { program: [], learnt: null, notes: [] };
  },

  async report({ after, schemaAfter }, _fitted, { amount }, { checkpoint }) {
    const column = amountOf(schemaAfter, amount);
    const least = leastPeople(schemaAfter);
    if (!column) return { ...NOTHING, column: null, unknown: after.rows, least };
    const values = numbersOf(after, column.name);
    await checkpoint();
    const shared = concentration(values);
    await checkpoint();
    const counted = shared.held.length - 1;
    const known = counted > 0 && shared.total > 0 && Number.isFinite(shared.total);
    const found = segmentsOf(after, schemaAfter);
    const segments = known && counted >= least ? valuesOf(after, values, found, counted, shared.total, least) : [];
    const fifths = Math.floor(counted / FIFTHS) >= least;
    const curve = known && fifths ? curveOf(shared, counted, least) : [];
    const half = halfOf(curve, counted, least);
    return {
      column: column.name,
      counted,
      unknown: after.rows - counted,
      negative: values.reduce((count, value) => count + (value < 0 ? 1 : 0), 0),
      known,
      total: counted >= least ? finite(shared.total) : null,
      topFifth: fifths ? finite(heldByTop(shared, 1 / FIFTHS)) : null,
      half: half !== null && Math.floor(half * counted) >= least ? half : null,
      gini: counted >= least ? finite(shared.gini) : null,
      curve,
      segments,
      few: known ? found.ids.length - segments.length : 0,
      least,
    };
  },
};

const NOTHING: Omit<ValueReport, 'column' | 'unknown' | 'least'> = {
  counted: 0,
  negative: 0,
  known: false,
  total: null,
  topFifth: null,
  half: null,
  gini: null,
  curve: [],
  segments: [],
  few: 0,
};

/** In steps of no fewer than `least` customers, and at most a hundred, with one at a fifth. */
function curveOf(shared: Concentration, counted: number, least: number): ValueReport['curve'] {
  const places = Math.min(PLACES, FIFTHS * Math.floor(counted / least / FIFTHS));
  return Array.from({ length: places + 1 }, (_, i) => ({ people: i / places, held: heldByTop(shared, i / places) }));
}

/** Straight between two places of the curve: told to the very customer, the way to the next place would be a handful's. */
function halfOf(curve: ValueReport['curve'], counted: number, least: number): number | null {
  if (curve.length === 0) return null;
  const half = finite(topThatHolds({ held: Float64Array.from(curve, ({ held }) => held), total: 1 }, 0.5));
  return half !== null && Math.floor(half * counted) >= least ? half : null;
}

/** Of segments with too few amounts nothing is told, nor of one whose amounts would tell theirs, as the whole is told too. */
function valuesOf(table: Table, values: Float64Array, { ids, of }: Groups, counted: number, total: number, least: number): SegmentValue[] {
  const rows = new Uint32Array(ids.length);
  const money = new Float64Array(ids.length);
  const most = new Float64Array(ids.length).fill(-Infinity);
  for (let row = 0; row < table.rows; row++) {
    const segment = of[row] as number;
    const value = values[row] as number;
    if (segment < 0 || Number.isNaN(value)) continue;
    rows[segment] = (rows[segment] as number) + 1;
    money[segment] = (money[segment] as number) + value;
    if (value > (most[segment] as number)) most[segment] = value;
  }
  const outside = counted - rows.reduce((sum, people) => sum + people, 0);
  const told = tellable([...rows, outside], least);
  return ids.flatMap((id, segment) => {
    const people = rows[segment] as number;
    if (!told[segment]) return [];
    const sum = money[segment] as number;
    const one = { rows: people, money: sum, most: most[segment] as number };
    const shares = { share: people / counted, moneyShare: sum / total };
    return [{ id, rows: people, ...shares, money: sum, mean: sum / people, valuable: isValuable(one, counted, total) }];
  });
}

/** Few people, much money, and not one customer's alone. */
function isValuable(
  { rows, money, most }: { readonly rows: number; readonly money: number; readonly most: number },
  counted: number,
  total: number,
): boolean {
  const share = rows / counted;
  const without = { share: (rows - 1) / (counted - 1), money: (money - most) / (total - most) };
  return rows >= FEWEST && share <= SMALL && money / total >= TIMES * share && without.money >= TIMES * without.share;
}
