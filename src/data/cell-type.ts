import { parseDate } from './dates';
import { saysMissing } from './missing';
import { numberParts } from './numbers';

type CellType = 'empty' | 'number' | 'date' | 'text';

/** What a cell looks like by itself. */
export function cellType(text: string): CellType {
  if (saysMissing(text)) return 'empty';
  if (numberParts(text) !== null) return 'number';
  return Number.isNaN(parseDate(text, 'dmy')) && Number.isNaN(parseDate(text, 'mdy')) ? 'text' : 'date';
}
