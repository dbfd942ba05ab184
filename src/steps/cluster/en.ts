import type { Texts, Words } from '../../core/text';

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const count = (k: number, w: Words): string => COUNTS[k] ?? w.integer(k);

const standing = (a: { apart: number; rows: number }, w: Words): string =>
  a.apart === 0
    ? 'Every row is in one.'
    : `${w.integer(a.apart)} of ${w.integer(a.rows)} rows ${w.plural(a.apart, 'stands', 'stand')} alone and ${w.plural(a.apart, 'is', 'are')} in no group.`;

export const en = {
  'cluster.title': 'Groups of similar rows',
  'cluster.param.method': 'How the groups are found',
  'cluster.param.method.help':
    'Left to itself it is k-means, for round groups; where crowds of another shape stand clearly apart, HDBSCAN; without numbers, k-prototypes.',
  'cluster.param.method.auto': 'What suits the data',
  'cluster.param.method.kmeans': 'Round groups (k-means)',
  'cluster.param.method.hierarchical': 'A tree, cut where you like (hierarchical)',
  'cluster.param.method.mixture': 'Overlapping clouds (Gaussian mixture)',
  'cluster.param.method.mixed': 'Numbers and categories (k-prototypes)',
  'cluster.param.method.dbscan': 'Crowds of any shape (DBSCAN)',
  'cluster.param.method.hdbscan': 'Crowds, dense and loose (HDBSCAN)',
  'cluster.param.k': 'Number of groups',
  'cluster.param.k.help': 'Left to itself it is the number that tells the groups apart best.',
  'cluster.param.columns': 'Columns that decide who is alike',
  'cluster.param.least': 'Smallest group allowed',
  'cluster.param.least.help': 'A smaller one joins the group nearest to it, so that no sheet or list is about a handful of people.',
  'cluster.param.weights': 'How much each column counts',
  'cluster.param.eps': 'How near is near',
  'cluster.param.eps.help':
    'Rows no farther apart than this belong together, if there are enough of them. Drag the line in the picture, or type a distance.',
  'cluster.param.points': 'Rows that make a crowd',
  'cluster.param.points.help': 'Left to itself it is twice the number of columns, at least 4 and at most 30.',
  'cluster.param.size': 'Smallest crowd worth a group',
  'cluster.param.size.help': 'Left to itself it is one row in fifty, at least ten.',
  'cluster.param.compare': 'Test several ways at once',
  'cluster.param.linkage': 'What makes two groups near',
  'cluster.param.linkage.help':
    'The tree joins the two nearest groups again and again. Ward gives round groups of like size and suits most.',
  'cluster.param.linkage.ward': 'Joining them costs little spread (Ward)',
  'cluster.param.linkage.average': 'Their rows are near on average',
  'cluster.param.linkage.complete': 'Even their farthest rows are near',
  'cluster.param.linkage.single': 'Some two rows are near (chains)',
  'cluster.param.restarts': 'Fresh starts (the best is kept)',
  'cluster.param.draw': 'Rows to find the groups in',
  'cluster.param.draw.auto': 'all',
  'cluster.param.draw.help': 'With a number, so many are drawn by chance. Everyone gets a group all the same, by the same rule.',
  'cluster.finding.clear': (a: { k: number }, w: Words) => `${count(a.k, w)} groups stand out clearly`,
  'cluster.finding.weak': (a: { k: number }, w: Words) => `${count(a.k, w)} groups stand out, with soft borders`,
  'cluster.finding.loose': (a: { k: number; loose: readonly string[] }, w: Words) =>
    a.loose.length < a.k
      ? `${count(a.k, w)} groups, of which ${w.list(a.loose)} cannot be relied on`
      : `${count(a.k, w)} groups, none of which can be relied on`,
  'cluster.finding.checking': (a: { k: number }, w: Words) => `${count(a.k, w)} groups, and whether they last is being checked`,
  'cluster.finding.chosen': (a: { k: number }, w: Words) => `${count(a.k, w)} groups, as you chose`,
  'cluster.finding.cut': (a: { k: number }, w: Words) => `${count(a.k, w)} parts, cut where you chose: no groups stand out here`,
  'cluster.finding.cut.fewer': (a: { k: number; asked: number }, w: Words) =>
    `${count(a.k, w)} parts, for of the ${w.integer(a.asked)} you asked for the smallest joined their nearest: no groups stand out here`,
  'cluster.finding.fewer': (a: { k: number; asked: number }, w: Words) =>
    `${count(a.k, w)} groups: of the ${w.integer(a.asked)} you asked for, the smallest joined their nearest`,
  'cluster.handful': (a: { k: number }, w: Words) =>
    `A handful of people in each of ${w.integer(a.k)} groups is too few to tell anything of`,
  'cluster.handful.one': (a: { k: number }, w: Words) =>
    `Of the ${w.integer(a.k)} groups you asked for, only one is more than a handful of people`,
  'cluster.handful.so': (a: { people: number; least: number; most: number }, w: Words) =>
    `No group may be smaller than ${w.integer(a.least)}, so the small ones joined their nearest until one was left. ${w.integer(a.people)} rows make at most ${w.integer(a.most)} groups: ask for fewer, or allow smaller ones under “Smallest group allowed”.`,
  'cluster.handful.so.none': (a: { people: number; least: number }, w: Words) =>
    `No group may be smaller than ${w.integer(a.least)}, and ${w.integer(a.people)} rows are too few for two of that size. Look at these people one by one, or wait for more.`,
  'cluster.none': 'No groups here',
  'cluster.none.so':
    'The rows lie no closer together than rows without any groups would. People shade into each other, and any border between them would be drawn, not found.',
  'cluster.none.copies':
    'Most rows are copies of others, and too few different ones are left to tell groups from chance. What those few are like can be seen in the rows themselves.',
  'cluster.none.fleeting':
    'The rows can be parted better than by chance, but with other people drawn from the same customers the groups would be other ones each time: at no number of groups do three of four people come back (stability 0.75, Hennig). None is worth acting on.',
  'cluster.so.clear': (a: { silhouette: number; largest: number; smallest: number }, w: Words) =>
    `Most rows are far closer to their own group than to the next (silhouette ${w.number(a.silhouette, 2)}). The largest holds ${w.share(a.largest)}, the smallest ${w.share(a.smallest)}.`,
  'cluster.so.weak': (a: { silhouette: number; largest: number; smallest: number }, w: Words) =>
    `The groups are more than chance would make, but they run into each other (silhouette ${w.number(a.silhouette, 2)}): good for a message to each, too soft to treat people very differently.`,
  'cluster.so.loose': (a: { loose: readonly string[] }, w: Words) =>
    `With other people drawn from the same customers, ${w.list(a.loose)} would hold other people. Fewer groups, or another way to find them, may hold better; do not act on ${w.plural(a.loose.length, 'this one', 'these')}.`,
  'cluster.so.checking':
    'The groups are more than chance would make. People are being drawn anew to see whether each of them comes back; wait for that before you act on them.',
  'cluster.so.chosen.checking': (a: { largest: number; smallest: number }, w: Words) =>
    `The rows are parted as you asked; how sharply is being worked out. The largest group holds ${w.share(a.largest)}, the smallest ${w.share(a.smallest)}.`,
  'cluster.so.chosen': (a: { silhouette: number; largest: number; smallest: number }, w: Words) =>
    `The rows are parted as you asked (silhouette ${w.number(a.silhouette, 2)}; 1 is sharp, 0 is no border). The largest group holds ${w.share(a.largest)}, the smallest ${w.share(a.smallest)}.`,
  'cluster.so.cut':
    'People here shade into each other, so the borders are drawn, not found: whoever is near one could as well be on the other side. Good for sending each part its own message, too soft to judge a person by.',
  'cluster.so.none': 'The rows are not parted.',
  'cluster.none.dense':
    'Nowhere do the rows crowd together with emptier room between, more than rows without any groups would. Other columns may show more, or try a distance yourself.',
  'cluster.none.lasting':
    'Nowhere do the rows crowd together with emptier room between, more than rows without any groups would. Other columns may show more.',
  'cluster.none.dense.chosen': 'At this distance all rows are one crowd, or no crowd is large enough. Drag the line to another distance.',
  'cluster.so.dense.clear': (a: { apart: number; rows: number }, w: Words) =>
    `Each group is a crowd of rows close together, whatever its shape. ${standing(a, w)}`,
  'cluster.so.dense.chance': (a: { apart: number; rows: number }, w: Words) =>
    `Rows without any groups would fall apart like this too, so nothing says that these are more than chance. ${standing(a, w)}`,
  'cluster.so.dense.soft': (a: { apart: number; rows: number }, w: Words) =>
    `The crowds are more than chance would make, but the room between them is not empty. ${standing(a, w)}`,
  'cluster.chart.distance': (a: { eps: number; groups: number; outside: number }, w: Words) =>
    `At a distance of ${w.number(a.eps)} there ${w.plural(a.groups, 'is one group', `are ${w.integer(a.groups)} groups`)}, and ${w.plural(a.outside, 'one row is in none', `${w.integer(a.outside)} rows are in none`)}`,
  'cluster.chart.distance.sub': 'Groups by how near is near; a longer distance joins crowds, a shorter one breaks them up',
  'cluster.chart.crowds': (a: { largest: number; apart: number }, w: Words) =>
    `The largest group holds ${w.integer(a.largest)} rows; ${a.apart === 0 ? 'every row is in one' : `${w.plural(a.apart, 'one is', `${w.integer(a.apart)} are`)} in no group`}`,
  'cluster.chart.silhouette': (a: { k: number; value: number }, w: Words) =>
    `With ${w.integer(a.k)} groups the rows are told apart at ${w.number(a.value, 2)} of 1`,
  'cluster.chart.silhouette.checking': (a: { k: number }, w: Words) =>
    `How sharply ${w.integer(a.k)} groups are told apart is being worked out`,
  'cluster.chart.silhouette.none': 'For no number of groups are the rows told apart better than by chance',
  'cluster.chart.silhouette.fleeting': 'The rows are told apart better than by chance, but by no groups that stay',
  'cluster.chart.silhouette.sub': 'Silhouette by number of groups; the band is where rows without groups would lie',
  'cluster.chart.silhouette.sampled': (a: { rows: number }, w: Words) =>
    `Silhouette by number of groups, of ${w.integer(a.rows)} rows drawn by chance; the band is where rows without groups would lie`,
  'cluster.chart.silhouette.plain': 'Silhouette by number of groups; 1 is sharp, 0 is no border',
  'cluster.chart.best': (a: { k: number }, w: Words) => (a.k === 1 ? 'no groups' : `${w.integer(a.k)} groups`),
  'cluster.chart.inertia': (a: { k: number }, w: Words) => `After ${w.integer(a.k)} groups, one more brings rows little closer together`,
  'cluster.chart.inertia.smooth': 'Each further group brings the rows a little closer together; there is no bend',
  'cluster.chart.inertia.sub': 'Elbow: squared distance of rows to the middle of their group (inertia)',
  'cluster.chart.bic': (a: { k: number }, w: Words) => `${w.integer(a.k)} clouds say most with least: this number is taken`,
  'cluster.chart.bic.sub': 'BIC: how badly the clouds fit, and how many they are; lowest is best (Schwarz)',
  'cluster.field.bic': 'BIC',
  'cluster.chart.gap': (a: { k: number }, w: Words) => `The gap says ${w.integer(a.k)} groups`,
  'cluster.chart.gap.none': 'The gap says that there are no groups',
  'cluster.chart.gap.open': 'The gap goes on growing and settles on no number',
  'cluster.chart.gap.sub': 'Gap statistic: how much closer rows lie than rows without groups; the band is one standard error',
  'cluster.chart.steady': (a: { k: number }, w: Words) => `Up to ${w.integer(a.k)} groups come back when people are drawn anew`,
  'cluster.chart.steady.none': 'No number of groups comes back when people are drawn anew',
  'cluster.chart.steady.sub': 'Stability: how much of the groups is found again in 20 resamples; 0.75 is stable',
  'cluster.chart.elbow': 'bend (elbow)',
  'cluster.field.k': 'Number of groups',
  'cluster.field.silhouette': 'Silhouette',
  'cluster.field.eps': 'How near is near (eps)',
  'cluster.field.groups': 'Groups',
  'cluster.field.outside': 'Rows in no group',
  'cluster.field.group': 'Group',
  'cluster.field.rows': 'Rows',
  'cluster.field.nobody': 'In no group',
  'cluster.field.inertia': 'Inertia',
  'cluster.field.gap': 'Gap',
  'cluster.field.gap.low': 'Gap, low',
  'cluster.field.gap.high': 'Gap, high',
  'cluster.field.steady': 'Found again (Jaccard)',
  'cluster.field.null.low': 'Without groups, low',
  'cluster.field.null.high': 'Without groups, high',
  'tree.table': 'Joins of the tree, the farthest first',
  'tree.table.branches': 'Branches if cut here',
  'tree.table.distance': 'Distance',
  'tree.table.one': 'Rows on one side',
  'tree.table.other': 'Rows on the other',
  'cluster.progress.tree': 'Joining the nearest groups',
  'cluster.progress.try': 'Trying numbers of groups',
  'cluster.progress.steady': (a: { done: number; of: number }, w: Words) =>
    `Being checked: ${w.integer(a.done)} of ${w.integer(a.of)} times people were drawn anew`,
  'cluster.progress.near': 'Looking for the nearest rows',
  'cluster.progress.ways': 'Testing several ways',
  'cluster.progress.compare': 'Comparing with rows that have no groups',
  'cluster.no-columns':
    'There is no number left in which rows differ, so nothing to compare them by. Give at least one column a role that is a number, or choose columns under Details.',
  'cluster.too-few-rows': (a: { need: number; have: number }, w: Words) =>
    `Finding groups takes at least ${w.integer(a.need)} complete rows; there ${w.plural(a.have, 'is', 'are')} ${w.integer(a.have)}.`,
  'cluster.more-groups-than-rows': (a: { k: number; have: number }, w: Words) =>
    `${w.integer(a.k)} groups take at least ${w.integer(a.k)} complete rows; there ${w.plural(a.have, 'is', 'are')} ${w.integer(a.have)}. Ask for fewer groups.`,
  'cluster.too-big': (a: { rows: number; columns: number; needMb: number; roomMb: number; fits: number }, w: Words) =>
    `To compare ${w.integer(a.rows)} rows by ${w.integer(a.columns)} columns (a category counts as one for each of its values) would need ${w.integer(a.needMb)} MB of memory, and ${a.roomMb > 0 ? `${w.integer(a.roomMb)} MB is the most a browser lets us have` : 'there was not so much'}. The groups can be found in ${w.integer(a.fits)} rows drawn by chance; everyone then gets a group by the same rule.`,
  'cluster.too-big.draw': (a: { rows: number }, w: Words) => `Find them in ${w.integer(a.rows)} rows`,
  'cluster.too-large': (a: { column: string }) => `${a.column} holds values too large to measure distances by. Put it on a scale first.`,
} satisfies Texts;
