import { say, type Message } from '../core/message';
import type { Texts, Words } from '../core/text';
import { wordsOf } from '../i18n/format';
import { isLanguage, LOCALES, pickLanguage, type Language } from '../i18n/language';
import { loadTexts } from '../i18n/load';
import { translator } from '../i18n/translate';
import { remembered, remember } from './remember';

/** The language the page speaks; whoever asks it in a template is drawn again when it changes. */
class Speech {
  language: Language = $state('en');
  texts: Texts = $state.raw({});
  /** Sign of the notebook's money columns. */
  currency: string = $state('');
  readonly words: Words = $derived(wordsOf(this.language, this.currency));
  readonly tell: (message: Message) => string = $derived(translator(this.texts, this.words));

  /** The language chosen before, else the browser's. */
  async start(): Promise<void> {
    const kept = remembered('language');
    await this.speak(isLanguage(kept) ? kept : pickLanguage(navigator.languages));
  }

  async speak(language: Language): Promise<void> {
    this.texts = await loadTexts(language);
    this.language = language;
    document.documentElement.lang = LOCALES[language];
  }

  async choose(language: Language): Promise<void> {
    remember('language', language);
    await this.speak(language);
  }
}

export const speech = new Speech();

export function t(code: string, args: Message['args'] = {}): string {
  return speech.tell(say(code, args));
}

export function tell(message: Message): string {
  return speech.tell(message);
}
