import type { Texts, Words } from '../../core/text';

const parts = (a: { mended: number; emptied: number; marked: number; leftOut: number }, w: Words): readonly string[] => [
  ...(a.mended > 0 ? [`${w.plural(a.mended, 'one address is', `${w.integer(a.mended)} addresses are`)} put right`] : []),
  ...(a.emptied > 0 ? [`${w.plural(a.emptied, 'one is', `${w.integer(a.emptied)} are`)} emptied`] : []),
  ...(a.marked > 0 ? [`${w.plural(a.marked, 'one contact is', `${w.integer(a.marked)} contacts are`)} marked “do not write”`] : []),
  ...(a.leftOut > 0 ? [`${w.plural(a.leftOut, 'one row is', `${w.integer(a.leftOut)} rows are`)} left out`] : []),
];
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const en = {
  'reach.title': 'Who can be written to',
  'reach.param.answers': 'Your answers',
  'reach.param.broken': 'What is no e-mail address',
  'reach.param.broken.keep': 'Keep',
  'reach.param.broken.missing': 'Make empty',
  'reach.param.broken.mark': 'Mark “do not write”',
  'reach.param.bounced': 'Contacts whose mail came back',
  'reach.param.bounced.keep': 'Keep',
  'reach.param.bounced.mark': 'Mark “do not write”',
  'reach.param.bounced.drop': 'Leave the rows out',
  'reach.param.stale': 'Contacts nobody looked after for six months',
  'reach.param.stale.keep': 'Keep',
  'reach.param.stale.mark': 'Mark “do not write”',
  'reach.param.stale.drop': 'Leave the rows out',
  'reach.param.bounce': 'Column that says which mail came back',
  'reach.param.updated': 'Date of the last look at the contact',
  'reach.param.reference': 'Count ages up to',
  'reach.mark.about': 'Whether the person should not be written to, by what you chose on the Clean card',
  'reach.cannot-know': 'The file does not say how to reach anybody',
  'reach.cannot-know.so': 'There is no column of e-mail addresses, of mail that came back, or of the last look at a contact.',
  'reach.ask': (a: { rows: number; domain: string; meant: string }, w: Words) =>
    `${w.plural(a.rows, 'One e-mail address ends', `${w.integer(a.rows)} e-mail addresses end`)} in a mistyped domain, such as ${a.domain} for ${a.meant}`,
  'reach.ask.so': 'Mail to a mistyped domain never arrives. Nothing is changed until you say so.',
  'reach.finding': (a: { faults: readonly string[] }, w: Words) => capital(w.list(a.faults)),
  'reach.fault.broken': (a: { count: number }, w: Words) =>
    w.plural(a.count, 'one cell is no e-mail address', `${w.integer(a.count)} cells are no e-mail address`),
  'reach.fault.bounced': (a: { count: number }, w: Words) =>
    w.plural(a.count, 'mail to one contact came back', `mail to ${w.integer(a.count)} contacts came back`),
  'reach.fault.stale': (a: { count: number }, w: Words) =>
    `nobody looked after ${w.plural(a.count, 'one contact', `${w.integer(a.count)} contacts`)} for six months`,
  'reach.so':
    'Nothing is changed until you say so. A contact marked “do not write” stays in every figure and out of every list to call or write to.',
  'reach.done': (a: { mended: number; emptied: number; marked: number; leftOut: number }, w: Words) => capital(w.list(parts(a, w))),
  'reach.done.so': 'Whoever is marked stays in every figure, and out of every list to call or write to.',
  'reach.left-out.so': (a: { leftOut: number }, w: Words) =>
    `${w.plural(a.leftOut, 'That row teaches', 'Those rows teach')} nothing further down. Rows kept aside for judging, and new files, keep theirs.`,
  'reach.none': 'Nothing stands in the way of writing to them',
  'reach.none.so': 'Every address is written right, as far as can be told without sending mail. No mailbox is checked here.',
  'reach.panel.typos': 'Mistyped domains',
  'reach.panel.typo': (a: { domain: string; meant: string }) => `${a.domain} → ${a.meant}`,
  'reach.panel.count': (a: { column: string; count: number }, w: Words) =>
    `${w.plural(a.count, 'one address', `${w.integer(a.count)} addresses`)} in ${a.column}`,
  'reach.panel.mend': 'Put right',
  'reach.panel.stay': 'It is meant',
  'reach.panel.all': (a: { domains: number }, w: Words) => `Put ${a.domains === 2 ? 'both' : `all ${w.integer(a.domains)}`} right`,
  'reach.panel.faults': 'Who cannot be reached as it is',
  'reach.panel.broken': (a: { column: string; count: number }, w: Words) =>
    `${w.plural(a.count, 'One cell', `${w.integer(a.count)} cells`)} of ${a.column} ${w.plural(a.count, 'is', 'are')} no e-mail address.`,
  'reach.panel.bounced': (a: { column: string; count: number }, w: Words) =>
    `Mail to ${w.plural(a.count, 'one contact', `${w.integer(a.count)} contacts`)} came back, by ${a.column}.`,
  'reach.panel.stale': (a: { column: string; count: number; from: number }, w: Words) =>
    `${w.plural(a.count, 'One contact was', `${w.integer(a.count)} contacts were`)} last looked after before ${w.date(a.from)}, by ${a.column}.`,
} satisfies Texts;
