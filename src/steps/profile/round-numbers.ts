/** Spans of days that people speak in. */
const DAYS = [7, 14, 30, 60, 90, 180, 365, 730, 1095];
/** Units of numbers people say, within a power of ten. */
const UNITS = [5, 2, 1];

/** The roundest number in [low, high), the nearest to `near` among equally round ones; `near` itself where there is none. */
export function roundBetween(low: number, high: number, near: number): number {
  const size = Math.max(Math.abs(low), Math.abs(high), high - low);
  if (!(high > low) || !Number.isFinite(size) || size === 0) return near;
  const top = Math.ceil(Math.log10(size));
  for (let power = top; power >= top - 12; power--) {
    for (const unit of UNITS) {
      const step = unit * 10 ** power;
      if (step === 0 || !Number.isFinite(step)) continue;
      const nearest = Math.round(near / step);
      const times = [nearest, Math.ceil(low / step), Math.ceil(high / step) - 1]
        // Written out and read back, so that 3 times 0.1 is 0.3.
        .map((count) => Number(`${count * unit}e${power}`))
        .filter((value) => value >= low && value < high)
        .sort((a, b) => Math.abs(a - near) - Math.abs(b - near));
      if (times[0] !== undefined) return times[0] === 0 ? 0 : times[0];
    }
  }
  return near;
}

/** A week, a month, half a year: the nearest that lies in [low, high), if one does. */
export function roundDays(low: number, high: number, near: number): number | null {
  const within = DAYS.filter((days) => days >= low && days < high).sort((a, b) => Math.abs(a - near) - Math.abs(b - near));
  return within[0] ?? null;
}
