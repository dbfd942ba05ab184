import type { Texts, Words } from '../../core/text';

const rows = (count: number, w: Words): string => `${w.integer(count)} ${w.plural(count, 'row', 'rows')}`;

export const en = {
  'quality.title': 'Is this file good enough?',
  'quality.param.mandatory': 'Columns that must be filled in',
  'quality.param.mandatory.help': 'Left to us, these are the columns that say who a row is about.',
  'quality.param.updated': 'Date of the last look at the contact',
  'quality.param.reference': 'Count ages up to',
  'quality.param.bounce': 'Column that says which mail came back',
  'quality.param.customer': 'Column that names the customer',
  'quality.thing.complete': 'empty mandatory fields',
  'quality.thing.duplicates': 'people there twice',
  'quality.thing.fresh': 'old contact data',
  'quality.thing.bounce': 'mail that came back',
  'quality.thing.addresses': 'wrong e-mail addresses',
  'quality.bad': (a: { things: readonly string[] }, w: Words) => `Mend this first: ${w.list(a.things)}`,
  'quality.warn': (a: { things: readonly string[] }, w: Words) => `Good on the whole; keep an eye on ${w.list(a.things)}`,
  'quality.good': (a: { good: number; of: number }, w: Words) =>
    a.good === a.of
      ? 'The file is in good order'
      : `The file is in good order, as far as it can be known (${w.outOf(a.good / a.of, a.of)})`,
  'quality.unknown': 'The file does not say how good it is',
  'quality.no-rows': 'There are no rows to judge',
  'quality.no-rows.so': 'Read a file with at least one row.',
  'quality.so': 'Seven tenths of the work is in the data. Nothing is changed here; each light shows its rows and the step that mends them.',
  'quality.bad.so':
    'What is wrong here comes back in every figure below. Nothing is changed here; each light shows its rows and the step that mends them.',
  'quality.unknown.so': (a: { so: string; things: readonly string[] }, w: Words) =>
    `${a.so} What cannot be known from this file: ${w.list(a.things)}.`,
  'quality.why.no-rows': 'There are no rows.',
  'quality.why.no-mandatory': 'No column is marked as mandatory. Mark some under Details.',
  'quality.why.no-updated': 'No date says when a contact was last looked after. If one does, name it under Details.',
  'quality.why.few-updated': 'Fewer than half of the rows have a date of the last look.',
  'quality.why.no-bounce': 'No column says which mail came back. Your mail program has that list; with it as a column this light works.',
  'quality.why.empty-bounce': 'The column for mail that came back is empty.',
  'quality.why.no-email': 'There is no column with e-mail addresses.',
  'quality.why.empty-email': 'The column for e-mail addresses is empty.',
  'quality.light.complete': 'Mandatory fields',
  'quality.light.duplicates': 'There once',
  'quality.light.fresh': 'Contact data',
  'quality.light.bounce': 'Mail that came back',
  'quality.light.addresses': 'E-mail addresses',
  'quality.state.good': 'Good',
  'quality.state.warn': 'Not quite',
  'quality.state.bad': 'Bad',
  'quality.state.unknown': 'Cannot know',
  'quality.says.complete': (a: { share: number; column: string }, w: Words) =>
    `${w.share(1 - a.share)} filled in at the worst, in ${a.column}`,
  'quality.says.duplicates': (a: { share: number; count: number }, w: Words) =>
    a.count === 0 ? 'Nobody is there twice' : `${rows(a.count, w)} about somebody who is there already (${w.share(a.share)})`,
  'quality.says.fresh': (a: { share: number; count: number; reference: number }, w: Words) =>
    `${a.count === 0 ? 'None' : w.share(a.share)} older than six months, counted to ${w.date(a.reference)}`,
  'quality.says.bounce': (a: { share: number; count: number }, w: Words) =>
    a.count === 0 ? 'No mail came back' : `${w.share(a.share)} came back (${w.integer(a.count)})`,
  'quality.says.addresses': (a: { count: number; share: number }, w: Words) =>
    a.count === 0 ? 'All are written right' : `${w.integer(a.count)} cannot arrive (${w.share(a.share)})`,
  'quality.limit.complete': 'Limit: every mandatory column more than 90\u00a0% filled in; red below 75\u00a0%',
  'quality.limit.duplicates': 'Limit: less than 5\u00a0%; red from 10\u00a0% on',
  'quality.limit.fresh': 'Limit: less than 10\u00a0% older than six months; red from 30\u00a0% on',
  'quality.limit.bounce': 'Limit: less than 3\u00a0%; red from 6\u00a0% on',
  'quality.limit.addresses': 'Limit: less than 3\u00a0%, as for mail that comes back; red from 6\u00a0% on',
  'quality.profiles': (a: { profiles: number; rows: number; columns: readonly string[] }, w: Words) =>
    `${w.integer(a.profiles)} of ${rows(a.rows, w)} ${w.plural(a.profiles, 'has', 'have')} all of them: ${w.list(a.columns)}.`,
  'quality.absent': (a: { columns: readonly string[]; count: number }, w: Words) =>
    `${w.list(a.columns)} ${w.plural(a.count, 'is', 'are')} mandatory and not in this file. Choose other columns under Details, or add ${w.plural(a.count, 'it', 'them')} to the file.`,
  'quality.emails.syntax': (a: { count: number }, w: Words) =>
    `${w.integer(a.count)} ${w.plural(a.count, 'is no e-mail address', 'are no e-mail addresses')}`,
  'quality.emails.typos': (a: { count: number }, w: Words) => `${w.integer(a.count)} with a mistyped domain, such as gmial.com`,
  'quality.emails.roles': (a: { count: number }, w: Words) =>
    `${w.integer(a.count)} of an office and not a person, such as info@ or post@. They arrive, and count as no fault`,
  'quality.keyless': (a: { column: string; count: number; row: number }, w: Words) =>
    `${rows(a.count, w)} ${w.plural(a.count, 'has', 'have')} nothing in ${a.column}, the first is row ${w.integer(a.row)}. They cannot be tied to a customer: fill them in, or they count as customers of their own or are left out further down.`,
  'quality.enough.title': 'Is it enough?',
  'quality.enough.leads': (a: { have: number }, w: Words) =>
    `${w.integer(a.have)} ${w.plural(a.have, 'lead', 'leads')} with a known outcome`,
  'quality.enough.rarer': (a: { rarer: number }, w: Words) => `${w.integer(a.rarer)} of the rarer outcome`,
  'quality.enough.customers': (a: { have: number; complete: number }, w: Words) =>
    a.have === a.complete
      ? `${w.integer(a.have)} ${w.plural(a.have, 'customer', 'customers')}, all complete`
      : `${w.integer(a.complete)} complete ${w.plural(a.complete, 'customer', 'customers')} of ${w.integer(a.have)}`,
  'quality.enough.scale.leads': '500 is enough, 1,000 is better',
  'quality.enough.scale.customers': '1,000 is enough, 10,000 is better',
  'quality.enough.leads.plenty': 'Enough for every model here, and for judging it.',
  'quality.enough.leads.enough': 'Enough for a model. More leads would narrow what it is unsure of.',
  'quality.enough.leads.small':
    'Enough for a rough order, not for exact chances. Keep few columns, and read each figure with its interval.',
  'quality.enough.leads.few':
    'Too few to learn from. A list by your own rules serves better for now; everything here still runs, and says how unsure it is.',
  'quality.enough.bears': (a: { bears: number }, w: Words) =>
    a.bears === 0
      ? 'The rarer outcome is too rare for even one column.'
      : `It bears about ${w.integer(a.bears)} ${w.plural(a.bears, 'column', 'columns')}: ten of the rarer outcome for each.`,
  'quality.enough.customers.plenty': 'Enough for many fine segments, also small ones.',
  'quality.enough.customers.enough': 'Enough for four to eight segments that can be told apart.',
  'quality.enough.customers.small': 'Enough for two or three segments. More would be chance.',
  'quality.enough.customers.few':
    'Few enough to know each of them. Two groups at most; everything here still runs, and says when there is nothing to find.',
} satisfies Texts;
