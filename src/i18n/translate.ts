import type { Message, MessageArg } from '../core/message';
import type { TextArg, Texts, Words } from '../core/text';

type Text = string | ((args: Readonly<Record<string, TextArg>>, words: Words) => string);

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Says messages in one language. A code without a text is said as itself, so that nothing is lost; a test sees to it that there is none. */
export function translator(texts: Texts, words: Words): (message: Message) => string {
  const tell = (message: Message): string => {
    if (!Object.hasOwn(texts, message.code)) return message.code;
    // A text's own argument type is known only where it is written; messages carry their arguments as data.
    const text = texts[message.code] as Text;
    if (typeof text === 'string') return text;
    return text(Object.fromEntries(Object.entries(message.args).map(([name, arg]) => [name, plain(arg)])), words);
  };
  const plain = (arg: MessageArg): TextArg => {
    if (typeof arg === 'number') return arg;
    if (typeof arg === 'string') return isolated(arg);
    if (isList(arg)) return listed(arg.map((entry) => asString(plain(entry))));
    return tell(arg);
  };
  const asString = (arg: TextArg): string =>
    typeof arg === 'number' ? words.number(arg) : typeof arg === 'string' ? arg : words.list(arg);
  /** Said inside a text without more ado, a list reads as the language joins lists. */
  const listed = (items: readonly string[]): readonly string[] => Object.assign([...items], { toString: () => words.list(items) });
  return tell;
}

function isList(arg: MessageArg): arg is readonly MessageArg[] {
  return Array.isArray(arg);
}

/** A name written from right to left must not turn the sentence around it. */
function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
