import type { Texts } from '../core/text';

export const en = {
  'program.no-such-column': ({ column }: { column: string }) => `There is no column called “${column}”.`,
  'program.no-such-input': ({ input }: { input: string }) => `The file “${input}” is not here.`,
  'program.kind-mismatch': ({ what, need, got }: { what: string; need: string; got: string }) =>
    `“${what}” works on ${need}, but it was given ${got}.`,
  'program.empty': ({ what }: { what: string }) => `“${what}” needs at least one value to work on.`,
  'program.bad-constant': ({ what }: { what: string }) => `“${what}” holds a constant it cannot work with.`,
  'program.twice': ({ column }: { column: string }) => `The column “${column}” would be there twice.`,
} satisfies Texts;
