import { field, heightFor, type Datum, type DrawOptions } from './frame';

/** Pixels of a character of a label, and of its line. */
const CHARACTER = 7;
const LINE = 15;
/** Between a point and its label, in pixels. */
const APART = 9;
/** Pixels that the names of the axes take, about. */
const BESIDE = 58;
const BELOW = 54;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where a label stands beside its point. */
export interface Stand {
  readonly align: 'left' | 'right';
  readonly baseline: 'top' | 'bottom';
  readonly dx: number;
  readonly dy: number;
}

const STANDS: readonly Stand[] = (['left', 'right'] as const).flatMap((align) =>
  (['top', 'bottom'] as const).map((baseline) => ({
    align,
    baseline,
    dx: align === 'left' ? APART : -APART,
    dy: baseline === 'top' ? APART - 3 : 3 - APART,
  })),
);

export interface Lines {
  readonly x: string;
  readonly y: string;
  readonly series: string | null;
  readonly domain: readonly [number, number] | undefined;
}

/**
 * Finds places for labels where they fit into the picture, lie on no other label, keep clear of a line that can be dragged, and are crossed by as few lines
 * as can be. Pixels are near enough for that, and not exact: the axes are laid out by Vega later.
 */
export class LabelPlaces {
  readonly #taken: Box[] = [];
  readonly #points: readonly { readonly x: number; readonly y: number; readonly line: unknown }[];
  readonly #width: number;
  readonly #height: number;
  readonly #clear: number | null;
  readonly #at: (datum: Datum) => { readonly x: number; readonly y: number };

  constructor(data: readonly Datum[], { x, y, series, domain }: Lines, { width, clear }: Pick<DrawOptions, 'width' | 'clear'>) {
    const inner = Math.max(1, width - BESIDE);
    const height = Math.max(1, heightFor(width) - BELOW);
    const names = [...new Set(data.map((row) => row[x] ?? null))];
    const place = (value: number | string | null): number => (typeof value === 'number' ? value : names.indexOf(value));
    const along = names.map(place);
    const [from, to] = [Math.min(...along), Math.max(...along)];
    const up = data.map((row) => row[y]).filter((value) => typeof value === 'number');
    const [low, high] = domain ?? [Math.min(0, ...up), Math.max(0, ...up)];
    const px = (value: number): number => ((value - from) / (to - from || 1)) * inner;
    this.#width = inner;
    this.#height = height;
    this.#clear = clear === undefined ? null : px(clear);
    this.#at = (row) => ({ x: px(place(row[x] ?? null)), y: ((high - Number(row[y])) / (high - low || 1)) * height });
    this.#points = data
      .filter((row) => typeof row[y] === 'number')
      .map((row) => ({ ...this.#at(row), line: series === null ? null : row[series] }));
  }

  /** The best of some points, and of the places beside it; the first of equals. Keeps it. */
  choose(points: readonly Datum[], text: string, stands: readonly Stand[] = STANDS): { readonly at: Datum; readonly stand: Stand } | null {
    let best: { at: Datum; stand: Stand; box: Box; cost: number } | null = null;
    for (const at of points) {
      for (const stand of stands) {
        const box = this.#boxOf(at, text, stand);
        const cost = this.#cost(box);
        if (!best || cost < best.cost) best = { at, stand, box, cost };
      }
    }
    if (best) this.#taken.push(best.box);
    return best;
  }

  #boxOf(at: Datum, text: string, { align, baseline, dx, dy }: Stand): Box {
    const { x, y } = this.#at(at);
    const [wide, left] = [text.length * CHARACTER, align === 'left' ? x + dx : x + dx - text.length * CHARACTER];
    const top = baseline === 'top' ? y + dy : y + dy - LINE;
    return { left, right: left + wide, top, bottom: top + LINE };
  }

  #cost(box: Box): number {
    const out =
      Math.max(0, -box.left) +
      Math.max(0, box.right - this.#width) +
      Math.max(0, -box.top - LINE / 2) +
      Math.max(0, box.bottom - this.#height - 2);
    const over = this.#taken.filter((other) => overlap(box, other)).length;
    const struck = this.#clear !== null && box.left - 3 < this.#clear && box.right + 3 > this.#clear ? 1 : 0;
    return out * 10 + over * 200 + struck * 300 + this.#crossed(box);
  }

  /** Pieces of lines that run through a box. */
  #crossed(box: Box): number {
    let count = 0;
    for (let i = 1; i < this.#points.length; i++) {
      const [a, b] = [this.#points[i - 1], this.#points[i]];
      if (!a || !b || a.line !== b.line || Math.min(a.x, b.x) > box.right || Math.max(a.x, b.x) < box.left) continue;
      const y = (at: number): number => (a.x === b.x ? (a.y + b.y) / 2 : a.y + ((b.y - a.y) * (at - a.x)) / (b.x - a.x));
      const ends = [y(Math.max(box.left, Math.min(a.x, b.x))), y(Math.min(box.right, Math.max(a.x, b.x)))];
      if (Math.min(...ends) < box.bottom && Math.max(...ends) > box.top) count++;
    }
    return Math.min(count, 20);
  }
}

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Some points of one line, those about its middle first. */
export function alongLine(rows: readonly Datum[], first: number): readonly Datum[] {
  const shares = [first, 0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.9];
  return [...new Set(shares.map((share) => rows[Math.min(rows.length - 1, Math.floor(rows.length * share))]))].filter(
    (row) => row !== undefined,
  );
}

export const linesOf = (draw: { readonly x: number; readonly y: number; readonly series?: number }, domain: Lines['domain']): Lines => ({
  x: field(draw.x),
  y: field(draw.y),
  series: draw.series === undefined ? null : field(draw.series),
  domain,
});
