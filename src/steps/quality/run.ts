import { column as ref } from '../../core/expr';
import type { Params } from '../../core/params';
import type { Schema } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap, isNumeric, type Column, type Table } from '../../core/table';
import { run } from '../../program/run';
import type { MlTasks } from '../context';
import { isMissingAt } from '../figures';
import { addressFaults } from './addresses';
import { bounceColumn, latestDate, mandatoryColumns, updatedColumn } from './columns';
import { enough } from './enough';
import { FRESH_DAYS, ROWS_NAMED, stateOf, type Found, type Light, type LightId, type params, type QualityReport } from './meta';
import { sameAs } from './twins';

const DAY = 86_400_000;
const NONE: Found = { count: 0, rows: [] };

interface Look {
  readonly table: Table;
  readonly schema: Schema;
  readonly columns: ReadonlyMap<string, Column>;
  readonly given: Params<typeof params>;
}

/** Looks and changes nothing: its program is empty. */
export const impl: StepImpl<typeof params, QualityReport, MlTasks> = {
  async fit() {
    return { program: [], learnt: null, notes: [] };
  },

  async report({ before: table, schemaBefore: schema }, _fitted, given, { checkpoint }) {
    const columns = columnMap(table);
    const look: Look = { table, schema, columns, given };
    const wanted = mandatoryColumns(schema, given.mandatory);
    const mandatory = wanted.filter((name) => columns.has(name));
    const { light: complete, gaps, lacking } = completeness(look, mandatory);
    await checkpoint();
    const duplicates = await twins(look, checkpoint);
    await checkpoint();
    const { lights: mails, emails } = await addresses(look, checkpoint);
    await checkpoint();
    const { light: fresh, reference } = freshness(look);
    const light = (of: Light): Light => (table.rows === 0 ? unknown(of.id, 'quality.why.no-rows', of.columns) : of);
    return {
      rows: table.rows,
      lights: [complete, duplicates, fresh, bounces(look), mails].map(light),
      mandatory: gaps,
      absent: wanted.filter((name) => !columns.has(name)),
      profiles: table.rows - complete.found.count,
      reference,
      emails,
      keyless: keyless(look),
      enough: enough(table, schema, columns, given.customer, lacking),
    };
  },
};

function unknown(id: LightId, why: string, columns: readonly string[] = []): Light {
  return { id, state: 'unknown', share: null, of: 0, found: NONE, columns, why };
}

function judged(id: LightId, found: Found, of: number, columns: readonly string[], share = of > 0 ? found.count / of : 0): Light {
  return { id, state: stateOf(id, share), share, of, found, columns, why: null };
}

/** The rows where it holds, the first of them by their place in the file. */
function foundWhere({ rows, rowIds }: Table, holds: (row: number) => boolean): Found {
  const named: number[] = [];
  let count = 0;
  for (let row = 0; row < rows; row++) {
    if (!holds(row)) continue;
    count++;
    if (named.length < ROWS_NAMED) named.push(rowIds[row] as number);
  }
  return { count, rows: named };
}

/** As good as the emptiest of the mandatory columns. */
function completeness({ table, columns }: Look, mandatory: readonly string[]) {
  const gaps: { column: string; missing: number }[] = [];
  const lacking = new Uint8Array(table.rows);
  for (const name of mandatory) {
    const column = columns.get(name) as Column;
    let missing = 0;
    for (let row = 0; row < table.rows; row++) {
      if (!isMissingAt(column, row)) continue;
      missing++;
      lacking[row] = 1;
    }
    gaps.push({ column: name, missing });
  }
  gaps.sort((a, b) => b.missing - a.missing);
  const found = foundWhere(table, (row) => lacking[row] === 1);
  const names = gaps.map(({ column }) => column);
  const worst = gaps[0];
  const light = worst
    ? judged('complete', found, table.rows, names, table.rows > 0 ? worst.missing / table.rows : 0)
    : unknown('complete', 'quality.why.no-mandatory');
  return { light, gaps, lacking };
}

