import type { Json } from './json';

/**
 * A user's mistake as a value: translated by its code, a key of every catalogue. `uid` is the card it belongs
 * to, `detail` is for the curious and never holds a cell value. Our own mistakes are exceptions.
 */
export interface Problem {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly uid?: string;
  readonly detail?: Json;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: string, args: Problem['args'] = {}, detail?: Json): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: problem(code, args, detail) };
}

export function problem(code: string, args: Problem['args'] = {}, detail?: Json): Problem {
  return detail === undefined ? { code, args } : { code, args, detail };
}

/** Carries a Problem through code that cannot return one; the executor and the engine unwrap it. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(of: Problem) {
    super(of.code);
    this.name = 'ProblemError';
    this.problem = of;
  }
}

/** @throws ProblemError */
export function stop(code: string, args: Problem['args'] = {}, detail?: Json): never {
  throw new ProblemError(problem(code, args, detail));
}
