import { fingerprint } from '../../core/fingerprint';
import { columnMap, isNumeric, type DictColumn, type Table } from '../../core/table';
import { byFrequency, levelCounts, numbersOf } from '../figures';
import type { Parts } from './roles';

/** Products to choose from, the commonest. */
export const TO_CHOOSE = 500;
/** So many of the lines of a product must call it alike, for the words to be its name. */
const ALIKE = 0.8;

/** `words` are what most of its lines call it, where the product itself is a number. */
export type Product = { readonly name: string; readonly fingerprint: string; readonly lines: number; readonly words: string | null };

/** Products that can be waited for, commonest before the cut-off first; of two with one mark the commoner. */
export function productsOf(
  table: Table,
  { product, called, date }: Pick<Parts, 'product' | 'called' | 'date'>,
  from: number,
  most = Infinity,
): readonly Product[] {
  const columns = columnMap(table);
  const sold = product && columns.get(product.name);
  if (!sold || isNumeric(sold) || !date) return [];
  const dates = numbersOf(table, date.name);
  const column = { ...sold, codes: sold.codes.map((code, row) => ((dates[row] as number) < from ? code : -1)) };
  const words = called && columns.get(called.name);
  const wordsOf = words && !isNumeric(words) ? namesOf(column, words) : null;
  const marks = new Set<string>();
  const found: Product[] = [];
  for (const [name, lines] of byFrequency(levelCounts(column))) {
    if (found.length === most) break;
    const mark = fingerprint(name);
    if (!marks.has(mark)) found.push({ name, fingerprint: mark, lines, words: wordsOf?.get(name) || null });
    marks.add(mark);
  }
  return found;
}

/** What each product is mostly called; null where the column is no name of it, or where products have names already. */
function namesOf(product: DictColumn, words: DictColumn): ReadonlyMap<string, string> | null {
  const size = words.dict.length;
  const pairs = new Map<number, number>();
  product.codes.forEach((code, row) => {
    const word = words.codes[row] as number;
    if (code >= 0 && word >= 0) pairs.set(code * size + word, (pairs.get(code * size + word) ?? 0) + 1);
  });
  const best = new Map<number, { readonly word: number; readonly lines: number }>();
  let all = 0;
  for (const [pair, lines] of pairs) {
    const code = Math.floor(pair / size);
    all += lines;
    const [had, word] = [best.get(code), pair - code * size];
    const before = had && (had.lines > lines || (had.lines === lines && (words.dict[had.word] as string) < (words.dict[word] as string)));
    if (!before) best.set(code, { word, lines });
  }
  const alike = [...best.values()].reduce((sum, { lines }) => sum + lines, 0);
  const numbered = [...best.keys()].filter((code) => isNumber(product.dict[code] as string)).length;
  if (alike < ALIKE * all || numbered < best.size / 2) return null;
  return new Map([...best].map(([code, { word }]) => [product.dict[code] as string, (words.dict[word] as string).trim()]));
}

const isNumber = (text: string): boolean => /\d/.test(text) && !/\s/.test(text);
