import type { Kind } from '../core/table';
import { entryHead } from './entry-head';
import type { Evidence } from './evidence';
import { saysMissing } from './missing';
import type { ColumnOverride, Format, Message, RawColumn } from './reading';
import type { Topic } from './words';

/** A kind needs this share of a column's texts to fit. */
export const FIT_SHARE = 0.9;
/** A column with more misfits than this share of its cells is text. */
export const MISFIT_SHARE = 0.05;

/** What the whole file says about signs and dates; settles columns that are unsure by themselves. */
export interface FileEvidence {
  readonly decimal: '' | '.' | ',';
  readonly order: '' | 'dmy' | 'mdy';
}

export interface Verdict {
  readonly kind: Kind;
  readonly format: Format;
  readonly reasons: Message[];
  readonly values?: Float64Array;
  readonly misfitEntries?: ReadonlySet<number>;
  readonly question?: { readonly message: Message; readonly options: readonly ColumnOverride[] };
}

export class Facts {
  readonly column: RawColumn;
  readonly evidence: Evidence;
  /** Rows per entry. */
  readonly counts: Int32Array;
  readonly file: FileEvidence;
  readonly words: ReadonlySet<Topic>;

  constructor(column: RawColumn, evidence: Evidence, counts: Int32Array, file: FileEvidence, words: ReadonlySet<Topic>) {
    this.column = column;
    this.evidence = evidence;
    this.counts = counts;
    this.file = file;
    this.words = words;
  }
}

/** The commonest texts, or the first ones where hardly any comes twice. */
export function examplesOf({ column, counts }: Facts): string[] {
  const most = Math.min(column.entries, 5000);
  const order = Array.from({ length: most - 1 }, (_, i) => i + 1).sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const out: string[] = [];
  for (const entry of order) {
    const text = entryHead(column, entry);
    if (!saysMissing(text)) out.push(text.length > 80 ? `${text.slice(0, 79)}…` : text);
    if (out.length === 5) break;
  }
  return out;
}
