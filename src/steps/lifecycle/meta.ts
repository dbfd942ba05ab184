import { say } from '../../core/message';
import type { Params, ParamSpec } from '../../core/params';
import { fail, ok } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { LIFECYCLE_NAMES, STAGE_IDS, type StageId } from './names';

export const params = {
  /** What a stage is reached by: orders, spend. */
  measure: { kind: 'column', default: null, roles: ['money', 'count', 'number'] },
  /** The stage of last time, from the file exported then. */
  previous: { kind: 'column', default: null, roles: ['segment', 'category', 'text'] },
  /** From so much on one enters. */
  starter: { kind: 'integer', default: 'auto', min: 0, max: 1_000_000_000, auto: true },
  grower: { kind: 'integer', default: 'auto', min: 0, max: 1_000_000_000, auto: true },
  champion: { kind: 'integer', default: 'auto', min: 0, max: 1_000_000_000, auto: true },
  /** Percent below its entry at which a stage is left. */
  band: { kind: 'integer', default: 10, min: 0, max: 50 },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

export type LifecycleReport = {
  readonly none: 'measure' | 'values' | null;
  readonly measure: string | null;
  readonly money: boolean;
  /** Column of last time's stages; null where there is none, so that entries alone decide. */
  readonly previous: string | null;
  /** Looks at the customers, a month apart, through which their stages were followed; 0 where the file says only how they stand now. */
  readonly looks: number;
  readonly rows: number;
  readonly unknown: number;
  /** A tester has no entry. */
  readonly stages: readonly {
    readonly id: StageId;
    readonly entry: number | null;
    readonly exit: number | null;
    readonly rows: number;
    readonly share: number;
  }[];
  /** Against last time; `held` of those who stayed would have moved without the band. */
  readonly moves: {
    readonly up: number;
    readonly down: number;
    readonly stayed: number;
    readonly held: number;
    readonly fresh: number;
  } | null;
};

const OFTEN = /orders|purchases|visits|ordrer|kjøp|besøk|bestellungen/i;

export interface Found {
  readonly measure: SchemaColumn;
  readonly previous: SchemaColumn | null;
  /** The measure as it stood before, oldest first; there is no `previous` then. */
  readonly earlier: Schema;
}

/** What decides the stages; null where the file has no such measure. */
export function findColumns(schema: Schema, given: Pick<Params<typeof params>, 'measure' | 'previous'>): Found | null {
  const numbers = schema.filter(({ kind, plain }) => kind === 'number' && plain);
  const words = schema.filter(({ kind }) => kind === 'category' || kind === 'text');
  const chosen = (among: Schema, name: string | null): SchemaColumn | undefined =>
    name === null ? undefined : (among.find((column) => column.name === name) ?? among.find(({ origin }) => origin.includes(name)));
  const made = (kind: SchemaColumn['made']): SchemaColumn | undefined => numbers.find((column) => column.made === kind);
  const looks = numbers.filter(({ back }) => back !== undefined).sort((a, b) => (b.back ?? 0) - (a.back ?? 0));
  const latest = looks.length > 1 && looks.at(-1)?.back === 0 ? looks.at(-1) : undefined;
  const measure =
    chosen(numbers, given.measure) ??
    latest ??
    made('orders') ??
    made('spend') ??
    numbers.find(({ role, name }) => role === 'count' && OFTEN.test(name)) ??
    numbers.find(({ role }) => role === 'money');
  const own = new Set(Object.values(LIFECYCLE_NAMES).map(({ column }) => column));
  const previous = chosen(words, given.previous) ?? words.find(({ name }) => own.has(name));
  if (!measure) return null;
  const followed = measure === latest && previous === undefined;
  return { measure, previous: previous ?? null, earlier: followed ? looks.slice(0, -1) : [] };
}

export function noteOf(schema: Schema, { measure, previous, earlier }: Found, language: Params<typeof params>['language']): SchemaColumn {
  return {
    name: freshName(schema, LIFECYCLE_NAMES[language].column),
    kind: 'category',
    role: 'segment',
    origin: [...new Set([measure, ...earlier, ...(previous ? [previous] : [])].flatMap(({ origin }) => origin))],
    feature: false,
    plain: true,
    about: say(previous ? 'lifecycle.about.since' : earlier.length > 0 ? 'lifecycle.about.looks' : 'lifecycle.about', {
      measure: measure.name,
      ...(earlier.length > 0 && { looks: earlier.length + 1 }),
    }),
  };
}

/** Entries the user gave, as far as they are not rising. */
function falling({ starter, grower, champion }: Params<typeof params>): boolean {
  const given = [starter, grower, champion].filter((entry) => entry !== 'auto');
  return given.some((entry, i) => i > 0 && entry <= (given[i - 1] ?? -Infinity));
}

export const meta: StepMeta<typeof params, LifecycleReport> = {
  id: 'lifecycle',
  version: 1,
  stage: 'interpret',
  params,
  onNewRows: 'apply',
  outline(schema, given) {
    if (falling(given)) return fail('lifecycle.not-rising');
    const found = findColumns(schema, given);
    return ok(found ? [...schema, noteOf(schema, found, given.language)] : schema);
  },
  finding({ none, stages, moves, looks }) {
    if (none !== null) return say(`lifecycle.none.${none}`);
    if (moves && moves.up + moves.down > 0) {
      return say(looks > 0 ? 'lifecycle.finding.month' : 'lifecycle.finding.moves', { up: moves.up, down: moves.down });
    }
    const best = stages.find(({ id }) => id === 'champion');
    const first = stages.find(({ id }) => id === 'tester');
    return say('lifecycle.finding', { champions: best?.share ?? 0, testers: first?.share ?? 0 });
  },
  soWhat({ none, moves, looks }) {
    if (none !== null) return say('lifecycle.none.so');
    if (!moves) return say('lifecycle.so.first');
    if (looks > 0) return say('lifecycle.so.looks', { looks, held: moves.held, fresh: moves.fresh });
    return say('lifecycle.so', { held: moves.held, fresh: moves.fresh });
  },
  charts({ none, stages }) {
    if (none !== null) return [];
    const most = stages.reduce((best, one) => (one.rows > best.rows ? one : best), stages[0] ?? { id: STAGE_IDS[0], share: 0, rows: 0 });
    return [
      {
        id: 'stages',
        headline: say('lifecycle.chart', { stage: say(`lifecycle.stage.${most.id}`), share: most.share }),
        fields: [
          { title: say('lifecycle.field.stage'), format: 'text' },
          { title: say('lifecycle.field.rows'), format: 'integer' },
          { title: say('lifecycle.field.share'), format: 'share' },
        ],
        rows: stages.map(({ id, rows, share }) => [say(`lifecycle.stage.${id}`), rows, share]),
        draw: { type: 'bars', category: 0, value: 1 },
      },
    ];
  },
};
