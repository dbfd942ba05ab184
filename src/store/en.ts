import type { Texts } from '../core/text';

export const en = {
  'store.newer':
    'The notebooks on this computer were saved by a newer Leadlight. Reload this page to get it; nothing was changed or deleted.',
  'store.blocked': 'Another tab holds an older Leadlight open. Close it, then reload this page.',
  'store.closed': 'Leadlight was updated in another tab. Reload this page to go on; what you did until now is saved.',
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
