import { hashBytes, hashJson } from '../../core/hash';
import { fitPlatt } from '../../ml/calibrate';
import { logistic, sigmoid } from '../../ml/logistic';
import { rocAuc } from '../../ml/metrics';
import { aucDifference } from '../../ml/paired-auc';
import type { Condition, Said } from '../profile/meta';
import { sayCondition } from '../profile/words';
import { once } from '../train/remembered';
import { evenly, markOf, type Known } from './known';
import type { Sheet, SheetLine } from './meta';
import { partsOf, type Part, type Parts } from './parts-of';

/** What fits on a page and can be added in the head. */
const MOST_COLUMNS = 8;
/** Columns it chooses from. */
const MOST_OFFERED = 20;
const PARTS = 5;
const TOP = 10;
/** A column that gives fewer points is not worth its place. */
const LEAST_WIDTH = 2;
const BANDS = 6;
const MOST_ROWS = 20_000;
const FEWEST = 10;
/** A part of a column is at least this share of the rows, and at least so many. */
const SHARE = 0.02;
const LEAST = 30;

interface Taught {
  readonly rows: Uint32Array;
  readonly y: Uint8Array;
}

interface Judged extends Taught {
  /** The model's chances. */
  readonly chance: Float64Array;
}

interface Weighed {
  /** One for each part, column by column. */
  readonly weights: Float64Array;
  readonly intercept: number;
  /** Standard deviation of what each column adds. */
  readonly spreads: readonly number[];
}

/** A weighted sum of flags, one for each part. */
async function weigh(columns: readonly Parts[], rows: Uint32Array, y: Uint8Array, checkpoint: () => Promise<void>): Promise<Weighed> {
  const all = columns.flatMap(({ parts }) => parts);
  const x = new Float64Array(rows.length * all.length);
  for (const [j, part] of all.entries()) {
    for (let i = 0; i < rows.length; i++) if (part.holds(rows[i] as number)) x[i * all.length + j] = 1;
    await checkpoint();
  }
  const { weights, intercept } = await logistic(x, rows.length, all.length, y, { C: 1, warmStart: false, checkpoint });
  let at = 0;
  const spreads = columns.map(({ parts }) => {
    const from = at;
    at += parts.length;
    let [sum, squares] = [0, 0];
    for (let i = 0; i < rows.length; i++) {
      let added = 0;
      for (let j = from; j < at; j++) added += (x[i * all.length + j] as number) * (weights[j] as number);
      sum += added;
      squares += added * added;
    }
    return Math.sqrt(Math.max(0, squares / rows.length - (sum / rows.length) ** 2));
  });
  return { weights, intercept, spreads };
}

interface Scored {
  readonly known: Known;
  /** With their points; rows in none of them get `rest`. */
  readonly parts: readonly { readonly part: Part; points: number }[];
  readonly rest: number;
  /** Every row that taught is in one of the parts. */
  readonly covered: boolean;
}

/** A sheet, and what each row that judges gets by it. */
interface Made extends Pick<Sheet, 'columns' | 'bands'> {
  readonly sums: Float64Array;
}

/**
 * Whole points for parts of a few columns: a weighted sum of flags, learnt on the rows that teach, divided by the tenth part of its widest
 * column and rounded. Null where no column keeps a point. How much each column weighs in the model changes nothing but what the sheet costs beside it:
 * of the same columns, cells and rows it is made once.
 * @param known the columns that weigh most, in order @param rowIds of the table in which they all stand
 */
export async function sheetOf(
  known: readonly Known[],
  taught: Taught,
  judged: Judged,
  rowIds: Uint32Array,
  checkpoint: () => Promise<void>,
): Promise<Sheet | null> {
  const offered = known.slice(0, MOST_OFFERED).sort((a, b) => (a.name < b.name ? -1 : 1));
  const name = hashJson([
    offered.map(markOf),
    [taught, judged].map(({ rows, y }) => [hashBytes(new Uint8Array(rows.slice().buffer)), hashBytes(y)]),
  ]);
  const made = await once(rowIds, `sheet ${name}`, () => make(offered, taught, judged, checkpoint));
  return made && { columns: made.columns, bands: made.bands, auc: costOf(judged, made.sums) };
}

