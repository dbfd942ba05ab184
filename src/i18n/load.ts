import type { Texts } from '../core/text';
import type { Language } from './language';

/** Only the catalogue that is read is fetched. */
export async function loadTexts(language: Language): Promise<Texts> {
  switch (language) {
    case 'en':
      return (await import('./en')).en;
    case 'nb':
      return (await import('./nb')).nb;
    default:
      return language satisfies never;
  }
}
