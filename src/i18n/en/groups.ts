import type { Texts, Words } from '../../core/text';

/** What the card that finds groups says beside its headline. */
export const groups = {
  'groups.how-many': 'How many groups?',
  'groups.how-many.sub': 'Each way to count by itself; the dashed line is the number taken, a large dot what that way names',
  'groups.how-many.sub.none': 'Each way to count by itself; a large dot is what that way names',
  'groups.how-many.point': (a: { k: number; value: number }, w: Words) =>
    `${w.plural(a.k, 'one group', `${w.integer(a.k)} groups`)}: ${w.number(a.value)}`,
  'groups.votes': (a: { same: number; of: number; k: number }, w: Words) =>
    `${w.integer(a.same)} of ${w.integer(a.of)} ways to count ${w.plural(a.same, 'says', 'say')} ${w.integer(a.k)}.`,
  'groups.votes.none': (a: { same: number; of: number }, w: Words) =>
    `${w.integer(a.same)} of ${w.integer(a.of)} ways to count ${w.plural(a.same, 'says', 'say')} that there are none.`,
  'groups.votes.rule':
    'The number with the largest silhouette is taken (Kaufman and Rousseeuw), if rows without groups would not have reached it; otherwise there are no groups.',
  'groups.votes.rule.mixture':
    'The number with the lowest BIC is taken (Schwarz), if k-means finds groups at all that rows without groups would not show; the other ways are those of k-means.',
  'groups.votes.rule.mixed':
    'Of the numbers of groups that come back when people are drawn anew (0.75), the one whose silhouette lies farthest beyond that of rows without groups is taken; if there is none, there are no groups.',
  'groups.suits': (a: { way: string; suits: string }) => `${a.way} is in use. ${a.suits}`,
  'groups.suits.kmeans': 'Suits round groups of like size and any number of people; every group is told by its middle.',
  'groups.suits.hierarchical':
    'Suits when you want to see how groups fall into smaller ones, and choose where to cut. With more than 20,000 people the tree is built over small groups of like people.',
  'groups.suits.dbscan': 'Suits crowds of any shape with room between them, and people who belong nowhere; you say how near is near.',
  'groups.suits.hdbscan': 'Suits crowds of any shape, some dense and some loose, and people who belong nowhere; nothing needs to be set.',
  'groups.suits.mixture': 'Suits long or tilted clouds of unlike size that overlap; says of each person which cloud is likeliest.',
  'groups.suits.mixed': 'Suits when categories such as region or plan matter as much as numbers do.',
  'groups.placed.own': 'Any row, also a new one, gets its group by the same rule here, in SQL and in Python.',
  'groups.placed.centre': (a: { agreement: number }, w: Words) =>
    `A new row goes to the group with the nearest middle. Of the rows here this rule puts ${w.share(a.agreement)} where the method put them.`,
  'groups.placed.prototypes': (a: { agreement: number }, w: Words) =>
    `A new row goes to the group of the nearest of several places, each the middle of some of its people. Of the rows here this rule puts ${w.share(a.agreement)} where the method put them.`,
  'groups.placed.tree': (a: { agreement: number }, w: Words) =>
    `A new row gets its group by a decision tree. Of the rows here it puts ${w.share(a.agreement)} where the method put them.`,
  'groups.merged': (a: { merged: number; least: number }, w: Words) =>
    `${w.plural(a.merged, 'One group', `${w.integer(a.merged)} groups`)} with fewer than ${w.integer(a.least)} people joined the nearest, so that nothing here is about a handful of people.`,
  'groups.apart': (a: { rows: number }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'row lies', 'rows lie')} in no group: too far from every one.`,
  'groups.unassigned': (a: { rows: number }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'row has', 'rows have')} an empty cell in one of the columns and ${w.plural(a.rows, 'is', 'are')} in no group.`,
  'groups.between': (a: { rows: number; share: number; column: string }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'row lies', 'rows lie')} between two groups (${w.share(a.share)}): the second nearest is less than a ninth farther. The column “${a.column}” marks them.`,
  'groups.between.wide': (a: { columns: number }, w: Words) =>
    `With ${w.integer(a.columns)} columns everyone is about as far from one middle as from the next, so nobody is marked as lying between two groups.`,
  'groups.between.mixture': (a: { rows: number; share: number; column: string; sure: string }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'row lies', 'rows lie')} between groups (${w.share(a.share)}): less than four of five likely to belong to its own. The column “${a.column}” marks them, and “${a.sure}” holds how likely each row belongs (1 is certain).`,
  'groups.batches': 'With so many rows the middles were found by batches of 4,096 drawn by chance (mini-batch k-means).',
  'groups.small': (a: { rows: number }, w: Words) =>
    `With ${w.integer(a.rows)} rows two or three groups are what can be told apart; mind how wide the intervals are.`,
  'groups.steady.all': 'Draw people anew a hundred times, and every group comes back',
  'groups.steady.some': (a: { steady: number; of: number; loose: readonly string[] }, w: Words) =>
    `Draw people anew a hundred times, and ${w.integer(a.steady)} of ${w.integer(a.of)} groups ${w.plural(a.steady, 'comes', 'come')} back; ${w.list(a.loose)} ${w.plural(a.loose.length, 'does', 'do')} not`,
  'groups.steady.none': 'Draw people anew a hundred times, and other groups come out',
  'groups.steady.note': (a: { resamples: number; rows: number; of: number }, w: Words) =>
    `${w.integer(a.resamples)} resamples of ${w.integer(a.rows)} rows${a.rows < a.of ? `, drawn by chance from ${w.integer(a.of)}` : ''}; how much of the group was found again (Hennig’s clusterwise Jaccard), and where 90 of 100 resamples lie. From 0.85 very stable, from 0.75 stable, from 0.6 a pattern, below that do not use it.`,
  'groups.steady.word.very': 'very stable',
  'groups.steady.word.stable': 'stable',
  'groups.steady.word.pattern': 'a pattern with blurred edges',
  'groups.steady.word.loose': 'not to be relied on',
  'groups.steady.figure': (a: { jaccard: number; low: number; high: number }, w: Words) =>
    a.low === a.high ? w.number(a.jaccard, 2) : `${w.number(a.jaccard, 2)} (${w.number(a.low, 2)} to ${w.number(a.high, 2)})`,
  'groups.steady.movers': (a: { movers: number }, w: Words) =>
    a.movers < 0.005 ? 'nobody moves' : `${w.share(a.movers)} of its people often land elsewhere`,
  'groups.steady.checking': 'Whether each group comes back when people are drawn anew is being checked',
  'groups.steady.checking.not': 'Whether each group comes back when people are drawn anew is not known yet',
  'groups.steady.checking.word': 'not known yet',
  'groups.steady.checking.note':
    'The cards below can be used meanwhile. Wait for this before you act on a group; files wait for it by themselves.',
  'groups.steady.check': 'Check it now',
  'groups.steady.unknown': 'How steady these groups are cannot be known by drawing anew: the method would need all rows each time.',
  'groups.pulls': (a: { column: string; share: number }, w: Words) =>
    `${a.column} decides most of who is alike: ${w.share(a.share)} of the distance`,
  'groups.pulls.even': 'All columns count about alike in who is alike',
  'groups.pulls.weight': (a: { column: string }) => `How much ${a.column} counts`,
  'groups.pulls.times': (a: { times: number }, w: Words) =>
    a.times === 0 ? 'not at all' : a.times === 1 ? 'as it is' : a.times < 1 ? 'half' : `${w.integer(a.times)} times`,
  'groups.pulls.more': (a: { columns: number }, w: Words) => `${w.integer(a.columns)} more ${w.plural(a.columns, 'column', 'columns')}`,
  'groups.pulls.reset': 'Count all as they are',
  'groups.loud': (a: { column: string; share: number }, w: Words) =>
    `${a.column} alone decides ${w.share(a.share)} of who is alike, and only because its numbers are large: nobody would call two people alike for that. On one scale, every column counts by how people differ in it, not by its unit.`,
  'groups.loud.mend': 'Put all columns on one scale',
  'groups.drawn': (a: { rows: number; of: number }, w: Words) =>
    `The groups were looked for in ${w.integer(a.rows)} rows, drawn by chance from ${w.integer(a.of)}; the rule they gave puts all of them.`,
  'groups.ways.test': 'Test several ways at once',
  'groups.ways.hide': 'Hide the other ways',
  'groups.ways.best': (a: { way: string }) => `${a.way} does best here`,
  'groups.ways.none': 'None of the ways finds groups steady enough to recommend',
  'groups.ways.rule':
    'Recommended is the way with the largest silhouette among those whose groups come back when people are drawn anew (0.75 or more) and hold at least 80 % of the people; of like ones the simplest.',
  'groups.ways.note': (a: { rows: number; of: number }, w: Words) =>
    `Each way went over the same ${w.integer(a.rows)} rows${a.rows < a.of ? `, drawn by chance from ${w.integer(a.of)}` : ''}, with 20 resamples; the time is what finding the groups in them took once. Ways that are told a number of groups were told the same one, and none was asked whether its groups are more than chance would make: the headline of this card says that, of the way in use.`,
  'groups.ways.use': (a: { way: string }) => `Use ${a.way}`,
  'groups.ways.used': 'in use',
  'groups.ways.recommended': 'recommended',
  'groups.ways.way': 'Way',
  'groups.ways.groups': 'Groups',
  'groups.ways.silhouette': 'Silhouette',
  'groups.ways.stability': 'Comes back',
  'groups.ways.balance': 'Smallest to largest',
  'groups.ways.apart': 'In no group',
  'groups.ways.value': (a: { money: string }) => `Richest group, ${a.money} a head`,
  'groups.ways.times': (a: { times: number }, w: Words) => `${w.number(a.times, 2)} × the average`,
  'groups.ways.time': 'Time',
  'groups.ways.took': (a: { seconds: number }, w: Words) => (a.seconds < 0.01 ? 'under 0.01 s' : `${w.number(a.seconds, 2)} s`),
  'groups.ways.agrees': (a: { way: string }) => `Agrees with ${a.way}`,
  'groups.ways.range': (a: { from: number; to: number }, w: Words) => `${w.share(a.from)} to ${w.share(a.to)}`,
  'groups.ways.dash': '–',
  'groups.way.kmeans': 'k-means',
  'groups.way.hierarchical': 'Tree (Ward)',
  'groups.way.mixture': 'Gaussian mixture',
  'groups.way.hdbscan': 'HDBSCAN',
  'groups.way.dbscan': 'DBSCAN',
  'groups.way.mixed': 'k-prototypes',
  'groups.instead': 'Two honest ways to segments all the same',
  'groups.instead.one': 'An honest way to segments all the same',
  'groups.instead.rfm':
    'Sort people by how lately and how often they bought (RFM). Ten fields with well-known names, from champions to hibernating, need no groups in the data.',
  'groups.instead.rfm.add': 'Sort them by RFM',
  'groups.instead.rfm.there': 'RFM is on the card Interpret, below, and its names are in every list you save.',
  'groups.instead.cut':
    'Cut people into parts of like people. The borders are drawn, not found, but each part can have its name, its message and its list.',
  'groups.instead.cut.into': (a: { k: number }, w: Words) => `Cut into ${w.integer(a.k)}`,
  'groups.instead.columns': 'Other columns may show groups where these do not: choose them under Details.',
} satisfies Texts;
