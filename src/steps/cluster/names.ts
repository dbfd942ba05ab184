import type { Language } from '../../core/language';

export const CLUSTER_NAMES: Readonly<Record<Language, { readonly between: string }>> = {
  en: { between: 'Between two segments' },
  nb: { between: 'Mellom to segmenter' },
};
