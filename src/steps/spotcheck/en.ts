import type { Texts, Words } from '../../core/text';

export const en = {
  'spotcheck.title': 'Spot check',
  'spotcheck.param.tolerable': 'So many wrong changes would be too many',
  'spotcheck.param.confidence': 'How sure you want to be',
  'spotcheck.param.answers': 'Your answers',
  'spotcheck.param.answers.right': 'Right',
  'spotcheck.param.answers.wrong': 'Wrong',
  'spotcheck.nothing': 'No cell was changed, so there is nothing to check',
  'spotcheck.nothing.so': 'Rows may have been left out; each step above lists its own.',
  'spotcheck.open': (a: { draw: number; cells: number }, w: Words) =>
    a.draw === a.cells
      ? `Look at the ${w.plural(a.cells, 'one changed cell', `${w.integer(a.cells)} changed cells`)} yourself`
      : `Look at ${w.integer(a.draw)} of ${w.integer(a.cells)} changed cells yourself`,
  'spotcheck.partly': (a: { done: number; draw: number; wrong: number }, w: Words) =>
    `${w.integer(a.done)} of ${w.integer(a.draw)} looked at, ${a.wrong === 0 ? 'none' : w.integer(a.wrong)} wrong so far`,
  'spotcheck.passed': (a: { done: number; cells: number; tolerable: number }, w: Words) =>
    a.done === a.cells
      ? `All ${w.integer(a.cells)} changed cells are right`
      : `${w.integer(a.done)} looked at, none wrong: fewer than ${w.share(a.tolerable)} of the changes are wrong`,
  'spotcheck.wrong': (a: { done: number; wrong: number; low: number; high: number }, w: Words) =>
    a.low === a.high
      ? `${w.integer(a.wrong)} of ${w.integer(a.done)} changed cells ${w.plural(a.wrong, 'is', 'are')} wrong`
      : `${w.integer(a.wrong)} of ${w.integer(a.done)} wrong: between ${w.share(a.low)} and ${w.share(a.high)} of the changes are`,
  'spotcheck.open.so': (a: { draw: number; tolerable: number; confidence: number; cells: number }, w: Words) =>
    a.draw === a.cells
      ? 'They are few enough to look at each of them.'
      : `Drawn by lot. If all ${w.integer(a.draw)} are right, fewer than ${w.share(a.tolerable)} of all changes are wrong; that holds ${w.outOf(a.confidence, 100)} times (acceptance sampling).`,
  'spotcheck.passed.so': (a: { draw: number; tolerable: number; confidence: number; cells: number }, w: Words) =>
    a.draw === a.cells ? 'You have seen every one.' : `That holds ${w.outOf(a.confidence, 100)} times (acceptance sampling).`,
  'spotcheck.wrong.so': (a: { draw: number; tolerable: number; confidence: number; cells: number }, w: Words) =>
    `Look at the columns with wrong ones and change their step. Each end of the range holds ${w.outOf(a.confidence, 100)} times.`,
  'spotcheck.bad.so': (a: { draw: number; tolerable: number; confidence: number; cells: number }, w: Words) =>
    `That is more than the ${w.share(a.tolerable)} you would put up with. Change or switch off the step that did it, then check again.`,
  'spotcheck.lapsed.so': (a: { so: string; lapsed: number }, w: Words) =>
    `${a.so} ${w.plural(a.lapsed, 'One earlier answer no longer counts', `${w.integer(a.lapsed)} earlier answers no longer count`)}: those cells are changed in another way now, or were not drawn again.`,
} satisfies Texts;
