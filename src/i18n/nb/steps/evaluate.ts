import type { Translated } from '../../../core/text';
import type { en } from '../../../steps/evaluate/en';

export const nb: Translated<typeof en> = {
  'evaluate.title': 'Hvor gode poengene er',
  'evaluate.param.threshold': 'Velg ut fra og med denne sjansen (prosent)',
  'evaluate.param.threshold.help': 'Lavere finner flere, men gir flere bomturer. Uten valg brukes andelen av alle.',
  'evaluate.finding': (a, w) => `Modellen rangerer ${w.outOf(a.auc, 100)} par riktig (AUC ${w.number(a.auc, 3)})`,
  'evaluate.finding.no-better': (a, w) => `Modellen er ikke bedre enn tilfeldighet på rader den ikke har sett (AUC ${w.number(a.auc, 3)})`,
  'evaluate.finding.baseline': 'Alle har samme sjanse, så det er ingen rekkefølge å bedømme',
  'evaluate.judged.held-out': (a, w) => `Bedømt på ${w.integer(a.rows)} rader som ble holdt unna all læring.`,
  'evaluate.judged.out-of-fold': (a, w) =>
    `For få rader ble holdt av, så tallene kommer fra kontrollrundene: ${w.integer(a.rows)} rader, hver bedømt av en modell som ikke hadde sett den.`,
  'evaluate.top': (a, w) =>
    `Av de ${w.integer(a.rows)} høyest rangerte ble ${w.integer(a.positives)} «${a.success}»; valgt i blinde ville det vært omtrent ${w.integer(Math.round(a.usual))}.`,
  'evaluate.alike': (a, w) => `«${a.success}» kom i ${w.share(a.rate)} av dem.`,
  'evaluate.rough': (a, w) =>
    `Det er få, så tallene er omtrentlige: den sanne AUC ligger trolig mellom ${w.number(a.low, 2)} og ${w.number(a.high, 2)}.`,
  'evaluate.so-what': (a) => [a.second, a.first, a.third].filter(Boolean).join(' '),
  'evaluate.chart.lift': (a, w) => `I den beste tiendedelen ble ${w.share(a.rate)} «${a.success}», mot ${w.share(a.baseRate)} av alle`,
  'evaluate.chart.lift.sub': (a) => `Andel «${a.success}» i hver tiendedel, de høyest rangerte først (løft)`,
  'evaluate.chart.lift.reference': (a, w) => `alle: ${w.share(a.baseRate)}`,
  'evaluate.chart.calibration': (a, w) =>
    `Av ${w.integer(a.rows)} som fikk omtrent ${w.share(a.chance)}, ble ${w.integer(a.positives)} «${a.success}»`,
  'evaluate.chart.calibration.off': (a, w) =>
    `Bruk rekkefølgen, ikke prosentene: av ${w.integer(a.rows)} som fikk omtrent ${w.share(a.chance)}, ble ${w.integer(a.positives)} «${a.success}»`,
  'evaluate.chart.calibration.sub':
    'Det som ble sagt, mot det som kom; på diagonalen stemmer de. Båndet viser hvor den sanne andelen trolig ligger (kalibrering).',
  'evaluate.chart.roc': (a, w) =>
    `${w.outOf(a.auc, 100)} par er riktig rangert; trolig mellom ${w.integer(Math.round(a.low * 100))} og ${w.integer(Math.round(a.high * 100))}`,
  'evaluate.chart.roc.sub': 'Hvor mange som blir funnet for hver andel falske alarmer; diagonalen er gjetting (ROC-kurve)',
  'evaluate.field.tenth': 'Tiendedel, beste først',
  'evaluate.field.rate': (a) => `Andel «${a.success}»`,
  'evaluate.field.rows': 'Rader',
  'evaluate.field.positives': 'Av disse som ønsket',
  'evaluate.field.chance': 'Oppgitt sjanse',
  'evaluate.field.low': 'Minst',
  'evaluate.field.high': 'Høyst',
  'evaluate.field.false-alarms': 'Falske alarmer',
  'evaluate.field.found': 'Funnet',
  'evaluate.threshold': (a, w) =>
    `Fra ${w.share(a.threshold)} ville du valgt ${w.integer(a.picked)} av ${w.integer(a.rows)} og funnet ${w.integer(a.tp)} av ${w.integer(a.positives)}.`,
  'evaluate.no-chance': 'Det finnes ingen sjanse å bedømme. Legg til kortene som velger og lærer utfallet, ovenfor dette.',
};
