import type { Params } from '../../core/params';
import { fail, ok, type Result } from '../../core/problem';
import { freshName, schemaMap, type Made, type Role, type Schema, type SchemaColumn } from '../../core/schema';
import { MADE_NAMES } from '../made-names';
import type { params } from './meta';

/** Which column of the order lines plays which part. */
export interface Parts {
  readonly customer: SchemaColumn;
  readonly date: SchemaColumn | null;
  readonly amount: SchemaColumn | null;
  readonly quantity: SchemaColumn | null;
  readonly price: SchemaColumn | null;
  readonly order: SchemaColumn | null;
  readonly product: SchemaColumn | null;
  /** Belong to the customer, so the first value of each customer is carried over. */
  readonly carried: readonly SchemaColumn[];
}

const CUSTOMER = /customer|client|kunde|household|husholdning|member|medlem|account|konto|user|bruker|buyer|kjøper|käufer/i;
const ORDER = /invoice|order|basket|transaction|receipt|faktura|ordre|bestil|bestell|kvittering|handlekurv|rechnung|beleg/i;
const PRODUCT = /product|produ[ck]t|stock|sku|article|artikkel|artikel|item|vare/i;
const QUANTITY = /quantity|qty|antall|anzahl|menge|units/i;
const PRICE = /price|pris|preis/i;
const AMOUNT = /amount|total|sum|revenue|sales|spend|beløp|betrag|umsatz|omsetning|value/i;

const CARRIED: ReadonlySet<Role> = new Set<Role>(['name', 'email', 'phone', 'address', 'postcode', 'country', 'consent', 'do-not-contact']);

/** The user's choice where there is one, else by role, then by name. */
export function findParts(schema: Schema, given: Params<typeof params>): Result<Parts> {
  const known = schemaMap(schema);
  for (const part of ['customer', 'date', 'amount', 'quantity', 'price', 'order', 'product'] as const) {
    const name = given[part];
    if (name !== null && !known.has(name)) return fail('customers.no-such-column', { column: name });
  }
  const chosen = (name: string | null): SchemaColumn | undefined => (name === null ? undefined : known.get(name));
  const ids = schema.filter(({ role }) => role === 'identifier');
  const customer = chosen(given.customer) ?? ids.find(({ name }) => CUSTOMER.test(name)) ?? (ids.length === 1 ? ids[0] : undefined);
  if (!customer) return fail('customers.no-customer');
  const others = schema.filter((column) => column !== customer);
  const date = chosen(given.date) ?? others.find(({ kind, role }) => kind === 'date' && role === 'date');
  if (date && date.kind !== 'date') return fail('customers.not-a-date', { column: date.name });
  const numbers = others.filter(({ kind, role }) => kind === 'number' && role !== 'ignore' && role !== 'identifier');
  const quantity = chosen(given.quantity) ?? numbers.find(({ name }) => QUANTITY.test(name));
  const price = chosen(given.price) ?? numbers.find(({ name }) => PRICE.test(name));
  const money = numbers.filter(({ role, name }) => role === 'money' && name !== price?.name);
  const amount = chosen(given.amount) ?? money.find(({ name }) => AMOUNT.test(name)) ?? (quantity && price ? undefined : money[0]);
  for (const column of [amount, quantity, price]) {
    if (column && column.kind !== 'number') return fail('customers.not-a-number', { column: column.name });
  }
  const keys = others.filter(({ role }) => role === 'identifier' || role === 'category' || role === 'text');
  return ok({
    customer,
    date: date ?? null,
    amount: amount ?? null,
    quantity: quantity ?? null,
    price: price ?? null,
    order: chosen(given.order) ?? keys.find(({ name, role }) => role === 'identifier' && ORDER.test(name)) ?? null,
    product: chosen(given.product) ?? keys.find(({ name }) => PRODUCT.test(name)) ?? null,
    carried: others.filter(({ role }) => CARRIED.has(role)),
  });
}

/** What a customer's row holds beside the id; null where the file cannot say. */
export interface CustomerColumns {
  readonly recency: SchemaColumn | null;
  readonly orders: SchemaColumn;
  readonly spend: SchemaColumn | null;
  readonly average: SchemaColumn | null;
  readonly tenure: SchemaColumn | null;
  readonly products: SchemaColumn | null;
  readonly returns: SchemaColumn | null;
}

/** The columns of a customer's row in order, and which is which. */
export function customerColumns(
  parts: Parts,
  { positiveOnly, language }: Pick<Params<typeof params>, 'positiveOnly' | 'language'>,
): { readonly schema: Schema; readonly made: CustomerColumns } {
  const { customer, date, amount, quantity, price, order, product, carried } = parts;
  const schema: SchemaColumn[] = [customer, ...carried];
  const names = MADE_NAMES[language];
  const add = (made: Exclude<Made, 'days-since'>, role: Role, from: readonly (SchemaColumn | null)[]): SchemaColumn => {
    const origin = [...new Set(from.flatMap((column) => column?.origin ?? []))];
    const column: SchemaColumn = { name: freshName(schema, names[made]), kind: 'number', role, origin, feature: true, plain: true, made };
    schema.push(column);
    return column;
  };
  const paid = amount ? [amount] : quantity && price ? [quantity, price] : null;
  const made: CustomerColumns = {
    recency: date && add('recency', 'number', [date]),
    orders: add('orders', 'count', [order ?? customer]),
    spend: paid && add('spend', 'money', paid),
    average: paid && add('average', 'money', [...paid, order]),
    tenure: date && add('tenure', 'number', [date]),
    products: product && add('products', 'count', [product]),
    returns: paid && !positiveOnly ? add('returns', 'count', amount ? [amount] : [quantity]) : null,
  };
  return { schema, made };
}
