import { cell, findColumn, isNumeric, type Column, type Table } from '../../core/table';
import { differenceInterval, wilsonInterval } from '../../ml/interval';
import { quantile } from '../../ml/quantile';
import type { Fairness, Gap, GroupFigures, Rate } from './meta';

/** Figures of fewer people could point at one of them, and say little. */
const FEWEST = 10;
/** More groups than this are too many to compare by eye. */
const MOST = 12;
/** Of a number with more values than groups may be: quarters of the rows. */
const PARTS = 4;
/** The widest of so many pairs of groups lies by chance alone beyond so many standard errors in one case of twenty (Bonferroni), for 2, 3 … 12 groups. */
const BEYOND = [1.96, 2.394, 2.638, 2.807, 2.935, 3.038, 3.124, 3.197, 3.261, 3.317, 3.367];

interface Counts {
  rows: number;
  positives: number;
  picked: number;
  found: number;
}

/**
 * How often each group is picked at the threshold, found when it had the outcome and picked when it had not, on judged rows.
 * @param rowIds of the judged rows @param source the file as read
 */
export function fairnessBy(
  name: string,
  source: Table,
  rowIds: ArrayLike<number>,
  y: Uint8Array,
  chance: Float64Array,
  threshold: number,
): Fairness | null {
  const column = findColumn(source, name);
  if (!column) return null;
  const place = new Map(Array.from(source.rowIds, (id, at) => [id, at]));
  const places = Array.from(y, (_, i) => place.get(rowIds[i] as number));
  const levelAt = levelsOf(column, places);
  const groups = new Map<string, Counts>();
  for (let i = 0; i < y.length; i++) {
    const level = levelAt(places[i]);
    if (level === null) continue;
    const group = groups.get(level) ?? { rows: 0, positives: 0, picked: 0, found: 0 };
    const picked = (chance[i] as number) >= threshold ? 1 : 0;
    group.rows++;
    group.positives += y[i] as number;
    group.picked += picked;
    group.found += picked * (y[i] as number);
    groups.set(level, group);
  }
  const enough = [...groups].filter(([, { rows }]) => rows >= FEWEST).sort(([a, x], [b, z]) => z.rows - x.rows || (a < b ? -1 : 1));
  const shown = enough.slice(0, MOST);
  const told = shown.map(([level, own]): GroupFigures => {
    const pickedRate = wilsonInterval(own.picked, own.rows);
    return {
      level,
      ...own,
      pickedLow: pickedRate.low,
      pickedHigh: pickedRate.high,
      hit: rateOf(own.found, own.positives),
      alarm: rateOf(own.picked - own.found, own.rows - own.positives),
    };
  });
  const gap = (of: Gap['of'], parts: (own: Counts) => readonly [number, number]): Gap[] => widest(of, shown, parts);
  return {
    column: name,
    groups: told,
    gaps: [
      ...gap('picked', ({ picked, rows }) => [picked, rows]),
      ...gap('hit', ({ found, positives }) => [found, positives]),
      ...gap('alarm', ({ picked, found, rows, positives }) => [picked - found, rows - positives]),
    ],
    unshown: [...groups.values()].filter(({ rows }) => rows < FEWEST).length + Math.max(0, enough.length - MOST),
  };
}

/** A rate among fewer than ten says nothing of a group. */
function rateOf(count: number, rows: number): Rate | null {
  if (rows < FEWEST) return null;
  const { low, high } = wilsonInterval(count, rows);
  return { rate: count / rows, low, high };
}

/** Between the groups that differ most, with an interval that allows for their having been sought out; none where fewer than two may be told. */
function widest(of: Gap['of'], groups: readonly (readonly [string, Counts])[], parts: (own: Counts) => readonly [number, number]): Gap[] {
  const rated = groups
    .map(([level, own]) => ({ level, parts: parts(own) }))
    .filter(({ parts: [, rows] }) => rows >= FEWEST)
    .sort((a, b) => b.parts[0] / b.parts[1] - a.parts[0] / a.parts[1]);
  const [most, least] = [rated[0], rated.at(-1)];
  if (!most || !least || most === least) return [];
  const { low, high } = differenceInterval(most.parts, least.parts, BEYOND[rated.length - 2] as number);
  const [above, below] = [most.parts[0] / most.parts[1], least.parts[0] / least.parts[1]];
  return [{ of, most: most.level, least: least.level, above, below, low, high }];
}

/** Which group a row of the file is in; null where the cell is empty. Numbers with many values are cut into quarters of the judged rows. */
function levelsOf(column: Column, places: readonly (number | undefined)[]): (at: number | undefined) => string | null {
  const valueAt = (at: number | undefined) => (at === undefined ? null : cell(column, at));
  if (!isNumeric(column)) return (at) => valueAt(at) as string | null;
  const numberAt = (at: number | undefined): number => (at === undefined ? NaN : (column.data[at] as number));
  if (column.kind === 'bool')
    return (at) => {
      const value = numberAt(at);
      return Number.isNaN(value) ? null : value === 1 ? 'true' : 'false';
    };
  const sorted = Float64Array.from(places, numberAt)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (new Set(sorted).size <= MOST) {
    return (at) => {
      const value = numberAt(at);
      return Number.isNaN(value) ? null : String(value);
    };
  }
  const edges = [...new Set(Array.from({ length: PARTS - 1 }, (_, i) => quantile(sorted, (i + 1) / PARTS)))];
  const partOf = (value: number): number => edges.filter((edge) => edge < value).length;
  const spans = new Map<number, [number, number]>();
  for (const value of sorted) {
    const part = partOf(value);
    const span = spans.get(part);
    if (span) span[1] = value;
    else spans.set(part, [value, value]);
  }
  const names = new Map([...spans].map(([part, [from, to]]) => [part, from === to ? String(from) : `${from} – ${to}`]));
  return (at) => {
    const value = numberAt(at);
    return Number.isNaN(value) ? null : (names.get(partOf(value)) ?? null);
  };
}
