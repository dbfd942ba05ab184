import { arithmetic, compare, isMissing, number, type Expr } from '../../core/expr';
import type { Surrogate } from '../../ml/surrogate';
import { rowsOf } from './centres';
import type { MethodFit } from './method';

const none: Expr = { type: 'missing', kind: 'number' };

/** A stand-in as a program: `MethodFit`'s rule, program and distances. @param k groups */
export function standIn(found: Surrogate, k: number, cols: number): Pick<MethodFit, 'rule' | 'program' | 'distances'> {
  if (found.kind === 'tree') {
    return {
      rule: 'tree',
      program: (of) => {
        // Trees have an answer for empty cells too; nothing else here has.
        const whole: Expr = { type: 'linear', bias: 0, terms: of.map((one) => ({ weight: 0, of: one })) };
        const leaf = arithmetic({ type: 'trees', bias: 0, of, trees: [found.tree] }, '+', whole);
        return { type: 'if', when: compare(leaf, '<', number(0)), then: none, else: leaf };
      },
    };
  }
  const { centres, groupOf, cap } = found;
  const all = rowsOf(centres, groupOf.length, cols);
  const own = groupOf.length === k && groupOf.every((group, i) => group === i);
  return {
    rule: found.kind,
    program: (of) => {
      const index: Expr = { type: 'nearest', of, centres: all, give: 'index' };
      const group = own ? index : placed(index, groupOf, 0, groupOf.length);
      const known: Expr = own ? group : { type: 'if', when: isMissing(index), then: none, else: group };
      if (cap === null) return known;
      const near = compare({ type: 'nearest', of, centres: all, give: 'distance' }, '<=', number(cap));
      return { type: 'if', when: near, then: known, else: none };
    },
    distances: (of) =>
      Array.from({ length: k }, (_, g): Expr => {
        const mine = all.filter((_centre, i) => groupOf[i] === g);
        return mine.length === 0 ? none : { type: 'nearest', of, centres: mine, give: 'distance' };
      }),
  };
}

/** The group of a prototype, by halves; runs of prototypes of one group are one leaf. */
function placed(index: Expr, groupOf: Int32Array, from: number, to: number): Expr {
  const first = groupOf[from] as number;
  if (groupOf.subarray(from, to).every((group) => group === first)) return number(first);
  const middle = (from + to) >> 1;
  return {
    type: 'if',
    when: compare(index, '<', number(middle)),
    then: placed(index, groupOf, from, middle),
    else: placed(index, groupOf, middle, to),
  };
}
