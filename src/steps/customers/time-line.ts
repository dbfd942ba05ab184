import type { TimeLine } from './meta';

const DAY = 86_400_000;
const MOST_MONTHS = 72;
const MOST_DAYS = 62;

type Bar = { used: number; late: number; outcome: number };
const none = (): Bar => ({ used: 0, late: 0, outcome: 0 });

/**
 * Events by month, empty months included; by day where a short stretch is told apart, by year where there would be too many bars to look at.
 * @param dates milliseconds, NaN for missing @param end of what says the outcome @param short by day where the whole is that short
 */
export function timeLineOf(
  dates: Float64Array,
  reference: number | null,
  end: number | null = null,
  short = end !== null,
): TimeLine | null {
  if (reference === null) return null;
  const days = new Map<number, Bar>();
  let [first, last] = [Infinity, -Infinity];
  for (const date of dates) {
    if (Number.isNaN(date)) continue;
    const day = Math.floor(date / DAY);
    first = Math.min(first, day * DAY);
    last = Math.max(last, day * DAY);
    const bar = days.get(day) ?? none();
    if (date < reference) bar.used++;
    else if (end !== null && date < end) bar.outcome++;
    else bar.late++;
    days.set(day, bar);
  }
  if (days.size === 0) return null;
  const unit = short && last - first < MOST_DAYS * DAY ? 'day' : monthOf(last) - monthOf(first) < MOST_MONTHS ? 'month' : 'year';
  const placeOf = (ms: number): number => (unit === 'day' ? Math.floor(ms / DAY) : Math.floor(monthOf(ms) / (unit === 'month' ? 1 : 12)));
  const bars = new Map<number, Bar>();
  const [from, to] = [placeOf(first), placeOf(last)];
  // A date of the year 1 would draw two thousand bars: then only those that hold something.
  if (to - from < MOST_MONTHS) for (let place = from; place <= to; place++) bars.set(place, none());
  for (const [day, { used, late, outcome }] of [...days].sort(([a], [b]) => a - b)) {
    const bar = bars.get(placeOf(day * DAY)) ?? none();
    bars.set(placeOf(day * DAY), { used: bar.used + used, late: bar.late + late, outcome: bar.outcome + outcome });
  }
  const places = [...bars.keys()];
  const at = placeOf(reference);
  const before = places.filter((place) => place < at).length;
  const start = startOf(at, unit);
  const part = bars.has(at) ? (reference - start) / (startOf(at + 1, unit) - start) : 0;
  // The last month a date can say has no next one.
  const inside = Number.isFinite(part) ? part : 0;
  return { unit, bars: [...bars].slice(0, 1000).map(([place, bar]) => ({ label: labelOf(place, unit), ...bar })), cut: before + inside };
}

function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function startOf(place: number, unit: TimeLine['unit']): number {
  if (unit === 'day') return place * DAY;
  const month = unit === 'month' ? place : place * 12;
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month - 12 * Math.floor(month / 12), 1);
  return date.getTime();
}

function labelOf(place: number, unit: TimeLine['unit']): string {
  if (unit === 'day') return new Date(place * DAY).toISOString().slice(0, 10);
  if (unit === 'year') return String(place);
  return `${String(Math.floor(place / 12))}-${String(place - 12 * Math.floor(place / 12) + 1).padStart(2, '0')}`;
}
