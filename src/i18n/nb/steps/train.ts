import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/train/en';

type Interval = { readonly low: number; readonly high: number };

const told = ({ low, high }: Interval, w: Words): boolean => w.integer(low * 100) !== w.integer(high * 100);

const likely = (a: Interval, w: Words): string =>
  told(a, w) ? `, mest sannsynlig mellom ${w.integer(a.low * 100)} og ${w.integer(a.high * 100)}` : '';

const triedBest = (trials: number, w: Words): string =>
  trials === 1 ? 'den ene innstillingen som ble prøvd' : `den beste av ${w.integer(trials)} innstillinger som ble prøvd`;

const pairs = (a: Interval & { readonly mean: number; readonly whose: string }, w: Words): string =>
  [
    'Et par er én rad med utfallet og én uten; gjetting får 50 av 100 par riktig.',
    ...(a.whose ? [`${a.whose} får ${w.integer(a.mean * 100)}.`] : []),
    ...(told(a, w) ? [`Med andre rader av samme slag ville det trolig bli ${w.integer(a.low * 100)} til ${w.integer(a.high * 100)}.`] : []),
    ...(a.low > 0.98 ? ['Så gode tall er sjeldne: forsikre deg om at ingen kolonne ble fylt ut etter utfallet.'] : []),
  ].join(' ');

