import type { SaidLayout } from '../core/recipe';
import { ENCODINGS, type Dialect, type DialectGuess, type StackedFile } from './reading';

const SAID = 'data.you-said-so';

/** What of a layout the user said, to be said again of the next file. Of several files only what holds for all. undefined: nothing */
export function saidLayout(guess: DialectGuess, files?: readonly Pick<StackedFile, 'guess'>[]): SaidLayout | undefined {
  if (files) {
    const [first, ...others] = files.map((file) => saidLayout(file.guess));
    return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : undefined;
  }
  const one = <K extends keyof SaidLayout & keyof Dialect>(part: K): { readonly [P in K]?: Dialect[P] } | null =>
    guess[part].reason.code === SAID ? ({ [part]: guess[part].value } as { readonly [P in K]: Dialect[P] }) : null;
  const said = {
    ...one('sheet'),
    ...one('encoding'),
    ...one('delimiter'),
    ...one('quote'),
    ...one('skip'),
    ...one('headerRows'),
    ...one('footer'),
  };
  return Object.keys(said).length > 0 ? said : undefined;
}

/** The same as the reader wants to hear it. */
export function dialectAsSaid({ encoding, ...rest }: SaidLayout): Partial<Dialect> {
  const known = ENCODINGS.find((one) => one === encoding);
  return { ...rest, ...(known && { encoding: known }) };
}
