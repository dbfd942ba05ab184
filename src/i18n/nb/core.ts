import type { Translated, Words } from '../../core/text';
import type { core as en } from '../en/core';

export const core: Translated<typeof en> = {
  'param-unknown': (a: { name: string }) => `Dette steget har ingen innstilling som heter «${a.name}».`,
  'param-wrong': (a: { name: string; must: string; got: string }) => `Innstillingen «${a.name}» må være ${a.must}, men er ${a.got}.`,
  'recipe.newer': 'Denne oppskriften er laget av en nyere Leadlight. Last siden på nytt for å få den, og åpne oppskriften igjen.',
  'recipe.newer-step': (a: { step: string; version: number }) =>
    `Steget «${a.step}» er laget av en nyere Leadlight. Last siden på nytt for å få den, eller slå av steget.`,
  'recipe.unknown-step': (a: { step: string }) => `Denne Leadlight kjenner ikke steget «${a.step}». Slå det av for å gå videre uten.`,
  'recipe.unreadable': (a: { where: string }) =>
    a.where === ''
      ? 'Dette er ingen oppskrift Leadlight kan lese.'
      : `Dette er ingen oppskrift Leadlight kan lese; den stoppet ved ${a.where}.`,
  'chart.show-table': 'Vis som tabell',
  'chart.show-chart': 'Vis som diagram',
  'chart.days': (a: { days: number }, w: Words) =>
    `${Math.abs(a.days) < 10 ? w.number(a.days, 2) : w.integer(a.days)} ${w.plural(a.days, 'dag', 'dager')}`,
  'chart.unit.days': 'dager',
};
