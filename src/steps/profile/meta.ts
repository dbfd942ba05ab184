import type { ChartSpec } from '../../core/chart';
import type { GroupSketch } from '../../core/group-marks';
import { say } from '../../core/message';
import type { Json } from '../../core/json';
import type { ParamSpec } from '../../core/params';
import { fail, ok } from '../../core/problem';
import { withRole, type Made } from '../../core/schema';
import type { StepMeta } from '../../core/step';

/** What people write about a group. */
export const FIELDS = ['name', 'note', 'owner', 'channel', 'next'] as const;
export type Field = (typeof FIELDS)[number];
/** Empty where nothing is written. */
export type Told = { readonly [field in Field]: string };

export const params = {
  told: { kind: 'groups', default: [], does: ['tell'], fields: FIELDS },
} as const satisfies ParamSpec;

/** A message that is plain JSON. */
export type Said = { readonly code: string; readonly args: { readonly [name: string]: string | number | Said | readonly Said[] } };

/** How a number of a column is said. */
export type Measure = 'integer' | 'number' | 'share' | 'money' | 'days';

/** What sets a segment apart. For a number `inSegment` and `everyone` are means and `effect` is their difference in standard deviations; for a category they are shares of `level`, and `effect` their difference. */
export type Trait = {
  readonly column: string;
  /** As noted in the schema; for a number only. */
  readonly made: Made | null;
  /** The date that days are counted from; null for other columns. */
  readonly since: string | null;
  readonly level: string | null;
  readonly inSegment: number;
  readonly everyone: number;
  readonly effect: number;
  /** 95 % interval of `effect`, of all that is asked about the segment together. */
  readonly low: number;
  readonly high: number;
};

/** A trait with what a pane shows of it. */
export type ShownTrait = Trait & {
  readonly format: Measure;
  /** The groups were found by this column, among others. */
  readonly used: boolean;
  /** Place in `pictures`, and the segment's share in each of its parts. */
  readonly picture: number;
  readonly shares: readonly number[];
};

/** Everyone's shares in the parts of a column: between `edges` for numbers, by `levels` for words, the rest last where there are others. */
export type Picture = {
  readonly column: string;
  readonly edges: readonly number[] | null;
  readonly levels: readonly string[];
  readonly others: boolean;
  readonly everyone: readonly number[];
};

/** Of a number: over and up to; of words: is or is not the level. */
export type Condition = {
  readonly column: string;
  readonly made: Made | null;
  readonly since: string | null;
  readonly format: Measure;
  readonly level: string | null;
  readonly not: boolean;
  readonly over: number | null;
  readonly upTo: number | null;
  /** Only whole numbers occur. */
  readonly whole: boolean;
};

type Estimate = { readonly share: number; readonly low: number; readonly high: number };

/** All its conditions hold. Counts and shares are of rows it was not learnt on; intervals are 95 % (Wilson). */
export type Rule = {
  readonly conditions: readonly Condition[];
  /** The same in words. */
  readonly said: readonly Said[];
  /** Of `members`, how many it catches; of `others`, how many it catches wrongly. */
  readonly caught: number;
  readonly members: number;
  readonly wrong: number;
  readonly others: number;
  readonly coverage: Estimate;
  /** Of those it catches, how many are right. */
  readonly precision: Estimate;
  /** Rows it was learnt on. */
  readonly taught: number;
};

export type SegmentProfile = {
  /** A, B, C … */
  readonly id: string;
  readonly size: number;
  readonly share: number;
  /** Fewer than the report's `least`: nothing more is told. */
  readonly small: boolean;
  /** Of those whose money is known; null of too few to tell. `share` is of everyone's, people in no group as well. */
  readonly money: { readonly total: number; readonly share: number | null; readonly mean: number } | null;
  /** Given by the user to these people; null when there is none. */
  readonly name: string | null;
  readonly told: Told;
  /** Proposed in words; shown when `name` is null. */
  readonly proposed: Said;
  /** Goes with what is written about the segment into `params.told`. */
  readonly sketch: GroupSketch;
  /** `people` of the mark that was found to be about this segment; null without one. */
  readonly marked: string | null;
  /** One a column, the surest of the largest effects first; up to 8, those whose interval excludes 0. */
  readonly traits: readonly ShownTrait[];
  /** Null where no short rule is surely better than chance. */
  readonly rule: Rule | null;
  /** Mean per column of `measures`, in its order: what `effects` are about. */
  readonly means: readonly (number | null)[];
};

export type ProfileReport = {
  readonly rows: number;
  /** Of a smaller group only its size is told. */
  readonly least: number;
  readonly unassigned: number;
  readonly segments: readonly SegmentProfile[];
  readonly moneyColumn: string | null;
  readonly pictures: readonly Picture[];
  /** Plain number columns, strongest between segments first, with everyone's mean. */
  readonly measures: readonly { readonly column: string; readonly format: Measure; readonly mean: number | null; readonly used: boolean }[];
  /** Effect of each measure in each segment: `effects[measure][segment]`, in standard deviations. */
  readonly effects: readonly (readonly (number | null)[])[];
};

/** The name to show, apart from the letter. */
export function segmentName({ name, proposed }: SegmentProfile): string | Said {
  return name ?? proposed;
}

/** Names of the first version were kept by their people alone. */
function upgradeNames({ names, ...rest }: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  const pairs = Array.isArray(names) ? (names as readonly (readonly [string, string])[]) : [];
  return {
    ...rest,
    told: pairs.map(([people, name]) => ({ does: 'tell', of: [{ people, share: 0, centre: [] }], texts: [['name', name]], letter: '' })),
  };
}

