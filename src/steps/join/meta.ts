import type { ChartSpec } from '../../core/chart';
import { say, type Message } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';
import { halfLifeChart, type DecayReport } from '../decay/meta';
import type { Overlap } from './keys';

export const HOWS = ['auto', 'leave', 'sum', 'mean', 'min', 'max', 'since', 'different', 'commonest', 'share', 'first'] as const;

export const params = {
  /** Which further file; null is the first. */
  source: { kind: 'source', default: null },
  /** [column here, column there]; none is the step's own choice by name. */
  key: { kind: 'links', default: [], width: 2 },
  /** [further file, column of this file, column there]: columns of other files that are looked up first, in turn. */
  lookups: { kind: 'links', default: [], width: 3 },
  /** `take` each row as it stands, or `roll` up to one row a key first; `auto` takes where no key repeats. */
  mode: { kind: 'choice', default: 'auto', options: ['auto', 'take', 'roll'] },
  /** `auto`: e-mail addresses without regard to case, everything else exactly. */
  compare: { kind: 'choice', default: 'auto', options: ['auto', 'exact', 'loose'] },
  /** What comes of a column of the further file. */
  columns: { kind: 'perColumn', default: [], options: HOWS },
  /** Days are counted to this date; 'auto' is the day after the latest in the further file. */
  reference: { kind: 'date', default: 'auto' },
  /** A column for how lively a customer is in the file: each row counts less the longer ago it was. */
  fading: { kind: 'toggle', default: false },
  /** Days in which half of a row's weight goes. */
  halfLife: { kind: 'integer', default: 'auto', min: 1, max: 3650, auto: true },
  /** Rows the further file does not know: counts and sums are 0, other numbers the middle; or all of it stays empty. */
  gaps: { kind: 'choice', default: 'fill', options: ['fill', 'leave'] },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

export type JoinReport = {
  /** null: there is no further file. */
  readonly file: string | null;
  readonly rolls: boolean;
  readonly loose: boolean;
  /** Matches that are there only because case and blanks do not count; rows here. */
  readonly byLoose: number;
  readonly keys: readonly { readonly here: string; readonly there: string }[];
  readonly overlap: Overlap;
  /** Files whose columns were looked up first, and how many of the further file's rows were found there. */
  readonly lookups: readonly { readonly file: string; readonly column: string; readonly rows: number; readonly matched: number }[];
  /** Milliseconds. */
  readonly reference: number | null;
  /** How fast rows fade, where they do. */
  readonly fade: { readonly days: number; readonly why: DecayReport['why']; readonly fit: DecayReport['fit'] } | null;
  /** Rows of the file that are left out because they are not before the date days are counted to. */
  readonly late: number;
  /** New columns by name; what they hold stands in the schema. */
  readonly columns: readonly string[];
};

export const meta: StepMeta<typeof params, JoinReport> = {
  id: 'join',
  version: 1,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  joins: true,
  repeats: true,
  // What comes of a further file hangs on its rows: the heavy half outlines it.
  outline: (schema) => ok(schema),
  finding({ file, overlap: { here, there }, rolls }) {
    if (file === null) return say('join.none');
    if (rolls) return say('join.finding.rolls', { file, matched: here.matched, rows: here.rows, theirs: there.rows });
    return say('join.finding', { file, matched: here.matched, rows: here.rows });
  },
  soWhat({ file, keys, overlap: { here, there, would }, rolls, columns, loose, byLoose, fade, late, reference }) {
    const key = keys[0];
    if (file === null || !key) return say('join.none.so');
    const both = say('join.so.both', {
      unmatched: here.rows - here.matched,
      noKey: here.noKey,
      theirs: there.rows - there.matched,
      theirNoKey: there.noKey,
      file,
    });
    const how = rolls
      ? say('join.so.rolls', { would, rows: here.rows, columns: columns.length })
      : say('join.so.takes', { columns: columns.length });
    return say('join.so', {
      here: key.here,
      there: key.there,
      file,
      both,
      how,
      spelling: loose ? say('join.so.loose', { count: byLoose }) : '',
      late: late > 0 && reference !== null ? say('join.so.late', { late, reference }) : '',
      fading: fade ? fadingSaid(fade) : '',
    });
  },
  charts({ file, overlap: { here, there }, fade }): readonly ChartSpec[] {
    if (file === null || here.rows === 0) return [];
    const rows = [
      [say('join.chart.both'), here.matched, there.matched],
      [say('join.chart.alone'), here.rows - here.matched - here.noKey, there.rows - there.matched - there.noKey],
      [say('join.chart.no-key'), here.noKey, there.noKey],
    ] as const;
    return [
      {
        id: 'met',
        headline: say('join.chart', { file, share: here.matched / here.rows }),
        fields: [
          { title: say('join.chart.rows'), format: 'text' },
          { title: say('join.chart.here'), format: 'integer' },
          { title: say('join.chart.there', { file }), format: 'integer' },
        ],
        rows: rows.filter(([, mine, theirs]) => mine + theirs > 0),
        draw: { type: 'bars', category: 0, value: 1 },
      },
      ...halfLifeChart(fade?.fit ?? null, fade?.days ?? null),
    ];
  },
};

function fadingSaid({ days, why, fit }: NonNullable<JoinReport['fade']>): Message {
  if (!fit) return say(`join.so.fading.${why === 'asked' ? 'asked' : 'usual'}`, { days });
  return say(fit.decayed > fit.plain + 0.005 ? 'join.so.fading.better' : 'join.so.fading.no-better', {
    days,
    decayed: fit.decayed,
    plain: fit.plain,
  });
}
