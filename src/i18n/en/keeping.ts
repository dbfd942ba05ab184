import type { Texts, Words } from '../../core/text';

/** Notebooks on this computer: what they take up, who writes, what goes for good. */
export const keeping = {
  'keep.no': 'No, keep it',
  'keep.read-only':
    'This notebook is open in another tab, and changes are made there. Here you can look at everything; when the other tab closes it, you can change it here.',
  'keep.ask':
    'Your notebooks live in this browser alone. When the disk gets full, the browser may clear them without asking, unless it promises not to.',
  'keep.ask-yes': 'Ask it to keep them',
  'keep.ask-later': 'Not now',
  'keep.promised': 'The browser keeps your notebooks until you delete them.',
  'keep.refused': 'The browser does not promise it. Your notebooks are kept, but save the files that matter to you as well.',
  'keep.size': (a: { megabytes: number }, w: Words) =>
    a.megabytes < 0.1 ? 'under 0.1 MB' : `${w.number(Math.round(a.megabytes * 10) / 10, 6)} MB`,
  'keep.total': (a: { megabytes: number; notebooks: number }, w: Words) =>
    `${w.integer(a.notebooks)} ${w.plural(a.notebooks, 'notebook takes', 'notebooks take')} up ${a.megabytes < 0.1 ? 'under 0.1' : w.number(Math.round(a.megabytes * 10) / 10, 6)} MB on this computer.`,
  'keep.rename': 'Rename',
  'keep.rename-label': 'Name of the notebook',
  'keep.rename-done': 'Save the name',
  'keep.duplicate': 'Duplicate',
  'keep.copy-name': (a: { name: string }) => `${a.name}, a copy`,
  'keep.delete': 'Delete',
  'keep.delete-question': (a: { name: string }) => `Delete ${a.name}?`,
  'keep.delete-text': 'Its steps, its copy of the file and everything computed from it go for good. Your own file stays where it is.',
  'keep.delete-yes': 'Delete it',
  'keep.wipe': 'Delete everything',
  'keep.wipe-question': 'Delete everything of Leadlight?',
  'keep.wipe-text':
    'Every notebook, every copy of a file and every setting in this browser goes for good, in all tabs. Your own files stay where they are.',
  'keep.wipe-yes': 'Delete everything',
  'keep.reset': 'Back to the original file',
  'keep.reset-question': 'Back to the file as you dropped it?',
  'keep.reset-text': 'Your corrections of the reading, the goal and all steps of this notebook go, and with them undo. The file stays.',
  'keep.reset-yes': 'Start again from the file',
} satisfies Texts;
