import { transliterated, words } from '../../ml/text-keys';

/**
 * Names of one country in English, Norwegian, German and at home; ISO 3166 codes first. The names are those of the UN and of the
 * languages' own lists of countries.
 */
const COUNTRIES = `
NO NOR: Norway, Norge, Noreg, Norwegen, Kingdom of Norway
SE SWE: Sweden, Sverige, Schweden
DK DNK: Denmark, Danmark, Dänemark
FI FIN: Finland, Finnland, Suomi
IS ISL: Iceland, Island, Ísland
DE DEU: Germany, Tyskland, Deutschland, Federal Republic of Germany, BRD
AT AUT: Austria, Østerrike, Österreich
CH CHE: Switzerland, Sveits, Schweiz, Suisse, Svizzera
NL NLD: Netherlands, Nederland, Niederlande, Holland, The Netherlands
BE BEL: Belgium, Belgia, Belgien, België, Belgique
LU LUX: Luxembourg, Luxemburg
FR FRA: France, Frankrike, Frankreich
ES ESP: Spain, Spania, Spanien, España
PT PRT: Portugal
IT ITA: Italy, Italia, Italien
GB GBR UK: United Kingdom, Storbritannia, Großbritannien, Great Britain, Vereinigtes Königreich, U.K.
IE IRL: Ireland, Irland, Éire, Republic of Ireland
PL POL: Poland, Polen, Polska
CZ CZE: Czech Republic, Czechia, Tsjekkia, Tschechien, Česko
SK SVK: Slovakia, Slowakei, Slovensko
HU HUN: Hungary, Ungarn, Magyarország
RO ROU: Romania, Rumänien
BG BGR: Bulgaria, Bulgarien
GR GRC: Greece, Hellas, Griechenland
HR HRV: Croatia, Kroatia, Kroatien, Hrvatska
SI SVN: Slovenia, Slowenien
RS SRB: Serbia, Serbien
EE EST: Estonia, Estland, Eesti
LV LVA: Latvia, Lettland
LT LTU: Lithuania, Litauen, Lietuva
UA UKR: Ukraine, Ukraina
RU RUS: Russia, Russland, Russian Federation
TR TUR: Turkey, Tyrkia, Türkei, Türkiye
CY CYP: Cyprus, Kypros, Zypern
MT MLT: Malta
LI LIE: Liechtenstein
US USA: United States, United States of America, USA, U.S.A., U.S., De forente stater, Vereinigte Staaten
CA CAN: Canada, Kanada
MX MEX: Mexico, Mexiko
BR BRA: Brazil, Brasil, Brasilien
AR ARG: Argentina, Argentinien
CL CHL: Chile
CN CHN: China, Kina, PRC
JP JPN: Japan
KR KOR: South Korea, Sør-Korea, Südkorea, Republic of Korea
IN IND: India, Indien
AU AUS: Australia, Australien
NZ NZL: New Zealand, Neuseeland
ZA ZAF: South Africa, Sør-Afrika, Südafrika
EG EGY: Egypt, Ägypten
IL ISR: Israel
AE ARE UAE: United Arab Emirates, De forente arabiske emirater, Vereinigte Arabische Emirate
SG SGP: Singapore, Singapur
TH THA: Thailand
VN VNM: Vietnam, Viet Nam
ID IDN: Indonesia, Indonesien
`;

/** Names of one city in those languages, and names that are no longer used. */
const CITIES = `
München, Munich, Muenchen
Köln, Cologne, Koeln
Nürnberg, Nuremberg, Nuernberg
Wien, Vienna
Zürich, Zurich, Zuerich
Genf, Geneva, Genève
Basel, Basle, Bâle
Hannover, Hanover
Braunschweig, Brunswick
Frankfurt am Main, Frankfurt a. M., Frankfurt/Main, Frankfurt a.M.
Aachen, Aix-la-Chapelle
København, Copenhagen, Kopenhagen, Kobenhavn
Göteborg, Gothenburg, Gøteborg
Helsinki, Helsingfors
Turku, Åbo
Reykjavík, Reykjavik
Warszawa, Warsaw, Warschau
Kraków, Cracow, Krakau
Gdańsk, Danzig
Wrocław, Breslau
Praha, Prague, Prag
Brussel, Brussels, Brüssel, Bruxelles
Antwerpen, Antwerp, Anvers
Den Haag, The Hague, Haag, 's-Gravenhage
Roma, Rome, Rom
Milano, Milan, Mailand
Firenze, Florence, Florenz
Venezia, Venice, Venedig
Napoli, Naples, Neapel
Torino, Turin
Genova, Genoa, Genua
Lisboa, Lisbon, Lissabon
Sevilla, Seville
Athina, Athens, Athen
Bucureşti, Bucharest, Bukarest
Beograd, Belgrade, Belgrad
Moskva, Moscow, Moskau
Kyiv, Kiev, Kyjiv
Beijing, Peking
Trondheim, Trondhjem
Kristiansand, Kristiansand S, Kr.sand, Christiansand
Tromsø, Tromsoe, Tromso
`;

interface Known {
  readonly place: string;
  readonly code: boolean;
}

const solid = (text: string): string => words(text).join('');

function read(): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  const add = (text: string, place: string, code: boolean): void => {
    if (!known.has(text)) known.set(text, { place, code });
  };
  for (const line of COUNTRIES.trim().split('\n')) {
    const [codes = '', names = ''] = line.split(': ');
    for (const name of names.split(', ')) add(solid(name), codes, false);
    for (const code of codes.split(' ')) add(code.toLowerCase(), codes, true);
  }
  for (const line of CITIES.trim().split('\n')) {
    for (const name of line.split(', ')) add(solid(name), transliterated(line), false);
  }
  return known;
}

const KNOWN = read();

/** A key that all names of one country or city share; `code` where it is a two- or three-letter code, which may mean something else. */
export function placeOf(text: string): Known | undefined {
  return KNOWN.get(solid(text)) ?? (/^[A-Za-z]{2,3}$/.test(text.trim()) ? KNOWN.get(text.trim().toLowerCase()) : undefined);
}
