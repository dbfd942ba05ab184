import type { Texts, Words } from '../../core/text';

/** The tree of groups: its choices and its picture. */
export const tree = {
  'tree.headline': (a: { branches: number; share: number; rows: number }, w: Words) =>
    `Cut here, the tree falls into ${w.integer(a.branches)} branches; the largest holds ${w.share(a.share)} of ${w.integer(a.rows)} rows`,
  'tree.headline.uncut': (a: { rows: number }, w: Words) =>
    `Nowhere does the tree of ${w.integer(a.rows)} rows fall into groups, so it is not cut`,
  'tree.sub': 'Branches join from right to left, the nearest first; a thicker line holds more rows',
  'tree.axis': 'Distance at which branches join',
  'tree.cut': 'Where to cut the tree',
  'tree.cut.value': (a: { branches: number; sizes: readonly string[] }, w: Words) =>
    `${w.integer(a.branches)} branches: ${w.list(a.sizes)}`,
  'tree.cut.uncut': 'not cut',
  'tree.branch': (a: { letter: string; rows: number }, w: Words) =>
    `${a.letter} ${w.plural(a.rows, 'one row', `${w.integer(a.rows)} rows`)}`,
  'tree.branch.small': (a: { rows: number }, w: Words) =>
    `too small to stand alone: ${w.plural(a.rows, 'one row', `${w.integer(a.rows)} rows`)}`,
  'tree.rest': (a: { branches: number }, w: Words) => `${w.integer(a.branches)} more`,
  'tree.hint': 'Drag the line, or give it the focus and use the arrow keys.',
  'tree.small': (a: { branches: number; least: number }, w: Words) =>
    `${w.plural(a.branches, 'One branch holds', `${w.integer(a.branches)} branches hold`)} fewer than ${w.integer(a.least)} rows and ${w.plural(a.branches, 'goes', 'go')} to the nearest group.`,
  'tree.rule': (a: { branches: number }, w: Words) =>
    `Proposed: ${w.integer(a.branches)}. Of all cuts that leave at least two groups with no fewer than five rows and one row in a hundred, it tells the rows apart best (silhouette).`,
  'tree.rule.single': (a: { branches: number }, w: Words) =>
    `Proposed: ${w.integer(a.branches)}. Of all cuts that leave at least two groups with no fewer than five rows and one row in a hundred, it has the longest step to the next join.`,
  'tree.rule.none': 'By itself the tree would not be cut: the rows lie no closer together than rows without groups would.',
  'tree.back': (a: { branches: number }, w: Words) => `Back to the proposed ${w.integer(a.branches)}`,
  'tree.back.uncut': 'Back to no cut',
  'tree.waiting': 'The segments follow when you let go.',
  'tree.micro': (a: { count: number; rows: number; agreement: number }, w: Words) =>
    `With this many rows the tree joins ${w.integer(a.count)} small groups of like rows in place of single rows. Held against the exact tree of ${w.integer(a.rows)} rows drawn by chance, the two agree at ${w.number(a.agreement, 2)} (adjusted Rand index: 1 is the same, 0 no better than chance).`,
} satisfies Texts;
