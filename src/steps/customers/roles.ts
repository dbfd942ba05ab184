import type { Params } from '../../core/params';
import { fail, ok, type Result } from '../../core/problem';
import { schemaMap, type Role, type Schema, type SchemaColumn } from '../../core/schema';
import type { params } from './meta';
import type { EventKind } from './names';

/** Which column of the events plays which part. */
export interface Parts {
  readonly customer: SchemaColumn;
  readonly date: SchemaColumn | null;
  readonly amount: SchemaColumn | null;
  readonly quantity: SchemaColumn | null;
  readonly price: SchemaColumn | null;
  readonly order: SchemaColumn | null;
  readonly product: SchemaColumn | null;
  /** What the product is called in plain words. */
  readonly called: SchemaColumn | null;
  /** What was done: opened, clicked, asked. */
  readonly action: SchemaColumn | null;
  /** Groups of lines whose shares are worked out. */
  readonly shares: readonly SchemaColumn[];
  /** Weights of events that fade, made above. */
  readonly faded: readonly SchemaColumn[];
  readonly event: EventKind;
  /** Belong to the customer, so the first value of each customer is carried over. */
  readonly carried: readonly SchemaColumn[];
}

const CUSTOMER = /customer|client|kunde|household|husholdning|member|medlem|account|konto|user|bruker|buyer|kjøper|käufer/i;
const ORDER = /invoice|order|basket|transaction|receipt|faktura|ordre|bestil|bestell|kvittering|handlekurv|rechnung|beleg/i;
const PRODUCT = /product|produ[ck]t|stock|sku|article|artikkel|artikel|item|vare/i;
const CALLED = /descri|beskriv|bezeichn|d[ée]sign|(product|produ[ck]t|item|article|arti[ck]k?el|vare).{0,2}(name|navn|title|tittel|titel)/i;
const QUANTITY = /quantity|qty|antall|anzahl|menge|units/i;
const PRICE = /price|pris|preis/i;
const AMOUNT = /amount|total|sum|revenue|sales|spend|beløp|betrag|umsatz|omsetning|value/i;

const ACTION = /event|action|activity|hendelse|handling|aktivitet|ereignis|aktion|^type$/i;
const SHARED = /channel|kanal|source|kilde|quelle|categor|kategor|department|avdeling|segment|device|enhet|medium|store|butikk/i;
/** More columns than these are shared out only when asked for. */
const MOST_SHARED = 2;
const KINDS: readonly (readonly [EventKind, RegExp])[] = [
  ['email', /e-?mail|e-?post|newsletter|nyhetsbrev|campaign|kampanje|opened|click|klikk/i],
  ['ticket', /ticket|support|^case|^sak|henvendelse|anfrage|complaint|klage/i],
  ['visit', /visit|session|page|url|besøk|besuch|referrer/i],
];

const CARRIED: ReadonlySet<Role> = new Set<Role>(['name', 'email', 'phone', 'address', 'postcode', 'country', 'consent', 'do-not-contact']);

/** The user's choice where there is one, else by role, then by name. */
export function findParts(schema: Schema, given: Params<typeof params>): Result<Parts> {
  const known = schemaMap(schema);
  const named = [given.customer, given.date, given.amount, given.quantity, given.price, given.order, given.product, given.action];
  for (const name of [...named, ...(given.shares ?? [])]) {
    if (name !== null && !known.has(name)) return fail('customers.no-such-column', { column: name });
  }
  const chosen = (name: string | null): SchemaColumn | undefined => (name === null ? undefined : known.get(name));
  const ids = schema.filter(({ role }) => role === 'identifier');
  const customer = chosen(given.customer) ?? ids.find(({ name }) => CUSTOMER.test(name)) ?? (ids.length === 1 ? ids[0] : undefined);
  if (!customer) return fail('customers.no-customer');
  const others = schema.filter((column) => column !== customer);
  const date = chosen(given.date) ?? others.find(({ kind, role }) => kind === 'date' && role === 'date');
  if (date && date.kind !== 'date') return fail('customers.not-a-date', { column: date.name });
  const numbers = others.filter(
    ({ kind, role, made }) => kind === 'number' && role !== 'ignore' && role !== 'identifier' && made === undefined,
  );
  const quantity = chosen(given.quantity) ?? numbers.find(({ name }) => QUANTITY.test(name));
  const price = chosen(given.price) ?? numbers.find(({ name }) => PRICE.test(name));
  const money = numbers.filter(({ role, name }) => role === 'money' && name !== price?.name);
  const amount = chosen(given.amount) ?? money.find(({ name }) => AMOUNT.test(name)) ?? (quantity && price ? undefined : money[0]);
  for (const column of [amount, quantity, price]) {
    if (column && column.kind !== 'number') return fail('customers.not-a-number', { column: column.name });
  }
  const keys = others.filter(({ role }) => role === 'identifier' || role === 'category' || role === 'text');
  const order = chosen(given.order) ?? keys.find(({ name, role }) => role === 'identifier' && ORDER.test(name));
  const product = chosen(given.product) ?? keys.find(({ name }) => PRODUCT.test(name));
  const words = others.filter(({ kind, role }) => (kind === 'category' || kind === 'text') && (role === 'category' || role === 'text'));
  const groups = others.filter((one) => one.kind === 'category' && one.role === 'category' && one !== order && one !== product);
  const action = chosen(given.action) ?? groups.find(({ name }) => ACTION.test(name));
  const shares = given.shares?.flatMap((name) => known.get(name) ?? []) ?? groups.filter(({ name }) => SHARED.test(name));
  for (const column of [...(action ? [action] : []), ...shares]) {
    if (column.kind !== 'category' && column.kind !== 'text') return fail('customers.not-a-group', { column: column.name });
  }
  return ok({
    customer,
    date: date ?? null,
    amount: amount ?? null,
    quantity: quantity ?? null,
    price: price ?? null,
    order: order ?? null,
    product: product ?? null,
    called: (product && words.find((column) => column !== product && column !== order && CALLED.test(column.name))) ?? null,
    action: action ?? null,
    shares: given.shares === null ? shares.filter((one) => one !== action).slice(0, MOST_SHARED) : shares,
    faded: schema.filter(({ made }) => made === 'engagement'),
    event: given.event !== 'auto' ? given.event : amount || price || order ? 'order' : eventOf(others),
    carried: others.filter(({ role }) => CARRIED.has(role)),
  });
}

/** What is not bought is told by the names of its columns; how to reach a customer says nothing of it. */
function eventOf(columns: Schema): EventKind {
  const names = columns.filter(({ role }) => !CARRIED.has(role)).map(({ name }) => name);
  return KINDS.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0] ?? 'event';
}
