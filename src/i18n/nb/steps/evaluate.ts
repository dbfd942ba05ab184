import { stopDigits } from '../../../core/line-stops';
import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/evaluate/en';

const apart = ({ low, high }: { readonly low: number; readonly high: number }, w: Words): string =>
  `mellom ${w.integer(Math.round(low * 100))} og ${w.integer(Math.round(high * 100))} av 100 i forskjell, mer enn tilfeldighet forklarer`;

export const nb: Translated<typeof en> = {
  'evaluate.title': 'Hvor gode skårene er',
  'evaluate.param.threshold': 'Velg ut fra og med denne sjansen (prosent)',
  'evaluate.param.threshold.help': 'Lavere finner flere, men gir flere bomturer. Uten valg brukes andelen av alle.',
  'evaluate.param.capacity': 'Hvor mange kan dere kontakte?',
  'evaluate.param.capacity.auto': 'Ikke oppgitt',
  'evaluate.param.capacity.help': 'Grensen flyttes til like mange, og pengene regnes for dem.',
  'evaluate.param.cost': 'Hva én oppringning koster',
  'evaluate.param.cost.auto': 'Ikke oppgitt',
  'evaluate.param.cost.help': 'Alt som skal til for å kontakte én person, i din egen valuta.',
  'evaluate.param.value': 'Hva ett treff bringer inn',
  'evaluate.param.value.auto': 'Ikke oppgitt',
  'evaluate.param.value.help': 'Det som er igjen av det før kostnaden for oppringninger, i samme valuta.',
  'evaluate.param.group': 'Sammenlign grupper av',
  'evaluate.param.group.none': 'Ingen kolonne ennå',
  'evaluate.param.group.help': 'Viser om én gruppe plukkes ut oftere enn en annen. Det endrer ingenting i modellen.',
  'evaluate.finding': (a, w) => `Modellen rangerer ${w.outOf(a.auc, 100)} par riktig (AUC ${w.number(a.auc, 3)})`,
  'evaluate.finding.rare': (a, w) =>
    `Den beste tiendedelen av listen rommer ${w.integer(a.found)} av de ${w.integer(a.positives)} «${a.success}» (mest sannsynlig ${w.integer(Math.round(a.low))} til ${w.integer(Math.round(a.high))})`,
  'evaluate.finding.no-better': (a, w) =>
    `Modellen er ikke sikkert bedre enn gjetting på rader den ikke har sett (AUC ${w.number(a.auc, 3)})`,
  'evaluate.finding.baseline': 'Alle har samme sjanse, så det er ingen rekkefølge å bedømme',
  'evaluate.judged.held-out': (a, w) => `Bedømt på ${w.integer(a.rows)} ${w.plural(a.rows, 'rad', 'rader')} som ble holdt unna all læring.`,
  'evaluate.judged.out-of-fold': (a, w) =>
    `For få rader ble holdt av, så tallene kommer fra kontrollrundene: ${w.integer(a.rows)} rader, hver bedømt av en modell som ikke hadde sett den.`,
  'evaluate.top': (a, w) =>
    `Av de ${w.integer(a.rows)} høyest rangerte ble ${w.integer(a.positives)} «${a.success}»; valgt i blinde ville det vært omtrent ${w.integer(Math.round(a.usual))}.`,
  'evaluate.alike': (a, w) =>
    `«${a.success}» kom i ${w.integer(a.positives)} av ${w.integer(a.rows)} ${w.plural(a.rows, 'bedømt rad', 'bedømte rader')}.`,
  'evaluate.rough': (a, w) =>
    `Det er få, så tallene er omtrentlige: den sanne AUC ligger trolig mellom ${w.number(a.low, 2)} og ${w.number(a.high, 2)}.`,
  'evaluate.no-better.next': 'Ikke ring etter denne listen ennå; flere rader, eller kolonner om atferd og engasjement, kan hjelpe.',
  'evaluate.so-what': (a) => [a.second, a.first, a.third, a.next].filter(Boolean).join(' '),
  'evaluate.chart.lift': (a, w) => `I den beste tiendedelen ble ${w.share(a.rate)} «${a.success}», mot ${w.share(a.baseRate)} av alle`,
  'evaluate.chart.lift.sub': (a) => `Andel «${a.success}» i hver tiendedel, de høyest rangerte først (løft)`,
  'evaluate.chart.lift.reference': (a, w) => `alle: ${w.share(a.baseRate)}`,
  'evaluate.chart.calibration': (a, w) =>
    `Av ${w.integer(a.rows)} som fikk omtrent ${w.share(a.chance)}, ble ${w.integer(a.positives)} «${a.success}»`,
  'evaluate.chart.expected': (a, w) =>
    a.expected === a.positives
      ? 'Bruk rekkefølgen, ikke sjansene: de holdt ikke der modellen ble prøvd'
      : `Bruk rekkefølgen, ikke sjansene: på plass ${w.integer(a.from)} til ${w.integer(a.to)} lovet de ${w.integer(a.expected)} «${a.success}», og ${w.integer(a.positives)} kom`,
  'evaluate.chart.expected.sub': 'Det sjansene lovet, og det som kom, nedover listen, de beste først (kalibrering)',
  'evaluate.chart.expected.places': (a, w) => `${w.integer(a.from)}–${w.integer(a.to)}`,
  'evaluate.chart.expected.said': 'lovet',
  'evaluate.chart.expected.came': 'kom',
  'evaluate.chart.calibration.sub':
    'Det som ble sagt, mot det som kom; på diagonalen stemmer de. Båndet viser hvor den sanne andelen trolig ligger (kalibrering).',
  'evaluate.chart.roc': (a, w) =>
    `Riktig rangerte par: ${w.outOf(a.auc, 100)}; trolig mellom ${w.integer(Math.round(a.low * 100))} og ${w.integer(Math.round(a.high * 100))}`,
  'evaluate.chart.roc.sub': 'Hvor mange som blir funnet for hver andel falske alarmer; diagonalen er gjetting (ROC-kurve)',
  'evaluate.chart.gains': (a, w) =>
    `De første ${w.integer(a.picked)} på listen rommer ${w.integer(a.found)} «${a.success}»; i filens rekkefølge ville det vært ${w.integer(a.file)}`,
  'evaluate.chart.gains.sub': (a) => `«${a.success}» funnet nedover de samme radene i hver rekkefølge (gains)`,
  'evaluate.order.model': 'Modellen',
  'evaluate.order.file': 'Filens rekkefølge',
  'evaluate.order.recent': 'De nyeste først',
  'evaluate.order.longest': 'Lengst siden først',
  'evaluate.order.own': 'Dine egne poeng',
  'evaluate.chart.precision': (a, w) =>
    `Av de utplukkede ble i snitt ${w.share(a.mean)} «${a.success}»; av alle er det ${w.share(a.baseRate)}`,
  'evaluate.chart.precision.sub':
    'Hvor mange av de utplukkede som er riktige, etter hvor mange som er funnet (precision og recall; snittet er average precision)',
  'evaluate.chart.money': (a, w) =>
    `En oppringning lønner seg fra en sjanse på ${w.share(a.threshold, stopDigits(a.threshold))}: de første ${w.integer(a.picked)} av ${w.integer(a.rows)} gir omtrent ${w.money(a.profit)}, mest sannsynlig mellom ${w.money(a.low)} og ${w.money(a.high)}`,
  'evaluate.chart.money.order': (a, w) =>
    `Etter det som er lært, lønner det seg å ringe de første ${w.integer(a.picked)} av ${w.integer(a.rows)}: de gir omtrent ${w.money(a.profit)}, mest sannsynlig mellom ${w.money(a.low)} og ${w.money(a.high)}`,
  'evaluate.chart.money.loses': (a, w) =>
    `Etter det som er lært, skulle det lønne seg å ringe de første ${w.integer(a.picked)} av ${w.integer(a.rows)}, men her gjorde det ikke det: de gir omtrent ${w.money(a.profit)}, mest sannsynlig mellom ${w.money(a.low)} og ${w.money(a.high)}`,
  'evaluate.chart.money.capacity': (a, w) =>
    `${w.plural(a.capacity, 'Den ene', `De ${w.integer(a.capacity)}`)} dere kan kontakte, gir omtrent ${w.money(a.profit)}, mest sannsynlig mellom ${w.money(a.low)} og ${w.money(a.high)}; det skulle lønne seg å ringe ${w.integer(a.best)}, som gir omtrent ${w.money(a.most)}`,
  'evaluate.chart.money.all': (a, w) =>
    `Hver oppringning skulle lønne seg: alle ${w.integer(a.rows)} gir omtrent ${w.money(a.profit)}, mest sannsynlig mellom ${w.money(a.low)} og ${w.money(a.high)}`,
  'evaluate.chart.money.never': 'Med denne kostnaden og verdien har ingen høy nok sjanse til at en oppringning lønner seg',
  'evaluate.chart.money.best': (a, w) => `${w.integer(a.picked)} oppringninger`,
  'evaluate.chart.money.mark':
    'Merket er der en sjanse er verdt det en oppringning koster; det høyeste punktet på linjen skylder noe av høyden til flaks.',
  'evaluate.chart.money.sub': (a, w) =>
    `Forventede penger igjen etter oppringninger, nedover listen over de ${w.integer(a.rows)} bedømte radene; båndet er der det mest sannsynlig ligger.${a.mark && ` ${a.mark}`}`,
  'evaluate.chart.money.sub.open': (a, w) =>
    `Forventede penger igjen etter oppringninger, nedover listen over de ${w.integer(a.rows)} bedømte radene, der de første ${w.integer(a.like)} står for ${w.integer(a.capacity)} av de ${w.integer(a.open)} som fortsatt er åpne; båndet er der det mest sannsynlig ligger.${a.mark && ` ${a.mark}`}`,
  'evaluate.chart.learning.more': (a, w) =>
    `Flere rader ville trolig hjelpe: lært av ${w.integer(a.half)} rangerer modellen ${w.number(a.before * 100)} av 100 par riktig, av ${w.integer(a.rows)} er det ${w.number(a.auc * 100)}`,
  'evaluate.chart.learning.guess': (a, w) =>
    `Det er ikke til å si ennå om flere rader ville hjelpe: lært av ${w.integer(a.rows)} kan det hende modellen gjetter`,
  'evaluate.chart.learning.flat': (a, w) =>
    `Flere rader av samme slag ville knapt hjelpe: lært av ${w.integer(a.half)} rangerer modellen ${w.number(a.before * 100)} av 100 par riktig, av ${w.integer(a.rows)} er det ${w.number(a.auc * 100)}`,
  'evaluate.chart.learning.sub':
    'Par riktig rangert på de samme tilbakeholdte radene, etter hvor mange rader modellen lærte av (læringskurve)',
  'evaluate.chart.fairness.gap.picked': (a, w) =>
    `Etter ${a.column} plukkes «${a.most}» ut i ${w.share(a.above)} av tilfellene og «${a.least}» i ${w.share(a.below)}: ${apart(a, w)}`,
  'evaluate.chart.fairness.gap.hit': (a, w) =>
    `Etter ${a.column} blir ${w.share(a.above)} av «${a.most}» med utfallet funnet og ${w.share(a.below)} av «${a.least}»: ${apart(a, w)}`,
  'evaluate.chart.fairness.gap.alarm': (a, w) =>
    `Etter ${a.column} blir ${w.share(a.above)} av «${a.most}» uten utfallet plukket ut og ${w.share(a.below)} av «${a.least}»: ${apart(a, w)}`,
  'evaluate.chart.fairness.none': (a, w) =>
    `Etter ${a.column} blir ingen gruppe plukket ut eller oversett oftere enn tilfeldighet forklarer: plukket ut fra ${w.share(a.below)} til ${w.share(a.above)}`,
  'evaluate.chart.fairness.sub': (a, w) =>
    `Andel plukket ut fra ${w.share(a.threshold, stopDigits(a.threshold))} og opp, med 95 %-intervall; grupper på færre enn ti vises ikke`,
  'evaluate.chart.fairness.sub.order': 'Andel plukket ut ved grensen valgt over, med 95 %-intervall; grupper på færre enn ti vises ikke',
  'evaluate.field.picked': 'Rader gjennomgått',
  'evaluate.field.found-of': (a) => `«${a.success}» funnet`,
  'evaluate.field.order': 'Rekkefølge',
  'evaluate.field.right': 'Riktige av de valgte',
  'evaluate.field.profit': 'Penger igjen',
  'evaluate.field.taught': 'Rader å lære av',
  'evaluate.field.auc': 'Par riktig rangert (AUC)',
  'evaluate.field.group': 'Gruppe',
  'evaluate.field.picked-share': 'Plukket ut',
  'evaluate.field.came': 'Utfallet kom',
  'evaluate.field.tenth': 'Tiendedel, beste først',
  'evaluate.field.rate': (a) => `Andel «${a.success}»`,
  'evaluate.field.rows': 'Rader',
  'evaluate.field.places': 'Plasser på listen',
  'evaluate.field.number': (a) => `Antall «${a.success}»`,
  'evaluate.field.which': 'Lovet eller kom',
  'evaluate.field.positives': 'Av disse som ønsket',
  'evaluate.field.chance': 'Oppgitt sjanse',
  'evaluate.field.low': 'Minst',
  'evaluate.field.high': 'Høyst',
  'evaluate.field.false-alarms': 'Falske alarmer',
  'evaluate.field.found': 'Funnet',
  'evaluate.threshold': (a, w) =>
    `Fra ${w.share(a.threshold, stopDigits(a.threshold))} ville du valgt ${w.integer(a.picked)} av ${w.integer(a.rows)} og funnet ${w.integer(a.tp)} av ${w.integer(a.positives)}.`,
  'evaluate.threshold.order': (a, w) =>
    `De beste ${w.integer(a.picked)} av ${w.integer(a.rows)} rommer ${w.integer(a.tp)} av ${w.integer(a.positives)}.`,
  'evaluate.no-chance': 'Det finnes ingen sjanse å bedømme. Legg til kortene som velger og lærer utfallet, ovenfor dette.',
};
