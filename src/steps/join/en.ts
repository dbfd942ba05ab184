import type { Texts, Words } from '../../core/text';

export const en = {
  'join.title': 'Join a further file',
  'join.param.source': 'Further file',
  'join.param.key': 'Joined by',
  'join.param.lookups': 'Looked up first',
  'join.param.mode': 'Several rows for one key',
  'join.param.mode.auto': 'Roll up where needed',
  'join.param.mode.take': 'Take rows as they are',
  'join.param.mode.roll': 'Roll up first',
  'join.param.compare': 'Compare keys',
  'join.param.compare.auto': 'E-mail without regard to case',
  'join.param.compare.exact': 'Exactly',
  'join.param.compare.loose': 'Without regard to case and blanks',
  'join.param.columns': 'What comes of its columns',
  'join.param.columns.auto': 'By what it holds',
  'join.param.columns.leave': 'Leave out',
  'join.param.columns.sum': 'Sum',
  'join.param.columns.mean': 'Mean',
  'join.param.columns.min': 'Least',
  'join.param.columns.max': 'Greatest',
  'join.param.columns.since': 'Days since the last',
  'join.param.columns.different': 'Number of different ones',
  'join.param.columns.commonest': 'Commonest',
  'join.param.columns.share': 'Share of yes',
  'join.param.columns.first': 'First',
  'join.param.reference': 'Count days to',
  'join.param.reference.help':
    'Left to itself it is the day after the latest date in the further file. Rows from a date you choose on are not used.',
  'join.param.fading': 'Recent rows count more',
  'join.param.fading.help': 'Adds one column: the rows of each customer, each with less weight the longer ago it was.',
  'join.param.halfLife': 'Half the weight is gone after, days',
  'join.param.halfLife.help': 'Left to itself it is what tells the outcome best, or 30 days where there is none.',
  'join.param.gaps': 'Rows the file does not know',
  'join.param.gaps.fill': 'Fill in',
  'join.param.gaps.leave': 'Leave empty',
  'join.param.gaps.help':
    'Filled in: no rows count as 0, days since as the time the file goes back, other numbers as the middle of the others.',
  'join.none': 'There is no further file to join',
  'join.none.so': 'Add one on the Data card: orders, visits, e-mails, tickets or another list of the same customers.',
  'join.finding': (a: { file: string; matched: number; rows: number }, w: Words) =>
    `${w.integer(a.matched)} of ${w.integer(a.rows)} rows found in ${a.file}`,
  'join.finding.rolls': (a: { file: string; matched: number; rows: number; theirs: number }, w: Words) =>
    `${w.integer(a.matched)} of ${w.integer(a.rows)} rows found in ${a.file}, whose ${w.integer(a.theirs)} rows became one for each key`,
  'join.so': (a: {
    here: string;
    there: string;
    file: string;
    both: string;
    how: string;
    spelling: string;
    late: string;
    fading: string;
  }) =>
    [
      `Joined by ${a.here === a.there ? a.here : `${a.here} = ${a.there}`}.`,
      ...[a.both, a.how, a.spelling, a.late, a.fading].filter((part) => part !== ''),
    ].join(' '),
  'join.so.late': (a: { late: number; reference: number }, w: Words) =>
    `${w.integer(a.late)} of its rows ${w.plural(a.late, 'is', 'are')} not before ${w.date(a.reference)} and not used.`,
  'join.so.fading.asked': (a: { days: number }, w: Words) =>
    `Rows lose half their weight every ${w.integer(a.days)} ${w.plural(a.days, 'day', 'days')}, as you chose.`,
  'join.so.fading.usual': (a: { days: number }, w: Words) =>
    `Rows lose half their weight every ${w.integer(a.days)} days, the usual; no outcome says better.`,
  'join.so.fading.better': (a: { days: number; decayed: number; plain: number }, w: Words) =>
    `Rows lose half their weight every ${w.integer(a.days)} ${w.plural(a.days, 'day', 'days')}: so weighted they go together with the outcome better than counted alike, ${w.number(a.decayed)} against ${w.number(a.plain)} (cross-validated AUC; 0.5 is chance).`,
  'join.so.fading.no-better': (a: { days: number; decayed: number; plain: number }, w: Words) =>
    `Rows lose half their weight every ${w.integer(a.days)} ${w.plural(a.days, 'day', 'days')}, but that tells the outcome no better than counting them alike: ${w.number(a.decayed)} against ${w.number(a.plain)} (cross-validated AUC; 0.5 is chance).`,
  'join.so.both': (a: { unmatched: number; noKey: number; theirs: number; theirNoKey: number; file: string }, w: Words) =>
    `${w.integer(a.unmatched)} ${w.plural(a.unmatched, 'row', 'rows')} here without a match${a.noKey > 0 ? ` (${w.integer(a.noKey)} with an empty key)` : ''}, ${w.integer(a.theirs)} of ${a.file} without one${a.theirNoKey > 0 ? ` (${w.integer(a.theirNoKey)} with an empty key)` : ''}.`,
  'join.so.rolls': (a: { would: number; rows: number; columns: number }, w: Words) =>
    `As it stands the file would have made ${w.integer(a.would)} rows of ${w.integer(a.rows)}; rolled up it adds ${w.integer(a.columns)} ${w.plural(a.columns, 'column', 'columns')} and no row.`,
  'join.so.takes': (a: { columns: number }, w: Words) =>
    `It adds ${w.integer(a.columns)} ${w.plural(a.columns, 'column', 'columns')} and no row.`,
  'join.so.loose': (a: { count: number }, w: Words) =>
    `Case and blanks at the ends do not count in the key: ${w.integer(a.count)} ${w.plural(a.count, 'match hangs', 'matches hang')} on that.`,
  'join.chart': (a: { file: string; share: number }, w: Words) => `${w.share(a.share)} of the rows here are found in ${a.file}`,
  'join.chart.rows': 'Rows',
  'join.chart.here': 'Here',
  'join.chart.there': (a: { file: string }) => `In ${a.file}`,
  'join.chart.both': 'In both',
  'join.chart.alone': 'Without a match',
  'join.chart.no-key': 'Key is empty',
  'join.about.take': (a: { column: string; file: string }) => `${a.column} of ${a.file}`,
  'join.about.found': (a: { file: string }) => `Whether ${a.file} has a row with this key`,
  'join.about.rows': (a: { file: string }) => `How many rows ${a.file} has with this key, 0 where none`,
  'join.about.amount': (a: { quantity: string; price: string; file: string }) =>
    `Sum of ${a.quantity} × ${a.price} in ${a.file}, 0 where no row`,
  'join.about.amount-discount': (a: { quantity: string; price: string; discount: string; file: string }) =>
    `Sum of ${a.quantity} × ${a.price} × (1 − ${a.discount}) in ${a.file}, 0 where no row`,
  'join.about.sum': (a: { column: string; file: string }) => `Sum of ${a.column} in ${a.file}, 0 where no row`,
  'join.about.mean': (a: { column: string; file: string }) => `Mean of ${a.column} in ${a.file}`,
  'join.about.min': (a: { column: string; file: string }) => `Least ${a.column} in ${a.file}`,
  'join.about.max': (a: { column: string; file: string }) => `Greatest ${a.column} in ${a.file}`,
  'join.about.since': (a: { column: string; file: string }) =>
    `Days from the last ${a.column} in ${a.file} to the day after the latest of all; where no row, as far as the file goes back`,
  'join.about.since-to': (a: { column: string; file: string; reference: number }, w: Words) =>
    `Days since the last ${a.column} in ${a.file}, counted to ${w.date(a.reference)}; where no row, as far as the file goes back`,
  'join.about.fading': (a: { column: string; file: string }) => `Rows of ${a.file} with this key, recent ${a.column} counting most`,
  'join.about.fading-to': (a: { file: string; days: number; reference: number }, w: Words) =>
    `Rows of ${a.file} with this key, each 1 on ${w.date(a.reference)} and half of it every ${w.integer(a.days)} ${w.plural(a.days, 'day', 'days')} before; 0 where none`,
  'join.about.different': (a: { column: string; file: string }) => `How many different ${a.column} in ${a.file}, 0 where no row`,
  'join.about.commonest': (a: { column: string; file: string }) => `The commonest ${a.column} in ${a.file}`,
  'join.about.share': (a: { column: string; file: string }) => `Share of rows of ${a.file} with ${a.column}`,
  'join.about.first': (a: { column: string; file: string }) => `The first ${a.column} in ${a.file}`,
  'join.not-here': (a: { file: string }) => `The file ${a.file} is not here. Add it on the Data card, or switch this step off.`,
  'join.no-key': (a: { file: string }) =>
    `No column says which row of ${a.file} belongs to which row here. Choose the two columns that hold the same customer number or e-mail.`,
  'join.no-such-column': (a: { column: string }) => `There is no column called ${a.column} above this card.`,
  'join.no-such-column-there': (a: { column: string; file: string }) => `There is no column called ${a.column} in ${a.file}.`,
  'join.key-kinds': (a: { here: string; there: string; file: string }) =>
    `${a.here} and ${a.there} of ${a.file} are read as different kinds of column, so nothing can match. Read both as text, on the Data card.`,
  'join.lookup-repeats': (a: { column: string; file: string }) =>
    `${a.column} stands in several rows of ${a.file}, so it is not clear which to look up. Choose another column.`,
  'join.no-overlap': (a: { here: string; there: string; file: string }) =>
    `No value of ${a.here} stands in ${a.there} of ${a.file}: the two have nothing in common. Choose other columns, or look at how both are written (leading zeros, letters before the number).`,
  'join.reference-too-early': (a: { reference: number; first: number }, w: Words) =>
    `Nothing happened before ${w.date(a.reference)}: the first date of these customers in the further file is ${w.date(a.first)}. Choose a later date.`,
  'join.would-multiply': (a: { rows: number; would: number; file: string; key: string; theirs: number; keys: number }, w: Words) =>
    `Stopped: this would make ${w.integer(a.would)} rows of ${w.integer(a.rows)}, because the ${w.integer(a.theirs)} rows of ${a.file} hold only ${w.integer(a.keys)} different ${a.key}. Roll the file up to one row for each first.`,
} satisfies Texts;
