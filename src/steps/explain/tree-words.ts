import type { StepView } from '../../core/step';
import { columnMap, isNumeric } from '../../core/table';
import { roundBetween } from '../profile/round-numbers';
import { sayCondition } from '../profile/words';
import type { Said } from '../profile/meta';
import { chanceAt } from '../train/calibration';
import type { TrainLearnt } from '../train/learnt';
import type { Known } from './known';
import type { TreeNode } from './meta';
import { conditionOf } from './parts-of';

/** Longer lists of levels are said by what they are not. */
const MOST_LEVELS = 4;

/** The one tree of a model, its questions in the columns people know. Null for other models. */
export function treeInWords(
  { model, ensemble, calibration }: TrainLearnt,
  known: readonly Known[],
  { after }: StepView,
  rows: Uint32Array,
): readonly TreeNode[] | null {
  const [tree] = ensemble?.trees ?? [];
  if (model !== 'tree' || !ensemble || !tree) return null;
  const columns = columnMap(after);
  return tree.feature.map((at, node): TreeNode => {
    const value = tree.value[node] as number;
    const input = ensemble.inputs[at]?.column;
    const data = input === undefined ? undefined : columns.get(input);
    const from = known.find(({ inputs }) => input !== undefined && inputs.includes(input));
    const cut = tree.threshold[node] as number;
    const asked =
      data && isNumeric(data)
        ? questionOf(
            from,
            Float64Array.from(rows, (row) => data.data[row] as number),
            cut,
            rows,
            input ?? '',
          )
        : null;
    const left = tree.left[node] as number;
    const right = tree.right[node] as number;
    const emptyLeft = asked?.empty === null ? null : (asked?.empty ?? tree.missingLeft[node] === 1);
    const yesLeft = asked?.left ?? true;
    return {
      question: asked?.said ?? null,
      yes: at < 0 ? 0 : yesLeft ? left : right,
      no: at < 0 ? 0 : yesLeft ? right : left,
      empty: at < 0 || emptyLeft === null ? null : emptyLeft === yesLeft ? 'yes' : 'no',
      rows: Math.round(tree.cover[node] as number),
      chance: chanceAt(calibration, calibration.a * (ensemble.base + value) + calibration.b),
    };
  });
}

interface Question {
  readonly said: readonly Said[];
  /** Rows that fulfil it go left. */
  readonly left: boolean;
  /** Whether empty cells go left; null where there are none. */
  readonly empty: boolean | null;
}

/** What the cut of an input says of the column it was made from, read off the rows: logarithms, flags and days counted keep their order or their levels. */
function questionOf(known: Known | undefined, input: Float64Array, cut: number, rows: Uint32Array, name: string): Question {
  const plain: Question = {
    said: [{ code: 'profile.when.up-to', args: { column: name, value: Math.round(cut * 1e4) / 1e4 } }],
    left: true,
    empty: null,
  };
  if (!known) return plain;
  const { column } = known;
  const [lefts, rights] = [new Set<number>(), new Set<number>()];
  let [emptyLeft, emptyRight] = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const value = isNumeric(column) ? (column.data[row] as number) : (column.codes[row] as number);
    const goesLeft = (input[i] as number) <= cut;
    if (Number.isNaN(input[i])) continue;
    if (Number.isNaN(value) || (!isNumeric(column) && value < 0)) {
      if (goesLeft) emptyLeft++;
      else emptyRight++;
    } else (goesLeft ? lefts : rights).add(value);
  }
  const empty = emptyLeft + emptyRight === 0 ? null : emptyLeft > emptyRight;
  if (lefts.size === 0 || rights.size === 0) {
    const parted = lefts.size === 0 ? emptyLeft > 0 && emptyRight === 0 : emptyRight > 0 && emptyLeft === 0;
    if (!parted) return plain;
    return { said: [{ code: 'explain.because.missing', args: { column: known.name } }], left: lefts.size === 0, empty: null };
  }
  if (isNumeric(column) && column.kind === 'number' && known.about.role !== 'category') {
    const [l, r] = [ends(lefts), ends(rights)];
    const whole = [...lefts, ...rights].every(Number.isInteger);
    if (l.most < r.least) return { said: [upTo(known, between(l.most, r.least), whole)], left: true, empty };
    if (r.most < l.least) return { said: [upTo(known, between(r.most, l.least), whole)], left: false, empty };
    return plain;
  }
  if ([...lefts].some((level) => rights.has(level))) return plain;
  const few = lefts.size <= rights.size ? lefts : rights;
  if (few.size > MOST_LEVELS) return plain;
  const said = [...few]
    .sort((a, b) => a - b)
    .map((level) => {
      const bool = column.kind === 'bool';
      const text = bool ? 'true' : isNumeric(column) ? String(level) : (column.dict[level] as string);
      return sayCondition(conditionOf(known, { level: text, not: bool && level === 0 }));
    });
  return { said, left: few === lefts, empty };
}

function ends(values: ReadonlySet<number>): { readonly least: number; readonly most: number } {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return { least, most };
}

/** A round number that sends every row to the side it is on. */
const between = (low: number, high: number): number => roundBetween(low, high, (low + high) / 2);

function upTo(known: Known, cut: number, whole: boolean): Said {
  return sayCondition(conditionOf(known, { upTo: whole ? Math.floor(cut) : cut, whole })) as Said;
}
