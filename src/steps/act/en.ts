import type { Texts, Words } from '../../core/text';

export const en = {
  'act.title': 'Monday’s list',
  'act.param.first': 'How many to start with',
  'act.param.noContact': 'People who may not be contacted',
  'act.no-consent-column':
    'No column says who may not be contacted. Where one does, give it the role “Consent” or “Do not contact” on the card Data, and those people are left out.',
  'act.nobody': 'To see them all the same, choose “Keep in the list” below.',
  'act.param.noContact.leave-out': 'Leave out',
  'act.param.noContact.keep': 'Keep in the list',
  'act.finding.open': (a: { first: number; ranked: number }, w: Words) =>
    `Start with ${w.plural(a.first, 'this one', `these ${w.integer(a.first)}`)}, of ${w.integer(a.ranked)} still open`,
  'act.finding.all': (a: { first: number; ranked: number }, w: Words) =>
    `Start with ${w.plural(a.first, 'this one', `these ${w.integer(a.first)}`)}, of ${w.integer(a.ranked)}`,
  'act.finding.no-order': (a: { ranked: number }, w: Words) => `${w.integer(a.ranked)} people, and no telling whom to call first`,
  'act.finding.nobody': 'Nobody is left to contact',
  'act.finding.segments': (a: { rows: number; segments: number }, w: Words) =>
    `${w.integer(a.rows)} rows in ${w.integer(a.segments)} ${w.plural(a.segments, 'group', 'groups')}, ready to use`,
  'act.finding.known': (a: { rows: number; columns: readonly string[] }, w: Words) =>
    `${w.integer(a.rows)} rows, sorted by ${w.list(a.columns)}, ready to use`,
  'act.finding.no-groups': 'There are no groups to hand out',
  'act.finding.none': 'There is nothing to rank yet',
  'act.top-tenth': (a: { rows: number; positives: number; usual: number; success: string }, w: Words) =>
    `Of ${w.integer(a.rows)} scored like the top tenth, ${w.integer(a.positives)} turned out “${a.success}”; picked blindly it would be about ${w.integer(Math.round(a.usual))}.`,
  'act.no-order': 'Everyone has the same chance, so the order of this list means nothing.',
  'act.order-only': 'Use the order; the chances themselves did not hold good.',
  'act.practice': 'Every outcome is already known, so this list is for practice. Drop a file with open ones to rank those.',
  'act.left-out': (a: { rows: number; columns: readonly string[] }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'is', 'are')} left out because ${w.list(a.columns)} says not to contact them.`,
  'act.so-what': (a: { first: string; second: string; third: string; fourth: string }) =>
    [a.first, a.second, a.third, a.fourth].filter(Boolean).join(' '),
  'act.so-what.segments': 'Save the list to use the groups in your mail tool or CRM, or the SQL to make them there.',
  'act.so-what.known':
    'No groups were found, so none are handed out. The names of the known way to sort are in the list you save, one beside each person, and in the SQL.',
  'act.so-what.no-groups':
    'None were found. Other columns may show some, or choose a number of groups yourself on the card that looks for them.',
  'act.so-what.none': 'Add cards that find groups or learn an outcome above this one.',
  'act.chart.chances': (a: { high: number; ranked: number }, w: Words) =>
    `${w.integer(a.high)} of ${w.integer(a.ranked)} ${w.plural(a.high, 'has', 'have')} a chance of at least ${w.share(0.5)}`,
  'act.chart.chances.sub': 'Rows of the list by chance',
  'act.chart.segments': (a: { largest: number; rows: number }, w: Words) =>
    `The largest group holds ${w.integer(a.largest)} of ${w.integer(a.rows)}`,
  'act.field.from': 'Chance from',
  'act.field.rows': 'Rows',
  'act.field.segment': 'Group',
} satisfies Texts;
