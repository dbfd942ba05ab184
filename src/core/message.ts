/** Something to say, before a language is chosen: a key of the catalogue and what goes into its blanks. */
export interface Message {
  readonly code: string;
  readonly args: Readonly<Record<string, MessageArg>>;
}

/** A column's name or a number; a nested message where a sentence holds another; a list is joined as the language joins lists. */
export type MessageArg = string | number | Message | readonly MessageArg[];

export function say(code: string, args: Message['args'] = {}): Message {
  return { code, args };
}
