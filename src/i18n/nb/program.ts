import type { Translated } from '../../core/text';
import type { en } from '../../program/en';

export const nb: Translated<typeof en> = {
  'program.no-such-column': ({ column }) => `Det finnes ingen kolonne som heter «${column}».`,
  'program.no-such-input': ({ input }) => `Filen «${input}» er ikke her.`,
  'program.kind-mismatch': ({ what, need, got }) => `«${what}» virker på ${need}, men fikk ${got}.`,
  'program.empty': ({ what }) => `«${what}» trenger minst én verdi å virke på.`,
  'program.bad-constant': ({ what }) => `«${what}» inneholder en konstant den ikke kan bruke.`,
  'program.twice': ({ column }) => `Kolonnen «${column}» ville vært der to ganger.`,
};
