import type { Message } from '../core/message';
import { wordsOf } from '../i18n/format';
import type { Language } from '../i18n/language';
import { loadTexts } from '../i18n/load';
import { nb } from '../i18n/nb/cli';
import { translator } from '../i18n/translate';
import { en } from './en';

/** The page's texts and the command line's own. */
export async function teller(language: Language): Promise<(message: Message) => string> {
  return translator({ ...(await loadTexts(language)), ...(language === 'nb' ? nb : en) }, wordsOf(language));
}
