import type { Translated } from '../../core/text';
import type { en } from '../../steps/en';

export const nb: Translated<typeof en> = {
  'recipe.unknown-step': ({ step }) =>
    `Denne notatboken har et steg som denne utgaven av Leadlight ikke kjenner: «${step}». Slå det av for å gå videre uten.`,
  'recipe.newer-step': ({ step }) =>
    `Steget «${step}» ble lagret av en nyere Leadlight. Last siden på nytt for å få den, eller slå steget av.`,
  'recipe.newer': 'Denne oppskriften ble lagret av en nyere Leadlight. Last siden på nytt for å få den, og prøv igjen.',
  'recipe.unreadable': ({ where }) =>
    `Dette er ikke en oppskrift fra Leadlight, eller den er avkortet${where === '' ? '' : ` (ved ${where})`}. Be om lenken eller filen på nytt.`,
  'result.segment-name': 'Segmentets navn',
  'result.owner': 'Ansvarlig',
  'result.channel': 'Kanal',
  'result.next': 'Neste skritt',
  'result.place': 'Plass',
  'result.for': ({ place }) => `Taler for ${place}`,
  'result.against': ({ place }) => `Taler imot ${place}`,
};
