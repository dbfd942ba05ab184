import { ok, problem, ProblemError, type Problem, type Result } from '../core/problem';

/** What the browser's storage threw, in words a person can act on. */
export function storeProblem(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem;
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : typeof thrown;
  switch (name) {
    case 'QuotaExceededError':
      return problem('store.full');
    case 'VersionError':
      return problem('store.newer');
    case 'SecurityError':
    case 'NotAllowedError':
      return problem('store.denied');
    case 'InvalidStateError':
      return problem('store.closed');
    default:
      return problem('store.failed', { name });
  }
}

/** Work with the storage always ends in a Result. */
export async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (thrown) {
    return { ok: false, problem: storeProblem(thrown) };
  }
}
