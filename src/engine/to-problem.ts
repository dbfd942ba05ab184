import { problem, ProblemError, type Problem } from '../core/problem';

/**
 * What was thrown, as a value: a user's mistake stays what it is, ours becomes a Problem that says so. Of an exception it keeps
 * the kind and the place, never the message, which may hold a cell.
 */
export function toProblem(thrown: unknown, signal?: AbortSignal): Problem {
  if (thrown instanceof ProblemError) return thrown.problem;
  if (signal?.aborted) return problem('cancelled');
  const { name, stack, message } = thrown instanceof Error ? thrown : { name: typeof thrown, stack: '', message: '' };
  if (name === 'RangeError' && /alloc|array length|buffer size|could not be grown/i.test(message)) return problem('engine.out-of-memory');
  const where = /\(?([\w.-]+):(\d+):\d+\)?$/m.exec(stack ?? '');
  return problem('engine.our-mistake', { name }, where ? `${where[1]}:${where[2]}` : null);
}
