import type { Translated } from '../../../core/text';
import type { en } from '../../../steps/target/en';

export const nb: Translated<typeof en> = {
  'target.title': 'Utfallet som skal læres',
  'target.param.column': 'Kolonne med utfallet',
  'target.param.column.help': 'Hvordan det endte: vunnet eller tapt, kjøpt eller ikke, sluttet eller blitt.',
  'target.param.known': 'Kjent før utfallet',
  'target.param.success': 'Verdien det ses etter',
  'target.param.success.help': 'Alle andre verdier regnes som det motsatte; åpne og tomme utfall læres det ikke av, men de får en sjanse.',
  'target.finding': (a, w) => `${w.integer(a.positives)} av ${w.integer(a.labelled)} har «${a.success}» i ${a.column} (målvariabel)`,
  'target.made.buys': (a, w) =>
    `${w.integer(a.positives)} av ${w.integer(a.labelled)} kunder kom igjen i de ${w.integer(a.horizon)} dagene fra ${w.date(a.from)} (målvariabel)`,
  'target.made.leaves': (a, w) =>
    `${w.integer(a.positives)} av ${w.integer(a.labelled)} kunder ble borte i de ${w.integer(a.horizon)} dagene fra ${w.date(a.from)} (målvariabel)`,
  'target.made.less': (a, w) =>
    `${w.integer(a.positives)} av ${w.integer(a.labelled)} kunder kom høyst halvparten så ofte i de ${w.integer(a.horizon)} dagene fra ${w.date(a.from)} (målvariabel)`,
  'target.made.rises': (a, w) =>
    `${w.integer(a.positives)} av ${w.integer(a.labelled)} kunder steg til den beste femdelen i penger i de ${w.integer(a.horizon)} dagene fra ${w.date(a.from)} (målvariabel)`,
  'target.made.falls': (a, w) =>
    `${w.integer(a.positives)} av ${w.integer(a.labelled)} kunder falt fra den beste femdelen i penger i de ${w.integer(a.horizon)} dagene fra ${w.date(a.from)} (målvariabel)`,
  'target.made.product': (a, w) =>
    `${w.integer(a.positives)} av ${w.integer(a.labelled)} kunder kjøpte «${a.product}» i de ${w.integer(a.horizon)} dagene fra ${w.date(a.from)} (målvariabel)`,
  'target.made.as-of': (a, w) =>
    `Hver kunde er slik hen var kjent rett før ${w.date(a.from)}, og det er sjansene nedenfor også. For å få dem per siste dag i filen, gi denne samme filen til det siste kortet, der nye filer får poeng.`,
  'target.made.mended.before':
    'Ingen kolonne ser forbi skjæringsdatoen, og det som ble rettet ovenfor i enkeltlinjer, som en tom celle fylt med den vanlige verdien, er lært bare av linjene før den.',
  'target.made.mended.all':
    'Ingen kolonne ser forbi skjæringsdatoen. Det som er rettet ovenfor i enkelte linjer, som en tom celle fylt med det vanlige, er lært av alle linjer, også de senere.',
  'target.enough.good': (a, w) =>
    `Det er nok å lære av: ${w.integer(a.labelled)} kjente utfall, ${w.integer(a.rarer)} av det sjeldneste slaget.`,
  'target.enough.some': (a, w) =>
    `${w.integer(a.labelled)} kjente utfall, ${w.integer(a.rarer)} av det sjeldneste slaget, er nok til å begynne med; med ${w.integer(1000)} blir tallene stødigere.`,
  'target.enough.few': (a, w) =>
    `${w.integer(a.labelled)} kjente utfall, ${w.integer(a.rarer)} av det sjeldneste slaget, er lite: regn med minst 500 med 50 av det sjeldneste, og ta alle tall nedenfor som omtrentlige.`,
  'target.open': (a, w) => `${w.integer(a.open)} har ikke noe utfall ennå og får poeng, men læres ikke av.`,
  'target.equal-rows': 'de like radene',
  'target.leaks': (a, w) =>
    `Svar først om ${w.list(a.columns)}: ${w.plural(a.count, 'den', 'de')} kan få poengene til å se bedre ut enn de er.`,
  'target.rare': (a, w) =>
    `«${a.success}» er sjelden: ${w.integer(a.positives)} av ${w.integer(a.labelled)}. Å si «nei» til alle ville nesten alltid være riktig, så nedenfor telles hvor mange av de ${w.integer(a.positives)} som finnes nær toppen av listen.`,
  'target.several': (a, w) => `«${a.success}» regnes mot de ${w.integer(a.others)} andre verdiene samlet.`,
  'target.unclear': (a) => `Ingen ord fortalte hvilken verdi som menes, så vi tok den sjeldneste, «${a.success}»: si fra.`,
  'target.so-what': (a) => [a.first, a.second, a.third, a.fourth, a.fifth, a.sixth].filter(Boolean).join(' '),
  'target.leak.name': (a, w) =>
    `${a.column}: navnet tyder på noe som først er kjent etterpå. Av to rader, en med utfallet og en uten, viser den alene hvilken som er hvilken ${w.outOf(a.auc, 100)} ganger (gjetting: 50).`,
  'target.leak.alone': (a, w) =>
    `Av to rader, en med utfallet og en uten, viser ${a.column} alene hvilken som er hvilken ${w.outOf(a.auc, 100)} ganger (gjetting: 50): for godt til å være kjent på forhånd.`,
  'target.leak.far-ahead': (a, w) =>
    `Av to rader, en med utfallet og en uten, viser ${a.column} alene hvilken som er hvilken ${w.outOf(a.auc, 100)} ganger (gjetting: 50), og ingen annen kolonne kommer i nærheten.`,
  'target.leak.empty': (a, w) =>
    `Av to rader, en med utfallet og en uten, er det nok å se om ${a.column} er fylt ut for å si hvilken som er hvilken ${w.outOf(a.auc, 100)} ganger (gjetting: 50). Ble den fylt ut på grunn av utfallet?`,
  'target.leak.open': (a) =>
    `${a.column} er fylt ut der utfallet er kjent og tom der det ikke er kjent ennå, så den ser ut til å bli skrevet ned etterpå.`,
  'target.leak.number': (a, w) =>
    `${a.column} teller radene: den forteller når en rad ble skrevet, ikke hvem den handler om. Av to rader, en med utfallet og en uten, viser den alene hvilken som er hvilken ${w.outOf(a.auc, 100)} ganger (gjetting: 50).`,
  'target.leak.later': (a, w) =>
    `${a.column}: ${w.integer(a.rows)} av ${w.integer(a.of)} datoer kommer etter ${a.date}, dagen raden begynte, og de henger sammen med utfallet.`,
  'target.leak.future': (a, w) =>
    `${a.column}: ${w.integer(a.rows)} av ${w.integer(a.of)} datoer ligger etter den siste ${a.date} i filen, altså frem i tid, og de henger sammen med utfallet.`,
  'target.leak.people': (a, w) =>
    `${w.integer(a.rows)} av de ${w.integer(a.of)} radene som er holdt av til å bedømme, har samme ${a.column} som en rad det læres av: én kunde på begge sider, som modellen alt kjenner.`,
  'target.leak.copies': (a, w) =>
    `${w.integer(a.rows)} av de ${w.integer(a.of)} radene som er holdt av til å bedømme, har en lik tvilling blant dem det læres av, under et annet nummer: modellen har sett svaret.`,
  'target.split.time': (a, w) =>
    `Lært av de ${w.integer(a.teach)} radene før ${w.date(a.from)} og bedømt på de ${w.integer(a.judge)} fra da av, etter ${a.column}: ${w.integer(a.won)} av disse har «${a.success}».`,
  'target.split.even': (a, w) =>
    `Lært av ${w.integer(a.teach)} ${w.plural(a.teach, 'rad', 'rader')}, bedømt på ${w.integer(a.judge)} ${w.plural(a.judge, 'annen', 'andre')} trukket ved loddtrekning, ${w.integer(a.won)} av dem «${a.success}»: samme andel på begge sider, og i hver kontrollrunde (stratifisert).`,
  'target.split.chance': (a, w) =>
    `Lært av ${w.integer(a.teach)} ${w.plural(a.teach, 'rad', 'rader')}, bedømt på ${w.integer(a.judge)} ${w.plural(a.judge, 'annen', 'andre')} trukket ved loddtrekning, ${w.integer(a.won)} av dem «${a.success}».`,
  'target.split.time-refused': (a, w) =>
    `For mange rader har samme ${a.column} til å skille tidligere fra senere, så det trekkes lodd: det læres av ${w.integer(a.teach)} og bedømmes på ${w.integer(a.judge)}.`,
  'target.split.rounds.forward':
    'Kontrollrundene går også fremover i tid: hver bedømmes på rader som er senere enn alle det ble lært av (voksende vinduer).',
  'target.split.rounds.chance': 'Blant de tidligere radene er datoene for like til å gå videre slik, så kontrollrundene trekkes ved lodd.',
  'target.split.made': 'Alle spørres om de samme dagene, så ingen dato kan si hvem som bedømmer. Alle linjer for én kunde blir på én side.',
  'target.split.together': (a) => `Alle rader med samme ${a.column} blir på én side.`,
  'target.split.chart': (a, w) =>
    `${w.integer(a.teach)} tidligere rader lærer opp modellen, ${w.integer(a.judge)} fra ${w.date(a.from)} bedømmer den`,
  'target.teaches': 'Lærer opp',
  'target.judges': 'Bedømmer',
  'target.field.side': 'Del',
  'target.value': (a) => a.value,
  'target.value.yes': 'ja',
  'target.value.no': 'nei',
  'target.chart': (a, w) => `«${a.success}» er ${w.share(a.labelled === 0 ? 0 : a.positives / a.labelled)} av de kjente utfallene`,
  'target.chart.sub': (a) => `Rader for hver verdi av ${a.column}`,
  'target.chart.sub.most': (a, w) => `Rader for de ${w.integer(a.shown)} vanligste av de ${w.integer(a.values)} verdiene av ${a.column}`,
  'target.field.value': 'Verdi',
  'target.field.rows': 'Rader',
  'target.answer-first': (a, w) =>
    `Svar først, på kortet for utfallet, på ${w.plural(a.questions, 'spørsmålet', `de ${w.integer(a.questions)} spørsmålene`)} der. Til da kunne tall se bedre ut enn de er, så ingen vises.`,
  'target.no-outcome': 'Ingen kolonne er merket som utfallet. Velg kolonnen som sier hvordan det endte.',
  'target.no-column': (a) => `Det finnes ingen kolonne «${a.column}» å hente utfallet fra.`,
  'target.is-date': (a) => `«${a.column}» inneholder datoer. Et utfall trenger noen få verdier, for eksempel vunnet og tapt.`,
  'target.too-many': (a, w) =>
    `«${a.column}» har ${w.integer(a.values)} ulike verdier. Et utfall trenger noen få, for eksempel vunnet og tapt, og høyst ${w.integer(a.most)}.`,
  'target.one-class': (a) =>
    `Alle kjente utfall i «${a.column}» som det kan læres av, er «${a.value}». For å lære en forskjell må begge slag finnes.`,
  'target.empty': (a) => `«${a.column}» inneholder ikke noe utfall i det hele tatt.`,
  'target.no-value': (a) => `Verdien det ses etter, finnes ikke i «${a.column}». Velg en av verdiene der.`,
};
