import type { Message } from './message';
import type { Kind, Table } from './table';

/** What a column is for. `ignore` is the user's choice; the last three are made by steps and never given by hand. */
export type Role =
  | 'identifier'
  | 'name'
  | 'email'
  | 'phone'
  | 'address'
  | 'postcode'
  | 'country'
  | 'consent'
  | 'do-not-contact'
  | 'date'
  | 'money'
  | 'count'
  | 'share'
  | 'number'
  | 'category'
  | 'text'
  | 'outcome'
  | 'segment'
  | 'ignore'
  | 'target'
  | 'chance'
  | 'cluster';

/** The roles a person can choose from. */
export const ROLES: readonly Role[] = [
  'identifier',
  'name',
  'email',
  'phone',
  'address',
  'postcode',
  'country',
  'consent',
  'do-not-contact',
  'date',
  'money',
  'count',
  'share',
  'number',
  'category',
  'text',
  'outcome',
  'segment',
  'ignore',
];

/** Roles that speak about a person and are no features unless the user says so. */
export const PERSONAL: ReadonlySet<Role> = new Set<Role>(['name', 'email', 'phone', 'address']);

/** Roles a model or a distance may use. Dates become numbers in Engineer first. */
export const FEATURES: ReadonlySet<Role> = new Set<Role>(['country', 'date', 'money', 'count', 'share', 'number', 'category']);

/** `days-since` counts from the date in `origin`, `engagement` is the weight of an event that fades; the others are of a customer's orders. */
export type Made = 'recency' | 'orders' | 'spend' | 'average' | 'tenure' | 'products' | 'returns' | 'days-since' | 'engagement';

export interface SchemaColumn {
  readonly name: string;
  readonly kind: Kind;
  readonly role: Role;
  /** Columns of the source file this one was made from; `[name]` for a source column. Explanations sum back to these. */
  readonly origin: readonly string[];
  /** A model or a distance may use it. A step that makes a better form of a column turns the old form off. */
  readonly feature: boolean;
  /** In units a person knows, so worth showing in a profile; logs, one-hot flags and scaled copies are not. */
  readonly plain: boolean;
  /** What a step counted or summed in it, so that sentences need not guess from its name. */
  readonly made?: Made;
  /** What it holds, in one sentence; of columns made by steps. */
  readonly about?: Message;
  /** How the program works it out, as text, and the step that made it; the engine fills it in. */
  readonly formula?: { readonly text: string; readonly by: string };
  /** Share of its cells that were empty and were filled in, in it or in what it was made from. */
  readonly filled?: number;
  /** Of a count in a window of time that is made several times over: days from its end to the day counted to. */
  readonly back?: number;
  /** Of a column of segments: none is smaller, and of fewer rows nothing is told. */
  readonly least?: number;
  /** In an outline only: stands for any number of columns called `name=…`, which the data will name. */
  readonly family?: boolean;
}

export type Schema = readonly SchemaColumn[];

export function schemaMap(schema: Schema): ReadonlyMap<string, SchemaColumn> {
  return new Map(schema.map((column) => [column.name, column]));
}

/** Every column of a fresh table with the role it was given, or the one that follows from its kind. */
export function schemaOf(table: Table, roles: ReadonlyMap<string, Role>): Schema {
  return table.columns.map(({ name, kind }) => {
    const role = roles.get(name) ?? roleOfKind(kind);
    return { name, kind, role, origin: [name], feature: FEATURES.has(role) && kind !== 'text', plain: true };
  });
}

export function roleOfKind(kind: Kind): Role {
  return kind === 'bool' ? 'category' : kind;
}

/**
 * The schema after a step: columns in the order of the table; a note replaces what was known of a column, and a
 * column without a note keeps what it had. What was filled in is carried to the columns made from it. @throws Error when a column has neither: the step forgot its note
 */
export function schemaAfter(table: Table, before: Schema, notes: Schema): Schema {
  const had = schemaMap(before);
  const fresh = schemaMap(notes);
  return table.columns.map(({ name, kind }) => {
    const note = fresh.get(name) ?? had.get(name);
    if (!note) throw new Error(`no note for the column ${JSON.stringify(name)}`);
    const carried = fresh.has(name) && note.filled === undefined ? Math.max(0, ...note.origin.map((of) => had.get(of)?.filled ?? 0)) : 0;
    if (carried > 0) return { ...note, kind, filled: carried };
    return note.kind === kind ? note : { ...note, kind };
  });
}

/** The first column with the role, in table order. */
export function withRole(schema: Schema, role: Role): SchemaColumn | undefined {
  return schema.find((column) => column.role === role);
}

/** `base`, or `base (2)`, `base (3)` … when a column has that name already. */
export function freshName(schema: Schema, base: string): string {
  const taken = new Set(schema.map((column) => column.name));
  let name = base;
  for (let i = 2; taken.has(name); i++) name = `${base} (${i})`;
  return name;
}
