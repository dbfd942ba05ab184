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
} satisfies Texts;
