import { MIN_PEOPLE } from '../../core/least-people';
import { hashBytes, hashJson, mix32 } from '../../core/hash';
import { isNumeric } from '../../core/table';
import { bitsOf, countRules, findRules, judgeRules } from '../../ml/hot-rules';
import { wilsonInterval } from '../../ml/interval';
import type { Condition } from '../profile/meta';
import { sayCondition } from '../profile/words';
import { once } from '../train/remembered';
import { evenly, markOf, type Known } from './known';
import type { HotRule } from './meta';
import { conditionOf, cutsOf, partsOf } from './parts-of';

const MOST_ROWS = 20_000;
const MOST_COLUMNS = 30;
const CUTS = 8;
/** Of fewer rows that teach nothing is asked. */
const LEAST_SHARE = 0.01;
const LEAST_ROWS = 25;
const SHOWN = 5;
const FEWEST = 10;

interface Asked {
  readonly column: number;
  readonly condition: Condition;
  holds(row: number): boolean;
}

interface Rows {
  readonly rows: Uint32Array;
  readonly y: Uint8Array;
}

interface Found extends Pick<HotRule, 'rows' | 'positives' | 'low' | 'high'> {
  readonly conditions: readonly Condition[];
}

/**
 * Conjunctions of up to three conditions that come true much oftener than all; null where too few rows were held out to judge any. They are looked for among
 * the columns that weigh most, and how much each weighs changes nothing but the order in which a rule names them: so the same columns, cells and rows are
 * searched once, whatever the model.
 * @param known the columns that weigh most, in order @param rowIds of the table in which they all stand
 */
export async function hotRules(
  known: readonly Known[],
  taught: Rows,
  judged: Rows,
  rowIds: Uint32Array,
  checkpoint: () => Promise<void>,
): Promise<readonly HotRule[] | null> {
  const asked = known.slice(0, MOST_COLUMNS).sort((a, b) => (a.name < b.name ? -1 : 1));
  const name = hashJson([
    asked.map(markOf),
    [taught, judged].map(({ rows, y }) => [hashBytes(new Uint8Array(rows.slice().buffer)), hashBytes(y)]),
  ]);
  const found = await once(rowIds, `rules ${name}`, () => search(asked, taught, judged, rowIds, checkpoint));
  if (!found) return null;
  const rank = new Map(known.map((one, i) => [one.name, i]));
  const rankOf = ({ column }: Condition): number => rank.get(column) ?? 0;
  return found.map(({ conditions, ...rule }) => ({
    said: [...conditions].sort((a, b) => rankOf(a) - rankOf(b)).map(sayCondition),
    ...rule,
  }));
}

/** Of the rows that teach one in so many confirms what was found on the others. */
const CONFIRM = 3;

async function search(
  known: readonly Known[],
  taught: Rows,
  judged: Rows,
  rowIds: Uint32Array,
  checkpoint: () => Promise<void>,
): Promise<readonly Found[] | null> {
  if (rarer(judged) < FEWEST) return null;
  const places = evenly(Uint32Array.from(taught.rows.keys()), MOST_ROWS);
  const confirms = (place: number): boolean => mix32(rowIds[taught.rows[place] as number] as number) % CONFIRM === 0;
  const finding = partOf(
    taught,
    places.filter((place) => !confirms(place)),
  );
  const confirming = partOf(taught, places.filter(confirms));
  const { rows } = finding;
  const least = Math.max(LEAST_ROWS, Math.ceil(LEAST_SHARE * rows.length));
  const asked: Asked[] = [];
  for (const [column, one] of known.entries()) {
    asked.push(...questionsOf(one, column, rows, least));
    await checkpoint();
  }
  const found = await findRules(
    asked.map(({ column, holds }) => ({ column, bits: bitsOf(rows.length, (i) => holds(rows[i] as number)) })),
    wonIn(finding),
    rows.length,
    least,
    checkpoint,
  );
  const holding = (side: Rows) =>
    found.map(({ conditions }) =>
      bitsOf(side.rows.length, (i) => conditions.every((place) => asked[place]?.holds(side.rows[i] as number) ?? false)),
    );
  // which are told is settled before a row that judges is looked at: their count would flatter those that did well there
  const sure = judgeRules(holding(confirming), wonIn(confirming), confirming.rows.length, MIN_PEOPLE);
  const counts = countRules(holding(judged), wonIn(judged));
  return sure
    .flatMap(({ rule }) => {
      const { rows: count, successes } = counts[rule] as (typeof counts)[number];
      const conditions = (found[rule]?.conditions ?? []).flatMap((place) => asked[place]?.condition ?? []);
      return count < MIN_PEOPLE ? [] : [{ conditions, rows: count, positives: successes, ...wilsonInterval(successes, count) }];
    })
    .slice(0, SHOWN);
}

const wonIn = ({ y }: Rows): Uint32Array => bitsOf(y.length, (i) => y[i] === 1);

function rarer({ y }: Rows): number {
  const positives = y.reduce((sum, one) => sum + one, 0);
  return Math.min(positives, y.length - positives);
}

function partOf({ rows, y }: Rows, places: Uint32Array): Rows {
  return { rows: places.map((place) => rows[place] as number), y: Uint8Array.from(places, (place) => y[place] as number) };
}

/** Above and up to each round number, between any two of them, and each common level. */
function questionsOf(known: Known, column: number, rows: Uint32Array, least: number): readonly Asked[] {
  const cuts = cutsOf(known, rows, CUTS, least);
  if (cuts.length === 0 || !isNumeric(known.column) || known.column.kind !== 'number') {
    const parts = partsOf(known, rows, CUTS, least)?.parts ?? [];
    return parts.flatMap(({ condition, holds }) => (condition ? [{ column, condition, holds }] : []));
  }
  const { data } = known.column;
  const whole = rows.every((row) => Number.isNaN(data[row]) || Number.isInteger(data[row]));
  const ends = [null, ...cuts, null];
  return ends.flatMap((over, i) =>
    ends.slice(i + 1).flatMap((upTo): Asked[] => {
      if (over === null && upTo === null) return [];
      const holds = (row: number): boolean => {
        const value = data[row] as number;
        return (over === null || value > over) && (upTo === null || value <= upTo) && !Number.isNaN(value);
      };
      return [{ column, condition: conditionOf(known, { over, upTo, whole }), holds }];
    }),
  );
}
