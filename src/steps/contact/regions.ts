export const COUNTRIES = ['no', 'de', 'gb', 'us'] as const;
export type Country = (typeof COUNTRIES)[number];

/** Region and the beginnings of the postcodes that lie in it, wholly or for the most part: `13-15` are 13, 14 and 15. */
type Regions = readonly (readonly [region: string, beginnings: string])[];

/**
 * Norway: the first two digits of the postnummer (Posten's postal districts), each to the county (fylke, as from 2024) that most of its places lie in.
 * Germany: the first two digits of the Postleitzahl (Deutsche Post's Leitregion), to the Land. United Kingdom: Royal Mail's postcode area, to
 * the region or nation of the Office for National Statistics. United States: the first digit of the ZIP code, to its group of states (USPS).
 */
export const REGIONS: Readonly<Record<Country, Regions>> = {
  no: [
    ['Oslo', '00-12'],
    ['Akershus', '13-14 19-20'],
    ['Østfold', '15-18'],
    ['Innlandet', '21-29'],
    ['Buskerud', '30 33-36'],
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
    ['Niedersachsen', '21 26-27 29-31 37-38 49'],
    ['Schleswig-Holstein', '23-25'],
    ['Bremen', '28'],
    ['Nordrhein-Westfalen', '32-33 40-42 44-48 50-53 57-59'],
    ['Hessen', '34-36 60-61 63-65'],
    ['Rheinland-Pfalz', '54-56 67'],
    ['Saarland', '66'],
    ['Baden-Württemberg', '68-79 88-89'],
    ['Bayern', '80-87 90-97'],
  ],
  gb: [
    ['Scotland', 'AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE'],
    ['Northern Ireland', 'BT'],
    ['Wales', 'CF LD LL NP SA'],
    ['North East', 'DH DL NE SR TS'],
    ['North West', 'BB BL CA CH CW FY L LA M OL PR SK WA WN'],
    ['Yorkshire and the Humber', 'BD DN HD HG HU HX LS S WF YO'],
    ['East Midlands', 'DE LE LN NG NN'],
    ['West Midlands', 'B CV DY HR ST SY TF WR WS WV'],
    ['East of England', 'AL CB CM CO IP LU NR PE SG SS WD'],
    ['London', 'BR CR E EC EN HA IG KT N NW RM SE SM SW TW UB W WC'],
    ['South East', 'BN CT DA GU HP ME MK OX PO RG RH SL SO TN'],
    ['South West', 'BA BH BS DT EX GL PL SN SP TA TQ TR'],
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
