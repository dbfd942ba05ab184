/** What a column header speaks about. A header may touch several topics: `customer id` is `who` and `id`. */
export type Topic =
  | 'id' | 'who' | 'order' | 'product' | 'name' | 'email' | 'phone' | 'address' | 'postcode' | 'country' | 'place' | 'consent' | 'do-not-contact'
  | 'date' | 'money' | 'price' | 'quantity' | 'count' | 'share' | 'code' | 'outcome' | 'segment' | 'person' | 'firm' | 'engagement' | 'behaviour' | 'intent'; // prettier-ignore

/** Words in English, Norwegian and German, some French. `~word` is also found at either end of a compound, `word~` in front, `~word` behind. */
const WORDS: Readonly<Record<Topic, string>> = {
  id: 'id ids ~nr ~nr. ~nummer no num# ~nummern key uuid guid customerid kundeid kundenid orderid ordreid userid clientid leadid accountid productid memberid ref reference referanse referenz kennung ~kennung rownames index iban ~konto kontonummer ean isbn sku upc n° ~upc kortnummer kreditkort code# vat mva',
  who: 'customer~ client~ kunde~ kunden~ kunde account~ household~ user~ member~ medlem~ medlems~ mitglied~ mitglieds~ kontakt~ contact~ lead~ leads subscriber company firma~ person~ patient guest buyer debitor~ besteller abonnent~ deltaker~ bruker~ nutzer~ benutzer~ shopper visitor vip kontakt organisasjon~ org orgnr prospect interessent~ constituent~ donor~ giver~ spender~ medarbeider requester organization organisation',
  order:
    'invoice~ order~ orders basket~ faktura~ fakturanr rechnung~ rechnungs~ ordre~ bestilling~ bestillings~ bestellung~ bestell~ auftrag~ auftrags~ transaction~ transaksjon~ transaksjons~ receipt~ kvittering~ beleg~ bon booking~ buchung~ buchungs~ session~ cart~ facture commande ticket~ kjøps~',
  product:
    'product~ item~ stock~ article~ artikel~ vare~ produkt~ sku stockcode ware~ goods varenr campaign~ kampanje~ coupon~ manufacturer~ store~ category~ supplier~ employee~ territory~ shipper~',
  name: '~name ~navn ~namn firstname lastname surname fullname fornavn etternavn vorname ~vorname nachname ~nachname familienname ansprechpartner kontaktperson contact_name nom kunde customer contact naam mellomnavn company firma selskap bedrift unternehmen organisation requester employer arbeidsgiver arbeitgeber organization organisasjon institution guest gast gjest giver donor spender mieter leietaker teilnehmer vorgesetzter representative betreuer',
  email: 'email~ mail epost~ ~epost e-mail e-post ~mail mailadresse emailadresse',
  phone:
    'phone~ tel telefon~ ~telefon mobile mobil~ handy~ fax tlf telephone rufnummer cell cellphone mobiltelefon telefonnr telefonnummer mobilnr ~phone',
  address:
    'address ~adresse ~address street gate gateadresse ~vei straße strasse ~straße ~strasse anschrift ~anschrift addr hausnummer husnummer veiadresse',
  postcode: 'zip zipcode postcode postal postnr postnummer plz ~plz postleitzahl postnr. postalcode',
  country:
    'country land nation landkode ländercode laendercode pays countrycode landskode ~country herkunftsland wohnland lieferland rechnungsland zielland hjemland bostedsland opprinnelsesland leveringsland fakturaland nationality nasjonalitet staatsangehörigkeit',
  place:
    'city by ort wohnort standort zielort lieferort stadt ~stadt town sted poststed kommune ville region~ state~ fylke bundesland county province kanton district bydel gebiet market marked markt location territory place stat bosted wohnsitz hjemsted residence ~kommune',
  consent:
    'maybecontacted canbecontacted cancontact contactallowed contactpermitted contactable oktocontact darfkontaktiertwerden darfkontaktwerden kontakterlaubt kontaktierbar kanbekontaktet kontakttillatt kontaktes kontaktieren mayemail maycall maycontact emailallowed smsallowed consent~ optin samtykke~ ~samtykke einwilligung~ ~einwilligung gdpr dsgvo newsletter nyhetsbrev permission subscribed zustimmung~ ~zustimmung abonniert werbeeinwilligung markedssamtykke acceptsmarketing acceptsemail marketing~ markedsføring ~markedsføring werbung reklame agreed agree accepts einverstanden tillatelse ~tillatelse erlaubnis ~erlaubnis zustimmt tillater zugestimmt eingewilligt samtykket consented godtatt akseptert ~opt-in ~einverständnis einverständnis einverständniserklärung receive motta mottar erhalten empfangen',
  'do-not-contact':
    'donotcontact donotcall donotmail donotemail unsubscribed~ optout avmeldt abgemeldet reservert reservasjon~ ~reservasjon werbesperre~ kontaktsperre~ gesperrt robinson blocked suppress suppressed dnc kontaktverbot reservasjonsregister sperrliste ~abmeldung ~avmelding utmeldt unsubscribe emailoptout smsoptout ~sperre',
  date: '~date date~ ~dato dato ~datum datum time timestamp ~timestamp ~tidspunkt tidspunkt zeitpunkt created opprettet erstellt angelegt updated endret geändert birthday geburtstag since siden seit registered registrert registriert ~tid ~zeit ~tag buchungstag signup',
  money:
    'money monetary penger geld ~bon bonwert cpc cpm ~price ~pris ~preis amount ~beløp beløp ~betrag betrag ~sum ~summe revenue~ omsetning~ ~omsetning umsatz~ ~umsatz sales salg~ ~salg value ~verdi ~wert cost~ costs kostnad kosten ~kosten charge charges ~charges fee gebyr gebühr income inntekt einkommen spend spent budget budsjett mrr arr balance saldo discount disc rabatt freight frakt fracht turnover salary lønn gehalt ltv clv payment paid bill prix montant profit margin linetotal ~total total bedrag eur nok usd gbp betalt kjøpesum auftragswert dekningsbidrag deckungsbeitrag acv tcv pipeline ordreverdi bestellwert premium~ ~premie premie prämie ~prämie egenandel selbstbehalt deductible giving gift donation~ donasjon spende gave gaver beitrag ~beitrag kontingent abgabe honorar miete husleie rent lønn ~gebühr ~avgift avgift ~einkommen ~inntekt kontostand snittordre aov ordersnitt kredittgrense kredittramme kreditlimit kreditrahmen creditlimit fortjeneste inntjening ~erlös erlöse gewinn ertrag earnings ~provisjon provision commission subtotal ~delsum zwischensumme netto brutto tax taxes skatt steuer outstanding utestående forderungen fordringer restbeløp porto refund refunded ~saldo ~kredit ausgaben ~ausgaben utgifter ~utgifter expenses expenditure einnahmen ~einnahmen inntekter ~inntekter ~umsätze ~rabatt',
  price: '~price ~pris ~preis prix unitprice enhetspris einzelpreis stykkpris stückpreis',
  quantity: 'qty quantity ~menge menge mengde antall anzahl stk stück quantité units pieces',
  count:
    'frequency frekvens häufigkeit points poeng punkte poengsaldo punktestand ~poeng ~punkte questions spørsmål fragen articles count ~count antall~ anzahl~ number# num nr# qty quantity menge ~menge mengde stk stück employees ansatte mitarbeiter~ staff visits besøk~ ~besøk besuche~ ~besuche visit clicks klikk ~klikk klicks ~klicks opens åpninger åpnet öffnungen opened purchases kjøp käufe calls call samtaler anrufe downloads sessions pages views logins seats plasser tickets saker previous prior kids children barn kinder tenure months måneder monate days dager tage quantité messages emails times ganger week kids_count adults size pdays campaign users brukere nutzer aktive integrations projects points poeng punkte recency frequency monaten jahren wochen tagen stücken nights nächte netter persons personen personer replies svar antworten orders ordrer bestillinger bestellungen impressions visninger impressionen einblendungen eksponeringer pageviews sidevisninger seitenaufrufe webinare webinarer seminare seminarer veranstaltungen arrangementer returns returer retouren impr conversions konverteringer konversionen interactions interaksjoner interaktionen lessons leksjoner lektionen reviews anmeldelser omtaler rezensionen noshow noshows kommentare kommentarer events bounces sent sendt gesendet delivered levert zugestellt purringer mahnungen reminders reach reichweite rekkevidde polls shares followers følgere follower plays avspillinger wiedergaben installs installasjoner installationen signups påmeldinger registrierungen devices enheter geräte licenses licences lisenser lizenzen stays opphold aufenthalte referrals empfehlungen anbefalinger subscribers cases',
  share:
    '~rate rates share percent pct prosent prozent ~andel andel ~anteil anteil ratio ~quote quote % utnyttelse auslastung utilization utilisation ~dekning sannsynlighet wahrscheinlichkeit probability skonto',
  code: 'region channel browser os operating operatingsystems traffictype type~ ~type class category kategori kategorie group gruppe ~gruppe code kode ~kode zone district area cluster store department avdeling abteilung branch bransje branche sector source kilde quelle platform device brand level grade passengerclass pclass month weekday year kanal kilde',
  outcome:
    'y churn churned churn? won status stage converted conversion outcome target label class result resultat ergebnis success response responded kjøpt gekauft purchased bought exited attrition cancelled canceled oppsagt gekündigt kündigung vunnet gewonnen verloren lost renewed fornyet utfall left sluttet abgewandert frafall abwanderung attrited deposit abgang signed revenue kjøpte verlängert avsluttet leadstatus closed',
  segment:
    'segment~ ~segment cluster~ klynge tier persona kundengruppe kundegruppe kundesegment kundensegment lifecycle abc rfm segmentering zielgruppe målgruppe ~klasse',
  person:
    'age alder alter gender kjønn geschlecht sex marital sivilstand familienstand education utdanning bildung ausbildung job occupation yrke beruf income inntekt einkommen partner dependents children kids barn kinder senior seniorcitizen home_ownership household title tittel anrede birthdate fødselsdato geburtsdatum language språk sprache locale birth born geburts~ fødsels~ født geboren sivil~ familien~ role rolle position stilling~ stillingstittel jobtitle funksjon funktion birthday bursdag geburtstag bolig~ housing dwelling wohnform wohnsituation boform husstand~ haushalt~ alders~ alters~ ~einkommen ~inntekt ~income verheiratet dob',
  firm: 'companysize unternehmensgröße unternehmensgrösse firmengröße bedriftsstørrelse industry bransje branche sector employees ansatte mitarbeiter~ staff company~ firma~ turnover size størrelse größe organisasjon~ org revenue_company umsatz omsetning technology sni nace legal rechtsform selskapsform headcount founded gegründet gründungsjahr stiftet stiftelsesår hq headquarters hauptsitz hovedkontor firmensitz filialen filialer branches avdelinger standorte outlets',
  engagement:
    'questions spørsmål fragen gestellte read leste lest gelesen gelesene verweildauer dwell forms submissions impressions visninger impressionen ctr opens åpnet opened clicks klikk klicks newsletter nyhetsbrev emails email mail meetings møter treffen webinar webinars events messages engagement campaign calls contact response attended åpninger öffnungen geöffnet opened~ klick~ klikk~ click~ ~klicks replies reply svar antwort~ satisfaction tilfredshet zufriedenheit rating vurdering bewertung nps survey undersøkelse umfrage score feedback tilbakemelding rückmeldung contacted kontaktet kontaktiert kundendienst kundeservice support tickets calls anrufe henvendelser møtte teilgenommen deltatt attendance oppmøte teilnahme økter read lest gelesen lesing shared delt geteilt likes comments sms einblendungen eksponeringer webinare webinarer seminare seminarer seminars veranstaltungen arrangementer csat fornøyd zufrieden satisfied anbefal~ anbefale empfehlen empfehlung anbefaling empfehl~ weiterempfehl~ recommend recommendation reaction reactions reaksjoner reaktionen completions beratung~ rådgivning~ consultations ~gespräche ~samtaler åpning~ öffnung~ impr interaction~ interactions interaksjon~ interaktion~ completed complete completion progress fullført fremdrift fortschritt lessons leksjoner lektionen quiz review reviews anmeldelse anmeldelser omtale omtaler rezension rezensionen klager ~klager complaint complaints beschwerde beschwerden referred referral referrals anbefalt empfohlen messe~ tradeshow lesezeit lesetid reading kommentare kommentarer henvendelse sent sendt gesendet gesendete delivered levert zugestellt bounced bounces ~antworten chats conversations ~unterhaltungen samtaler joined polls answered besvart beantwortet reach reichweite rekkevidde ~klikk ~klick ~clicks followers følgere follower plays avspillinger wiedergaben ~einsendungen innsendinger ~innsendinger formular~ saker cases',
  behaviour:
    'points poeng punkte punktestand poengsaldo visits besøk besuche sessions pages purchases kjøp käufe orders bestillinger bestellungen logins usage bruk nutzung minutes tenure recency frequency downloads duration bounce exit quantity days charges spend payment betaling ~betaling zahlung~ betalingsmåte ~zahlung bestell~ bestilling~ order~ auftrag~ kauf~ ~kauf einkauf~ einkäufe innkjøp kjøp~ gift gifts giving donation donations gave gaver spende spenden booking booked buchung~ bookinger nights netter nächte persons personen guests gjester zimmer~ room~ rom billett~ ticket~ basket~ kurv skader skade~ schaden~ claims verbrauch ~verbrauch forbruk ~forbruk consumption ~minuten ~minutter minutes~ laufzeit bindingstid innlogging~ anmeldungen login~ arrival departure anreise abreise ankomst avreise checkin checkout gruppetimer classes kurs points poeng punkte ~punkte lineitem recency views pageviews sidevisninger seitenaufrufe returns returned returer returnert retouren ~retouren retoure~ retur~ refunds refunded erstattungen refusjoner ~besuch besuch visit visited besucht besøkt purchase purchased gekauft kjøpt bought handler handlet bestellt bestilt ordered reise~ reisen reiser trip trips travel avbestilling~ stornierung~ cancellations kontostand saldo balance service services adoption bounce~ absprung~ fluktfrekvens sitzung~ session økt login ofte often seen signin active aktiv aktive aktivt innlogget eingeloggt conv conversions konverteringer konversionen used brukt benutzt genutzt verwendet redeemed innløst eingelöst snittordre aov ordersnitt favourite favorite preferred foretrukket foretrukne bevorzugt bevorzugte noshow noshows users brukere nutzer nutzerinnen purringer mahnungen mahnstufe reminders utestående outstanding ~saldo redemption redemptions innløsninger einlösungen ~erstattung ~lieferungen leveranser deliveries lieferungen kauffrequenz kjøpsfrekvens handlefrekvens warenkorb~ ~warenkorb handlekurv~ ~handlekurv einkaufswagen~ cart installs installasjoner installationen stays opphold aufenthalte ~ausgaben ~utgifter betaling~ zahlungs~',
  intent:
    'demo trial quote tilbud angebot pricing prisside preisseite whitepaper white rapport request forespørsel anfrage interest interesse intent downloaded budget budsjett demo~ prisforespørsel angebotsanfrage anfragen forespørsler offer~ requested angefordert etterspurt interess~ interested estimated expected forventet erwartet deal wishlist ønskeliste wunschliste abandoned forlatt ~anfrage ~forespørsel ~anfragen ~forespørsler abgebrochen broschüre~ broschüren brosjyrer brochures brosjyre~ brochure~ testdrive~ prøvekjøring~ probefahrt~ vergleich~ ~vergleiche sammenlign~ comparison comparisons compared saved lagrede lagret gemerkt gemerkte favourites favorites favoritter favoriten planlegger plant geplant planlagt planned plans intends intention waitlist waitinglist venteliste warteliste muster vareprøve vareprøver upgrade oppgradering ønsket ønskede ønsker gewünscht gewünschte gewünschter desired wanted ~lastetned nedlastet nedlastede heruntergeladen heruntergeladene ~interesse ~interessen ~interesser ~interest ~interests',
};

