import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/skew/en';

export const nb: Translated<typeof en> = {
  'skew.title': 'Skjeve tall',
  'skew.param.threshold': 'Skjevt betyr en skjevhet over',
  'skew.param.plan': 'Unntak',
  'skew.param.plan.auto': 'avgjør etter skjevhet',
  'skew.param.plan.log': 'ta logaritmen',
  'skew.param.plan.leave': 'la stå',
  'skew.about': (a) => `Logaritmen av 1 + ${a.column}: noen få svært store verdier overdøver ikke lenger de andre.`,
  'skew.none': 'Ingen tall er skjeve nok til å rettes',
  'skew.finding': (a, w: Words) =>
    a.count === 1
      ? `Noen få svært store verdier i ${a.column} ville druknet resten`
      : `I ${w.integer(a.count)} kolonner ville noen få svært store verdier druknet resten, mest i ${a.column}`,
  'skew.none.so': 'Store og små verdier er jevnt nok fordelt til å sammenlignes som de er.',
  'skew.so': 'De sammenlignes på en skala der ti ganger så mye er ett steg (logaritme). Det du ser i profilene, beholder sin egen enhet.',
  'skew.chart': (a, w: Words) => `Logaritmen tar ${a.column} fra en skjevhet på ${w.number(a.before, 2)} til ${w.number(a.after, 2)}`,
  'skew.field.column': 'Kolonne',
  'skew.field.before': 'Skjevhet før',
  'skew.field.after': 'Skjevhet etter',
};
