import { fail, ok } from '../../src/core/problem';
import type { EnginePort } from '../../src/app/ports';
import type { DatasetInfo, EngineEvent } from '../../src/engine/types';

const reason = { code: 'data.kind-empty', args: {} };
const guess = <T>(value: T): { value: T; confidence: number; reason: typeof reason } => ({ value, confidence: 1, reason });
const dialect = {
  format: 'text',
  sheet: '',
  encoding: 'utf-8',
  delimiter: ';',
  quote: '"',
  escape: 'double',
  skip: 0,
  headerRows: 1,
  footer: 0,
} as const;

/** A small file as the worker would tell of it. */
export const dataset: DatasetInfo = {
  id: 'd',
  name: 'kunder.csv',
  bytes: 100,
  rows: 3,
  fingerprint: 'f',
  guess: {
    format: guess(dialect.format),
    sheet: guess(''),
    encoding: guess(dialect.encoding),
    delimiter: guess(dialect.delimiter),
    quote: guess(dialect.quote),
    escape: guess(dialect.escape),
    skip: guess(0),
    headerRows: guess(1),
    footer: guess(0),
  },
  dialect,
  columns: ['spend', '__proto__', 'שם '.repeat(40)].map((name) => ({
    name,
    kind: 'number',
    format: { type: 'number', decimal: ',', group: '', percent: false, currency: '' },
    reasons: [reason],
    missing: 1,
    distinct: 2,
    distinctExact: true,
    examples: ['1', '2'],
    misfits: [],
    misfitCount: 0,
  })),
  roles: [],
  profiles: [],
  questions: [],
  shape: { shape: 'customers', reasons: [] },
  outcomes: [],
  sheets: [],
  aside: [],
  ragged: [],
  raggedCount: 0,
  warnings: [],
};

/** An engine that says what it is told to say. */
export function fakeEngine(): EnginePort & { readonly emit: (event: EngineEvent) => void; readonly cancelled: number[] } {
  const listeners = new Set<(event: EngineEvent) => void>();
  const cancelled: number[] = [];
  return {
    cancelled,
    emit: (event) => listeners.forEach((listener) => listener(event)),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    importFile: () => Promise.resolve(ok(dataset)),
    bundle: ({ files }) => files[0]?.file ?? new Blob([]),
    unpack: () => Promise.resolve(ok([])),
    lookAtFiles: () => Promise.resolve(ok({ files: [], groups: [] })),
    oddRows: () => Promise.resolve(ok(new Blob([]))),
    openDataset: () => Promise.resolve(ok(dataset)),
    correct: () => Promise.resolve(ok(dataset)),
    run: () => new Promise(() => undefined),
    cancel: (job) => {
      cancelled.push(job);
      return Promise.resolve();
    },
    propose: () => Promise.resolve(ok([])),
    joinTo: () => undefined,
    page: (_id, _recipe, { offset, count }) =>
      Promise.resolve(
        ok({
          total: 1000,
          columns: dataset.columns.map(({ name, kind }) => ({ name, kind, role: 'number' as const })),
          rowIds: Array.from({ length: Math.min(count, 1000 - offset) }, (_, i) => offset + i),
          cells: Array.from({ length: Math.min(count, 1000 - offset) }, (_, i) => [offset + i, null, 0.5]),
        }),
      ),
    changes: () => Promise.resolve(fail('engine.not-yet-run')),
    reasons: () => Promise.resolve(fail('engine.no-reasons')),
    whatIf: () => Promise.resolve(fail('engine.no-reasons')),
    points: () => Promise.resolve(fail('engine.not-yet-run')),
    contrast: () => Promise.resolve(ok([])),
    file: () => Promise.resolve(fail('engine.not-yet-run')),
    score: () => Promise.resolve(fail('model.unreadable')),
  };
}
