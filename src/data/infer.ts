import type { SaidFormat } from '../core/recipe';
import type { Kind } from '../core/table';
import { countingDistinct, distinctEntries, entrySaysMissing } from './cells';
import { asDate, compactAreDates, orderOf, parsingDates } from './date-kind';
import type { Evidence } from './evidence';
import { evidenceOf } from './evidence';
import type { FileEvidence, Verdict } from './facts';
import { examplesOf, Facts, FIT_SHARE } from './facts';
import { asNumber, staysText } from './number-kind';
import type { ColumnOverride, Format, Inference, InferredColumn, Message, Question, RawColumn, RawTable } from './reading';
import { ENTRIES_A_PART, inParts, type Parts } from './parts';
import { pieceOf } from './stack-columns';
import { headerWords } from './words';
import { asBinary, asBool, asWords } from './words-kind';

const MISFITS_KEPT = 1000;
/** Entries that are hardly looked at, most by one byte. */
const ENTRIES_A_GLANCE = ENTRIES_A_PART * 8;
const TEXT: Format = { type: 'text' };

export interface Inferred {
  readonly inference: Inference;
  /** Per numeric column, by place: the value of each entry of the raw column. */
  readonly values: ReadonlyMap<number, Float64Array>;
}

/** The kind of every column from its texts, with reasons, in small parts. `overrides` win; nothing is read again. */
export function* inferring(raw: RawTable, overrides: readonly ColumnOverride[], delimiter: string): Parts<Inferred> {
  const evidence: Evidence[] = [];
  for (const column of raw.columns) {
    evidence.push(evidenceOf(column));
    yield;
  }
  const file = fileEvidence(
    evidence.filter((_, c) => (raw.columns[c]?.stored?.numbers ?? 0) === 0),
    delimiter,
  );
  const values = new Map<number, Float64Array>();
  const questions: Question[] = [];
  const said = new Map(overrides.map((override) => [override.name, override]));
  const columns: InferredColumn[] = [];
  for (const [c, column] of raw.columns.entries()) {
    const counts = yield* countingEntries(column);
    const facts = new Facts(column, evidence[c] as Evidence, counts, file, headerWords(column.name));
    const override = said.get(column.name);
    const verdict =
      column.pieces && (override?.format === undefined || override.kind === undefined)
        ? yield* inPieces(facts, override?.kind, override?.format)
        : column.name === raw.stack?.column && override?.kind === undefined
          ? { kind: 'category' as const, format: TEXT, reasons: [{ code: 'data.kind-file', args: {} }] }
          : override?.kind === undefined
            ? yield* decide(facts)
            : yield* obey(facts, override.kind, override.format, override.before);
    if (verdict.values) values.set(c, verdict.values);
    if (verdict.question) questions.push({ column: column.name, ...verdict.question });
    yield;
    if (countsExactly(column, verdict)) yield* countingDistinct(column);
    columns.push(yield* describing(facts, verdict));
    yield;
  }
  return { inference: { columns, questions }, values };
}

function* countingEntries({ codes, entries }: RawColumn): Parts<Int32Array> {
  const counts = new Int32Array(entries);
  for (const [from, to] of inParts(codes.length)) {
    for (let row = from; row < to; row++) {
      const code = codes[row] as number;
      counts[code] = (counts[code] as number) + 1;
    }
    yield;
  }
  return counts;
}

function fileEvidence(evidence: readonly Evidence[], delimiter: string): FileEvidence {
  let point = 0;
  let comma = 0;
  let day = 0;
  let month = 0;
  for (const e of evidence) {
    if (e.numbers < e.present * FIT_SHARE && e.dates < e.present * FIT_SHARE) continue;
    if (e.decimals['.'] + e.groups[','] > 0) point++;
    if (e.decimals[','] + e.groups['.'] > 0) comma++;
    if (e.dayFirst > 0 || (e.dotted > 0 && e.monthFirst === 0)) day++;
    if (e.monthFirst > 0 || e.halfDays > 0) month++;
  }
  const decimal = point > comma ? '.' : comma > point ? ',' : delimiter === ';' && point === 0 ? ',' : '';
  return { decimal, order: day > 0 && month === 0 ? 'dmy' : month > 0 && day === 0 ? 'mdy' : '' };
}

function* decide(facts: Facts): Parts<Verdict> {
  const { evidence: e } = facts;
  if (e.present === 0) return { kind: 'text', format: TEXT, reasons: [{ code: 'data.kind-empty', args: {} }] };
  const plainDates = e.dates - e.compactDates;
  if (plainDates >= e.present * FIT_SHARE || (e.compactDates >= e.present * FIT_SHARE && compactAreDates(facts))) {
    const verdict = yield* asDate(facts);
    if (verdict) return verdict;
  }
  if (e.numbers >= e.present * FIT_SHARE) {
    const kept = staysText(facts);
    if (kept) return { ...asWords(facts), reasons: [kept] };
    const verdict = asBinary(facts) ?? (yield* asNumber(facts, false));
    if (verdict) return verdict;
  }
  return asBool(facts) ?? asWords(facts);
}

