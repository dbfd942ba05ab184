import type { Language } from '../../core/language';

interface DecayNames {
  readonly engagement: string;
  faded(column: string): string;
}

export const DECAY_NAMES: Readonly<Record<Language, DecayNames>> = {
  en: { engagement: 'Engagement', faded: (column) => `${column} (fading)` },
  nb: { engagement: 'Engasjement', faded: (column) => `${column} (falmende)` },
};
