import type { TimeLine } from './meta';

const MOST_MONTHS = 72;

type Bar = { used: number; late: number; outcome: number };
const none = (): Bar => ({ used: 0, late: 0, outcome: 0 });

/** Events by month, empty months included; by year where there would be too many bars to look at. @param dates milliseconds, NaN for missing @param end of what says the outcome */
export function timeLineOf(dates: Float64Array, reference: number | null, end: number | null = null): TimeLine | null {
  if (reference === null) return null;
  const months = new Map<number, Bar>();
  for (const date of dates) {
    if (Number.isNaN(date)) continue;
    const month = monthOf(date);
    const bar = months.get(month) ?? none();
    if (date < reference) bar.used++;
    else if (end !== null && date < end) bar.outcome++;
    else bar.late++;
    months.set(month, bar);
  }
  if (months.size === 0) return null;
  const cut = monthOf(reference);
  const [first, last] = [Math.min(...months.keys()), Math.max(...months.keys())];
  const unit = last - first < MOST_MONTHS ? 'month' : 'year';
  const size = unit === 'month' ? 1 : 12;
  const bars = new Map<number, Bar>();
  const [from, to] = [Math.floor(first / size), Math.floor(last / size)];
  // A date of the year 1 would draw two thousand bars: then only those that hold something.
  if (to - from < MOST_MONTHS) for (let place = from; place <= to; place++) bars.set(place, none());
  for (const [month, { used, late, outcome }] of [...months].sort(([a], [b]) => a - b)) {
    const place = Math.floor(month / size);
    const bar = bars.get(place) ?? none();
    bars.set(place, { used: bar.used + used, late: bar.late + late, outcome: bar.outcome + outcome });
  }
  const places = [...bars.keys()];
  const at = Math.floor(cut / size);
  const before = places.filter((place) => place < at).length;
  const start = startOf(at * size);
  const part = bars.has(at) ? (reference - start) / (startOf((at + 1) * size) - start) : 0;
  // The last month a date can say has no next one.
  const inside = Number.isFinite(part) ? part : 0;
  return { unit, bars: [...bars].slice(0, 1000).map(([place, bar]) => ({ label: labelOf(place, unit), ...bar })), cut: before + inside };
}

function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function startOf(month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month - 12 * Math.floor(month / 12), 1);
  return date.getTime();
}

function labelOf(place: number, unit: TimeLine['unit']): string {
  if (unit === 'year') return String(place);
  return `${String(Math.floor(place / 12))}-${String(place - 12 * Math.floor(place / 12) + 1).padStart(2, '0')}`;
}