/** Rows of the heat map, and groups whose lines can still be told apart. */
const MOST_MEASURES = 12;
const MOST_LINES = 12;
/** Columns whose names fit below the lines. */
const MOST_POINTS = 8;

/** Where a group takes away from the sum, others hold more than all of it: shares are told of parts of a whole only. */
export function partsOfWhole(segments: readonly SegmentProfile[]): boolean {
  return segments.every(({ money }) => !money || (money.share !== null && money.share >= 0 && money.share <= 1));
}

export const meta: StepMeta<typeof params, ProfileReport> = {
  id: 'profile',
  version: 2,
  stage: 'interpret',
  params,
  onNewRows: 'apply',
  onlyLooks: true,
  upgrade: [upgradeNames],
  outline: (schema) => (withRole(schema, 'cluster') ? ok(schema) : fail('profile.no-segments')),
  finding({ segments }) {
    const first = largestOf(segments);
    if (!first) return say('profile.none');
    if (segments.length === 1) return say('profile.finding.one', { id: first.id, name: segmentName(first), share: first.share });
    const rich = richest(segments);
    if (rich?.money && rich.money.share !== null && partsOfWhole(segments)) {
      return say('profile.finding.money', { id: rich.id, name: segmentName(rich), people: rich.share, money: rich.money.share });
    }
    return say('profile.finding', { id: first.id, name: segmentName(first), count: segments.length, share: first.share });
  },
  soWhat: ({ segments }) => say(segments.length === 0 ? 'profile.none.so' : 'profile.so'),
  charts(report) {
    const { segments, moneyColumn } = report;
    const largest = largestOf(segments);
    if (!largest) return [];
    const charts: ChartSpec[] = [...apart(report)];
    charts.push({
      id: 'sizes',
      headline: say('profile.chart.sizes', { id: largest.id, share: largest.share }),
      fields: [
        { title: say('profile.field.segment'), format: 'text' },
        { title: say('profile.field.share'), format: 'share' },
      ],
      rows: segments.map(({ id, share }) => [id, share]),
      draw: { type: 'bars', category: 0, value: 1, segment: 0 },
    });
    const rich = richest(segments);
    if (rich?.money && rich.money.share !== null && moneyColumn !== null) {
      const { share, total } = rich.money;
      charts.push({
        id: 'money',
        headline: partsOfWhole(segments)
          ? say('profile.chart.money', { id: rich.id, share, column: moneyColumn })
          : say('profile.chart.money.total', { id: rich.id, total, column: moneyColumn }),
        fields: [
          { title: say('profile.field.segment'), format: 'text' },
          { title: say('profile.field.money', { column: moneyColumn }), format: 'money' },
        ],
        rows: segments.flatMap(({ id, money }) => (money ? [[id, money.total]] : [])),
        draw: { type: 'bars', category: 0, value: 1, segment: 0 },
      });
    }
    return charts;
  },
};

/** Every group in every column: as a heat map, and as lines while they can be told apart. */
function apart({ segments, measures, effects }: ProfileReport): readonly ChartSpec[] {
  const top = measures[0];
  const told = segments.map((segment, place) => ({ ...segment, place })).filter(({ small }) => !small);
  const first = told[0];
  if (!top || !first || told.length < 2) return [];
  const at = (measure: number, place: number): number | null => {
    const effect = effects[measure]?.[place];
    return effect === null || effect === undefined ? null : Math.round(effect * 100) / 100;
  };
  const most = told.reduce((best, one) => (Math.abs(at(0, one.place) ?? 0) > Math.abs(at(0, best.place) ?? 0) ? one : best), first);
  const shown = measures.slice(0, MOST_MEASURES);
  const fields: ChartSpec['fields'] = [
    { title: say('profile.field.column'), format: 'text' },
    { title: say('profile.field.segment'), format: 'text' },
    { title: say('profile.field.effect'), format: 'number' },
  ];
  const rows: ChartSpec['rows'] = shown.flatMap(({ column }, m) => told.map(({ id, place }) => [column, id, at(m, place)]));
  const heat: ChartSpec = {
    id: 'heat',
    headline: say('profile.chart.apart', { column: top.column, id: most.id }),
    sub: say('profile.chart.apart.sub'),
    fields,
    rows,
    draw: { type: 'heat', x: 1, y: 0, value: 2 },
  };
  if (shown.length < 2 || told.length > MOST_LINES) return [heat];
  const crossing = told.reduce((best, one) => (swing(one.place) > swing(best.place) ? one : best), first);
  function swing(place: number): number {
    const all = shown.slice(0, MOST_POINTS).map((_, m) => at(m, place) ?? 0);
    return Math.max(...all) - Math.min(...all);
  }
  const lines: ChartSpec = {
    id: 'lines',
    headline: say('profile.chart.lines', { id: crossing.id }),
    sub: say('profile.chart.apart.sub'),
    fields,
    rows: rows.slice(0, MOST_POINTS * told.length),
    draw: { type: 'parallel', x: 0, y: 2, segment: 1 },
  };
  return [heat, lines];
}

function largestOf(segments: readonly SegmentProfile[]): SegmentProfile | undefined {
  return segments.reduce<SegmentProfile | undefined>((best, one) => (best && best.size >= one.size ? best : one), undefined);
}

function richest(segments: readonly SegmentProfile[]): SegmentProfile | undefined {
  return segments.reduce<SegmentProfile | undefined>(
    (best, one) => ((one.money?.total ?? 0) > (best?.money?.total ?? 0) ? one : best),
    undefined,
  );
}
