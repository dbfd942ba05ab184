import type { Texts, Words } from '../../core/text';

/** What a step changed, the lights and the spot check. */
export const clean = {
  'changes.cells': (a: { cells: number; columns: number }, w: Words) =>
    `${w.integer(a.cells)} ${w.plural(a.cells, 'cell', 'cells')} in ${w.plural(a.columns, 'one column', `${w.integer(a.columns)} columns`)} changed`,
  'changes.left-out': (a: { rows: number }, w: Words) => `${w.integer(a.rows)} ${w.plural(a.rows, 'row', 'rows')} left out`,
  'changes.added': (a: { columns: number }, w: Words) => `${w.integer(a.columns)} ${w.plural(a.columns, 'column', 'columns')} added`,
  'changes.nothing': 'Nothing changed',
  'changes.show': (a: { step: string }) => `Show what changed: ${a.step}`,
  'changes.examples': 'Some of them',
  'changes.all': (a: { cells: number }, w: Words) => `Show all ${w.integer(a.cells)}`,
  'changes.part': (a: { from: number; to: number; of: number }, w: Words) =>
    `${w.integer(a.from)} to ${w.integer(a.to)} of ${w.integer(a.of)}`,
  'changes.earlier': 'Earlier ones',
  'changes.further': 'Further ones',
  'changes.of-column': 'Changes in',
  'changes.every-column': (a: { cells: number }, w: Words) => `all columns (${w.integer(a.cells)})`,
  'changes.one-column': (a: { column: string; cells: number }, w: Words) => `${a.column} (${w.integer(a.cells)})`,
  'changes.row': 'Row',
  'changes.column': 'Column',
  'changes.before': 'Before',
  'changes.after': 'After',
  'changes.rows-left-out': 'Rows left out',
  'changes.columns-added': (a: { columns: readonly string[]; more: number }, w: Words) =>
    a.more > 0 ? `Added: ${a.columns.join(', ')} and ${w.integer(a.more)} more` : `Added: ${w.list(a.columns)}`,
  'changes.undo': 'Switch the step off to undo all of it.',

  'misfits.numbers': (a: { column: string; cells: number }, w: Words) =>
    `${a.column}: ${w.integer(a.cells)} ${w.plural(a.cells, 'cell is', 'cells are')} no number. See what ${w.plural(a.cells, 'it says', 'they say')}`,
  'misfits.dates': (a: { column: string; cells: number }, w: Words) =>
    `${a.column}: ${w.integer(a.cells)} ${w.plural(a.cells, 'cell is', 'cells are')} no date. See what ${w.plural(a.cells, 'it says', 'they say')}`,
  'misfits.left': 'Left alone, these cells count as empty. Say what one means, and it is read so.',
  'misfits.where': (a: { cells: number; row: number }, w: Words) =>
    a.cells === 1 ? `row ${w.integer(a.row)}` : `${w.integer(a.cells)} cells, first in row ${w.integer(a.row)}`,
  'misfits.means': 'means',
  'misfits.no-number': 'Give a number, such as 1000.',
  'misfits.no-date': 'Give a whole date.',
  'misfits.more': (a: { texts: number }, w: Words) => `and ${w.integer(a.texts)} other ${w.plural(a.texts, 'text', 'texts')}`,
  'misfits.as-text': 'Read the whole column as text',

  'quality-panel.lights': 'Five lights',
  'quality-panel.rows': (a: { count: number }, w: Words) => `Show ${w.plural(a.count, 'the row', 'the rows')}`,
  'quality-panel.hide': 'Hide the rows',
  'quality-panel.rows-of': (a: { light: string }) => `Rows: ${a.light}`,
  'quality-panel.first': (a: { shown: number; count: number }, w: Words) =>
    `The first ${w.integer(a.shown)}; ${w.integer(a.count)} rows are at fault.`,
  'quality-panel.mend': (a: { step: string }) => `Go to: ${a.step}`,
  'quality-panel.add-mend': (a: { step: string }) => `Add the step: ${a.step}`,

  'spotcheck-panel.start': (a: { done: number; all: number }, w: Words) =>
    a.done === 0
      ? `Start the spot check · ${w.integer(a.all)} cells`
      : `Spot check · ${w.integer(a.done)} of ${w.integer(a.all)} looked at`,
  'spotcheck-panel.label': 'Spot check',
  'spotcheck-panel.where': (a: { column: string; row: number }, w: Words) => `${a.column}, row ${w.integer(a.row)}`,
  'spotcheck-panel.was': 'In the file',
  'spotcheck-panel.is': 'Now',
  'spotcheck-panel.right': 'Right',
  'spotcheck-panel.wrong': 'Wrong',
  'spotcheck-panel.back': 'Take back',
  'spotcheck-panel.keys': 'Keys, while this box has the focus: 1 right, 2 wrong, Backspace takes back.',
  'spotcheck-panel.progress': (a: { done: number; all: number }, w: Words) => `${w.integer(a.done)} of ${w.integer(a.all)}`,
  'spotcheck-panel.whole-row': 'Show the whole row of the file',
  'spotcheck-panel.gone': 'This cell cannot be shown any more. Work the card out again.',
  'spotcheck-panel.done': (a: { right: number; wrong: number }, w: Words) =>
    `All looked at: ${w.integer(a.right)} right, ${a.wrong === 0 ? 'none' : w.integer(a.wrong)} wrong.`,
  'spotcheck-panel.wrong-in': (a: { columns: readonly string[] }, w: Words) => `Wrong ones are in ${w.list(a.columns)}.`,
  'spotcheck-panel.in-column': (a: { column: string; count: number }, w: Words) => `${a.column} (${w.integer(a.count)})`,
  'spotcheck-panel.again': 'Start over',
} satisfies Texts;
