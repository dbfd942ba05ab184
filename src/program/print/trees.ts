import type { Expr } from '../../core/expr';
import type { Tree } from '../../core/tree';
import { numberLiteral } from './literal';
import { arithmetic, solid } from './number';
import { printed, type Parts, type Printed } from './printed';
import { hull, exactly } from './range';

/** A column a tree, each a CASE in a CASE, and their sum. */
export function trees({ bias, trees: all }: Extract<Expr, { type: 'trees' }>, of: readonly Printed[], parts: Parts): Printed {
  const values = of.map((value) => parts.plain(parts.tame(solid(value, parts))));
  const leaves = all.map((tree) => {
    const range = hull(tree.value.map(exactly));
    return parts.hoist(printed('number', branch(tree, 0, values, parts), values, { range }), 'tree');
  });
  return leaves.reduce((sum, leaf) => arithmetic('+', sum, leaf, parts), solid(numberLiteral(bias), parts));
}

function branch(tree: Tree, node: number, values: readonly Printed[], parts: Parts): string {
  const column = tree.feature[node] as number;
  if (column < 0) return solid(numberLiteral(tree.value[node] as number), parts).sql;
  const { sql } = values[column] as Printed;
  const low = `${sql} <= ${numberLiteral(tree.threshold[node] as number).sql}`;
  const when = tree.missingLeft[node] === 1 ? `${sql} IS NULL OR ${low}` : low;
  const [then, other] = [tree.left, tree.right].map((side) => branch(tree, side[node] as number, values, parts));
  return `CASE WHEN ${when} THEN ${then as string} ELSE ${other as string} END`;
}