interface Word {
  readonly topic: Topic;
  readonly text: string;
  readonly front: boolean;
  readonly back: boolean;
}

const ALL: readonly Word[] = (Object.keys(WORDS) as Topic[]).flatMap((topic) =>
  WORDS[topic].split(' ').map((word) => ({
    topic,
    text: word.replace(/^~|[~#]$/g, ''),
    front: word.endsWith('~'),
    back: word.startsWith('~'),
  })),
);
const WHOLE = new Map<string, Topic[]>();
for (const { text, topic } of ALL) WHOLE.set(text, [...(WHOLE.get(text) ?? []), topic]);
/** By the four letters with which a compound begins or the two with which it ends: few are tried for each of ten thousand columns. */
const FRONTS = new Map<string, Word[]>();
const BACKS = new Map<string, Word[]>();
for (const word of ALL) {
  const { text, front, back } = word;
  if (front && text.length >= 4) FRONTS.set(text.slice(0, 4), [...(FRONTS.get(text.slice(0, 4)) ?? []), word]);
  if (back && text.length >= 2) BACKS.set(text.slice(-2), [...(BACKS.get(text.slice(-2)) ?? []), word]);
}

const WAYS =
  '(?:contacts?|calls?|e?mails?|sms|newsletter|nyhetsbrev|marketing|kontakt(?:e|es|er|ieren|aufnahme)?|ring(?:e|es)?|reklame|werbung|werben|anruf(?:e|en)?|mailen|anschreiben|henvendelser)';
/** `Nicht anrufen`, `ikke ring`, `no e-mails`. */
const REFUSED = new RegExp(`(?<!\\p{L})(?:no|not|ikke|ingen|nicht|keine?n?)[- _]+${WAYS}(?!\\p{L})`, 'gu');
/** `Werbung unerwünscht`, `reklame ikke ønsket`. */
const UNWANTED = new RegExp(
  `(?<!\\p{L})${WAYS}[- _]+(?:(?:not|ikke|nicht)[- _]+(?:wanted|allowed|ønsket|tillatt|erwünscht|gewünscht|erlaubt)|unerwünscht|uønsket|unwanted)(?!\\p{L})`,
  'gu',
);

/** Lower-case words of a header: `CustomerID` → customer, id; `emp.var.rate` → emp, var, rate. */
export function headerTokens(name: string): string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/e-(post|mail)/g, 'e$1')
    .replace(/opt(?:ed)?[- _](in|out)/g, 'opt$1')
    .replace(/no[- _]show/g, 'noshow')
    .replace(/(?<!\p{L})(?:no|nr|num)[. _-]+of(?!\p{L})/gu, 'number of')
    .replace(/do[- _]?not[- _]?(contact|call|mail|email)/g, 'donot$1')
    .replace(REFUSED, 'donotcontact')
    .replace(UNWANTED, 'donotcontact')
    .split(/[^\p{L}\d%°?]+/u)
    .filter((token) => token !== '');
}

