import type { Texts, Words } from '../../core/text';

export const en = {
  'outliers.title': 'Far-out and impossible values',
  'outliers.param.method': 'What counts as far out',
  'outliers.param.method.fences': 'beyond the fences around the middle half (quartiles)',
  'outliers.param.method.robust-z': 'many typical distances from the middle (robust z)',
  'outliers.param.method.help':
    'Fences: so many times the width of the middle half beyond it (Tukey 1977). Robust z: so many median distances from the median (Iglewicz and Hoaglin 1993). Amounts that are never negative must be far out by their logarithm as well, so that a long tail is left alone.',
  'outliers.param.reach': 'How far',
  'outliers.param.reach.far': 'only very far: 3 widths, or z above 4.72',
  'outliers.param.reach.unusual': 'all that is unusual: 1.5 widths, or z above 3.5',
  'outliers.param.plan': 'Far-out values',
  'outliers.param.plan.keep': 'Keep',
  'outliers.param.plan.cap': 'Pull to the limit (cap)',
  'outliers.param.plan.missing': 'Make empty',
  'outliers.param.plan.drop': 'Leave the rows out',
  'outliers.param.impossible': 'Impossible values',
  'outliers.param.impossible.keep': 'Keep',
  'outliers.param.impossible.missing': 'Make empty',
  'outliers.param.impossible.drop': 'Leave the rows out',
  'outliers.param.strange': 'Rows unlike all others',
  'outliers.param.strange.keep': 'Show and keep',
  'outliers.param.strange.drop': 'Leave out',
  'outliers.param.strange.off': 'Do not look',
  'outliers.param.strange.help':
    'Found by an isolation forest: rows that random cuts through the amounts set apart at once (Liu, Ting and Zhou 2008).',
  'outliers.param.today': 'The file was made on',
  'outliers.param.today.help':
    'A date after this day lies in the future. Left to us, it is the last date before a gap that nothing else in the file is like.',
  'outliers.none': (a: { looked: number }, w: Words) =>
    a.looked === 0
      ? 'There is no amount to look at'
      : `No value is far out in ${w.plural(a.looked, 'the one column of amounts', `the ${w.integer(a.looked)} columns of amounts`)}`,
  'outliers.finding': (a: { far: number; columns: readonly string[] }, w: Words) =>
    `${w.plural(a.far, 'One value is', `${w.integer(a.far)} values are`)} far out, in ${w.list(shortened(a.columns))}`,
  'outliers.impossible': (a: { what: string }) => a.what,
  'outliers.both': (a: { what: string; more: number; far: number }, w: Words) =>
    a.more > 0
      ? `${a.what}; ${w.plural(a.more, 'one more value cannot be', `${w.integer(a.more)} more values cannot be`)}${a.far > 0 ? `, and ${w.integer(a.far)} ${w.plural(a.far, 'is', 'are')} far out` : ''}`
      : `${a.what}, and ${w.plural(a.far, 'one value is', `${w.integer(a.far)} values are`)} far out`,
  'outliers.why.negative': (a: { column: string; count: number }, w: Words) =>
    `${w.plural(a.count, 'One value', `${w.integer(a.count)} values`)} of ${a.column} ${w.plural(a.count, 'is', 'are')} below zero`,
  'outliers.why.too-old': (a: { column: string; count: number; limit: number }, w: Words) =>
    `${w.plural(a.count, 'One value', `${w.integer(a.count)} values`)} of ${a.column} ${w.plural(a.count, 'is', 'are')} above ${w.integer(a.limit)} years`,
  'outliers.why.over-whole': (a: { column: string; count: number; limit: number }, w: Words) =>
    `${w.plural(a.count, 'One value', `${w.integer(a.count)} values`)} of ${a.column} ${w.plural(a.count, 'is', 'are')} more than the whole (${a.limit === 1 ? '100 %' : w.integer(a.limit)})`,
  'outliers.why.future': (a: { column: string; count: number; limit: number }, w: Words) =>
    `${w.plural(a.count, 'One date', `${w.integer(a.count)} dates`)} of ${a.column} ${w.plural(a.count, 'lies', 'lie')} in the future, after ${w.date(a.limit)}`,
  'outliers.why.long-ago': (a: { column: string; count: number; limit: number }, w: Words) =>
    `${w.plural(a.count, 'One date', `${w.integer(a.count)} dates`)} of ${a.column} ${w.plural(a.count, 'is', 'are')} before ${w.date(a.limit)}`,
  'outliers.why.order': (a: { column: string; other: string; count: number }, w: Words) =>
    `In ${w.plural(a.count, 'one row', `${w.integer(a.count)} rows`)} ${a.column} is before ${a.other}`,
  'outliers.none.so': 'Averages and distances are not bent by a slip of the pen.',
  'outliers.so':
    'Nothing is changed until you say so. One mistyped number can pull an average or a group towards itself; a large customer can be real. Look at the rows, then choose.',
  'outliers.done.so': (a: { changed: number; leftOut: number }, w: Words) =>
    [
      ...(a.changed > 0 ? [`${w.plural(a.changed, 'One cell was', `${w.integer(a.changed)} cells were`)} changed.`] : []),
      ...(a.leftOut > 0
        ? [
            `${w.plural(a.leftOut, 'One row is', `${w.integer(a.leftOut)} rows are`)} left out of what is learnt. Rows kept aside for judging, and new files, keep theirs.`,
          ]
        : []),
    ].join(' '),
  'outliers.panel.impossible': 'What cannot be',
  'outliers.panel.title': 'What is far out',
  'outliers.panel.far': (a: { column: string; parts: readonly string[] }, w: Words) => `${a.column}: ${w.list(a.parts)}.`,
  'outliers.panel.above': (a: { count: number; limit: string; farthest: string }, w: Words) =>
    `${w.plural(a.count, `one value above ${a.limit} (${a.farthest})`, `${w.integer(a.count)} values above ${a.limit}, the farthest ${a.farthest}`)}`,
  'outliers.panel.below': (a: { count: number; limit: string; farthest: string }, w: Words) =>
    `${w.plural(a.count, `one value below ${a.limit} (${a.farthest})`, `${w.integer(a.count)} values below ${a.limit}, the farthest ${a.farthest}`)}`,
  'outliers.panel.do': (a: { column: string }) => `What to do in ${a.column}`,
  'outliers.panel.more': (a: { columns: number }, w: Words) =>
    `Show ${w.integer(a.columns)} more ${w.plural(a.columns, 'column', 'columns')}`,
  'outliers.panel.all': (a: { columns: number }, w: Words) =>
    `Make them empty in ${a.columns === 2 ? 'both' : `all ${w.integer(a.columns)}`} columns`,
  'outliers.panel.as-is': 'as it is',
  'outliers.panel.without': 'without them',
  'outliers.panel.then.cap': 'pulled to the limit',
  'outliers.panel.then.missing': 'with them emptied',
  'outliers.panel.then.drop': 'without these rows',
  'outliers.panel.strange': (a: { count: number }, w: Words) =>
    `${w.plural(a.count, 'One row is', `${w.integer(a.count)} rows are`)} unlike all others in what goes together. That need not be wrong.`,
} satisfies Texts;

function shortened(names: readonly string[]): readonly string[] {
  return names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
}