async function make(
  known: readonly Known[],
  taught: Taught,
  judged: Pick<Judged, 'rows' | 'y'>,
  checkpoint: () => Promise<void>,
): Promise<Made | null> {
  const places = evenly(Uint32Array.from(taught.rows.keys()), MOST_ROWS);
  const rows = places.map((place) => taught.rows[place] as number);
  const y = Uint8Array.from(places, (place) => taught.y[place] as number);
  const positives = y.reduce((sum, one) => sum + one, 0);
  const least = Math.max(LEAST, Math.ceil(SHARE * rows.length));
  if (rows.length < 2 * least || Math.min(positives, y.length - positives) < FEWEST) return null;
  const offered = known.flatMap((one) => partsOf(one, rows, PARTS, least) ?? []);
  const first = await weigh(offered, rows, y, checkpoint);
  // what the model leans on need not be what flags of parts can say
  const parted = offered
    .map((one, i) => ({ one, spread: first.spreads[i] as number }))
    .sort((a, b) => b.spread - a.spread)
    .slice(0, MOST_COLUMNS)
    .map(({ one }) => one);
  if (parted.length === 0) return null;
  const fit = await weigh(parted, rows, y, checkpoint);
  let at = 0;
  const weighed = parted.map(({ known: one, parts }) => {
    const weights = parts.map(() => fit.weights[at++] as number);
    const covered = rows.every((row) => parts.some((part) => part.holds(row)));
    const low = Math.min(...weights, ...(covered ? [] : [0]));
    return { known: one, parts, covered, weights, low, width: Math.max(...weights, ...(covered ? [] : [0])) - low };
  });
  const unit = Math.max(...weighed.map(({ width }) => width)) / TOP;
  if (!(unit > 1e-9)) return null;
  const scored = weighed
    .map(({ known: one, parts, covered, weights, low }): Scored => {
      const points = weights.map((weight) => Math.round((weight - low) / unit));
      return {
        known: one,
        covered,
        parts: parts.map((part, i) => ({ part, points: points[i] as number })),
        // what no row that taught had gets what a flag of weight 0 would, within the column's own points
        rest: covered ? Math.min(Math.max(...points), Math.max(0, Math.round(-low / unit))) : Math.round(-low / unit),
      };
    })
    .filter(({ parts, rest }) => Math.max(rest, ...parts.map(({ points }) => points)) >= LEAST_WIDTH);
  if (scored.length === 0) return null;
  const sums = pointsOf(scored, rows);
  const platt = fitPlatt(
    y,
    sums.map((points) => sigmoid(points * unit + fit.intercept)),
  );
  const chanceOf = (points: number): number => sigmoid(platt.slope * (points * unit + fit.intercept) + platt.intercept);
  const judgedSums = pointsOf(scored, judged.rows);
  return {
    columns: scored.map((one) => ({ column: one.known.name, lines: linesOf(one) })),
    bands: bandsOf(sums, judgedSums, judged.y, chanceOf, mostOf(scored)),
    sums: judgedSums,
  };
}

function pointsOf(scored: readonly Scored[], rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) =>
    scored.reduce((sum, { parts, rest }) => sum + (parts.find(({ part }) => part.holds(row))?.points ?? rest), 0),
  );
}

const mostOf = (scored: readonly Scored[]): number =>
  scored.reduce((sum, { parts, rest }) => sum + Math.max(rest, ...parts.map(({ points }) => points)), 0);

/** Ranges stay in their order and neighbours with the same points are one line; levels with the same points are one line, the most points first. */
function linesOf({ parts, rest, covered }: Scored): readonly SheetLine[] {
  const ranges: { condition: Condition; points: number }[] = [];
  const levels = new Map<number, Condition[]>();
  const others: SheetLine[] = [];
  for (const { part, points } of parts) {
    const { condition } = part;
    const last = ranges.at(-1);
    if (condition === null) others.push({ said: null, points });
    else if (condition.level !== null) levels.set(points, [...(levels.get(points) ?? []), condition]);
    else if (last?.points === points) ranges[ranges.length - 1] = { points, condition: { ...last.condition, upTo: condition.upTo } };
    else ranges.push({ condition, points });
  }
  if (!covered) others.push({ said: 'other', points: rest });
  return [
    ...ranges.map(({ condition, points }) => ({ said: sayCondition(condition), points })),
    ...[...levels].sort(([a], [b]) => b - a).map(([points, all]) => ({ said: levelsIn(all), points })),
    ...others,
  ];
}

function levelsIn(conditions: readonly Condition[]): Said {
  const levels = conditions.map(({ level, not }): Said => {
    if (level === 'true') return { code: not ? 'explain.value.no' : 'explain.value.yes', args: {} };
    return { code: 'explain.level', args: { level: level ?? '' } };
  });
  return { code: 'explain.levels', args: { levels } };
}

function bandsOf(
  taught: Float64Array,
  judged: Float64Array,
  y: Uint8Array,
  chanceOf: (points: number) => number,
  most: number,
): Sheet['bands'] {
  const sorted = taught.slice().sort();
  const edges = new Set<number>();
  // the upper end matters most: its last twentieth has a band of its own
  for (const share of [0.2, 0.4, 0.6, 0.8, 0.95].slice(0, BANDS - 1)) edges.add(sorted[Math.floor(share * sorted.length)] as number);
  const starts = [0, ...[...edges].filter((edge) => edge > 0).sort((a, b) => a - b)];
  return starts.flatMap((from, i) => {
    const to = (starts[i + 1] ?? most + 1) - 1;
    if (to < from) return [];
    const own = taught.filter((points) => points >= from && points <= to);
    if (own.length === 0) return [];
    let [rows, positives] = [0, 0];
    judged.forEach((points, place) => {
      if (points < from || points > to) return;
      rows++;
      positives += y[place] as number;
    });
    return [{ from, to, chance: own.reduce((sum, points) => sum + chanceOf(points), 0) / own.length, rows, positives }];
  });
}

function costOf({ y, chance }: Judged, sums: Float64Array): Sheet['auc'] {
  const positives = y.reduce((sum, one) => sum + one, 0);
  if (Math.min(positives, y.length - positives) < FEWEST) return null;
  const { difference, low, high } = aucDifference(y, chance, [sums]);
  return { sheet: rocAuc(y, sums), model: rocAuc(y, chance), cost: difference, low, high };
}