/** Account and discount end like a count and are none; neither democracy nor demography begins with a demo. */
const NO_COMPOUND = /(?:ac|dis)count$|^demo[gk]r/;

/** More than the columns of one file. */
const MOST_CACHED = 30_000;
const cache = new Map<string, ReadonlySet<Topic>>();

export function headerWords(name: string): ReadonlySet<Topic> {
  const known = cache.get(name);
  if (known) return known;
  const topics = new Set<Topic>();
  const tokens = headerTokens(name);
  const counted = tokens.at(-1) === 'count' ? tokens.slice(-2, -1).map((token) => `${token}s`) : [];
  for (const token of tokens.length > 1 ? [...tokens, ...counted, tokens.join('')] : tokens) {
    for (const topic of WHOLE.get(token) ?? []) topics.add(topic);
    for (const { text, topic } of FRONTS.get(token.slice(0, 4)) ?? []) {
      if (token.length > text.length + 1 && token.startsWith(text) && !(text === 'demo' && NO_COMPOUND.test(token))) topics.add(topic);
    }
    for (const { text, topic } of BACKS.get(token.slice(-2)) ?? []) {
      if (token.length <= text.length + 1 || (text === 'count' && NO_COMPOUND.test(token))) continue;
      if (token.endsWith(text) && (text.length >= 3 || token.length >= text.length + 3)) topics.add(topic);
    }
  }
  if (cache.size > MOST_CACHED) cache.clear();
  cache.set(name, topics);
  return topics;
}
