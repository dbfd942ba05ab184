import type { Translated, Words } from '../../core/text';
import type { en } from '../../data/en';

const SIGNS: Readonly<Record<string, string>> = {
  ',': 'komma',
  '.': 'punktum',
  ' ': 'mellomrom',
  "'": 'apostrof',
  ';': 'semikolon',
  '\t': 'tabulator',
  '|': 'loddrett strek',
};
const KINDS_OF_FILE: Readonly<Record<string, string>> = {
  'old-excel': 'en gammel Excel-arbeidsbok',
  pdf: 'en PDF',
  image: 'et bilde',
};
const KIND: Readonly<Record<string, string>> = {
  number: 'et tall',
  date: 'en dato',
  bool: 'ja eller nei',
  category: 'et valg',
  text: 'tekst',
};
const WRITTEN: Readonly<Record<string, string>> = {
  'decimal-comma': 'desimalkomma',
  'decimal-point': 'desimalpunktum',
  percent: 'prosenttegn',
  'day-first': 'dagen først',
  'month-first': 'måneden først',
};
const sign = (text: string): string => SIGNS[text] ?? `«${text}»`;
const rows = (count: number, words: Words): string => `${words.integer(count)} ${words.plural(count, 'rad', 'rader')}`;
const columns = (count: number, words: Words): string => `${words.integer(count)} ${words.plural(count, 'kolonne', 'kolonner')}`;

