import type { Texts, Words } from '../../core/text';

export const en = {
  'regroup.title': 'Your changes to the groups',
  'regroup.param.acts': 'What you decided',
  'regroup.none': 'There are no groups to change',
  'regroup.none.so': 'The card above found none.',
  'regroup.as-found': (a: { groups: number }, w: Words) =>
    `The ${w.integer(a.groups)} ${w.plural(a.groups, 'group is', 'groups are')} used as found`,
  'regroup.as-found.so':
    'You know your customers: below, two groups can be made one, one made two, one pinned so that it stays, or one set aside. Each change is kept here with your note and can be taken back.',
  'regroup.changed': (a: { found: number; groups: number }, w: Words) =>
    `${w.integer(a.found)} groups were found; by your hand there ${w.plural(a.groups, 'is', 'are')} ${w.integer(a.groups)}`,
  'regroup.changed.same': (a: { groups: number }, w: Words) =>
    `There are ${w.integer(a.groups)} groups as before, cut otherwise by your hand`,
  'regroup.pinned': (a: { pinned: number; groups: number }, w: Words) =>
    `${w.integer(a.pinned)} of ${w.integer(a.groups)} groups are pinned`,
  'regroup.so':
    'Your changes stick to people, not to letters: when the groups are found anew, each change looks for the group that holds the same people.',
  'regroup.aside.so': (a: { rows: number }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'row is', 'rows are')} in no group because you set theirs aside.`,
  'regroup.lost.so': (a: { acts: number }, w: Words) =>
    `${w.integer(a.acts)} of your changes could not be made this time; below is why. Take ${w.plural(a.acts, 'it', 'them')} back or change the groups above.`,
  'regroup.progress': 'Making your changes to the groups',
} satisfies Texts;
