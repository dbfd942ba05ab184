export type ThemeName = 'light' | 'dark';

/** What a chart needs of the page's colours; the same values as in `ui/tokens.css`, which a test compares. */
export interface ChartTheme {
  readonly card: string;
  readonly line: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  /** Segments only, in the order of their letters. */
  readonly panes: readonly string[];
}

export const THEMES: Readonly<Record<ThemeName, ChartTheme>> = {
  light: {
    card: '#ffffff',
    line: '#e3dfd6',
    ink: '#1d1c1a',
    ink2: '#57534b',
    ink3: '#716c62',
    accent: '#17505b',
    panes: ['#2f5da8', '#976309', '#b5314b', '#277a5e', '#7a4fa3', '#1a749d', '#ad521c', '#606a76'],
  },
  dark: {
    card: '#1e1e1b',
    line: '#34322d',
    ink: '#f1eee7',
    ink2: '#bdb7ab',
    ink3: '#9b9589',
    accent: '#8ac6cf',
    panes: ['#7ea6e6', '#e0ac4a', '#ee8296', '#6cc3a3', '#bb97e0', '#6dbfe4', '#e79a66', '#a6afba'],
  },
};

/** Beside each colour a shape, for those who cannot tell the colours apart. */
export const SHAPES = ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down', 'triangle-right', 'triangle-left'] as const;

export const FONT = '"Inter Variable", Inter, system-ui, "Segoe UI", sans-serif';

/** A … Z, AA, AB …: the letter of a group. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** The place of a group among the colours: a segment is said by its letter or its number from 0. */
export function paneIndex(segment: number | string | null): number {
  if (typeof segment === 'number') return Math.max(0, Math.trunc(segment));
  if (segment === null || !/^[A-Z]{1,3}$/.test(segment)) return 7;
  return [...segment].reduce((place, letter) => 26 * place + letter.charCodeAt(0) - 64, 0) - 1;
}