export const nb: Translated<typeof en> = {
  'data.empty-file': ({ name }) => `${name} er tom: det er ingenting i filen.`,
  'data.not-text': ({ name, what }) =>
    `${name} er ${KINDS_OF_FILE[what] ?? 'ingen tekstfil'}, som ikke kan leses her. Lagre den som CSV og slipp den.`,
  'data.no-table': ({ name }) => `${name} inneholder ingen tabell: det er ingen rad under navnene eller titlene.`,
  'data.too-many-columns': ({ name, columns: count, most }, words) =>
    `${name} ser ut til å ha ${words.integer(count)} kolonner; høyst ${words.integer(most)} kan leses. Er skilletegnet riktig?`,
  'data.broken-gzip': ({ name }) => `${name} er pakket (gzip), men skadet. Pakk den på nytt, eller slipp selve filen.`,
  'data.packed-too-tight': ({ name, times }, words) =>
    `${name} pakkes ut til ${words.integer(times)} ganger sin størrelse, og det gjør ingen tabell. Den ble ikke lest.`,
  'data.password': ({ name }) => `${name} er beskyttet med passord. Åpne den, lagre den uten, og slipp den.`,
  'data.file-broken': ({ name }) =>
    `${name} er skadet eller ikke det den gir seg ut for: den lot seg ikke åpne. Lagre den på nytt, helst som .xlsx eller CSV.`,
  'data.file-too-big': ({ name, megabytes }, words) =>
    `${name} er større enn ${words.integer(megabytes)} MB, det meste som kan leses av denne typen. Lagre den som CSV, som leses bit for bit.`,
  'data.too-big': ({ name, megabytes, need, room }, words) =>
    `${name} er for stor til å åpnes her: ${words.integer(megabytes)} MB tekst ville trenge omtrent ${words.integer(need)} MB minne, og det er plass til ${words.integer(room)} MB. Ingenting ble lest. En del av radene får plass.`,
  'data.sampled-every': ({ every, rows: count, of }, words) =>
    `Dette er et utvalg: hver ${words.integer(every)}. rad, ${words.integer(count)} av de ${rows(of, words)} i filen. Summer og antall gjelder utvalget, og en kunde med få rader kan mangle.`,
  'data.sampled-first': ({ rows: count }, words) =>
    `Dette er en del: de første ${rows(count, words)} i filen. Er den sortert etter dato eller kunde, er det som kommer senere ikke med i det hele tatt.`,
  'data.zip-broken': ({ name }) =>
    `${name} er en pakket fil (zip), men skadet: listen over deler henger ikke sammen. Lagre eller pakk den på nytt.`,
  'data.zip-entries': ({ name, entries, most }, words) =>
    `${name} inneholder ${words.integer(entries)} deler eller flere, og ingen arbeidsbok har over ${words.integer(most)}. Den ble ikke lest.`,
  'data.zip-overlap': ({ name }) =>
    `${name} inneholder deler som ligger over hverandre, og det gjør ingen ærlig arbeidsbok. Den ble ikke lest.`,
  'data.part-too-big': ({ name, megabytes }, words) =>
    `${name} pakkes ut til mer enn ${words.integer(megabytes)} MB. Lagre arket som CSV, som leses bit for bit.`,
  'data.zip-no-table': ({ name, files }, words) =>
    `${name} er et arkiv med ${words.integer(files)} ${words.plural(files, 'fil', 'filer')}, og ingen av dem er en tabell.`,
  'data.zip-many-tables': ({ name, count, files }, words) =>
    `${name} inneholder ${words.integer(count)} tabeller (${files}). Pakk den ut og slipp den du mener.`,
  'data.odd-xml': ({ name }) => `${name} har deler som intet regneark skriver slik. Den ble ikke lest.`,
  'data.sheet-too-big': ({ name }) =>
    `${name} har flere celler eller mer tekst enn det er plass til her. Lagre arket som CSV, eller behold bare kolonnene du trenger.`,
  'data.sheet-broken': ({ name }) =>
    `${name} har en celle forbi den siste raden eller kolonnen et ark kan ha. Den er skadet; lagre den på nytt.`,
  'data.no-sheets': ({ name }) => `${name} har ingen ark med celler.`,
  'data.no-sheet': ({ name, sheet }) => `${name} har ikke noe ark som heter ${sheet}.`,
  'data.empty-sheet': ({ name, sheet }) => `Arket ${sheet} i ${name} er tomt.`,
  'data.empty-book': ({ name, sheets }, words) =>
    `${name} er tom: det er ingen verdi på ${words.plural(sheets, 'arket', `de ${words.integer(sheets)} arkene`)}.`,
  'data.json-line': ({ name, line }, words) => `${name} ser ut som JSON-linjer, men linje ${words.integer(line)} er ikke ett helt objekt.`,
  'data.parquet-packing': ({ name }) =>
    `${name} er en Parquet-fil pakket på en måte som ikke kan leses her. Skriv den på nytt med Snappy eller uten pakking.`,

  'data.you-said-so': 'Du valgte dette.',
  'data.encoding-mark': 'Filen begynner med et merke som sier det.',
  'data.encoding-zero-bytes': 'Annenhver byte er null, som i UTF-16.',
  'data.encoding-ascii': 'Det er bare vanlige bokstaver så langt; alle tegnkodinger leser dem likt.',
  'data.encoding-utf8': 'Alle bokstavene er gyldig UTF-8.',
  'data.encoding-words': 'Det er ikke UTF-8, og i denne tegnkodingen står spesialbokstavene inne i ord.',
  'data.delimiter-sep-line': 'Første linje sier hvilket skilletegn som brukes.',
  'data.delimiter-even-rows': ({ share, columns: count }, words) =>
    `Det deler ${words.share(share / 100)} av de første radene i ${columns(count, words)}.`,
  'data.delimiter-one-column': 'Ingen skilletegn deler radene jevnt, så dette er én kolonne.',
  'data.quote-double': 'Cellene står i doble anførselstegn.',
  'data.quote-single': 'Cellene står i enkle anførselstegn.',
  'data.quote-none': 'Ingen anførselstegn er sett; doble ville blitt forstått.',
  'data.escape-double': 'Et anførselstegn inne i en celle skrives to ganger.',
  'data.escape-backslash': ({ count }, words) =>
    `Et anførselstegn inne i en celle har omvendt skråstrek foran (sett ${words.integer(count)} ${words.plural(count, 'gang', 'ganger')}).`,
  'data.skip-none': 'Tabellen begynner øverst.',
  'data.skip-sep-line': 'Første linje sier bare hva skilletegnet er.',
  'data.skip-titles': ({ rows: above, columns: count }, words) =>
    `${words.plural(above, 'Den første raden', `De første ${words.integer(above)} radene`)} er smalere enn de ${words.integer(count)} kolonnene under: titler.`,
  'data.header-differs': ({ count }, words) => `I ${columns(count, words)} er første rad et ord og resten tall eller datoer.`,
  'data.header-words': 'Første rad har et eget ord i hver kolonne.',
  'data.header-rows': ({ rows: count }, words) =>
    `De første ${words.integer(count)} radene er ord over kolonner av tall og datoer; navnene er slått sammen.`,
  'data.header-only-row': 'Det er den eneste raden, og den er bare ord.',
  'data.header-none-alike': ({ count }, words) => `Første rad ligner radene under i ${columns(count, words)}.`,
  'data.header-none-values': 'Den eneste raden inneholder tall eller datoer.',
  'data.header-none-empty': 'Det er ingen rad.',

  'data.unsure-encoding': 'Tegnkodingen er en gjetning: se på navn med spesialbokstaver.',
  'data.unsure-delimiter': ({ delimiter }) => `Skilletegnet er en gjetning (${sign(delimiter)}): se om kolonnene er riktige.`,
  'data.unsure-header': 'Om første rad inneholder navnene, er en gjetning: se etter.',
  'data.ragged-rows': ({ count, line, cells, columns: wide }, words) =>
    `${rows(count, words)} har flere celler enn de ${words.integer(wide)} kolonnene, først linje ${words.integer(line)} med ${words.integer(cells)}. De er tatt med; se på cellene som er til overs.`,
  'data.short-rows': ({ count, line, cells, columns: wide }, words) =>
    `${rows(count, words)} har færre celler enn de ${words.integer(wide)} kolonnene, først linje ${words.integer(line)} med ${words.integer(cells)}. De siste cellene mangler der.`,
  'data.empty-rows-left-out': ({ count }, words) => `${rows(count, words)} uten noen verdi er utelatt.`,
  'data.empty-columns-left-out': ({ count }, words) => `${columns(count, words)} uten navn og uten verdier er utelatt.`,
  'data.columns-renamed': ({ count }, words) => `${columns(count, words)} hadde ikke navn eller et navn som var opptatt, og fikk et nytt.`,
  'data.zero-bytes': ({ count }, words) =>
    `${words.integer(count)} ${words.plural(count, 'nullbyte', 'nullbyter')} er utelatt; filen kan være skadet.`,
  'data.stray-quotes': ({ count, line }, words) =>
    `${words.integer(count)} anførselstegn er ikke lukket eller står rart, først på linje ${words.integer(line)}. De er lest som tekst.`,
  'data.rows-aside': ({ count, line }, words) =>
    `${rows(count, words)} under tabellen, fra linje ${words.integer(line)}, er lagt til side: summer eller merknader.`,
  'data.format-text': 'Det er tekst.',
  'data.format-xlsx': 'Det er en Excel-arbeidsbok.',
  'data.format-xls': 'Det er en gammel Excel-arbeidsbok.',
  'data.format-xlsb': 'Det er en binær Excel-arbeidsbok.',
  'data.format-ods': 'Det er et OpenDocument-regneark.',
  'data.format-parquet': 'Det er en Parquet-fil.',
  'data.format-json-lines': 'Hver linje er et JSON-objekt.',
  'data.format-no-text': 'Filen sier det selv.',
  'data.sheet-only': 'Det er det eneste synlige arket.',
  'data.sheet-first': ({ count }, words) => `Det er det første av ${words.integer(count)} ark som har en tabell.`,
  'data.sheet-hidden': 'Det er skjult, men det er ingenting på noe synlig ark.',
  'data.hidden-sheets': ({ sheets, count }, words) =>
    `Arbeidsboken har ${words.integer(count)} ${words.plural(count, 'skjult', 'skjulte')} ark, som ikke er lest: ${sheets}.`,
  'data.error-cells': ({ count }, words) =>
    `${words.integer(count)} ${words.plural(count, 'celle inneholder en feil', 'celler inneholder feil')} som #N/A og teller som manglende.`,
  'data.unsaved-formulas': ({ count }, words) =>
    `${words.integer(count)} ${words.plural(count, 'formel ble', 'formler ble')} aldri regnet ut og teller som manglende. Åpne arbeidsboken, lagre den, og slipp den på nytt.`,
  'data.merged-cells': ({ count }, words) =>
    `${words.integer(count)} ${words.plural(count, 'gruppe celler er slått sammen; verdien står i den første cellen', 'grupper av celler er slått sammen; verdien står i den første cellen i hver')}.`,
  'data.stored-numbers': 'Arbeidsboken lagrer dem som tall.',
  'data.footer-none': 'Tabellen går helt til slutten.',
  'data.footer-found': ({ count }, words) =>
    `${words.plural(count, 'Den siste raden er en sum eller en merknad', `De siste ${words.integer(count)} radene er summer eller merknader`)}.`,
  'data.header-only': 'Det er kolonnenavn, men ingen rader.',
  'data.one-column': ({ column }) => `Det er bare én kolonne, ${column}. Er skilletegnet riktig?`,

  'data.kind-by-file': 'Filene skriver den ulikt; hver er lest på sin egen måte.',
  'data.kind-file': 'Den sier hvilken fil en rad kom fra.',
  'data.kind-number': ({ share }, words) => `${words.share(share / 100)} av cellene er tall.`,
  'data.kind-date': ({ share }, words) => `${words.share(share / 100)} av cellene er datoer.`,
  'data.kind-yes-no': ({ yes, no }) => `Den inneholder bare «${yes}» og «${no}».`,
  'data.kind-zero-one': 'Den inneholder bare 0 og 1.',
  'data.kind-category': ({ distinct, count }, words) =>
    distinct === 1
      ? 'Den samme verdien i alle cellene som har noe: et valg.'
      : `${words.integer(distinct)} ulike verdier i ${words.integer(count)} celler: et valg.`,
  'data.kind-text': ({ distinct, count }, words) =>
    distinct === 1
      ? 'Den samme teksten i alle cellene som har noe.'
      : `${words.integer(distinct)} ulike tekster i ${words.integer(count)} celler.`,
  'data.kind-empty': 'Alle cellene er tomme.',
  'data.kind-leading-zeros': 'Noen begynner med 0, som koder gjør; tegnene står urørt.',
  'data.kind-phone': 'Telefonnumre; tegnene står urørt.',
  'data.kind-long-numbers': 'Noen har 16 sifre eller mer, som kontonumre; tegnene står urørt.',
  'data.kind-article-number': 'Noen ser ut som 1e5, som kan være et varenummer; tegnene står urørt.',
  'data.kind-codes': ({ count }, words) => `${words.integer(count)} blander bokstaver og sifre, som koder gjør; tegnene står urørt.`,
  'data.kind-from-role': 'Sifrene står for navn, ikke mengder.',
  'data.decimal-point': 'Desimaltegnet er punktum.',
  'data.decimal-comma': 'Desimaltegnet er komma.',
  'data.three-decimals': ({ sign: text }) => `${sign(text)} foran tre sifre er lest som desimaltegn.`,
  'data.three-thousands': ({ sign: text }) => `${sign(text)} foran tre sifre er lest som tusenskille.`,
  'data.thousands': ({ sign: text }) => `Tusener er skilt med ${sign(text)}.`,
  'data.percent': 'Cellene har prosenttegn; 12 % er lest som 0,12.',
  'data.currency': ({ currency }) => `Cellene har en valuta (${currency}).`,
  'data.dates-clear': 'Dag og måned er tydelige slik de er skrevet.',
  'data.dates-day-first': 'Dag før måned: det finnes dager over 12 på første plass.',
  'data.dates-month-first': 'Måned før dag: det finnes dager over 12 på andre plass.',
  'data.dates-dots': 'Dag før måned, slik datoer med punktum skrives.',
  'data.dates-half-days': 'Måned før dag, som er vanlig med AM og PM.',
  'data.dates-as-others': 'Dag og måned i samme rekkefølge som de andre datoene i filen.',
  'data.dates-unsure': 'Ingen dag er over 12, så rekkefølgen av dag og måned er en antakelse.',
  'data.ask-date-order': ({ column, example }) => `${column}: står dagen eller måneden først i «${example}»?`,
  'data.ask-mixed-dates': ({ column, count }, words) =>
    `${column} har datoer med dagen først og datoer med måneden først. ${rows(count, words)} passer ikke med rekkefølgen som er valgt.`,
  'data.ask-misfit-dates': ({ column, count }, words) =>
    `${column}: ${rows(count, words)} er ingen dato og regnes som manglende. Er det greit?`,
  'data.ask-thousands': ({ column, sign: text, example }) =>
    `${column}: skiller ${sign(text)} i tall som «${example}» tusener eller desimaler?`,
  'data.ask-mixed-signs': ({ column, count }, words) =>
    `${column} blander desimalpunktum og desimalkomma: ${words.integer(count)} tall passer ikke. Hva er riktig?`,
  'data.ask-misfits': ({ column, count, example }, words) =>
    `${column}: ${rows(count, words)} er ikke tall («${example}») og regnes som manglende. Er det greit?`,

  'data.role-file': 'Den sier hvilken fil en rad kom fra, og ingenting om kunden.',
  'data.group-header': 'Navnet sier hva den handler om.',
  'data.group-company': 'Omsetning, i en fil om selskaper.',
  'data.group-order': 'Radene er bestillinger: kolonnen teller det som ble kjøpt.',
  'data.group-count': 'Det som telles hos en kunde, er som oftest noe de har gjort.',
  'data.group-latest': 'Første eller siste gang en kunde gjorde noe.',
  'data.group-money': 'Penger noen bruker, er noe de gjør.',
  'data.group-place': 'Den sier hvor noen er.',
  'data.role-header': 'Navnet sier det.',
  'data.role-empty': 'Den er tom.',
  'data.role-emails': 'Cellene er e-postadresser.',
  'data.role-phones': 'Cellene er telefonnumre.',
  'data.role-dates': 'Cellene er datoer.',
  'data.role-few-codes': ({ distinct }, words) => `Noen få koder som går igjen (${words.integer(distinct)}): navn, ikke mengder.`,
  'data.role-all-different': 'Hver rad har sin egen kode.',
  'data.role-counts-up': 'Den teller radene.',
  'data.role-percent': 'Cellene har prosenttegn.',
  'data.role-cents': 'Hver celle har to desimaler, slik penger har.',
  'data.role-currency': 'Cellene har en valuta.',
  'data.role-companies': 'Cellene slutter slik navn på selskaper gjør.',
  'data.role-countries': 'Cellene er land.',
  'data.role-people': 'Cellene ser ut som navn på mennesker.',
  'data.role-small-whole': 'Cellene er små hele tall fra null og opp, slik antall er.',
  'data.role-numbers': 'Cellene er tall.',
  'data.role-yes-no': 'Cellene sier ja eller nei.',
  'data.role-groups': 'Verdiene går igjen, som valg gjør.',
  'data.role-links': 'Cellene er lenker.',
  'data.role-texts': 'Cellene er tekster.',
  'data.role-outcome': 'Navnet og verdiene ser ut som et utfall.',
  'data.odd-line': 'Linje',
  'data.odd-file': 'Fil',
  'data.odd-why': 'Hvorfor den er her',
  'data.odd-long': 'flere celler enn kolonner',
  'data.odd-short': 'færre celler enn kolonner',
  'data.odd-total': 'en sum under tabellen',
  'data.odd-remark': 'en merknad under tabellen',
  'data.odd-told': 'under tabellen, som du sa',
  'data.file-column': 'Fil',
  'data.stack-too-big': ({ column, megabytes }, words) =>
    `Til sammen har filene ${words.integer(megabytes)} MB tekst i kolonnen ${column} alene, mer enn det er plass til. Slipp færre av dem.`,
  'data.same-file': ({ one, other }) => `${other} er samme fil som ${one}, byte for byte: radene ville telle dobbelt. Ta bort en av de to.`,
  'data.stack-same-file': ({ file, twin, rows: count }, words) =>
    `${file} er den samme som ${twin}, byte for byte: ${rows(count, words)} ville telle to ganger.`,
  'data.stack-lacks': ({ columns: names, number, files, count }, words) =>
    `${files} har ikke ${names}; ${words.plural(number, 'den er tom', 'de er tomme')} i ${words.plural(count, 'radene til den filen', 'radene til de filene')}.`,
  'data.stack-only': ({ columns: names, files, number }, words) =>
    `Bare ${files} har ${names}; i radene til de andre filene er ${words.plural(number, 'den tom', 'de tomme')}.`,
  'data.stack-order': ({ files }) => `${files} har kolonnene i en annen rekkefølge. Kolonner finner hverandre på navnet.`,
  'data.stack-kinds': ({ column, a, b, files, others }) =>
    `${column} er ${KIND[a] ?? a} i ${others}, men ${KIND[b] ?? b} i ${files}. Den leses som én kolonne; se på den etterpå.`,
  'data.stack-written': ({ column, a, b, files, others }) =>
    `${column} er skrevet med ${WRITTEN[a] ?? a} i ${others}, men med ${WRITTEN[b] ?? b} i ${files}. Hver fil leses på sin egen måte.`,
  'data.stack-currency': ({ column, a, b, files, others }) =>
    `${column} er i ${a} i ${others}, men i ${b} i ${files}. Beløpene regnes ikke om.`,

  'data.shape-customers': ({ column }) => `Én rad for hver kunde: ${column} går nesten aldri igjen.`,
  'data.shape-rows': 'Én rad for hver kunde: ingen kolonne sier hvem, så hver rad står for seg.',
  'data.shape-events': ({ column, repeats }, words) =>
    `Flere rader for hver kunde: ${column} forekommer ${words.number(repeats, 2)} ganger i snitt.`,
};
