/** What part of the plane is in sight. */
export interface Window {
  /** The middle, in the plane's units. */
  readonly x: number;
  readonly y: number;
  /** Pixels a unit. */
  readonly scale: number;
}

export interface Cloud {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly group: ArrayLike<number>;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Everything, with a margin; a cloud of one point has a middle and no size. */
export function wholeOf({ x, y }: Cloud, width: number, height: number): Window {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    left = Math.min(left, x[i] as number);
    right = Math.max(right, x[i] as number);
    bottom = Math.min(bottom, y[i] as number);
    top = Math.max(top, y[i] as number);
  }
  if (x.length === 0) return { x: 0, y: 0, scale: 1 };
  const scale = 0.92 * Math.min(width / Math.max(right - left, 1e-9), height / Math.max(top - bottom, 1e-9));
  return { x: (left + right) / 2, y: (bottom + top) / 2, scale: Math.min(scale, 1e6) };
}

export const toPixel = ({ x, y, scale }: Window, width: number, height: number, px: number, py: number): readonly [number, number] => [
  width / 2 + (px - x) * scale,
  height / 2 - (py - y) * scale,
];

export const toPlane = ({ x, y, scale }: Window, width: number, height: number, px: number, py: number): readonly [number, number] => [
  x + (px - width / 2) / scale,
  y - (py - height / 2) / scale,
];

/** 1 for each point inside. */
export function inside({ x, y }: Cloud, { left, right, bottom, top }: Box): Uint8Array {
  const chosen = new Uint8Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const [px, py] = [x[i] as number, y[i] as number];
    if (px >= left && px <= right && py >= bottom && py <= top) chosen[i] = 1;
  }
  return chosen;
}

/** '#rrggbb' as a pixel of a canvas, opaque; `towards` mixes so much of another colour in. */
export function pixelOf(colour: string, towards = colour, share = 0): number {
  const part = (from: number): number => {
    const own = parseInt(colour.slice(from, from + 2), 16);
    return Math.round(own + (parseInt(towards.slice(from, from + 2), 16) - own) * share);
  };
  return ((255 << 24) | (part(5) << 16) | (part(3) << 8) | part(1)) >>> 0;
}

export interface Palette {
  /** By group, and last those in none. */
  readonly plain: Uint32Array;
  readonly faded: Uint32Array;
}

/** Points between two rests: some tenths of a millisecond. */
const PART = 5_000;

/**
 * Draws every point as a disc, pixel by pixel: a hundred thousand take a few milliseconds, where a canvas' own circles take half a second. The
 * chosen come last and on top, the others faded. It rests after every so many points.
 * @param pixels width × height, cleared
 */
export function* painting(
  pixels: Uint32Array,
  width: number,
  height: number,
  cloud: Cloud,
  window: Window,
  radius: number,
  { plain, faded }: Palette,
  chosen: Uint8Array | null,
): Generator<void> {
  const disc = discOf(radius);
  const offsets = Int32Array.from({ length: disc.length / 2 }, (_, d) => (disc[2 * d + 1] as number) * width + (disc[2 * d] as number));
  const edge = Math.ceil(radius);
  const last = plain.length - 1;
  const { x, y, group } = cloud;
  for (const pass of chosen ? [0, 1] : [1]) {
    const colours = pass === 1 ? plain : faded;
    for (let i = 0; i < x.length; i++) {
      if (i % PART === PART - 1) yield;
      if (chosen && chosen[i] !== pass) continue;
      const px = Math.floor(width / 2 + ((x[i] as number) - window.x) * window.scale);
      const py = Math.floor(height / 2 - ((y[i] as number) - window.y) * window.scale);
      if (!(px >= -edge && py >= -edge && px < width + edge && py < height + edge)) continue;
      const of = group[i] as number;
      const colour = colours[of < last ? of : last] as number;
      if (px >= edge && py >= edge && px < width - edge && py < height - edge) {
        const at = py * width + px;
        for (let d = 0; d < offsets.length; d++) pixels[at + (offsets[d] as number)] = colour;
        continue;
      }
      for (let d = 0; d < disc.length; d += 2) {
        const qx = px + (disc[d] as number);
        const qy = py + (disc[d + 1] as number);
        if (qx >= 0 && qy >= 0 && qx < width && qy < height) pixels[qy * width + qx] = colour;
      }
    }
  }
}

function discOf(radius: number): Int32Array {
  const at: number[] = [];
  const edge = Math.ceil(radius);
  for (let dy = -edge; dy <= edge; dy++) {
    for (let dx = -edge; dx <= edge; dx++) if (dx * dx + dy * dy <= radius * radius + 0.5) at.push(dx, dy);
  }
  return Int32Array.from(at);
}
