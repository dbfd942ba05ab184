/** A label and its figures. */
export type FrameRow = readonly [label: string, ...figures: number[]];

/** Frames are for results: danfojs sorts and looks up in quadratic time. */
export const MOST_FRAME_ROWS = 5_000;

/**
 * Adds up the figures of equal labels, in order of first appearance. Columns get our own names (danfojs joins and splits names), and one key
 * only (it glues several together).
 * @param rows all of one length, at most 5,000, finite @throws RangeError when there are more
 */
export async function sumsByLabel(rows: readonly FrameRow[]): Promise<ReadonlyMap<string, readonly number[]>> {
  if (rows.length > MOST_FRAME_ROWS) throw new RangeError(`a frame of ${rows.length} rows`);
  const first = rows[0];
  if (!first) return new Map();
  const { DataFrame } = await import('danfojs');
  const labels = [...new Set(rows.map(([label]) => label))];
  const place = new Map(labels.map((label, i) => [label, `g${i}`]));
  const names = first.slice(1).map((_, i) => `c${i}`);
  const data = rows.map(([label, ...figures]) => [place.get(label) as string, ...figures]);
  const frame = new DataFrame(data, { columns: ['label', ...names] });
  const sums = frame.groupby(['label']).col(names).sum().values as (string | number)[][];
  const byPlace = new Map(sums.map(([label, ...figures]) => [label, figures as number[]]));
  return new Map(labels.map((label) => [label, byPlace.get(place.get(label) as string) ?? []]));
}
