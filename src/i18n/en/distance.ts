import type { Texts, Words } from '../../core/text';

/** The picture of distances to near rows, and the line one can drag through it. */
export const distance = {
  'distance.headline': (a: { eps: number; groups: number; outside: number }, w: Words) =>
    `At a distance of ${w.number(a.eps)} there ${w.plural(a.groups, 'is one group', a.groups === 0 ? 'is no group' : `are ${w.integer(a.groups)} groups`)}, and ${w.plural(a.outside, 'one row stands', a.outside === 0 ? 'no row stands' : `${w.integer(a.outside)} rows stand`)} alone`,
  'distance.headline.chance': (a: { eps: number; groups: number; outside: number }, w: Words) =>
    `A distance of ${w.number(a.eps)} would cut out ${w.plural(a.groups, 'one group', a.groups === 0 ? 'no group' : `${w.integer(a.groups)} groups`)} and leave ${w.plural(a.outside, 'one row', `${w.integer(a.outside)} rows`)} alone, but chance would do the same`,
  'distance.sub': (a: { points: number }, w: Words) =>
    `How far each row is from its ${w.integer(a.points - 1)} nearest, from the thick of it to the loneliest. Rows below the line are in a crowd. Drag the line, or use the arrow keys.`,
  'distance.slider': 'How near is near',
  'distance.value': (a: { eps: number; groups: number; outside: number }, w: Words) =>
    `${w.number(a.eps)}: ${w.plural(a.groups, 'one group', `${w.integer(a.groups)} groups`)}, ${w.plural(a.outside, 'one row', `${w.integer(a.outside)} rows`)} in none`,
  'distance.x': 'Rows, from the thick of it to the loneliest',
  'distance.y': 'Distance',
  'distance.proposed': 'proposed',
  'distance.bend': 'bend',
  'distance.groups': (a: { groups: number }, w: Words) => w.plural(a.groups, 'group', 'groups'),
  'distance.outside': (a: { outside: number }, w: Words) => w.plural(a.outside, 'row in no group', 'rows in no group'),
  'distance.rule.lasting': (a: { eps: number }, w: Words) =>
    `Proposed is ${w.number(a.eps)}: around it the number of groups stays the same longest, with no more than a quarter of the rows alone.`,
  'distance.rule.bend': (a: { eps: number }, w: Words) =>
    `Proposed is ${w.number(a.eps)}, the bend of the curve: there are never two crowds worth a group, so no distance stands out.`,
  'distance.back': (a: { eps: number }, w: Words) => `Back to the proposed ${w.number(a.eps)}`,
  'distance.waiting': 'The segments follow when you let go.',
  'distance.sampled': (a: { rows: number }, w: Words) =>
    `Looked at are ${w.integer(a.rows)} rows, drawn by chance; the rule puts the others.`,
} satisfies Texts;
