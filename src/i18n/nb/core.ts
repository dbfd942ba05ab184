import type { Translated, Words } from '../../core/text';
import type { core as en } from '../en/core';

export const core: Translated<typeof en> = {
  'param-unknown': (a: { name: string }) => `Dette steget har ingen innstilling som heter «${a.name}».`,
  'param-wrong': (a: { name: string; must: string; got: string }) => `Innstillingen «${a.name}» må være ${a.must}, men er ${a.got}.`,
  'no-rows': 'Det er ingen rader å arbeide med.',
  'one-class': 'Alle kjente utfall er like. For å lære en forskjell må begge slag finnes.',
  'too-few-distinct-rows': (a: { need: number; have: number }, w: Words) =>
    `Dette trenger minst ${w.integer(a.need)} ulike rader; det er ${w.integer(a.have)}.`,
  'too-big-for-memory': (a: { needMb: number; roomMb: number }, w: Words) =>
    `Dette ville trenge ${w.integer(a.needMb)} MB minne, og ${w.integer(a.roomMb)} MB er det meste nettleseren gir oss. Bruk færre rader eller kolonner.`,
  'chart.show-table': 'Vis som tabell',
  'chart.show-chart': 'Vis som diagram',
  'chart.days': (a: { days: number }, w: Words) =>
    `${Math.abs(a.days) < 10 ? w.number(a.days, 2) : w.integer(a.days)} ${w.plural(a.days, 'dag', 'dager')}`,
  'chart.filled': (a, w: Words) => `Delvis fylt inn: ${w.list(a.columns)}`,
  'chart.filled.column': (a) => `${a.column} (${a.share})`,
  'chart.unit.days': 'dager',
};
