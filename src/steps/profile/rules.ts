import type { Format } from '../../core/chart';
import { MIN_PEOPLE } from '../../core/least-people';
import { HELD_OUT } from '../../core/split';
import { isNumeric, type Column } from '../../core/table';
import type { SchemaColumn } from '../../core/schema';
import { wilsonInterval } from '../../ml/interval';
import { ruleTree, sortedColumn, type SortedColumn } from '../../ml/rule-tree';
import { present, quantilesOf } from '../../ml/select';
import type { Condition, Rule } from './meta';
import { roundBetween, roundDays } from './round-numbers';
import { sayCondition } from './words';

/** Rows that teach and rows that judge, at most. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 60;
/** Levels of a column that may stand in a rule. */
const MOST_LEVELS = 12;
/** A column with more empty cells than this says too little about whom it speaks of. */
const MOST_EMPTY = 0.2;
const DEPTH = 3;
const FEW_GROUPS = 12;
const LEAST_ROWS = 5;
/** Share of the rows that rounding a threshold may send to the other side. */
const ROUNDING = 0.01;
/** A shorter rule is better than one that is right this much more often. */
const SHORTER = 0.01;

/** A column people know, as rules see it. */
interface Known {
  readonly column: SchemaColumn;
  readonly data: Column;
  readonly format: Exclude<Format, 'text' | 'date'>;
}

/** One question a rule may ask. */
interface Question extends Known {
  /** For a level: its code, or its number. */
  readonly level: { readonly said: string; readonly value: number } | null;
  /** By teaching row, without gaps: for growing a tree only. */
  readonly sorted: SortedColumn;
  readonly whole: boolean;
}

/** Everything that rules of several groups have in common. */
interface RuleGround {
  readonly questions: readonly Question[];
  readonly teach: Uint32Array;
  readonly judge: Uint32Array;
  /** Trees of several weights are tried; of many groups, one each. */
  readonly thorough: boolean;
}

/** @param fold by row id, as `core/split` has it: held-out rows judge, the others teach @param rows those in a group */
export async function ruleGround(
  known: readonly Known[],
  rows: Uint32Array,
  rowIds: Uint32Array,
  fold: Int8Array,
  { groups, checkpoint }: { readonly groups: number; readonly checkpoint: () => Promise<void> },
): Promise<RuleGround> {
  const judges = (row: number): boolean => fold[rowIds[row] as number] === HELD_OUT;
  const teach = thinned(rows.filter((row) => !judges(row)));
  const judge = thinned(rows.filter(judges));
  const questions: Question[] = [];
  for (const one of known) {
    await checkpoint();
    if (questions.length < MOST_COLUMNS) questions.push(...questionsOf(one, teach));
  }
  return { questions: questions.slice(0, MOST_COLUMNS), teach, judge, thorough: groups <= FEW_GROUPS };
}

/** Every so many of too many: rows stand in the order of the file, folds by chance. */
function thinned(rows: Uint32Array): Uint32Array {
  if (rows.length <= MOST_ROWS) return rows;
  return Uint32Array.from({ length: MOST_ROWS }, (_, i) => rows[Math.floor((i * rows.length) / MOST_ROWS)] as number);
}

