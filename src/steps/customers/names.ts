import type { Language } from '../../core/language';
import type { OutcomeKind } from './window';

/** What a line of the file is. */
export type EventKind = 'order' | 'visit' | 'email' | 'ticket' | 'event';

/** Names of the columns this step makes, beside those every step knows; they are data and stay in the notebook's language. */
export interface EventNames {
  readonly recency: string;
  readonly count: string;
  readonly tenure: string;
  window(days: number): string;
  /** The window as it stood so many days ago. */
  period(days: number, back: number): string;
  readonly gap: string;
  readonly variation: string;
  readonly trend: string;
  readonly weekend: string;
  /** 1 Monday … 7 Sunday. */
  weekday(day: number): string;
  /** 0 night, 1 morning, 2 afternoon, 3 evening. */
  part(part: number): string;
  hour(hour: number): string;
  readonly otherHours: string;
}

interface Words {
  spendWindow(days: number): string;
  readonly spendTrend: string;
  actions(action: string, days: number): string;
  share(column: string, value: string): string;
  other(column: string): string;
  events(kind: EventKind): EventNames;
  /** What is predicted. */
  readonly outcomes: Readonly<Record<OutcomeKind, string>>;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const EN: Readonly<Record<EventKind, readonly [one: string, many: string]>> = {
  order: ['order', 'orders'],
  visit: ['visit', 'visits'],
  email: ['e-mail', 'e-mails'],
  ticket: ['ticket', 'tickets'],
  event: ['event', 'events'],
};
const DAYS_EN = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
const PARTS_EN = ['at night', 'in the morning', 'in the afternoon', 'in the evening'];

const NB: typeof EN = {
  order: ['ordre', 'ordrer'],
  visit: ['besøk', 'besøk'],
  email: ['e-post', 'e-poster'],
  ticket: ['sak', 'saker'],
  event: ['hendelse', 'hendelser'],
};
const DAYS_NB = ['mandager', 'tirsdager', 'onsdager', 'torsdager', 'fredager', 'lørdager', 'søndager'];
const PARTS_NB = ['om natten', 'om formiddagen', 'om ettermiddagen', 'om kvelden'];

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

export const EVENT_NAMES: Readonly<Record<Language, Words>> = {
  en: {
    spendWindow: (days) => `Spend in the last ${days} days`,
    spendTrend: 'Trend in spend',
    actions: (action, days) => `${action} in the last ${days} days`,
    share: (column, value) => `Share ${column}=${value}`,
    other: (column) => `Share ${column}: other`,
    outcomes: {
      buys: 'Came again',
      leaves: 'Stayed away',
      product: 'Bought the product',
      less: 'Came half as often',
      rises: 'Rose to the best fifth',
      falls: 'Fell from the best fifth',
    },
    events: (kind) => {
      const [one, many] = EN[kind];
      return {
        recency: `Days since last ${one}`,
        count: capital(many),
        tenure: kind === 'order' ? 'Days as customer' : `Days since first ${one}`,
        window: (days) => `${capital(many)} in the last ${days} days`,
        period: (days, back) => `${capital(many)} in ${days} days, ${back} days ago`,
        gap: `Days between ${many}`,
        variation: `Variation of days between ${many}`,
        trend: `Trend in ${many}`,
        weekend: `Share of ${many} at weekends`,
        weekday: (day) => `Share of ${many} on ${DAYS_EN[day - 1] ?? day}`,
        part: (part) => `Share of ${many} ${PARTS_EN[part] ?? part}`,
        hour: (hour) => `Share of ${many} at ${clock(hour)}`,
        otherHours: `Share of ${many} at other hours`,
      };
    },
  },
  nb: {
    spendWindow: (days) => `Forbruk siste ${days} dager`,
    spendTrend: 'Utvikling i forbruk',
    actions: (action, days) => `${action} siste ${days} dager`,
    share: (column, value) => `Andel ${column}=${value}`,
    other: (column) => `Andel ${column}: andre`,
    outcomes: {
      buys: 'Kom igjen',
      leaves: 'Ble borte',
      product: 'Kjøpte varen',
      less: 'Kom halvparten så ofte',
      rises: 'Steg til den beste femdelen',
      falls: 'Falt fra den beste femdelen',
    },
    events: (kind) => {
      const [one, many] = NB[kind];
      return {
        recency: `Dager siden siste ${one}`,
        count: capital(many),
        tenure: kind === 'order' ? 'Dager som kunde' : `Dager siden første ${one}`,
        window: (days) => `${capital(many)} siste ${days} dager`,
        period: (days, back) => `${capital(many)} på ${days} dager, for ${back} dager siden`,
        gap: `Dager mellom ${many}`,
        variation: `Variasjon i dager mellom ${many}`,
        trend: `Utvikling i ${many}`,
        weekend: `Andel ${many} i helger`,
        weekday: (day) => `Andel ${many} på ${DAYS_NB[day - 1] ?? day}`,
        part: (part) => `Andel ${many} ${PARTS_NB[part] ?? part}`,
        hour: (hour) => `Andel ${many} kl. ${clock(hour)}`,
        otherHours: `Andel ${many} til andre tider`,
      };
    },
  },
};
