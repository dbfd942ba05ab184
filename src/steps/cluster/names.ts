import type { Language } from '../../core/language';

export const CLUSTER_NAMES: Readonly<Record<Language, { readonly between: string; readonly sure: string }>> = {
  en: { between: 'Between two segments', sure: 'Belongs to its segment' },
  nb: { between: 'Mellom to segmenter', sure: 'Hører til segmentet' },
};
