import type { Texts } from '../core/text';

export const en = {
  cancelled: 'Stopped, as you asked. Nothing was changed.',
  'engine.worker-died':
    'The part of Leadlight that computes stopped by itself and was started again. Try once more; your data and steps are safe.',
  'engine.compute-died': 'This computation failed twice, most likely for want of memory. Close other tabs, or work with fewer rows.',
  'engine.out-of-memory': 'There is not enough memory for this. Close other tabs, or work with fewer rows.',
  'engine.unsealed':
    'Leadlight could not make sure that nothing leaves this page, so it reads no data. Reload the page, or ask whoever hosts it.',
  'engine.our-mistake': ({ name }: { name: string }) =>
    `Something went wrong inside Leadlight (${name}). It is our mistake, not yours; your data and steps are safe.`,
  'engine.not-yet-run': 'This card has not run yet.',
  'engine.no-reasons': 'There are no reasons to show before the explain card has run.',
  'engine.no-what-if': 'This row cannot be changed by itself, because other rows go into it.',
  'model.unreadable': 'This file is not a Leadlight model. Choose the model file that was saved from the act card.',
  'model.newer': 'This model was saved by a newer Leadlight. Reload the page to get it, then try again.',
  'model.columns-missing': ({ columns, count }: { columns: string; count: number }, words) =>
    `The new file lacks ${words.plural(count, 'a column', 'columns')} the model needs: ${columns}.`,
  'model.file-missing': ({ file }: { file: string }) =>
    `This model also reads ${file}. Give that file too, of the same month as the others.`,
  'model.too-many-files': ({ files, wanted }: { files: number; wanted: number }, words) =>
    `This model reads ${words.integer(wanted)} ${words.plural(wanted, 'file', 'files')}, but ${words.integer(files)} were given.`,
  'model.columns-missing-in': ({ file, columns }: { file: string; columns: string; count: number }) =>
    `The file that goes in the place of ${file} lacks ${columns}.`,
  'model.key-repeats': ({ key, file }: { key: string; file: string }) =>
    `${key} stands in several rows of ${file}, which it did not when the model was made. Leave one row for each, then score again.`,
  'model.column-kind': ({ column }: { column: string; kind: string; found: string }) =>
    `The column ${column} holds something else than in the file the model was made from.`,
  'score.counted': ({ at, was }: { at: number; was: number }, words) =>
    `Days are counted to ${words.date(at)}, because the new file ends later; in the model’s own file it was ${words.date(was)}.`,
  'score.earlier': ({ at, last }: { at: number; last: number }, words) =>
    `The new file ends on ${words.date(last)}, before the file the model was made from. Days are counted to ${words.date(at)} all the same; say another date if it should be judged as it stood then.`,
  'score.later': ({ at, rows, last }: { at: number; rows: number; last: number }, words) =>
    `This model counts to ${words.date(at)}, as was chosen. ${words.integer(rows)} ${words.plural(rows, 'row', 'rows')} of the new file, up to ${words.date(last)}, ${words.plural(rows, 'is', 'are')} later and not counted; say another date to count them.`,
  'score.unseen': ({ column, rows, of }: { column: string; rows: number; of: number }, words) =>
    `${column}: ${words.integer(rows)} of ${words.integer(of)} ${words.plural(of, 'row', 'rows')} ${words.plural(rows, 'holds', 'hold')} a value that no row the model learnt from had. It knows nothing of such a value; lean less on what it says there.`,
  'score.misfits.number': ({ column, cells, row }: { column: string; cells: number; row: number }, words) =>
    `${column}: ${words.integer(cells)} ${words.plural(cells, 'cell is no number', 'cells are no numbers')} the way the model reads it and ${words.plural(cells, 'counts', 'count')} as empty; the first is in row ${words.integer(row)}.`,
  'score.misfits.date': ({ column, cells, row }: { column: string; cells: number; row: number }, words) =>
    `${column}: ${words.integer(cells)} ${words.plural(cells, 'cell is no date', 'cells are no dates')} the way the model reads it and ${words.plural(cells, 'counts', 'count')} as empty; the first is in row ${words.integer(row)}.`,
} satisfies Texts;
