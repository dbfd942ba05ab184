import type { Result } from '../core/problem';
import { fail } from '../core/problem';
import type { ByteSource, ReadHooks, Reading, ReadOverrides } from './reading';

/** Reads a text table. The same for a file in the worker, a file in Node and pasted text; never throws but when a hook does. */
export async function readFile(
  _name: string,
  _source: ByteSource,
  _overrides: ReadOverrides = {},
  _hooks: ReadHooks = {},
): Promise<Result<Reading>> {
  return fail('data.empty-file');
}

/** Kinds and roles again after a correction, without reading again. A correction of the dialect needs `readFile`. */
export function reread(reading: Reading, _overrides: ReadOverrides): Reading {
  return reading;
}
