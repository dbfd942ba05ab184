import type { ChartSpec } from '../../core/chart';
import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { fail, ok, type Result } from '../../core/problem';
import { freshName, schemaMap, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { DECAY_NAMES } from './names';

export const params = {
  /** When it happened. */
  date: { kind: 'column', default: null, kinds: ['date'] },
  /** Whose it is, where a row is an event. */
  customer: { kind: 'column', default: null },
  /** Days in which half of the weight goes. */
  halfLife: { kind: 'integer', default: 'auto', min: 1, max: 3650, auto: true },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

export type DecayReport = {
  /** Days; null when there was nothing to fade. */
  readonly halfLife: number | null;
  readonly why: 'asked' | 'fitted' | 'usual';
  readonly date: string | null;
  readonly columns: readonly string[];
  /** Share of all weight that is left; 1 is no decay. */
  readonly left: number | null;
  /** How well activity alone tells the outcome, cross-validated on training rows; null without an outcome of two kinds. */
  readonly fit: {
    readonly outcome: string;
    readonly units: number;
    readonly decayed: number;
    readonly plain: number;
    readonly tried: readonly { readonly days: number; readonly auc: number }[];
  } | null;
};

export interface DecayParts {
  readonly date: SchemaColumn | null;
  readonly customer: SchemaColumn | null;
  readonly counts: Schema;
}

const CUSTOMER = /customer|client|kunde|household|member|medlem|account|konto|user|bruker|buyer|lead|contact|kontakt/i;
const ACTIVITY = /last|latest|visit|seen|activity|login|open|click|event|time|date|siste|besøk|aktiv|dato|tid|zuletzt|datum/i;

export function decayParts(schema: Schema, given: { readonly date: string | null; readonly customer: string | null }): Result<DecayParts> {
  const known = schemaMap(schema);
  for (const name of [given.date, given.customer]) {
    if (name !== null && !known.has(name)) return fail('decay.no-such-column', { column: name });
  }
  const chosen = given.date === null ? undefined : known.get(given.date);
  if (chosen && chosen.kind !== 'date') return fail('decay.not-a-date', { column: chosen.name });
  const dates = schema.filter(({ kind, role }) => kind === 'date' && role === 'date');
  const date = chosen ?? dates.find(({ name }) => ACTIVITY.test(name)) ?? dates[0];
  const ids = schema.filter(({ role }) => role === 'identifier');
  const customer = (given.customer === null ? undefined : known.get(given.customer)) ?? ids.find(({ name }) => CUSTOMER.test(name));
  const counts = schema.filter(({ kind, role, feature }) => kind === 'number' && role === 'count' && feature);
  return ok({ date: date ?? null, customer: customer ?? (ids.length === 1 ? (ids[0] ?? null) : null), counts });
}

/** Where a row is an event its weight; else each count of activity, faded. */
export function decayNote(schema: Schema, of: SchemaColumn | null, date: SchemaColumn, language: 'en' | 'nb'): SchemaColumn {
  const names = DECAY_NAMES[language];
  const name = freshName(schema, of ? names.faded(of.name) : names.engagement);
  const origin = [...new Set([...(of?.origin ?? []), ...date.origin])];
  return { name, kind: 'number', role: 'number', origin, feature: true, plain: true, ...(of ? {} : { made: 'engagement' }) };
}

export const meta: StepMeta<typeof params, DecayReport> = {
  id: 'decay',
  version: 1,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  outline(schema, given) {
    const parts = decayParts(schema, given);
    if (!parts.ok) return parts;
    const { date, counts } = parts.value;
    if (!date) return ok(schema);
    const out = [...schema];
    for (const of of [null, ...counts]) out.push({ ...decayNote(out, of, date, given.language), family: true });
    return ok(out);
  },
  finding({ halfLife, columns }) {
    if (halfLife === null || columns.length === 0) return say('decay.none');
    return say('decay.finding', { days: halfLife });
  },
  soWhat({ halfLife, why, fit, left }) {
    if (halfLife === null) return say('decay.none.so');
    if (fit)
      return say(fit.decayed > fit.plain + 0.005 ? 'decay.so.better' : 'decay.so.no-better', { decayed: fit.decayed, plain: fit.plain });
    return say(why === 'asked' ? 'decay.so.asked' : 'decay.so.usual', { days: halfLife, left: left ?? 1 });
  },
  charts: ({ fit, halfLife }) => halfLifeChart(fit, halfLife),
};

/** How well each half-life tried tells the outcome. */
export function halfLifeChart(fit: DecayReport['fit'], halfLife: number | null): readonly ChartSpec[] {
  if (!fit || halfLife === null) return [];
  const best = fit.tried.findIndex(({ days }) => days === halfLife);
  return [
    {
      id: 'half-life',
      headline: say('decay.chart', { days: halfLife, outcome: fit.outcome }),
      fields: [
        { title: say('decay.field.days'), format: 'integer' },
        { title: say('decay.field.auc'), format: 'number' },
      ],
      rows: fit.tried.map(({ days, auc }) => [days, auc]),
      draw: { type: 'line', x: 0, y: 1, ...(best >= 0 ? { best, label: say('decay.label', { days: halfLife }) } : {}) },
    },
  ];
}
