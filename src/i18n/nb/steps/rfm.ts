import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/rfm/en';

export const nb: Translated<typeof en> = {
  'rfm.title': 'Nylig, ofte, mye (RFM)',
  'rfm.param.recency': 'Dager siden siste ordre',
  'rfm.param.frequency': 'Hvor ofte',
  'rfm.param.money': 'Hvor mye',
  'rfm.none': 'Det er ingen kjent måte å sortere disse kundene på: filen sier ikke hvor lenge siden og hvor ofte de handlet',
  'rfm.none.so':
    'Det trengs dager siden siste ordre og antall ordrer. Begge kommer av seg selv fra en fil med ordrelinjer som har kunde og dato.',
  'rfm.finding': (a, w: Words) => `${w.share(a.share)} er mestere: de handlet nylig og ofte`,
  'rfm.finding.money': (a, w: Words) => `${w.share(a.share)} er mestere, som handlet nylig og ofte, med ${w.share(a.money)} av pengene`,
  'rfm.finding.no-champions': 'Ingen handlet både nylig og ofte nok til å kalles mester',
  'rfm.so': (a, w: Words) =>
    a.risk === 0
      ? 'En velkjent måte å sortere kunder på, ved siden av gruppene over.'
      : `${w.integer(a.risk)} pleide å handle ofte og har ikke gjort det på lenge: de første å skrive til. En velkjent måte å sortere kunder på, ved siden av gruppene over.`,
  'rfm.cell.champions': 'Mestere',
  'rfm.cell.loyal': 'Lojale kunder',
  'rfm.cell.potential': 'Kan bli lojale',
  'rfm.cell.new': 'Nye kunder',
  'rfm.cell.promising': 'Lovende',
  'rfm.cell.attention': 'Trenger oppmerksomhet',
  'rfm.cell.sleepy': 'I ferd med å sovne',
  'rfm.cell.risk': 'I faresonen',
  'rfm.cell.lose': 'Må ikke mistes',
  'rfm.cell.hibernating': 'I dvale',
  'rfm.about.recency': (a) => `Femtedel etter ${a.column}, fra 1 (lengst siden) til 5 (sist)`,
  'rfm.about.frequency': (a) => `Femtedel etter ${a.column}, fra 1 (sjelden) til 5 (ofte)`,
  'rfm.about.money': (a) => `Femtedel etter ${a.column}, fra 1 (lite) til 5 (mye)`,
  'rfm.about.cell': 'Hva kunder med disse poengene for hvor nylig og hvor ofte vanligvis kalles',
  'rfm.chart.cells': (a, w: Words) => `Det største feltet er «${a.cell}», med ${w.share(a.share)} av folkene`,
  'rfm.field.cell': 'Kalles',
  'rfm.field.rows': 'Folk',
  'rfm.field.share': 'Andel av folkene',
  'rfm.field.money': (a) => `${a.column}, i alt`,
  'rfm.panel.grid': 'Hvor nylig (nedover) mot hvor ofte (bortover)',
  'rfm.panel.grid.money': (a) => `Hvor nylig (nedover) mot hvor ofte (bortover): folk, og under dem ${a.column} i alt`,
  'rfm.panel.often': (a, w: Words) => `Ofte ${w.integer(a.score)}`,
  'rfm.panel.lately': (a, w: Words) => `Nylig ${w.integer(a.score)}`,
  'rfm.panel.rule': (a) =>
    `Hvert poeng er en femtedel av folkene etter rang, 5 er best, etter ${a.recency} og ${a.frequency}; folk med samme verdi deler det laveste av poengene sine. De ti navnene er de vanlige i RFM-kart (etter Putler), etter hvor nylig og hvor ofte. Det de brukte får sitt eget poeng og vises, men endrer ikke navnet.`,
  'rfm.panel.unknown': (a, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'rad', 'rader')} mangler en av de to og er ikke i noe felt.`,
};
