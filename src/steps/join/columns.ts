import { say, type Message } from '../../core/message';
import type { Params } from '../../core/params';
import { defaults } from '../../core/params';
import { FEATURES, type Made as MadeHint, type Role, type Schema, type SchemaColumn } from '../../core/schema';
import { findColumn, isNumeric, type Table } from '../../core/table';
import { params as customerParams } from '../customers/meta';
import { findParts } from '../customers/roles';
import { isNamedId } from './keys';
import type { HOWS, params } from './meta';
import { freshAmong, JOIN_NAMES, shortName } from './names';
import type { Route } from './resolve';

export type How = (typeof HOWS)[number];

/** A column that comes from the further file. */
export interface Made {
  /** `take`: as it stands there. `rows`, `amount` and `found` are of the row as a whole. */
  readonly how: How | 'take' | 'rows' | 'amount' | 'found' | 'fading';
  /** Columns it is made from there. */
  readonly from: readonly string[];
  readonly note: SchemaColumn;
}

/** Quantity and price of a line, and the discount that goes off it where one is a share. */
export interface Amount {
  readonly quantity: string;
  readonly price: string;
  readonly discount: string | null;
}

const DISCOUNT = /discount|rabatt/i;
/** Numbers of which neither the sum nor the mean says anything. */
const CALENDAR = /^(year|month|week|weekday|day|hour|år|måned|uke|ukedag|dag|time|jahr|monat|woche|tag|stunde)$/i;
/** Commonest values cost a join each. */
const MOST_COMMONEST = 6;

export function amountIn({ schema, wide, keys, lookedUp }: Route): Amount | null {
  const customer = keys[0]?.there.name ?? null;
  const own = schema.filter(({ name }) => name === customer || !lookedUp.has(name));
  const parts = findParts(own, { ...defaults(customerParams), customer, language: 'en' });
  const { amount, quantity, price } = parts.ok ? parts.value : { amount: null, quantity: null, price: null };
  if (amount || !quantity || !price) return null;
  const discount = own.find(({ name, kind }) => kind === 'number' && DISCOUNT.test(name) && isShare(wide, name));
  return { quantity: quantity.name, price: price.name, discount: discount?.name ?? null };
}

function isShare(table: Table, name: string): boolean {
  const column = findColumn(table, name);
  return column !== undefined && isNumeric(column) && column.data.every((value) => Number.isNaN(value) || (value >= 0 && value <= 1));
}

/** When a row happened: the file's own first date. */
export function dateIn({ schema, keys, lookedUp }: Pick<Route, 'schema' | 'keys' | 'lookedUp'>): SchemaColumn | null {
  const isKey = (name: string): boolean => keys.some(({ there }) => there.name === name);
  return schema.find(({ kind, role, name }) => kind === 'date' && role === 'date' && !isKey(name) && !lookedUp.has(name)) ?? null;
}

/** Keys without case and blanks, columns of their own here; for the join alone, so that nothing shows them. */
export function cleanedKeys(route: Route, before: Schema): Schema {
  const taken = new Set(before.map(({ name }) => name));
  return route.keys
    .filter(({ loose }) => loose)
    .map(({ here }) => {
      const name = freshAmong(taken, `${here.name} (key)`, shortName(route.file));
      return { name, kind: 'text', role: 'ignore', origin: here.origin, feature: false, plain: false };
    });
}

/** What comes of each column, by what it holds; the user's choices go before. */
export function columnsOf(
  route: Route,
  rolls: boolean,
  before: Schema,
  { columns, fading, language }: Pick<Params<typeof params>, 'columns' | 'fading' | 'language'>,
): readonly Made[] {
  const taken = new Set([...before, ...(rolls ? route.keys.map(({ there }) => there) : [])].map(({ name }) => name));
  const file = shortName(route.file);
  const names = JOIN_NAMES[language];
  const keyNames = new Set(route.keys.map(({ there }) => there.name));
  const wanted = new Map(columns);
  const name = (base: string): string => freshAmong(taken, base, file);
  const others = route.schema.filter((column) => !keyNames.has(column.name) && column.role !== 'ignore');
  if (!rolls) {
    const made = others
      .filter((column) => wanted.get(column.name) !== 'leave')
      .map((column): Made => {
        const called = name(column.name);
        const about = say('join.about.take', { column: column.name, file: route.file });
        return { how: 'take', from: [column.name], note: { ...column, name: called, origin: [called], about } };
      });
    const found = note(name(names.found(file)), 'bool', 'category', say('join.about.found', { file: route.file }));
    return [...made, { how: 'found', from: [], note: found }];
  }
  const amount = amountIn(route);
  const made: Made[] = [
    { how: 'rows', from: [], note: note(name(names.rows(file)), 'number', 'count', say('join.about.rows', { file: route.file })) },
  ];
  if (amount) {
    const { quantity, price, discount } = amount;
    const about = discount
      ? say('join.about.amount-discount', { quantity, price, discount, file: route.file })
      : say('join.about.amount', { quantity, price, file: route.file });
    made.push({
      how: 'amount',
      from: [quantity, price, ...(discount ? [discount] : [])],
      note: note(name(names.amount(file)), 'number', 'money', about),
    });
  }
  const date = dateIn(route);
  if (fading && date) {
    const about = say('join.about.fading', { column: date.name, file: route.file });
    made.push({
      how: 'fading',
      from: [date.name],
      note: { ...note(name(names.fading(file)), 'number', 'number', about), made: 'engagement' },
    });
  }
  let commonest = 0;
  for (const column of others) {
    let how = wanted.get(column.name) ?? 'auto';
    if (how === 'auto' || !fits(how, column)) how = automatic(column, route, date, amount);
    if (how === 'commonest' && ++commonest > MOST_COMMONEST) continue;
    if (how === 'auto' || how === 'leave') continue;
    const about = say(`join.about.${how}`, { column: column.name, file: route.file });
    made.push({ how, from: [column.name], note: rolled(name(names[how](column.name)), how, column, about) });
  }
  return hinted(made, before, amount);
}

