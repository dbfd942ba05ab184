import { say, type Message } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { Schema } from '../../core/schema';
import type { StepMeta } from '../../core/step';

export const params = {
  /** Columns that have to be filled in for every row. */
  mandatory: { kind: 'columns', default: null },
  /** Says when a row was last looked after. */
  updated: { kind: 'column', default: null, kinds: ['date'] },
  /** Today is not read: ages count to the latest date in the file. */
  reference: { kind: 'date', default: 'auto' },
  /** Says which addresses mail came back from. */
  bounce: { kind: 'column', default: null },
  /** Names the customer where a customer has several rows. */
  customer: { kind: 'column', default: null },
} as const satisfies ParamSpec;

export const LIGHTS = ['complete', 'duplicates', 'fresh', 'bounce', 'addresses'] as const;
export type LightId = (typeof LIGHTS)[number];
/** `unknown`: the file does not say, which is not the same as good. */
export type LightState = 'good' | 'warn' | 'bad' | 'unknown';

/** The field's limits, and from where on a light is red; between them it is amber. Shares of rows at fault. */
export const LIMITS: Readonly<Record<LightId, { readonly good: number; readonly bad: number }>> = {
  complete: { good: 0.1, bad: 0.25 },
  duplicates: { good: 0.05, bad: 0.1 },
  fresh: { good: 0.1, bad: 0.3 },
  bounce: { good: 0.03, bad: 0.06 },
  addresses: { good: 0.03, bad: 0.06 },
};
/** Half a year. */
export const FRESH_DAYS = 183;
/** Row places a report names at most, for each thing it found. */
export const ROWS_NAMED = 500;

/** The step that mends it; one that the notebook lacks is added to it. */
export const MENDS: Readonly<Record<LightId, 'missing' | 'duplicates' | 'reach'>> = {
  complete: 'missing',
  duplicates: 'duplicates',
  fresh: 'reach',
  bounce: 'reach',
  addresses: 'reach',
};

/** Rows with something to look at; `rows` are the first of them, by place in the file. */
export type Found = { readonly count: number; readonly rows: readonly number[] };

export type Light = {
  readonly id: LightId;
  readonly state: LightState;
  /** Share of rows at fault; null where it cannot be known. */
  readonly share: number | null;
  /** Rows that were judged. */
  readonly of: number;
  readonly found: Found;
  /** The columns it was read from; for `complete` the emptiest first. */
  readonly columns: readonly string[];
  /** Why it cannot be known: a text's code. */
  readonly why: string | null;
};

export type EnoughLevel = 'plenty' | 'enough' | 'small' | 'few';
export type Enough = {
  readonly of: 'leads' | 'customers';
  readonly level: EnoughLevel;
  /** Leads with a known outcome, or customers. */
  readonly have: number;
  /** Rows of the rarer outcome; null with more than two outcomes or none. */
  readonly rarer: number | null;
  /** About so many columns a model can bear: ten of the rarer outcome for each (Peduzzi and others 1996). */
  readonly bears: number | null;
  /** Customers with every mandatory column; null for leads. */
  readonly complete: number | null;
};

export type QualityReport = {
  readonly rows: number;
  readonly lights: readonly Light[];
  readonly mandatory: readonly { readonly column: string; readonly missing: number }[];
  /** Asked for, but not in the file. */
  readonly absent: readonly string[];
  /** Rows with every mandatory column filled in. */
  readonly profiles: number;
  /** Milliseconds; what ages were counted to. */
  readonly reference: number | null;
  readonly emails: { readonly syntax: Found; readonly typos: Found; readonly roles: Found; readonly of: number } | null;
  /** Rows that do not say whose they are. */
  readonly keyless: { readonly column: string; readonly count: number; readonly first: number } | null;
  readonly enough: Enough;
};

export const meta: StepMeta<typeof params, QualityReport> = {
  id: 'quality',
  version: 1,
  stage: 'clean',
  params,
  onNewRows: 'apply',
  onlyLooks: true,
  outline: (schema: Schema) => ok(schema),
  finding({ rows, lights }) {
    const of = (...states: readonly LightState[]): readonly Message[] =>
      lights.filter(({ state }) => states.includes(state)).map(({ id }) => say(`quality.thing.${id}`));
    const faults = of('bad', 'warn');
    if (rows === 0) return say('quality.no-rows');
    if (faults.length > 0) return say(of('bad').length > 0 ? 'quality.bad' : 'quality.warn', { things: faults, count: faults.length });
    const known = of('good').length;
    return known === 0 ? say('quality.unknown') : say('quality.good', { good: known, of: lights.length });
  },
  soWhat({ rows, lights }) {
    const unknown = lights.filter(({ state }) => state === 'unknown').map(({ id }) => say(`quality.thing.${id}`));
    const so = say(rows === 0 ? 'quality.no-rows.so' : lights.some(({ state }) => state === 'bad') ? 'quality.bad.so' : 'quality.so');
    return unknown.length === 0 ? so : say('quality.unknown.so', { so, things: unknown });
  },
  charts: () => [],
};

/** Green up to the field's limit, red from where it hurts. */
export function stateOf(id: LightId, share: number): LightState {
  const { good, bad } = LIMITS[id];
  return share < good ? 'good' : share < bad ? 'warn' : 'bad';
}
