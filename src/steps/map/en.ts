import type { Texts, Words } from '../../core/text';

export const en = {
  'map.title': 'Map of the people',
  'map.param.method': 'Drawn by',
  'map.param.method.help':
    'Widest directions show true distances as far as two directions can. Neighbourhoods keep near people near, and say nothing of how far apart the islands lie.',
  'map.param.method.pca': 'Widest directions (PCA)',
  'map.param.method.umap': 'Neighbourhoods (UMAP)',
  'map.none.columns': 'There is nothing to draw a map from: no column with numbers',
  'map.none.rows': 'There are too few complete rows to draw a map of',
  'map.none.so': 'A map needs at least four rows with a number in every column that is used.',
  'map.finding': (a: { share: number; columns: number }, w: Words) =>
    a.columns < 3
      ? `The map shows everything the ${w.plural(a.columns, 'one column says', 'two columns say')}`
      : `The map holds ${w.share(a.share)} of what ${w.integer(a.columns)} columns say about how people differ`,
  'map.finding.umap': (a: { columns: number }, w: Words) =>
    `The map puts people beside those who are most like them in ${w.integer(a.columns)} ${w.plural(a.columns, 'column', 'columns')}`,
  'map.so.pca': 'Each point is one person, near those who are like them. Draw a box round some to see who they are.',
  'map.so.umap':
    'Each point is one person, near those who are most like them. Islands and the gaps between them are made by the method: read who is near whom, not how far.',
  'map.progress.pca': 'Drawing the map',
  'map.progress.umap': 'Looking for everyone’s neighbours',
  'map.chart': (a: { groups: number }, w: Words) =>
    `Where the middles of ${w.integer(a.groups)} ${w.plural(a.groups, 'group lies', 'groups lie')}`,
  'map.field.segment': 'Group',
  'map.field.rows': 'People',
  'map.field.x': 'To the right',
  'map.field.y': 'Up',
  'map.trust.high': (a: { value: number; neighbours: number; sample: number }, w: Words) =>
    `The map can be trusted up close: whoever stands near a person on it is nearly always like them (trustworthiness ${w.number(a.value, 3)} of 1, by the ${w.integer(a.neighbours)} nearest of ${w.integer(a.sample)} people).`,
  'map.trust.fair': (a: { value: number; neighbours: number; sample: number }, w: Words) =>
    `The map can mostly be trusted: some who stand near each other on it are less alike than they look (trustworthiness ${w.number(a.value, 3)} of 1, by the ${w.integer(a.neighbours)} nearest of ${w.integer(a.sample)} people).`,
  'map.trust.low': (a: { value: number; neighbours: number; sample: number }, w: Words) =>
    `Read the map with care: many who stand near each other on it are not alike. Do not go by the picture alone (trustworthiness ${w.number(a.value, 3)} of 1, by the ${w.integer(a.neighbours)} nearest of ${w.integer(a.sample)} people).`,
  'map.panel.label': (a: { points: number; groups: number }, w: Words) =>
    `Map of ${w.integer(a.points)} people in ${w.integer(a.groups)} ${w.plural(a.groups, 'group', 'groups')}. Arrow keys move it, plus and minus change its size.`,
  'map.panel.mode': 'Dragging',
  'map.panel.choose': 'Chooses people',
  'map.panel.move': 'Moves the map',
  'map.panel.in': 'Closer',
  'map.panel.out': 'Further away',
  'map.panel.all': 'Whole map',
  'map.panel.groups': 'Choose a group',
  'map.panel.nobody': 'In no group',
  'map.panel.region': 'Choose a part of the map',
  'map.panel.region.none': 'None',
  'map.panel.region.0': 'Top left',
  'map.panel.region.1': 'Top',
  'map.panel.region.2': 'Top right',
  'map.panel.region.3': 'Left',
  'map.panel.region.4': 'Middle',
  'map.panel.region.5': 'Right',
  'map.panel.region.6': 'Bottom left',
  'map.panel.region.7': 'Bottom',
  'map.panel.region.8': 'Bottom right',
  'map.panel.chosen': (a: { count: number; all: number }, w: Words) => `${w.integer(a.count)} of ${w.integer(a.all)} people chosen`,
  'map.panel.clear': 'Choose nobody',
  'map.panel.by-group': 'Their groups',
  'map.panel.contrast': 'Against everyone',
  'map.panel.some': 'Chosen',
  'map.panel.few': (a: { least: number }, w: Words) =>
    `Averages are told of no fewer than ${w.integer(a.least)} people, and not where fewer than that are left over.`,
  'map.panel.everyone': 'Everyone',
  'map.panel.column': 'Average of',
  'map.panel.people': (a: { count: number }, w: Words) =>
    a.count === 1 ? 'The person chosen' : `The ${w.integer(a.count)} people chosen, one by one`,
  'map.panel.right': (a: { columns: string }) => `Further right: ${a.columns}.`,
  'map.panel.up': (a: { columns: string }) => `Further up: ${a.columns}.`,
  'map.panel.more': (a: { column: string }) => `more ${a.column}`,
  'map.panel.less': (a: { column: string }) => `less ${a.column}`,
  'map.panel.drawn': (a: { shown: number; all: number }, w: Words) =>
    `${w.integer(a.shown)} of ${w.integer(a.all)} people are shown, drawn by chance.`,
  'map.panel.incomplete': (a: { rows: number }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'row has', 'rows have')} an empty cell and no place on the map.`,
  'map.panel.drawing': 'Fetching the map',
  'map.panel.table': 'Show the groups as a table',
  'map.panel.picture': 'Hide the table',
} satisfies Texts;
