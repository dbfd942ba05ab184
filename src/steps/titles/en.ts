import type { Texts, Words } from '../../core/text';

export const en = {
  'titles.title': 'Job titles',
  'titles.param.column': 'Column with job titles',
  'titles.param.levels': 'Your words for seniority',
  'titles.param.departments': 'Your words for departments',
  'titles.about.seniority': (a: { column: string }) => `How much the person decides, by the words in ${a.column}`,
  'titles.about.department': (a: { column: string }) => `What the person works with, by the words in ${a.column}`,
  'titles.none': 'No column holds job titles',
  'titles.none.so': 'If one does under another name, choose it here.',
  'titles.doubtful': (a: { column: string }) => `${a.column} does not look like job titles`,
  'titles.doubtful.so':
    'Fewer than four in ten of its values have a word the dictionary knows, so it is left as it is. Choose it here to use it all the same.',
  'titles.empty': (a: { column: string }) => `${a.column} holds no job title`,
  'titles.empty.so': 'Seniority and department stay empty.',
  'titles.finding': (a: { deciders: number; titled: number }, w: Words) =>
    `${w.integer(a.deciders)} of ${w.integer(a.titled)} people with a job title lead a company or a department`,
  'titles.so': (a: { known: number; titled: number }, w: Words) =>
    `The title itself is different for nearly everyone; seniority and department can be compared. ${w.share(a.known / a.titled)} of the titles have a word the dictionary knows; the rest count as employees in another department.`,
  'titles.chart': (a: { value: string; share: number }, w: Words) => `“${a.value}” is commonest, with ${w.share(a.share)}`,
  'titles.field': (a: { name: string }) => a.name,
  'titles.field.rows': 'Rows',
} satisfies Texts;