function questionsOf(known: Known, teach: Uint32Array): readonly Question[] {
  const { data, column } = known;
  if (isNumeric(data) && data.kind === 'number' && column.role !== 'category' && column.role !== 'country') {
    const values = Float64Array.from(teach, (row) => data.data[row] as number);
    const there = present(values);
    if (there.length < values.length * (1 - MOST_EMPTY) || there.every((value) => value === there[0])) return [];
    const middle = quantilesOf(there, [0.5])[0] as number;
    const sorted = sortedColumn(values.map((value) => (Number.isNaN(value) ? middle : value)));
    return [{ ...known, level: null, sorted, whole: there.every(Number.isInteger) }];
  }
  const code = (row: number): number => (isNumeric(data) ? (data.data[row] as number) : (data.codes[row] as number));
  const counts = new Map<number, number>();
  for (const row of teach) {
    const value = code(row);
    if (!Number.isNaN(value) && (isNumeric(data) || value >= 0)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  if (counts.size < 2) return [];
  const yesNo = data.kind === 'bool';
  const common = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_LEVELS);
  return common
    .filter(([value, count]) => count >= LEAST_ROWS && (!yesNo || value === 1))
    .map(([value]): Question => {
      const said = yesNo ? 'true' : isNumeric(data) ? String(value) : (data.dict[value] as string);
      const sorted = sortedColumn(Float64Array.from(teach, (row) => Number(code(row) === value)));
      return { ...known, level: { said, value }, sorted, whole: false };
    });
}

interface Hits {
  readonly caught: number;
  readonly members: number;
  readonly wrong: number;
  readonly others: number;
}

/** A condition with the column it is about. */
interface Asked {
  readonly question: Question;
  readonly over: number | null;
  readonly upTo: number | null;
  /** Of a level: is it, or is it not. */
  readonly not: boolean;
}

/**
 * The best short rule for a group against the rest: learnt on the rows that teach, rounded to numbers people say, and judged as it then stands
 * on rows that did not teach. Null where none is surely better than chance, or none catches half of them.
 * @param isMember by row of the table @param least people it catches in all
 */
export function ruleOf(
  { questions, teach, judge, thorough }: RuleGround,
  isMember: (row: number) => boolean,
  least = MIN_PEOPLE,
): Rule | null {
  const member = Uint8Array.from(teach, (row) => (isMember(row) ? 1 : 0));
  const members = member.reduce((sum, is) => sum + is, 0);
  if (members < MIN_PEOPLE || members > teach.length - MIN_PEOPLE || questions.length === 0) return null;
  const balanced = (teach.length - members) / members;
  const weights = thorough ? [1, Math.sqrt(balanced), balanced] : [Math.sqrt(balanced)];
  const paths = weights.flatMap((weight) => pathsOf(questions, member, weight));
  const scored = paths
    .map((path) => ({ path, score: f1(hitsOf(path, teach, member)) }))
    .sort((a, b) => b.score - a.score || a.path.length - b.path.length);
  const best = scored[0];
  if (!best) return null;
  const short = scored
    .filter(({ score }) => score >= best.score - SHORTER)
    .sort((a, b) => a.path.length - b.path.length || b.score - a.score);
  const rule = pruned(
    (short[0] ?? best).path.map((asked) => rounded(asked)),
    teach,
    member,
  );
  const taught = hitsOf(rule, teach, member);
  const {
    caught,
    members: judged,
    wrong,
    others,
  } = hitsOf(
    rule,
    judge,
    Uint8Array.from(judge, (row) => (isMember(row) ? 1 : 0)),
  );
  const coverage = wilsonInterval(caught, judged);
  const mistaken = wilsonInterval(wrong, others);
  const share = judged > 0 ? caught / judged : 0;
  const beyondChance = coverage.low > mistaken.high && share >= 0.5 && wrong / Math.max(1, others) <= share / 2;
  const catches = taught.caught + taught.wrong;
  if (!beyondChance || catches < MIN_PEOPLE || catches + caught + wrong < least) return null;
  const conditions = rule.map(conditionOf);
  return {
    conditions,
    said: conditions.map(sayCondition),
    caught,
    members: judged,
    wrong,
    others,
    coverage: { share, ...coverage },
    precision: { share: caught / (caught + wrong), ...wilsonInterval(caught, caught + wrong) },
    taught: teach.length,
  };
}

/** The ways to every node of a tree but the root. */
function pathsOf(questions: readonly Question[], member: Uint8Array, weight: number): readonly (readonly Asked[])[] {
  const tree = ruleTree(
    questions.map(({ sorted }) => sorted),
    member,
    { depth: DEPTH, leastRows: LEAST_ROWS, weights: [1, weight] },
  );
  const ways: (readonly Asked[])[] = tree.feature.map(() => []);
  tree.feature.forEach((at, node) => {
    const question = questions[at];
    if (!question) return;
    const cut = tree.threshold[node] as number;
    const way = ways[node] as readonly Asked[];
    ways[tree.left[node] as number] = joined(way, { question, over: null, upTo: question.level ? null : cut, not: true });
    ways[tree.right[node] as number] = joined(way, { question, over: question.level ? null : cut, upTo: null, not: false });
  });
  return ways.slice(1);
}

/** Two cuts of one column are one range. */
function joined(way: readonly Asked[], next: Asked): readonly Asked[] {
  const before = way.find(({ question }) => question === next.question);
  if (!before) return [...way, next];
  return way.map((asked) => (asked === before ? { ...before, over: next.over ?? before.over, upTo: next.upTo ?? before.upTo } : asked));
}

/** By place in `rows`, 1 where the condition holds; an empty cell fulfils none. */
function holding({ question: { data, level }, over, upTo, not }: Asked, rows: Uint32Array): Uint8Array {
  const out = new Uint8Array(rows.length);
  const [low, high] = [over ?? -Infinity, upTo ?? Infinity];
  if (!isNumeric(data)) {
    for (let i = 0; i < rows.length; i++) {
      const code = data.codes[rows[i] as number] as number;
      out[i] = code >= 0 && level !== null && (code === level.value) !== not ? 1 : 0;
    }
    return out;
  }
  const values = data.data;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i] as number] as number;
    if (level) out[i] = !Number.isNaN(value) && (value === level.value) !== not ? 1 : 0;
    else out[i] = value > low && value <= high ? 1 : 0;
  }
  return out;
}

