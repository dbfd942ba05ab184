import type { Texts, Words } from '../../core/text';

/** Further files about the same customers: the Data card and the card that joins them. */
export const further = {
  'further.title': 'Further files about the same customers',
  'further.text':
    'Orders, visits, e-mails, tickets or another list. Each is read here, on this computer, and joined to the rows above by the column both have in common.',
  'further.add': 'Add files',
  'further.drop': 'or drop them here',
  'further.slot': (a: { slot: string }) => `Add ${a.slot}`,
  'further.slot.crm': 'CRM',
  'further.slot.web': 'web visits',
  'further.slot.email': 'e-mail',
  'further.slot.support': 'support',
  'further.slot.orders': 'orders or social',
  'further.reading': (a: { file: string }) => `Reading ${a.file} …`,
  'further.rows': (a: { rows: number }, w: Words) => `${w.integer(a.rows)} ${w.plural(a.rows, 'row', 'rows')}`,
  'further.key': (a: { here: string; there: string }) => (a.here === a.there ? `by ${a.here}` : `by ${a.here} = ${a.there}`),
  'further.met': (a: { matched: number; rows: number }, w: Words) =>
    `${w.integer(a.matched)} of ${w.integer(a.rows)} rows above found in it`,
  'further.met-there': (a: { unmatched: number; rows: number }, w: Words) =>
    a.unmatched === 0 ? 'none of its rows is left over' : `${w.integer(a.unmatched)} of its ${w.integer(a.rows)} rows without one above`,
  'further.no-key': (a: { here: number; there: number }, w: Words) => `empty key: ${w.integer(a.here)} above, ${w.integer(a.there)} in it`,
  'further.would': (a: { would: number; rows: number }, w: Words) =>
    `As it stands it would make ${w.integer(a.would)} rows of ${w.integer(a.rows)}, so it is rolled up to one row for each key first.`,
  'further.takes': 'Every key stands there once: its columns are taken as they are.',
  'further.through': (a: { file: string; column: string }) => `by way of ${a.file} (${a.column})`,
  'further.loose': 'case and blanks do not count in the key',
  'further.looked-up': (a: { other: string; column: string; matched: number; rows: number }, w: Words) =>
    `Says more about the rows of ${a.other}: looked up there by ${a.column}, ${w.integer(a.matched)} of ${w.integer(a.rows)} rows found.`,
  'further.is-looked-up': 'Looked up by another of these files.',
  'further.alone': 'No column has enough in common with one of the other files. Choose the two that hold the same, or leave the file out.',
  'further.away': 'This file belongs to the notebook and is not here. Add it, and it takes its place.',
  'further.joined': 'Joined',
  'further.proposed': 'Not joined yet',
  'further.join': (a: { files: number }, w: Words) => w.plural(a.files, 'Join it', `Join all ${w.integer(a.files)}`),
  'further.leave-out': 'Leave out',
  'further.leave-out-file': (a: { file: string }) => `Leave out ${a.file}`,
  'further.show': 'Show the step',
  'further.here': 'Column above',
  'further.there': (a: { file: string }) => `Column of ${a.file}`,
  'further.choose': 'Choose a column',
  'further.count': 'Count what they have in common',
  'further.no-match': 'These two columns have no value in common, or are read as different kinds. Choose others, or leave the file out.',
  'further.too-many': (a: { most: number; files: number }, w: Words) =>
    `A notebook takes ${w.integer(a.most)} further files at most. Leave some out, or join fewer.`,
  'further.roll-up': 'Roll up first',
  'further.together': (a: { file: string; others: number }, w: Words) =>
    w.plural(a.others, `Open ${a.file} and join the other to it`, `Open ${a.file} and join the other ${w.integer(a.others)} to it`),
  'further.columns': 'What comes of its columns',
  'further.columns-text': 'Left to itself, each becomes what its kind suggests.',
} satisfies Texts;