/** The user's choice of a kind; a format is worked out when none is given. */
function* obey(facts: Facts, kind: Kind, format: Format | undefined, before?: SaidFormat): Parts<Verdict> {
  const reasons: Message[] = [{ code: 'data.you-said-so', args: {} }];
  switch (kind) {
    case 'number':
      return {
        ...((yield* asNumber(
          facts,
          true,
          format?.type === 'number' ? format : undefined,
          before?.type === 'number' ? before.decimal : undefined,
        )) as Verdict),
        reasons,
      };
    case 'date':
      return {
        ...(yield* parsingDates(
          facts,
          format?.type === 'date'
            ? format
            : {
                type: 'date',
                order: orderOf(facts, before?.type === 'date' ? before.order : undefined).order,
                time: facts.evidence.times > 0,
              },
        )),
        reasons,
      };
    case 'bool':
      return { ...(asBool(facts, format?.type === 'bool' ? format : undefined) ?? asBinary(facts, true) ?? asWords(facts)), reasons };
    case 'category':
    case 'text':
      return { kind, format: TEXT, reasons };
    default:
      return kind satisfies never;
  }
}

/** What the user said of odd texts holds in every file. */
function withMends(format: Format, said: Format | undefined): Format {
  if ((said?.type !== 'number' && said?.type !== 'date') || (format.type !== 'number' && format.type !== 'date')) return format;
  const { mends, marks } = said;
  return { ...format, ...(mends && { mends }), ...(marks && { marks }) };
}

/** A column that files write differently: each file's part as that file writes it. */
function* inPieces(facts: Facts, wanted: Kind | undefined, said: Format | undefined): Parts<Verdict> {
  const { column, file, words } = facts;
  const pieces = column.pieces ?? [];
  const written = pieces.find(({ entries }) => entries > 0)?.format ?? TEXT;
  const kind = wanted ?? (written.type === 'date' ? 'date' : 'number');
  const values = new Float64Array(column.entries).fill(NaN);
  const misfitEntries = new Set<number>();
  let start = 0;
  for (const [n, { format, entries }] of pieces.entries()) {
    const piece = pieceOf(column, n);
    yield;
    const counts = yield* countingEntries(piece);
    const verdict = yield* obey(new Facts(piece, evidenceOf(piece), counts, file, words), kind, withMends(format, said));
    if (!verdict.values) return verdict;
    values.set(verdict.values.subarray(1), start + 1);
    for (const entry of verdict.misfitEntries ?? []) misfitEntries.add(start + entry);
    start += entries;
  }
  return { kind, format: withMends(written, said), reasons: [{ code: 'data.kind-by-file', args: {} }], values, misfitEntries };
}

function* describing(facts: Facts, verdict: Verdict): Parts<InferredColumn> {
  const { column, counts } = facts;
  const { codes, entries } = column;
  const { values, misfitEntries } = verdict;
  let words = 0;
  let missing = counts[0] as number;
  for (const [from, to] of inParts(entries, ENTRIES_A_GLANCE)) {
    for (let entry = Math.max(1, from); entry < to; entry++) {
      const says = values ? Number.isNaN(values[entry] as number) && !misfitEntries?.has(entry) : entrySaysMissing(column, entry);
      if (!says) continue;
      words++;
      missing += counts[entry] as number;
    }
    yield;
  }
  const misfits: number[] = [];
  let misfitCount = 0;
  if (misfitEntries !== undefined && misfitEntries.size > 0) {
    for (const [from, to] of inParts(codes.length)) {
      for (let row = from; row < to; row++) {
        if (!misfitEntries.has(codes[row] as number)) continue;
        if (misfitCount++ < MISFITS_KEPT) misfits.push(row);
      }
      yield;
    }
  }
  return {
    name: column.name,
    kind: verdict.kind,
    format: verdict.format,
    reasons: verdict.reasons,
    missing,
    ...distinctOf(column, verdict, words),
    examples: examplesOf(facts),
    misfits,
    misfitCount,
  };
}

/** Texts are counted exactly, since their table needs it anyway; numbers only while that costs nothing. */
function distinctOf(column: RawColumn, verdict: Verdict, missingWords: number): { distinct: number; distinctExact: boolean } {
  const exact = countsExactly(column, verdict);
  const texts = exact ? distinctEntries(column).firsts.length : column.entries;
  return { distinct: Math.max(0, texts - 1 - missingWords), distinctExact: exact };
}

function countsExactly({ unique }: RawColumn, { kind }: Verdict): boolean {
  return unique || kind === 'text' || kind === 'category';
}
