import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/customers/en';

const MONTHS = ['jan.', 'feb.', 'mars', 'apr.', 'mai', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'des.'];

const linesOf = ({ used, lines }: { readonly used: number; readonly lines: number }, w: Words): string =>
  used < lines ? `${w.integer(used)} av ${w.integer(lines)} linjer` : `${w.integer(lines)} linjer`;

export const nb: Translated<typeof en> = {
  'customers.title': 'Fra hendelser til kunder',
  'customers.param.customer': 'Kunde',
  'customers.param.date': 'Dato',
  'customers.param.amount': 'Beløp på linjen',
  'customers.param.quantity': 'Antall',
  'customers.param.price': 'Pris per stykk',
  'customers.param.order': 'Ordrenummer',
  'customers.param.product': 'Vare',
  'customers.param.action': 'Hva som ble gjort',
  'customers.param.action.help': 'En kolonne som åpnet, klikket, besøkt: hver av dem telles for seg.',
  'customers.param.event': 'En linje hører til',
  'customers.param.event.auto': 'det kolonnene tilsier',
  'customers.param.event.order': 'en ordre',
  'customers.param.event.visit': 'et besøk',
  'customers.param.event.email': 'en e-post',
  'customers.param.event.ticket': 'en kundesak',
  'customers.param.event.event': 'noe annet',
  'customers.param.reference': 'Referansedato (skjæringsdato)',
  'customers.param.reference.help':
    'Dager telles til denne, og ingenting fra og med den dagen brukes. Står den åpen, er det dagen etter siste linje i filen.',
  'customers.param.outcome': 'Å forutsi',
  'customers.param.outcome.help': 'Hva som skjer i dagene etter referansedatoen. Alle kolonner kommer da fra tiden før.',
  'customers.param.outcome.none': 'ingenting',
  'customers.param.outcome.buys': 'hvem som kommer igjen',
  'customers.param.outcome.leaves': 'hvem som blir borte (frafall)',
  'customers.param.outcome.product': 'hvem som kjøper én vare',
  'customers.param.outcome.less': 'hvem som kommer halvparten så ofte som før',
  'customers.param.outcome.rises': 'hvem som stiger til den beste femdelen i penger',
  'customers.param.outcome.falls': 'hvem som faller fra den beste femdelen i penger',
  'customers.param.horizon': 'Dager fremover (horisont)',
  'customers.param.wanted': 'Varen',
  'customers.param.positiveOnly': 'Hold returer og gratislinjer utenfor',
  'customers.param.positiveOnly.help': 'Linjer der antall, pris eller beløp er null eller mindre. Returer telles likevel.',
  'customers.param.use': 'Lag grupper etter',
  'customers.param.use.core': 'hvor nylig, hvor ofte, hvor mye',
  'customers.param.use.all': 'alle kolonner som lages her',
  'customers.param.use.help': 'De andre kolonnene er til å se på, til å navngi grupper etter og til å ta med.',
  'customers.param.windows': 'Tell de siste dagene',
  'customers.param.months': 'Også slik det var hver av de siste fem månedene',
  'customers.param.months.help': 'Livsfasene følger da hver kunde fra måned til måned.',
  'customers.param.short': 'Korteste vindu, dager',
  'customers.param.long': 'Lengste vindu, dager',
  'customers.param.gaps': 'Dager fra den ene til den neste',
  'customers.param.trend': 'Utvikling: flere eller færre i det siste',
  'customers.param.weekdays': 'Ukedager',
  'customers.param.weekdays.none': 'ingen',
  'customers.param.weekdays.weekend': 'helger',
  'customers.param.weekdays.each': 'hver dag',
  'customers.param.hours': 'Tid på døgnet',
  'customers.param.hours.none': 'ingen',
  'customers.param.hours.parts': 'formiddag til natt',
  'customers.param.hours.each': 'hver time',
  'customers.param.shares': 'Andel av hver verdi i',
  'customers.param.shares.help': 'Som kanal eller kategori. Står den åpen: inntil to kolonner med slike navn.',
  'customers.param.most': 'Høyst så mange verdier',
  'customers.param.most.help': 'De vanligste får hver sin kolonne; resten blir én.',
  'customers.finding': (a, w: Words) =>
    `${linesOf(a, w)} er ${w.integer(a.orders)} ${w.plural(a.orders, 'ordre', 'ordrer')} fra ${w.integer(a.customers)} ${w.plural(a.customers, 'kunde', 'kunder')}`,
  'customers.events': (a, w: Words) =>
    `${linesOf(a, w)} (${a.what}) tilhører ${w.integer(a.customers)} ${w.plural(a.customers, 'kunde', 'kunder')}`,
  'customers.none': (a, w: Words) => `Ingen av de ${w.integer(a.lines)} linjene tilhører en kunde`,
  'customers.none.so': (a, w: Words) =>
    `${w.integer(a.withoutCustomer)} linjer har ingen kunde, og ${w.integer(a.notPositive)} er returer eller gratis. Velg en annen kundekolonne, eller behold de linjene.`,
  'customers.late.so': (a, w: Words) =>
    `Herfra er en rad en kunde slik hen var kjent rett før ${w.date(a.reference)}. ${w.integer(a.late)} senere ${w.plural(a.late, 'linje', 'linjer')} brukes ikke.`,
  'customers.window.so': (a, w: Words) =>
    `Herfra er en rad en kunde slik hen var kjent rett før ${w.date(a.from)}; utfallet er det som skjedde i de ${w.integer(a.horizon)} dagene fra da av.`,
  'customers.money.so': (a, w: Words) =>
    `Herfra er en rad en kunde: hvor nylig, hvor ofte og for hvor mye de kjøpte (RFM). Den beste femdelen sto for ${w.share(a.share)} av pengene.`,
  'customers.events.so': (a, w: Words) =>
    `Herfra er en rad en kunde: hvor nylig og hvor ofte. Halvparten har ${w.number(a.count)} eller færre (${a.what}).`,
  'customers.so': (a, w: Words) =>
    `Herfra er en rad en kunde: hvor nylig og hvor ofte de kjøpte. Halvparten bestilte ${w.number(a.orders)} ${w.plural(a.orders, 'gang', 'ganger')} eller mindre.`,
  'customers.chart.order': (a, w: Words) => `${w.share(a.share)} av kundene bestilte én gang`,
  'customers.chart.event': (a, w: Words) => `${w.share(a.share)} av kundene kom én gang`,
  'customers.time': (a, w: Words) => `Dager telles til ${w.date(a.reference)}, etter alt som er i filen`,
  'customers.time.cut': (a, w: Words) => `Dager telles til ${w.date(a.reference)}; det som kom senere, brukes ikke`,
  'customers.time.window': (a, w: Words) => `Kjent før ${w.date(a.from)}, forutsagt for de ${w.integer(a.horizon)} dagene etter`,
  'customers.time.window.sub': (a, w: Words) =>
    `Filen går fra ${w.date(a.first)} til ${w.date(a.last)}; utfallet fortelles frem til ${w.date(a.to - 1)}.`,
  'customers.cut': (a, w: Words) => w.date(a.reference),
  'customers.used': 'Brukt',
  'customers.not-used': 'Senere, ikke brukt',
  'customers.says-outcome': 'Forteller utfallet',
  'customers.bar.day': (a, w: Words) => w.date(a.at),
  'customers.bar.month': (a) => `${MONTHS[a.month - 1] ?? a.month} ${a.year}`,
  'customers.field.day': 'Dag',
  'customers.field.month': 'Måned',
  'customers.field.year': 'År',
  'customers.field.used': 'Brukt',
  'customers.field.order': 'Ordrelinjer',
  'customers.field.visit': 'Besøk',
  'customers.field.email': 'E-poster',
  'customers.field.ticket': 'Saker',
  'customers.field.event': 'Hendelser',
  'customers.field.orders': 'Ordrer',
  'customers.field.customers': 'Kunder',
  'customers.one.order': 'ordre',
  'customers.one.visit': 'besøk',
  'customers.one.email': 'e-post',
  'customers.one.ticket': 'sak',
  'customers.one.event': 'hendelse',
  'customers.many.order': 'ordrer',
  'customers.many.visit': 'besøk',
  'customers.many.email': 'e-poster',
  'customers.many.ticket': 'saker',
  'customers.many.event': 'hendelser',
  'customers.about.first': 'Slik det står på kundens første linje.',
  'customers.about.any': 'Ja så snart én av kundens linjer sier det.',
  'customers.about.every': 'Ja bare der alle kundens linjer sier det.',
  'customers.about.outcome.buys': (a, w: Words) => `Om kunden kom igjen i de ${w.integer(a.horizon)} dagene fra ${w.date(a.from)}.`,
  'customers.about.outcome.leaves': (a, w: Words) => `Om kunden ikke kom i de ${w.integer(a.horizon)} dagene fra ${w.date(a.from)}.`,
  'customers.about.outcome.product': (a, w: Words) =>
    `Om kunden kjøpte «${a.product}» i de ${w.integer(a.horizon)} dagene fra ${w.date(a.from)}.`,
  'customers.about.outcome.less': (a, w: Words) =>
    `Om kunden kom høyst halvparten så ofte i de ${w.integer(a.horizon)} dagene fra ${w.date(a.from)} som i like mange dager før. Gjelder dem som kom minst to ganger da.`,
  'customers.about.outcome.rises': (a, w: Words) =>
    `Om kunden brukte så mye som den beste femdelen i de ${w.integer(a.horizon)} dagene fra ${w.date(a.from)}. Gjelder dem som ikke var blant den beste femdelen i like mange dager før.`,
  'customers.about.outcome.falls': (a, w: Words) =>
    `Om kunden brukte mindre enn den beste femdelen i de ${w.integer(a.horizon)} dagene fra ${w.date(a.from)}. Gjelder dem som var blant den beste femdelen i like mange dager før.`,
  'customers.about.recency': (a, w: Words) => `Dager siden siste ${a.one}, talt til ${w.date(a.reference)}.`,
  'customers.about.tenure': (a, w: Words) => `Dager siden første ${a.one}, talt til ${w.date(a.reference)}.`,
  'customers.about.orders': (a) => `Hvor mange ${a.many} kunden har.`,
  'customers.about.spend': 'Det alle kundens linjer kommer på.',
  'customers.about.average': 'Det én ordre kommer på i snitt (snittkurv).',
  'customers.about.products': 'Hvor mange ulike varer kunden har kjøpt.',
  'customers.about.returns': 'Linjer med mindre enn null: noe kom tilbake.',
  'customers.about.window': (a, w: Words) => `Hvor mange ${a.many} i de ${w.integer(a.days)} dagene før ${w.date(a.reference)}.`,
  'customers.about.period': (a, w: Words) =>
    `Hvor mange ${a.many} på ${w.integer(a.days)} dager, slik det var ${w.integer(a.back)} dager før ${w.date(a.reference)}.`,
  'customers.about.spend-window': (a, w: Words) => `Det linjene i de ${w.integer(a.days)} dagene før ${w.date(a.reference)} kommer på.`,
  'customers.about.gap': (a) => `Dager fra én dag med ${a.many} til den neste, i snitt (mellomrom). Tomt for dem som bare har én slik dag.`,
  'customers.about.variation': (a) =>
    `Hvor ujevnt det er mellom ${a.many}: standardavviket delt på snittet (variasjonskoeffisient). Tomt med færre enn to mellomrom.`,
  'customers.about.trend': (a, w: Words) =>
    `Hvor mange flere ${a.many} hver ${w.integer(a.days)} dager enn de ${w.integer(a.days)} før, over de siste ${w.integer(a.windows)} slike vinduene frem til ${w.date(a.reference)} (stigningstall).`,
  'customers.about.spend-trend': (a, w: Words) =>
    `Hvor mye mer som brukes hver ${w.integer(a.days)} dager enn de ${w.integer(a.days)} før, over de siste ${w.integer(a.windows)} slike vinduene frem til ${w.date(a.reference)} (stigningstall).`,
  'customers.about.action': (a, w: Words) => `Linjer med «${a.action}» i de ${w.integer(a.days)} dagene før ${w.date(a.reference)}.`,
  'customers.about.share': (a) => `Hvor stor del av kundens ${a.many} som faller der.`,
  'customers.about.column-share': (a) => `Hvor stor del av kundens linjer som har «${a.value}» i ${a.column}.`,
  'customers.about.column-other': (a, w: Words) =>
    `Hvor stor del av kundens linjer som har ${w.plural(a.count, 'den ene sjeldnere verdien', `en av de ${w.integer(a.count)} sjeldnere verdiene`)} i ${a.column}, eller ingen.`,
  'customers.window.no-dates': 'Ingen kolonne sier når en linje skjedde, så før og etter kan ikke skilles.',
  'customers.window.no-events': 'Ingen linje med dato tilhører en kunde, så det er ingenting å se fremover fra.',
  'customers.window.too-long': (a, w: Words) =>
    `Filen dekker ${w.integer(a.days)} dager. Ses det ${w.integer(a.horizon)} dager fremover, er det ingenting igjen før: velg færre dager.`,
  'customers.window.nothing-before': (a, w: Words) =>
    `Ingenting skjedde før ${w.date(a.from)}: filen begynner ${w.date(a.first)}. Velg en senere skjæringsdato.`,
  'customers.window.past-the-end': (a, w: Words) =>
    `De ${w.integer(a.horizon)} dagene etter ${w.date(a.from)} varer til ${w.date(a.to - 1)}, og filen slutter ${w.date(a.last)}: hvem som kom etter det, er ikke kjent. Velg færre dager eller en tidligere skjæringsdato.`,
  'customers.window.no-product': 'Ingen kolonne med varer som ord sier hva som ble kjøpt.',
  'customers.window.no-such-product': (a) => `Varen det spørres etter, er ikke blant de vanligste i ${a.column}. Velg en annen.`,
  'customers.window.no-money': 'Ingen kolonne sier hva som ble betalt, så det finnes ingen beste femdel i penger.',
  'customers.window.too-few': (a, w: Words) =>
    `Bare ${w.integer(a.customers)} ${w.plural(a.customers, 'kunde', 'kunder')} kjøpte i de ${w.integer(a.horizon)} dagene før skjæringsdatoen, for få til en beste femdel.`,
  'customers.no-customer': 'Ingen kolonne sier hvilken kunde en linje tilhører. Gi en av dem rollen id, eller velg den her.',
  'customers.no-such-column': (a) => `Det er ingen kolonne som heter ${a.column} over dette kortet.`,
  'customers.not-a-date': (a) => `${a.column} inneholder ikke datoer.`,
  'customers.not-a-number': (a) => `${a.column} inneholder ikke tall.`,
  'customers.not-a-group': (a) => `${a.column} inneholder ikke ord eller grupper.`,
  'customers.reference-too-early': (a, w: Words) =>
    `Referansedatoen ${w.date(a.reference)} er før alt i filen, som begynner ${w.date(a.first)}. Velg en senere.`,
};
