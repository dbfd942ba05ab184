import type { Cell, Kind } from '../../core/table';
import { speech, t } from '../../app/speech.svelte';

/** Characters of a cell: megabytes in one would hold up the page. */
const MOST = 400;

/** A cell as a person reads it; '' where it is empty. */
export function cellText(cell: Cell, kind: Kind): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell.length > MOST ? `${cell.slice(0, MOST)}…` : cell;
  if (kind === 'date') return speech.words.date(cell);
  if (kind === 'bool') return t(cell === 1 ? 'data-card.yes' : 'data-card.no');
  return speech.words.number(cell, 6);
}
