import type { Language } from '../../core/language';

/** What the column is called that says whom not to write to, in the notebook's language. */
export const REACH_NAMES: Readonly<Record<Language, { readonly mark: string }>> = {
  en: { mark: 'Do not write' },
  nb: { mark: 'Skal ikke skrives til' },
};
