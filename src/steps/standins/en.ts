import type { Texts, Words } from '../../core/text';

export const en = {
  'standins.title': 'Values that mean “nothing”',
  'standins.param.answers': 'Your answers',
  'standins.none': 'No value stands for an empty cell',
  'standins.ask': (a: { open: number }, w: Words) =>
    `${w.plural(a.open, 'One value may stand', `${w.integer(a.open)} values may stand`)} for an empty cell`,
  'standins.emptied': (a: { cells: number }, w: Words) =>
    `${w.plural(a.cells, 'One cell that meant “nothing” is', `${w.integer(a.cells)} cells that meant “nothing” are`)} now empty`,
  'standins.none.so': 'No “Select”, no “unknown”, no -999: what stands in a cell is meant.',
  'standins.ask.so': 'A word such as “Select” counts as a group of its own, and -999 as an amount. Nothing is changed until you say so.',
  'standins.emptied.so': 'They are treated like every other empty cell below.',
  'standins.stay.so': 'You said that they are meant, so they stay.',
  'standins.why.word': 'a word for “nothing”',
  'standins.why.error': 'an error of a spreadsheet',
  'standins.why.number': 'a customary filler, apart from all other values',
  'standins.why.date': 'a customary filler, years from every other date',
  'standins.column': 'Column',
  'standins.value': 'Value',
  'standins.rows': 'Rows',
  'standins.means': 'What it means',
  'standins.group': (a: { value: string; column: string }) => `“${a.value}” in ${a.column}`,
  'standins.missing': 'Nothing',
  'standins.stay': 'It is meant',
  'standins.undecided': 'Not decided',
  'standins.all': (a: { values: number }, w: Words) =>
    w.plural(a.values, 'The open one means nothing', `${a.values === 2 ? 'Both' : `All ${w.integer(a.values)}`} open ones mean nothing`),
} satisfies Texts;
