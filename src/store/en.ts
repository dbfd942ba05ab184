import type { Texts } from '../core/text';

export const en = {
  'store.newer':
    'The notebooks on this computer were saved by a newer Leadlight. Reload this page to get it; nothing was changed or deleted.',
  'store.blocked': 'Another tab holds an older Leadlight open. Close it, then reload this page.',
  'store.closed': 'Leadlight was updated in another tab. Reload this page to go on; what you did until now is saved.',
  'store.gone':
    'What Leadlight kept in this browser was deleted while this page was open. You can go on working; save your files before you close the tab.',
  'store.slow': 'The browser has not opened its storage yet. You can already work; until it answers nothing is kept.',
  'store.open-elsewhere': 'This notebook is open in another tab. Close it there first.',
  'store.repaired': ({ name }: { name: string }) =>
    `Some of what was stored of ${name} was damaged. It was read again from the file as you dropped it, which is whole; nothing is lost.`,
  'store.repaired-column': ({ column, name }: { column: string; name: string }) =>
    `What was stored of the column ${column} of ${name} was damaged. It was read again from the file as you dropped it, which is whole; nothing is lost.`,
  'store.read-elsewhere': ({ name }: { name: string }) =>
    `${name} was read in another way in another tab. Reload this page to see it as it is now.`,
  'store.denied':
    'This browser does not let Leadlight keep anything, as in a private window. You can work, but all is gone when you close the tab; save your files first.',
  'store.full': 'There is no room left on this computer for this. Delete old notebooks, or free some disk space, and try again.',
  'store.failed': ({ name }: { name: string }) => `The browser could not store or read this (${name}). Try again, or reload the page.`,
  'store.swept': 'The import was interrupted by another tab. Drop the file again.',
  'store.no-dataset': 'The data of this notebook are no longer on this computer. Drop the file again.',
  'store.no-notebook': 'This notebook is no longer on this computer.',
  'store.damaged': ({ name }: { name: string }) => `What is stored of ${name} is damaged. Drop the file again; your steps stay.`,
  'store.damaged-column': ({ column, name }: { column: string; name: string }) =>
    `The stored column ${column} of ${name} is damaged. Drop the file again; your steps stay.`,
} satisfies Texts;
