import type { Message, MessageArg } from '../../src/core/message';
import type { Texts } from '../../src/core/text';
import { wordsOf } from '../../src/i18n/format';
import type { Language } from '../../src/i18n/language';
import { translator } from '../../src/i18n/translate';

const english = import.meta.glob<Record<string, Texts>>(['../../src/steps/*/en.ts', '../../src/{ml,engine,program,steps,data}/en.ts'], {
  eager: true,
});
const bokmaal = import.meta.glob<Record<string, Texts>>(
  ['../../src/i18n/nb/steps/*.ts', '../../src/i18n/nb/{ml,engine,program,steps,data}.ts'],
  {
    eager: true,
  },
);

const merged = (files: Readonly<Record<string, Record<string, Texts>>>): Texts =>
  Object.assign({}, ...Object.values(files).flatMap((file) => Object.values(file)));

export const CATALOGUES: Readonly<Record<Language, Texts>> = { en: merged(english), nb: merged(bokmaal) };

/** What is wrong with a message in either language: a key without a text, or a blank that stayed empty. */
export function wrongWords(message: Message): readonly string[] {
  const languages: readonly Language[] = ['en', 'nb'];
  return languages.flatMap((language) => {
    const texts = CATALOGUES[language];
    const unknown = codesIn(message).filter((code) => !Object.hasOwn(texts, code));
    if (unknown.length > 0) return unknown.map((code) => `${language}: no text for ${code}`);
    const said = translator(texts, wordsOf(language))(message);
    return /undefined|NaN|\[object|Infinity|!/.test(said) || said.trim() === '' ? [`${language}: ${message.code} says "${said}"`] : [];
  });
}

function codesIn(message: Message): readonly string[] {
  const within = (arg: MessageArg): readonly string[] => {
    if (typeof arg === 'string' || typeof arg === 'number') return [];
    if ('code' in arg) return codesIn(arg);
    return arg.flatMap(within);
  };
  return [message.code, ...Object.values(message.args).flatMap(within)];
}
