import type { Texts, Words } from '../../core/text';

export const en = {
  'words.title': 'Texts',
  'words.param.columns': 'Look into these texts',
  'words.param.length': 'How long the text is',
  'words.param.find': 'Find words that some rows have and others lack',
  'words.param.keywords': 'Your keywords',
  'words.param.keywords.help': 'Divided by commas: demo, price*, delivery. A star stands for any letters. Each gets a yes/no column.',
  'words.about.length': (a: { column: string }) => `How many letters ${a.column} has`,
  'words.about.word': (a: { column: string; word: string }) => `Whether ${a.column} has the word “${a.word}”`,
  'words.none': 'No column holds free text',
  'words.none.so': 'Nothing to do here.',
  'words.finding': (a: { column: string; word: string; share: number }, w: Words) =>
    `${w.share(a.share)} of the rows say “${a.word}” in ${a.column}`,
  'words.length': (a: { column: string; letters: number }, w: Words) =>
    `Half of the texts in ${a.column} are shorter than ${w.integer(a.letters)} letters`,
  'words.so': 'A text by itself cannot be compared. How long it is and which words it has can, and they stay the same for new files.',
  'words.chart': (a: { column: string; word: string; rows: number }, w: Words) =>
    `“${a.word}” is in most texts of ${a.column}: ${w.integer(a.rows)}`,
  'words.field.word': 'Word',
  'words.field.rows': 'Rows',
} satisfies Texts;
