import type { Texts } from '../core/text';

export const en = {
  'recipe.unknown-step': ({ step }: { step: string }) =>
    `This notebook has a step this Leadlight does not know: “${step}”. Switch it off to go on without it.`,
  'recipe.newer-step': ({ step }: { step: string; version: number }) =>
    `The step “${step}” was saved by a newer Leadlight. Reload the page to get it, or switch the step off.`,
  'recipe.newer': 'This recipe was saved by a newer Leadlight. Reload the page to get it, then try again.',
  'recipe.unreadable': ({ where }: { where: string }) =>
    `This is not a Leadlight recipe, or it was cut short${where === '' ? '' : ` (at ${where})`}. Ask for the link or file once more.`,
  'result.segment-name': 'Segment name',
  'result.owner': 'Owner',
  'result.channel': 'Channel',
  'result.next': 'Next action',
  'result.place': 'Place',
  'result.for': ({ place }: { place: number }) => `Speaks for it ${place}`,
  'result.against': ({ place }: { place: number }) => `Speaks against it ${place}`,
} satisfies Texts;