async function twins({ table, schema, columns }: Look, checkpoint: () => Promise<void>): Promise<Light> {
  const first = await sameAs(schema, columns, table.rows, checkpoint);
  if (first) {
    const again = foundWhere(table, (row) => (first[row] as number) >= 0 && first[row] !== row);
    const who = schema.filter(({ role }) => ['email', 'phone', 'name', 'postcode', 'address'].includes(role)).map(({ name }) => name);
    return judged('duplicates', { count: again.count, rows: families(table, first) }, table.rows, who);
  }
  if (schema.length === 0) return unknown('duplicates', 'quality.why.no-rows');
  const kept = new Set(run([{ op: 'distinct', on: schema.map(({ name }) => ref(name)) }], table).rowIds);
  return judged(
    'duplicates',
    foundWhere(table, (row) => !kept.has(table.rowIds[row] as number)),
    table.rows,
    [],
  );
}

/** Rows about one person side by side, the first of them first. */
function families({ rowIds }: Table, first: Int32Array): readonly number[] {
  const members = new Map<number, number[]>();
  for (let row = 0; row < first.length; row++) {
    const head = first[row] as number;
    if (head < 0 || head === row) continue;
    const family = members.get(head) ?? [rowIds[head] as number];
    if (members.size >= ROWS_NAMED && !members.has(head)) break;
    family.push(rowIds[row] as number);
    members.set(head, family);
  }
  return [...members.values()].flat().slice(0, ROWS_NAMED);
}

function freshness({ table, schema, columns, given }: Look): { readonly light: Light; readonly reference: number | null } {
  const reference = given.reference === 'auto' ? latestDate(schema, columns) : given.reference;
  const name = updatedColumn(schema, given.updated)?.name;
  const dates = name === undefined ? undefined : columns.get(name);
  if (name === undefined || dates?.kind !== 'date') return { light: unknown('fresh', 'quality.why.no-updated'), reference };
  let known = 0;
  for (const value of dates.data) known += Number.isNaN(value) ? 0 : 1;
  if (reference === null || known < table.rows / 2) return { light: unknown('fresh', 'quality.why.few-updated', [name]), reference };
  const from = reference - FRESH_DAYS * DAY;
  const old = foundWhere(table, (row) => (dates.data[row] as number) < from);
  return { light: judged('fresh', old, known, [name]), reference };
}

function bounces({ table, schema, columns, given }: Look): Light {
  const column = bounceColumn(schema, columns, given.bounce);
  if (!column) return unknown('bounce', 'quality.why.no-bounce');
  let known = 0;
  for (let row = 0; row < table.rows; row++) known += column.bounced(row) === null ? 0 : 1;
  if (known === 0) return unknown('bounce', 'quality.why.empty-bounce', [column.name]);
  return judged(
    'bounce',
    foundWhere(table, (row) => column.bounced(row) === true),
    known,
    [column.name],
  );
}

/** Addresses that cannot arrive; those of a role arrive and are counted beside them. */
async function addresses(
  { table, schema, columns }: Look,
  checkpoint: () => Promise<void>,
): Promise<{ readonly lights: Light; readonly emails: QualityReport['emails'] }> {
  const name = schema.find(({ role, kind }) => role === 'email' && (kind === 'text' || kind === 'category'))?.name;
  const column = name === undefined ? undefined : columns.get(name);
  if (name === undefined || !column || isNumeric(column)) return { lights: unknown('addresses', 'quality.why.no-email'), emails: null };
  const faults = await addressFaults(column, checkpoint);
  const fault = (row: number): string | null => faults[column.codes[row] as number] ?? null;
  let of = 0;
  for (const code of column.codes) of += code < 0 ? 0 : 1;
  if (of === 0) return { lights: unknown('addresses', 'quality.why.empty-email', [name]), emails: null };
  const where = (wanted: string): Found => foundWhere(table, (row) => fault(row) === wanted);
  const wrong = foundWhere(table, (row) => fault(row) === 'syntax' || fault(row) === 'typo');
  return {
    lights: judged('addresses', wrong, of, [name]),
    emails: { syntax: where('syntax'), typos: where('typo'), roles: where('role'), of },
  };
}

/** A key with gaps: such a row can be tied to nobody. */
function keyless({ table, schema, columns, given }: Look): QualityReport['keyless'] {
  const name = given.customer ?? schema.find(({ role }) => role === 'identifier')?.name;
  const column = name === undefined ? undefined : columns.get(name);
  if (name === undefined || !column) return null;
  const { count, rows } = foundWhere(table, (row) => isMissingAt(column, row));
  return count === 0 || count === table.rows ? null : { column: name, count, first: rows[0] as number };
}