function automatic(column: SchemaColumn, { lookedUp, wide }: Route, date: SchemaColumn | null, amount: Amount | null): How {
  const { name, kind, role } = column;
  if (kind === 'date') return name === date?.name ? 'since' : 'leave';
  if (role === 'category' || role === 'country') return kind === 'bool' ? 'share' : kind === 'text' ? 'leave' : 'commonest';
  if (kind === 'number' && CALENDAR.test(name)) return 'leave';
  if (role === 'identifier' || (kind === 'number' && isNamedId(name))) return allDiffer(wide, name) ? 'leave' : 'different';
  if (kind !== 'number' || lookedUp.has(name)) return kind === 'bool' ? 'share' : 'leave';
  if (name === amount?.price || name === amount?.discount || role === 'share' || role === 'number') return 'mean';
  return role === 'money' || role === 'count' ? 'sum' : 'leave';
}

/** Whether it can be asked of a column of this kind. */
export function fits(how: How, { kind }: Pick<SchemaColumn, 'kind'>): boolean {
  switch (how) {
    case 'auto':
    case 'leave':
    case 'different':
    case 'first':
      return true;
    case 'sum':
    case 'mean':
      return kind === 'number';
    case 'share':
      return kind === 'bool';
    case 'min':
    case 'max':
      return kind === 'number' || kind === 'date';
    case 'since':
      return kind === 'date';
    case 'commonest':
      return kind === 'category' || kind === 'text';
    default:
      return how satisfies never;
  }
}

/** Every row has another one, so that counting them says no more than counting rows. */
function allDiffer(table: Table, name: string): boolean {
  const column = findColumn(table, name);
  if (!column || isNumeric(column)) return false;
  return column.dict.length >= table.rows;
}

function rolled(name: string, how: Exclude<How, 'auto' | 'leave'>, column: SchemaColumn, about: Message): SchemaColumn {
  switch (how) {
    case 'sum':
    case 'mean': {
      const { role } = column;
      return note(
        name,
        'number',
        role === 'money' || (role === 'count' && how === 'sum') || (role === 'share' && how === 'mean') ? role : 'number',
        about,
      );
    }
    case 'share':
      return note(name, 'number', 'share', about);
    case 'since':
      return note(name, 'number', 'number', about);
    case 'different':
      return note(name, 'number', 'count', about);
    case 'commonest':
      return note(name, 'category', column.role === 'country' ? 'country' : 'category', about);
    case 'min':
    case 'max':
    case 'first':
      return note(name, column.kind, column.role, about);
    default:
      return how satisfies never;
  }
}

function note(name: string, kind: SchemaColumn['kind'], role: Role, about: Message): SchemaColumn {
  return { name, kind, role, origin: [name], feature: FEATURES.has(role) && kind !== 'text', plain: true, about };
}

/** Says which columns are how recently, how often and for how much, unless the table has one already. */
function hinted(made: readonly Made[], before: Schema, amount: Amount | null): readonly Made[] {
  const said = new Set(before.flatMap(({ made: hint }) => (hint ? [hint] : [])));
  const hint = (one: Made): MadeHint | null => {
    if (one.how === 'since') return 'recency';
    if (one.how === 'amount' || (one.how === 'sum' && one.note.role === 'money' && !amount)) return 'spend';
    return null;
  };
  return made.map((one) => {
    const is = hint(one);
    if (is === null || said.has(is)) return one;
    said.add(is);
    return { ...one, note: { ...one.note, made: is } };
  });
}