function hitsOf(rule: readonly Asked[], rows: Uint32Array, member: Uint8Array): Hits {
  const all = new Uint8Array(rows.length).fill(1);
  for (const asked of rule) {
    const held = holding(asked, rows);
    for (let i = 0; i < all.length; i++) all[i] = (all[i] as number) & (held[i] as number);
  }
  let [caught, members, wrong] = [0, 0, 0];
  for (let i = 0; i < rows.length; i++) {
    const is = member[i] as number;
    members += is;
    if (all[i] === 0) continue;
    if (is === 1) caught++;
    else wrong++;
  }
  return { caught, members, wrong, others: rows.length - members };
}

/** Harmonic mean of how many are caught and how many of those caught are right. */
function f1({ caught, members, wrong }: Hits): number {
  return caught === 0 ? 0 : (2 * caught) / (caught + wrong + members);
}

function rounded(asked: Asked): Asked {
  const { question, over, upTo } = asked;
  return { ...asked, over: over === null ? null : roundedCut(question, over), upTo: upTo === null ? null : roundedCut(question, upTo) };
}

/** A number people say, as near as sends few rows to the other side. */
function roundedCut({ sorted: { data, order }, column, whole }: Question, cut: number): number {
  let below = 0;
  let above = order.length;
  while (below < above) {
    const middle = (below + above) >> 1;
    if ((data[order[middle] as number] as number) <= cut) below = middle + 1;
    else above = middle;
  }
  const slack = Math.floor(order.length * ROUNDING);
  const at = (place: number): number => data[order[Math.min(order.length - 1, Math.max(0, place))] as number] as number;
  const [low, high] = [at(below - 1 - slack), at(below + slack)];
  const days = column.made === 'recency' || column.made === 'tenure' || column.made === 'days-since';
  const round = days ? (roundDays(low, high, cut) ?? roundBetween(low, high, cut)) : roundBetween(low, high, cut);
  return whole ? Math.floor(round) : round;
}

/** Without the conditions that do little. */
function pruned(rule: readonly Asked[], rows: Uint32Array, member: Uint8Array): readonly Asked[] {
  if (rule.length < 2) return rule;
  const score = f1(hitsOf(rule, rows, member));
  const shorter = rule
    .map((_, out) => rule.filter((__, i) => i !== out))
    .map((path) => ({ path, score: f1(hitsOf(path, rows, member)) }))
    .sort((a, b) => b.score - a.score)[0];
  return shorter && shorter.score >= score - SHORTER / 2 ? pruned(shorter.path, rows, member) : rule;
}

function conditionOf({ question: { column, level, format, whole }, over, upTo, not }: Asked): Condition {
  const made = column.made ?? null;
  return {
    column: column.name,
    made,
    since: made === 'days-since' ? (column.origin[0] ?? column.name) : null,
    format,
    level: level?.said ?? null,
    not,
    over,
    upTo,
    whole,
  };
}