export const nb: Translated<typeof en> = {
  'train.title': 'Lære av kjente utfall',
  'train.param.model': 'Modell',
  'train.param.model.auto': 'Den som gjør det best',
  'train.param.model.tree': 'Ett tre (beslutningstre)',
  'train.param.model.forest': 'Mange trær (random forest)',
  'train.param.own': 'Dine egne poeng, til sammenligning',
  'train.param.own.help': 'En kolonne med poeng du gir selv, fra filen eller laget med en formel: jo flere, desto bedre.',
  'train.param.model.logistic': 'Vektet sum (logistisk regresjon)',
  'train.param.model.boosting': 'Forsterkede trær (gradient boosting)',
  'train.param.model.baseline': 'Alle like (grunnlinje)',
  'train.param.C': 'Hvor tett dataene følges',
  'train.param.C.help':
    'Det omvendte av straffen for store vekter (C). Mindre er mer forsiktig; overlatt til seg selv avgjør fem runder over radene det læres av.',
  'train.param.penalty': 'Hvor mange kolonner som får telle',
  'train.param.penalty.help':
    'Gjelder bare den vektede summen. «Få» utelater kolonner som tilfører for lite (lasso); «Færrest» går så langt én standardfeil tillater.',
  'train.param.penalty.l2': 'Alle litt (L2)',
  'train.param.penalty.l1': 'Få (L1)',
  'train.param.penalty.l1-fewest': 'Færrest (L1)',
  'train.param.market': 'Én modell per …?',
  'train.param.market.help':
    'En kolonne som land eller bransje: hver av gruppene får sin egen vektede sum, trukket mot den felles jo mer, desto færre rader den har (partial pooling). Den prøves mot én for alle, og brukes bare der den rangerer bedre enn tilfeldighet kan forklare. Det gjelder bare den vektede summen: trær kan selv dele etter gruppen.',
  'train.param.market.none': 'Én for alle',
  'train.param.own.none': 'Ingen',
  'train.param.monotone': 'Mer av en kolonne teller bare én vei',
  'train.param.monotone.help':
    'For forsterkede trær (monotone krav): der du vet at flere besøk aldri gjør et salg mindre sannsynlig, holdes modellen til det. Når alt annet er likt, går sjansen da aldri den andre veien.',
  'train.param.monotone.add': 'Velg en kolonne',
  'train.param.monotone.up': 'Mer senker aldri sjansen',
  'train.param.monotone.down': 'Mer hever aldri sjansen',
  'train.param.search': 'Flere innstillinger å prøve',
  'train.param.search.help':
    'Andre størrelser på trær, trukket tilfeldig. Hver kontrollrunde velger blant radene den lærer av, så ingen rad bedømmer innstillinger den var med på å velge (nøstet kryssvalidering); 0 er ingen.',
  'train.finding.beats.rare': (a, w) => `Den beste tidelen av listen har ${w.outOf(a.found, 100)} treff; tilfeldig ville den hatt 10`,
  'train.finding.beats': (a, w) => `Modellen rangerer ${w.outOf(a.auc, 100)} par riktig (AUC ${w.number(a.auc, 3)}); gjetting gir 50`,
  'train.finding.forced': (a, w) => `Modellen du valgte, er ikke sikkert bedre enn gjetting (AUC ${w.number(a.auc, 3)})`,
  'train.finding.simpler-will-do': (a, w) =>
    `${a.model}: ${w.outOf(a.auc, 100)} par riktig. ${a.simple}: ${w.outOf(a.simpler, 100)}. Den enklere modellen ${a.simpler > a.auc ? 'gjør det bedre' : 'holder'}`,
  'train.finding.rival.longest': (a, w) =>
    `Lengst siden først rangerer like godt som noen modell her: modellen får ${w.outOf(a.auc, 100)} par riktig`,
  'train.finding.rival.recent': (a, w) =>
    `De nyeste først rangerer like godt som noen modell her: modellen får ${w.outOf(a.auc, 100)} par riktig`,
  'train.finding.rival.own': (a, w) =>
    `Dine egne poeng rangerer like godt som noen modell her: modellen får ${w.outOf(a.auc, 100)} par riktig`,
  'train.finding.baseline-asked': 'Alle får samme sjanse, slik du valgte',
  'train.finding.no-better': 'Ingen modell her er sikkert bedre enn gjetting',
  'train.finding.too-few': 'For få kjente utfall til å bedømme en modell',
  'train.finding.no-columns': 'Ingen kolonne er igjen å lære av',
  'train.judged': (a, w) =>
    `Bedømt på ${w.integer(a.rows)} kjente utfall i ${w.integer(a.folds)} runder, hver gang på rader modellen ikke hadde sett (kryssvalidering). ${pairs(a, w)}`,
  'train.judged.forward': (a, w) =>
    `Bedømt på ${w.integer(a.rows)} kjente utfall i ${w.integer(a.folds)} runder som går framover i tid: hver lærer bare av tidligere rader, og den tidligste tredjedelen læres det bare av (voksende vinduer). ${pairs(a, w)}`,
  'train.so-what': (a) => a.judged,
  'train.so-what.no-percent': (a) => `${a.judged} Rekkefølgen kan brukes; selve sjansene holdt ikke, så les dem bare som en rekkefølge.`,
  'train.so-what.alike': (a) =>
    `${a.judged} ${a.low > 0.5 ? 'Når flere modeller prøves, er den beste av og til så god av flaks alene; derfor' : 'Derfor'} får alle samme sjanse.`,
  'train.so-what.beats': 'Det er én sjanse for alle.',
  'train.so-what.no-better': 'Det er én sjanse for alle.',
  'train.so-what.too-few': (a, w) =>
    `${w.integer(a.rows)} kjente utfall gir for få av det sjeldneste slaget i hver kontrollrunde, så alle får samme sjanse til det finnes flere.`,
  'train.so-what.no-columns': 'Alle kolonner er lagt til side eller sier det samme i hver rad, så alle får samme sjanse.',
  'train.chart.beats': (a, w) => `Bedre enn gjetting i ${w.integer(a.better)} av ${w.integer(a.folds)} runder`,
  'train.chart.no-better': (a, w) => `Ikke pålitelig bedre enn gjetting: over i ${w.integer(a.better)} av ${w.integer(a.folds)} runder`,
  'train.chart.sub': 'Andel par som er riktig rangert (AUC) i hver kontrollrunde',
  'train.chart.sub.forward':
    'Andel par som er riktig rangert (AUC) i hver kontrollrunde, den tidligste først; hver lærer av det som kom før den',
  'train.chart.chance': 'alle like',
  'train.chart.contest': (a, w) => `Best: ${a.model}, med ${w.outOf(a.auc, 100)} par riktig${likely(a, w)}`,
  'train.chart.contest.none': (a, w) =>
    `Ingen rangerer sikkert bedre enn gjetting: den beste, ${a.model}, får ${w.outOf(a.auc, 100)} par riktig${a.low > 0.5 ? ', noe den beste av flere kan få av flaks' : likely(a, w)}`,
  'train.chart.contest.alone': 'Par riktig rangert (AUC) av hver i de samme rundene, bare blant radene det læres av, med 95 %-intervall',
  'train.chart.contest.best':
    'Par riktig rangert (AUC) av hver i de samme rundene, bare blant radene det læres av, med 95 %-intervall; ingenting enklere kommer nær den beste (innenfor én standardfeil)',
  'train.chart.contest.sub':
    'Par riktig rangert (AUC) av hver i de samme rundene, bare blant radene det læres av, med 95 %-intervall; anbefalt er den enkleste som kommer nær den beste (innenfor én standardfeil)',
  'train.chart.contest.rare': (a, w) =>
    `Best: ${a.model}, med gjennomsnittlig presisjon ${w.number(a.precision, 2)}, mest sannsynlig mellom ${w.number(a.low, 2)} og ${w.number(a.high, 2)}`,
  'train.chart.contest.rare.none': (a, w) =>
    `Ingen rangerer sikkert bedre enn gjetting: den beste, ${a.model}, har gjennomsnittlig presisjon ${w.number(a.precision, 2)}`,
  'train.chart.contest.rare.sub': (a, w) =>
    `Utfallet er sjeldent, så modellene skilles på hvor mange av de plukkede som er riktige nedover hele listen (gjennomsnittlig presisjon), med 95 %-intervall; tilfeldig ville det vært ${w.number(a.rate, 2)}`,
  'train.chart.path': (a, w) => `${w.outOf(a.kept / a.inputs, a.inputs)} tall teller der listen ble kuttet; de andre tilfører for lite`,
  'train.chart.path.sub':
    'Vekten til hver for ett standardavvik, fra den mest forsiktige summen til venstre til den som følger dataene tettest (L1-sti)',
  'train.chart.path.here': 'brukes her',
  'train.field.strength': 'Hvor tett dataene følges (log av C)',
  'train.field.weight': 'Vekt (log-odds)',
  'train.field.column': 'Kolonne',
  'train.field.precision': 'Gjennomsnittlig presisjon',
  'train.field.low': 'Nedre grense',
  'train.field.high': 'Øvre grense',
  'train.field.fold': 'Runde',
  'train.field.auc': 'Par riktig rangert (AUC)',
  'train.model.baseline': 'Alle like (grunnlinje)',
  'train.model.tree': 'Ett tre (beslutningstre)',
  'train.model.forest': 'Mange trær (random forest)',
  'train.model.search': 'Beste av innstillingene som ble prøvd (tilfeldig søk)',
  'train.model.markets': 'En vektet sum for hver gruppe (partial pooling)',
  'train.model.recent': 'De nyeste først',
  'train.model.longest': 'Lengst siden først',
  'train.model.own': 'Dine egne poeng',
  'train.model.boosting': 'Forsterkede trær (gradient boosting)',
  'train.model.logistic': 'Vektet sum (logistisk regresjon)',
  'train.progress.fold': (a, w) => `Kontrollerer, runde ${w.integer(a.fold)} av ${w.integer(a.folds)}`,
  'train.panel.rival.own': (a) =>
    `Ingen modell anbefales fremfor dine egne poeng, for ingen rangerer sikkert bedre. ${a.model} brukes likevel under, fordi den også gir sjanser og grunner.`,
  'train.panel.rival.longest': (a) =>
    `Ingen modell anbefales fremfor å ringe dem det er lengst siden sist for, først, for ingen rangerer sikkert bedre. ${a.model} brukes likevel under, fordi den også gir sjanser og grunner.`,
  'train.panel.rival.recent': (a) =>
    `Ingen modell anbefales fremfor å ringe de nyeste først, for ingen rangerer sikkert bedre. ${a.model} brukes likevel under, fordi den også gir sjanser og grunner.`,
  'train.panel.found': 'Av 100 treff, i den beste tidelen',
  'train.panel.markets.used': (a, w) =>
    `Hver gruppe i «${a.column}» (${w.integer(a.groups)}) har sin egen vektede sum her, små grupper trukket mot helheten. På rader den ikke hadde sett, rangerer den ${w.number(a.gain, 2)} flere av 100 par riktig enn én sum for alle, mest sannsynlig mellom ${w.number(a.low, 2)} og ${w.number(a.high, 2)} (partial pooling).`,
  'train.panel.markets.better': (a, w) =>
    `En vektet sum for hver gruppe i «${a.column}» (${w.integer(a.groups)}) rangerer ${w.number(a.gain, 2)} flere av 100 par riktig enn én for alle, mest sannsynlig mellom ${w.number(a.low, 2)} og ${w.number(a.high, 2)}; en annen modell gjør det enda bedre.`,
  'train.panel.markets.no-better': (a, w) =>
    `En vektet sum for hver gruppe i «${a.column}» (${w.integer(a.groups)}) er ikke sikkert bedre enn én for alle: forskjellen er ${w.number(a.gain, 2)} av 100 par, mest sannsynlig mellom ${w.number(a.low, 2)} og ${w.number(a.high, 2)}. Derfor er det én for alle.`,
  'train.panel.search': 'Søk etter bedre innstillinger',
  'train.panel.search.offer': (a, w) =>
    `Trærne har fornuftige størrelser. ${w.plural(a.trials, 'Én annen størrelse kan prøves, trukket tilfeldig; det', `Andre størrelser kan prøves, ${w.integer(a.trials)} trukket tilfeldig; det`)} tar høyst ${w.plural(a.minutes, 'et minutt', `omtrent ${w.integer(a.minutes)} minutter`)} på en datamaskin med to kjerner, gir ofte lite og kan stanses.`,
  'train.panel.search.start': (a, w) => `Prøv ${w.plural(a.trials, 'én annen innstilling', `${w.integer(a.trials)} andre innstillinger`)}`,
  'train.panel.search.more': (a, w) => `Prøv ${w.integer(a.trials)} til`,
  'train.panel.search.none': 'Tilbake til de vanlige innstillingene',
  'train.panel.search.stop': 'Stans, og behold det beste så langt',
  'train.panel.search.used': (a, w) =>
    `${a.model}: ${triedBest(a.trials, w)}, brukes. På rader som ikke var med på valget, rangerer den ${w.number(a.gain, 2)} flere av 100 par riktig enn de vanlige innstillingene, mest sannsynlig mellom ${w.number(a.low, 2)} og ${w.number(a.high, 2)}. Tallene over er fra de radene.`,
  'train.panel.search.better': (a, w) =>
    `${a.model}: på rader som ikke var med på valget, rangerer ${triedBest(a.trials, w)}, ${w.number(a.gain, 2)} flere av 100 par riktig enn de vanlige, mest sannsynlig mellom ${w.number(a.low, 2)} og ${w.number(a.high, 2)}. En annen modell gjør det like bra eller bedre, så den brukes ikke.`,
  'train.panel.search.no-better': (a, w) =>
    `${a.model}: ${a.trials === 1 ? 'den ene innstillingen som ble prøvd, er ikke' : `ingen av ${w.integer(a.trials)} innstillinger som ble prøvd, er`} sikkert bedre enn de vanlige, som blir stående. På rader som ikke var med på valget, ${a.low === 0 && a.high === 0 ? 'rangerer den like mange par riktig som de.' : `rangerer den beste ${w.number(Math.abs(a.gain), 2)} av 100 par ${a.gain < 0 ? 'færre' : 'flere'} riktig, noe tilfeldighet forklarer (mest sannsynlig ${w.number(a.low, 2)} til ${w.number(a.high, 2)}).`}`,
  'train.progress.search': (a, w) => `Prøver innstillinger, ${w.integer(a.trial)} av ${w.integer(a.trials)}`,
  'train.progress.prepare': 'Forbereder kontrollrundene',
  'train.progress.final': 'Lærer av alle kjente utfall',
  'train.no-target': 'Det finnes ikke noe utfall å lære. Legg til kortet som velger det, ovenfor dette.',
  'train.no-market': (a) =>
    `Det kan ikke være en modell for hver gruppe i «${a.column}»: kolonnen er ikke her, er lagt til side eller sier utfallet. Velg en annen kolonne, eller én modell for alle.`,
  'train.too-big': (a, w) =>
    `Å lære av ${w.integer(a.rows)} rader etter ${w.integer(a.columns)} kolonner ville trenge ${w.integer(a.needMb)} MB minne, og ${a.roomMb > 0 ? `${w.integer(a.roomMb)} MB er det meste nettleseren gir oss` : 'så mye var det ikke'}. Det holder til ${w.integer(a.fits)} rader: åpne en del av filen, eller la kolonner være.`,
  'train.no-rows': 'Ingen rad har et kjent utfall, så det er ingenting å lære av.',
  'train.one-class': (a) => `Alle kjente utfall i «${a.column}» er like blant radene det læres av. Begge slag må finnes.`,
};
