import { ProblemError, problem } from '../core/problem';
import { grownTooBig } from './budget';
import { TableBuilder } from './build';
import { utf8Stream } from './encoding';
import { FastCells } from './fast-cells';
import { leave, textKernel, type TextKernel } from './kernel';
import { withPauses } from './parts';
import type { ByteSource, Dialect, RawTable, ReadHooks, Sample } from './reading';
import { Records } from './records';

const FIRST_BYTES = 1 << 18;
const WIDTH_SAMPLE = 200;

export interface CsvOptions {
  /** A byte that is no UTF-8 throws NotUtf8 instead of showing as a replacement sign. */
  readonly strict: boolean;
  /** Records after the table, null when that is to be found out. */
  readonly footer: number | null;
  /** Reads the plain way when null. */
  readonly kernel: TextKernel | null;
  readonly sample: Sample | null;
  /** Sees the bytes as stored. */
  readonly seen?: (chunk: Uint8Array) => void;
}

/**
 * Reads delimited text to the end as text. Rows of a wrong width are kept: missing cells are empty, surplus cells are listed.
 * @throws ProblemError data.no-table, data.too-many-columns; NotUtf8 when strict; whatever a hook throws
 */
export async function readCsv(source: ByteSource, dialect: Dialect, hooks: ReadHooks, options: CsvOptions): Promise<RawTable> {
  const stream = utf8Stream(dialect.encoding, options.strict, options.kernel && (await textKernel()));
  const records = new Records(dialect);
  const { kernel } = options;
  const faster = kernel && dialect.escape === 'double' ? (width: number) => new FastCells(kernel, records, dialect, width) : null;
  const builder = new TableBuilder(records, dialect, options.footer, hooks, faster, options.sample);
  const work = new WorkBuffer();
  const take = (final: boolean): void => {
    records.feed(work.bytes, work.at, work.end, final);
    builder.take(() => usualWidth(dialect, work, records.at, final), final);
    work.taken(records.at);
  };
  let stored = 0;
  for await (const chunk of source.chunks()) {
    options.seen?.(chunk);
    stored += chunk.length;
    for (let at = 0; at < chunk.length; at += FIRST_BYTES) {
      const text = stream.push(chunk.subarray(at, at + FIRST_BYTES));
      if (!builder.full) work.append(text);
      if (work.ready()) take(false);
      await hooks.checkpoint?.();
    }
    const grown = hooks.room === undefined || options.sample ? null : grownTooBig(stored, builder.size, hooks.room);
    if (grown !== null) throw new ProblemError(problem('data.too-big', grown));
    hooks.progress?.(stored, source.size);
  }
  work.append(stream.end());
  take(true);
  const table = await withPauses(builder.finishing(), async () => hooks.checkpoint?.());
  if (kernel !== null) leave(kernel);
  return table;
}

/** Bytes not yet cut into records. A record larger than what is there waits until twice as much has come, so that huge cells stay linear. */
class WorkBuffer {
  bytes = new Uint8Array(FIRST_BYTES * 2);
  at = 0;
  end = 0;
  private wanted = FIRST_BYTES;

  append(more: Uint8Array): void {
    if (this.end + more.length > this.bytes.length) {
      const left = this.end - this.at;
      const room = left + more.length > this.bytes.length / 2 ? new Uint8Array((left + more.length) * 2) : this.bytes;
      if (room === this.bytes) this.bytes.copyWithin(0, this.at, this.end);
      else room.set(this.bytes.subarray(this.at, this.end));
      this.bytes = room;
      this.at = 0;
      this.end = left;
    }
    this.bytes.set(more, this.end);
    this.end += more.length;
  }

  ready(): boolean {
    return this.end - this.at >= this.wanted;
  }

  taken(at: number): void {
    this.wanted = at === this.at ? (this.end - this.at) * 2 : FIRST_BYTES;
    this.at = at;
  }
}

/** The commonest number of cells among the next records. */
function usualWidth(dialect: Dialect, work: WorkBuffer, at: number, final: boolean): number {
  const ahead = new Records(dialect);
  ahead.feed(work.bytes, at, work.end, final);
  const widths = new Map<number, number>();
  for (let n = 0; n < WIDTH_SAMPLE && ahead.next(); n++) widths.set(ahead.count, (widths.get(ahead.count) ?? 0) + 1);
  let best = 0;
  for (const [width, times] of widths) if (best === 0 || times > (widths.get(best) as number)) best = width;
  return best;
}
