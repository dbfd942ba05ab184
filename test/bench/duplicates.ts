import { defaults } from '../../src/core/params';
import { schemaOf } from '../../src/core/schema';
import type { Table } from '../../src/core/table';
import { meta, params } from '../../src/steps/duplicates/meta';
import { impl } from '../../src/steps/duplicates/run';
import { run } from '../../src/program/run';
import { samePeople } from '../fixtures/same-people';
import { contextOf } from '../steps/one-step';
import type { BenchCase, Measured } from './case';

const ROWS = 50_000;
/** The promise for a file of this size. */
const LIMIT_MS = 10_000;
let made: ReturnType<typeof samePeople> | undefined;

async function found(): Promise<Measured> {
  made ??= samePeople(ROWS, 0.08, 'bench');
  // A table of its own, as the step remembers what it found in one.
  const before: Table = { ...made.table };
  const schema = schemaOf(before, new Map(Object.entries(made.roles)));
  const context = contextOf(schema);
  const start = performance.now();
  const fitted = await impl.fit(before, defaults(params), context);
  const after = run(fitted.program, before);
  const view = {
    source: before,
    before,
    after,
    schemaBefore: schema,
    schemaAfter: schema,
    heldOut: new Uint8Array(after.rows),
    above: new Map(),
  };
  const report = await impl.report(view, fitted, defaults(params), context);
  const ms = performance.now() - start;
  return { ms, note: `${report.alike} pairs shown, ${made.truth.size} planted; ${meta.id} with its search` };
}

export const cases: readonly BenchCase[] = [
  {
    name: `duplicates-${ROWS}`,
    runtime: 'node',
    peer: 'our limit of 10 s',
    ours: found,
    theirs: async () => LIMIT_MS,
    note: '50,000 customers with 8 % planted again: equal, written otherwise, and alike by name, e-mail, phone and address; one thread',
  },
];
