import type { Language } from '../../core/language';

interface DateNames {
  month(column: string): string;
  weekday(column: string): string;
  season(column: string): string;
  readonly months: readonly string[];
  /** Monday first. */
  readonly weekdays: readonly string[];
  /** From December: of the northern half of the earth, as the weather services count them. */
  readonly seasons: readonly string[];
}

/** Names of groups are data and stay in the notebook's language. */
export const DATE_NAMES: Readonly<Record<Language, DateNames>> = {
  en: {
    month: (column) => `Month of ${column}`,
    weekday: (column) => `Weekday of ${column}`,
    season: (column) => `Season of ${column}`,
    months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    seasons: ['Winter', 'Spring', 'Summer', 'Autumn'],
  },
  nb: {
    month: (column) => `Måned i ${column}`,
    weekday: (column) => `Ukedag i ${column}`,
    season: (column) => `Årstid i ${column}`,
    months: ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember'],
    weekdays: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
    seasons: ['vinter', 'vår', 'sommer', 'høst'],
  },
};
