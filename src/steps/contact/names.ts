import type { Language } from '../../core/language';

/** What the columns made of e-mail and postcode are called, in the notebook's language. */
export const CONTACT_NAMES: Readonly<Record<Language, { readonly domain: string; readonly company: string; readonly region: string }>> = {
  en: { domain: 'E-mail domain', company: 'Company e-mail', region: 'Region by postcode' },
  nb: { domain: 'E-postdomene', company: 'Jobbepost', region: 'Region etter postnummer' },
};
