import type { Tree } from '../../src/core/tree';
import type { Ensemble } from '../../src/ml/trees/boost';

/**
 * A sum of trees as a model file of XGBoost 1.7. Its cuts and cells are 32-bit and it goes left below a cut where we go left up to it: so a cut
 * becomes the next 32-bit number above ours, and cells must be 32-bit numbers themselves to fall on the same side.
 */
export function toXgboost({ base, trees: grown }: Ensemble, columns: number): string {
  // its own base score is read but not used when a file is loaded: a tree of one leaf says the same
  const trees = [leafOf(base, grown[0]?.cover[0] ?? 1), ...grown];
  const model = {
    version: [1, 7, 4],
    learner: {
      attributes: {},
      feature_names: [],
      feature_types: [],
      gradient_booster: {
        model: {
          gbtree_model_param: { num_parallel_tree: '1', num_trees: String(trees.length), size_leaf_vector: '0' },
          tree_info: trees.map(() => 0),
          trees: trees.map((tree, id) => treeOf(tree, id, columns)),
        },
        name: 'gbtree',
      },
      learner_model_param: {
        base_score: '5E-1',
        boost_from_average: '1',
        num_class: '0',
        num_feature: String(columns),
        num_target: '1',
      },
      objective: { name: 'binary:logistic', reg_loss_param: { scale_pos_weight: '1' } },
    },
  };
  return JSON.stringify(model).replaceAll(/"@([^"]*)"/g, '$1');
}

const ROOT = 2147483647;

/** Its reader refuses a 1 where it wants a 1.0, and takes at most nine digits. */
const real = (x: number): string => `@${x.toExponential(8)}`;

function leafOf(value: number, cover: number): Tree {
  return { feature: [-1], threshold: [0], missingLeft: [0], left: [0], right: [0], value: [value], cover: [cover] };
}

function treeOf({ feature, threshold, missingLeft, left, right, value, cover }: Tree, id: number, columns: number) {
  const leaf = (node: number): boolean => (feature[node] as number) < 0;
  const nodes = feature.map((_, node) => node);
  const parents = nodes.map(() => ROOT);
  for (const node of nodes.filter((one) => !leaf(one))) {
    parents[left[node] as number] = node;
    parents[right[node] as number] = node;
  }
  return {
    base_weights: value.map(real),
    categories: [],
    categories_nodes: [],
    categories_segments: [],
    categories_sizes: [],
    default_left: missingLeft,
    id,
    left_children: nodes.map((node) => (leaf(node) ? -1 : left[node])),
    loss_changes: nodes.map(() => real(0)),
    parents,
    right_children: nodes.map((node) => (leaf(node) ? -1 : right[node])),
    split_conditions: nodes.map((node) => real(leaf(node) ? (value[node] as number) : above(threshold[node] as number))),
    split_indices: nodes.map((node) => (leaf(node) ? 0 : feature[node])),
    split_type: nodes.map(() => 0),
    sum_hessian: cover.map(real),
    tree_param: { num_deleted: '0', num_feature: String(columns), num_nodes: String(nodes.length), size_leaf_vector: '0' },
  };
}

/** The least 32-bit number above x. */
function above(x: number): number {
  const near = new Float32Array([x]);
  if ((near[0] as number) > x) return near[0] as number;
  const bits = new Int32Array(near.buffer);
  if (near[0] === 0) bits[0] = 1;
  else bits[0] = (bits[0] as number) + ((near[0] as number) > 0 ? 1 : -1);
  return near[0] as number;
}
