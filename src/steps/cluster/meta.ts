import { say, type Message } from '../../core/message';
import type { Json } from '../../core/json';
import type { Params, ParamSpec } from '../../core/params';
import { fail, ok } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { isFlag } from '../standing';
import { densityCharts, densitySoWhat, isDensity } from './density-charts';
import { countingCharts, isFleeting } from './charts';
import { CLUSTER_NAMES } from './names';

/** A way to find groups: one file each in `methods/`. */
/** With more columns all distances are nearly alike (Beyer et al. 1999), and nearly everyone would lie between two segments. */
export const MOST_APART = 50;

export const METHOD_IDS = ['auto', 'kmeans', 'hierarchical', 'mixture', 'mixed', 'dbscan', 'hdbscan'] as const;
export type MethodId = (typeof METHOD_IDS)[number];
/** Those that are told how many groups to find. */
const COUNTED = ['auto', 'kmeans', 'hierarchical', 'mixture', 'mixed'] as const satisfies readonly MethodId[];

export const params = {
  method: { kind: 'choice', default: 'auto', options: METHOD_IDS },
  k: { kind: 'integer', default: 'auto', min: 2, max: 100, auto: true, picks: 10, when: { param: 'method', is: COUNTED } },
  /** No segment is smaller: it joins the nearest. */
  least: { kind: 'integer', default: 10, min: 1, max: 10_000 },
  /** Columns by name, or by the column of the file they were made from. */
  columns: { kind: 'columns', default: null },
  weights: { kind: 'weights', default: [], min: 0, max: 10 },
  eps: { kind: 'real', default: 'auto', min: 0, max: 1e9, auto: true, when: { param: 'method', is: ['dbscan'] } },
  points: { kind: 'integer', default: 'auto', min: 2, max: 200, auto: true, when: { param: 'method', is: ['dbscan', 'hdbscan'] } },
  size: { kind: 'integer', default: 'auto', min: 2, max: 100_000, auto: true, when: { param: 'method', is: ['hdbscan'] } },
  compare: { kind: 'toggle', default: false },
  linkage: {
    kind: 'choice',
    default: 'ward',
    options: ['ward', 'average', 'complete', 'single'],
    when: { param: 'method', is: ['hierarchical'] },
  },
  restarts: { kind: 'integer', default: 10, min: 1, max: 50, when: { param: 'method', is: ['auto', 'kmeans'] } },
  /** Rows drawn by chance to find the groups in, where all would need too much memory; everyone gets a group by the same rule. */
  draw: { kind: 'integer', default: 'auto', min: 20, max: 10_000_000, auto: true },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

/** Why this many: `clear` the silhouette stands out, `weak` groups are there but blur into each other, `none` no better than data without groups, `chosen` by hand. */
export type ClusterVerdict = 'clear' | 'weak' | 'none' | 'chosen';

export type StabilityReport = {
  readonly resamples: number;
  /** Rows that were drawn from, of how many: all, or some by chance. */
  readonly rows: number;
  readonly of: number;
  readonly segments: readonly {
    readonly id: string;
    /** Mean share of the segment that came back (Hennig's clusterwise Jaccard), and where 90 of 100 resamples lie. */
    readonly jaccard: number;
    readonly low: number;
    readonly high: number;
    readonly words: Steadiness;
    /** Share of its rows that lay elsewhere in more than one of five resamples. */
    readonly movers: number;
  }[];
};

/** Hennig (2008): from 0.85 highly stable, from 0.75 stable, from 0.6 a pattern, below not to be relied on. */
type Steadiness = 'very' | 'stable' | 'pattern' | 'loose';

export function steadinessOf(jaccard: number): Steadiness {
  return jaccard >= 0.85 ? 'very' : jaccard >= 0.75 ? 'stable' : jaccard >= 0.6 ? 'pattern' : 'loose';
}

/** Several ways on the same rows. */
export type Comparison = {
  /** Rows every way was gone with, of how many. */
  readonly rows: number;
  readonly of: number;
  readonly money: string | null;
  readonly ways: readonly {
    readonly method: WayId;
    readonly groups: number;
    readonly silhouette: number | null;
    /** Mean Jaccard over resamples, by rows. */
    readonly stability: number | null;
    /** Share of the rows in no group. */
    readonly apart: number;
    readonly smallest: number;
    readonly largest: number;
    /** Money of the richest group a head, over everyone's. */
    readonly value: number | null;
    /** What finding them in these rows took; nothing hangs on it. */
    readonly ms: number;
  }[];
  /** Adjusted Rand index between the ways, in their order. */
  readonly agreement: readonly (readonly number[])[];
  readonly recommended: string | null;
};

/** Ways that are tried beside one another. */
type WayId = 'kmeans' | 'hierarchical' | 'mixture' | 'hdbscan' | 'dbscan';

export type ClusterReport = {
  /** The way that was gone; never `auto`. */
  readonly method: string;
  /** How a row gets its segment: the method's own rule, or the simplest stand-in that agrees with it. */
  readonly rule: 'own' | 'centre' | 'prototypes' | 'tree';
  /** Share of the rows it was learnt from that the rule puts where the method put them. */
  readonly agreement: number;
  /** Groups too small to stand alone that went to the nearest. */
  readonly merged: number;
  /** The letter's place of each group as the method numbers them. */
  readonly places: readonly number[];
  readonly least: number;
  /** Rows without an empty cell that lie in no group. */
  readonly apart: number;
  /** For the method's own picture. */
  readonly learnt: Json;
  /** How steady the segments are when people are drawn anew: `checking` until that is known, null where it cannot be. */
  readonly stability: StabilityReport | 'checking' | null;
  /** Several ways beside one another, when asked for. */
  readonly comparison: Comparison | null;
  /** Rows between two segments; null where the method has no distances, or there are too many segments or columns. */
  readonly between: number | null;
  /** How much of the distance comes from each column. */
  readonly pulls: readonly { readonly column: string; readonly share: number; readonly weight: number }[];
  /** A column that decides nearly alone because its numbers are large: the Scale card is off. */
  readonly loud: string | null;
  /** What each way to count groups says by itself, 1 for none; null where it cannot. */
  readonly votes: {
    readonly silhouette: number | null;
    readonly gap: number | null;
    readonly elbow: number | null;
    readonly steady: number | null;
  };
  readonly verdict: ClusterVerdict;
  readonly noGroups: boolean;
  /** Segments found; 0 with no groups. */
  readonly k: number;
  readonly chosenByHand: boolean;
  /** How many were asked for; null where the data decide. */
  readonly asked: number | null;
  /** Mean silhouette of the answer given, -1 … 1; `checking` until it is known, null without one. */
  readonly silhouette: number | 'checking' | null;
  /** One row for each number of groups tried. `nullLow` and `nullHigh` are the band in which rows without groups would fall. */
  readonly tried: readonly {
    readonly k: number;
    readonly silhouette: number | null;
    /** null where it was not worked out. */
    readonly inertia: number | null;
    readonly nullLow: number | null;
    readonly nullHigh: number | null;
    readonly gap: number | null;
    readonly gapError: number | null;
    readonly stability: number | null;
  }[];
  readonly elbow: number | null;
  /** Rows drawn by chance for the silhouette; null when it was all. */
  readonly sampled: number | null;
  /** Rows drawn by chance in which the groups themselves were found; null when it was all. */
  readonly drawn: number | null;
  readonly sizes: readonly { readonly id: string; readonly size: number; readonly share: number }[];
  /** Measures the distance is made of. */
  readonly columns: readonly string[];
  /** Yes/no columns left out of the distance. */
  readonly leftOut: readonly string[];
  /** Rows with an empty cell in one of the columns: in no segment. */
  readonly unassigned: number;
  readonly rows: number;
};

/** What the distance is made of: the chosen columns, else all measures, else, when there are none, the yes/no columns. */
export function distanceColumns(schema: Schema, chosen: readonly string[] | null): { readonly used: Schema; readonly leftOut: Schema } {
  const all = schema.filter(({ feature, kind }) => feature && (kind === 'number' || kind === 'bool'));
  if (chosen !== null) {
    const wanted = new Set(chosen);
    const used = all.filter(({ name, origin }) => wanted.has(name) || origin.some((source) => wanted.has(source)));
    return { used, leftOut: all.filter((column) => !used.includes(column)) };
  }
  const measures = all.filter((column) => !isFlag(column));
  return measures.length > 0 ? { used: measures, leftOut: all.filter(isFlag) } : { used: all, leftOut: [] };
}

const MOST_CATEGORIES = 20;

/** Categories a method for mixed columns takes: those chosen, else all a person sees. */
export function categoryColumns(schema: Schema, chosen: readonly string[] | null): Schema {
  const all = schema.filter(({ kind, role }) => kind === 'category' && (role === 'category' || role === 'country'));
  return (chosen === null ? all : all.filter(({ name }) => chosen.includes(name))).slice(0, MOST_CATEGORIES);
}

export interface Basis {
  readonly method: Exclude<MethodId, 'auto'>;
  readonly used: Schema;
  readonly categories: Schema;
  readonly leftOut: Schema;
}

/** The way that is gone and the columns it goes by; null where there is nothing to compare rows by. */
export function basisOf(schema: Schema, method: MethodId, chosen: readonly string[] | null): Basis | null {
  const categories = categoryColumns(schema, chosen);
  const { used, leftOut } = distanceColumns(schema, chosen);
  if (method === 'mixed' || (method === 'auto' && used.length === 0)) {
    // a yes/no column made from a category says what the category says
    const own = used.filter((column) => !isFlag(column) || !column.origin.some((name) => categories.some((one) => one.name === name)));
    return own.length + categories.length === 0 ? null : { method: 'mixed', used: own, categories, leftOut };
  }
  return used.length === 0 ? null : { method: method === 'auto' ? 'kmeans' : method, used, categories: [], leftOut };
}

export interface SegmentNotes {
  readonly segment: SchemaColumn;
  /** Whether a row lies between two segments. */
  readonly between: SchemaColumn;
  /** How likely a row belongs to its segment, where the method knows. */
  readonly sure: SchemaColumn | null;
}

export function segmentNotes(
  schema: Schema,
  { method, used, categories }: Basis,
  { language, least }: Pick<Params<typeof params>, 'language' | 'least'>,
): SegmentNotes {
  const origin = [...new Set([...used, ...categories].flatMap((column) => column.origin))];
  const shared = { role: 'cluster', origin, feature: false, plain: true } as const;
  const segment: SchemaColumn = { ...shared, name: freshName(schema, 'Segment'), kind: 'category', least };
  const names = CLUSTER_NAMES[language];
  const between: SchemaColumn = { ...shared, name: freshName(schema, names.between), kind: 'bool' };
  const sure: SchemaColumn | null = method === 'mixture' ? { ...shared, name: freshName(schema, names.sure), kind: 'number' } : null;
  return { segment, between, sure };
}

export function knownStability(stability: ClusterReport['stability']): StabilityReport | null {
  return stability === 'checking' ? null : stability;
}

export function knownSilhouette(silhouette: ClusterReport['silhouette']): number | null {
  return silhouette === 'checking' ? null : silhouette;
}

/** Groups that nobody asked for are not said to be any good before it is known whether they come back. */
function isChecking({ verdict, stability }: ClusterReport): boolean {
  return stability === 'checking' && verdict !== 'chosen';
}

/** Segments that would be others if other people had been drawn; of a number that was asked for, the card says so further down. */
function looseOf({ verdict, stability }: ClusterReport): readonly string[] {
  if (verdict === 'chosen') return [];
  return (knownStability(stability)?.segments ?? []).flatMap(({ id, words }) => (words === 'loose' ? [id] : []));
}

/** A number of groups was asked for where none stand out: the borders are drawn through people who shade into each other. */
function isCut({ verdict, votes }: Pick<ClusterReport, 'verdict' | 'votes'>): boolean {
  return verdict === 'chosen' && votes.silhouette === 1;
}

/** A number of groups was asked for, and no two of them are large enough to be told of. */
function handful({
  noGroups,
  asked,
  least,
  rows,
  unassigned,
}: ClusterReport): { readonly finding: Message; readonly soWhat: Message } | null {
  if (!noGroups || asked === null) return null;
  const people = rows - unassigned;
  const most = Math.floor(people / least);
  return {
    finding: say(people < asked * least ? 'cluster.handful' : 'cluster.handful.one', { k: asked }),
    soWhat: most < 2 ? say('cluster.handful.so.none', { people, least }) : say('cluster.handful.so', { people, least, most }),
  };
}

/** Some few different rows and copies of them: their own middles leave nothing over. */
function areCopies({ tried }: ClusterReport): boolean {
  const [first, last] = [tried[0]?.inertia ?? null, tried.at(-1)?.inertia ?? null];
  return first !== null && last !== null && tried.length > 1 && last <= 1e-9 * first;
}

export const meta: StepMeta<typeof params, ClusterReport> = {
  id: 'cluster',
  version: 1,
  stage: 'cluster',
  params,
  onNewRows: 'apply',
  outline(schema, asked) {
    const basis = basisOf(schema, asked.method, asked.columns);
    if (!basis) return fail('cluster.no-columns');
    const { segment, between, sure } = segmentNotes(schema, basis, asked);
    return ok([...schema, segment, between, ...(sure ? [sure] : [])]);
  },
  finding(report) {
    const few = handful(report);
    if (few) return few.finding;
    if (report.noGroups) return say('cluster.none');
    const { k, asked } = report;
    const fewer = asked !== null && asked > k;
    if (isCut(report)) return fewer ? say('cluster.finding.cut.fewer', { k, asked }) : say('cluster.finding.cut', { k });
    if (fewer) return say('cluster.finding.fewer', { k, asked });
    if (isChecking(report)) return say('cluster.finding.checking', { k });
    const loose = looseOf(report);
    return loose.length > 0
      ? say('cluster.finding.loose', { k: report.k, loose })
      : say(`cluster.finding.${report.verdict}`, { k: report.k });
  },
  soWhat(report) {
    const { noGroups, verdict, silhouette, sizes } = report;
    if (isDensity(report)) return densitySoWhat(report);
    const few = handful(report);
    if (few) return few.soWhat;
    if (noGroups && areCopies(report)) return say('cluster.none.copies');
    if (noGroups) return say(isFleeting(report) ? 'cluster.none.fleeting' : 'cluster.none.so');
    if (isCut(report)) return say('cluster.so.cut');
    if (isChecking(report)) return say('cluster.so.checking');
    const loose = looseOf(report);
    if (loose.length > 0) return say('cluster.so.loose', { loose });
    const first = sizes[0];
    const last = sizes[sizes.length - 1];
    const sizesTold = { largest: first?.share ?? 0, smallest: last?.share ?? 0 };
    if (silhouette === 'checking') return say('cluster.so.chosen.checking', sizesTold);
    return say(`cluster.so.${verdict}`, { silhouette: silhouette ?? 0, ...sizesTold });
  },
  charts(report) {
    return isDensity(report) ? densityCharts(report) : countingCharts(report);
  },
};
