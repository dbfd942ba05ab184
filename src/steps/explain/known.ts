import type { Json } from '../../core/json';
import { schemaMap, type SchemaColumn } from '../../core/schema';
import { columnMap, isNumeric, takeColumn, type Column, type Table } from '../../core/table';
import type { StepView } from '../../core/step';
import type { TrainLearnt } from '../train/learnt';
import { placeOf } from '../train/remembered';
import { rootsOf } from './roots';

/** A column the person knows, and what the model looks at in its place. */
export interface Known {
  readonly name: string;
  /** Its cells by row of the table; cells that a step filled in are missing ones, as in the file. */
  readonly column: Column;
  /** The column they were taken from, by which it is known again. */
  readonly from: Column;
  readonly about: SchemaColumn;
  /** Names of the model's inputs that were made from it. */
  readonly inputs: readonly string[];
}

/** All that parts of the column and their words hang on, in one table. */
export function markOf({ name, from, about }: Known): Json {
  return [name, placeOf(from), about.name, about.role, about.made ?? null, about.origin];
}

/** Every column that speaks in the model's scores, in the order of its inputs. A date stands for the days that were counted from it. */
export function knownColumns(learnt: TrainLearnt, { source, after, schemaAfter, above }: StepView): readonly Known[] {
  const roots = rootsOf([...above.values()].map(({ program }) => program));
  const inputs = learnt.ensemble?.inputs ?? learnt.terms;
  const groups = new Map<string, string[]>();
  for (const { column, origin } of inputs) {
    const from = roots?.get(column) ?? origin;
    const name = from.length === 1 ? (from[0] as string) : column;
    const own = groups.get(name) ?? [];
    // groups are asked for in many ways
    if (!own.includes(column)) groups.set(name, [...own, column]);
  }
  const market = learnt.markets?.column;
  if (market !== undefined) groups.set(market, [...(groups.get(market) ?? []), market]);
  const now = columnMap(after);
  const schema = schemaMap(schemaAfter);
  const asRead = roots ? new Map<string, Column>() : columnMap(source);
  let places: Uint32Array | undefined;
  return [...groups].flatMap(([name, made]): Known[] => {
    const read = asRead.get(name);
    const column = read && read.kind !== 'date' ? takeColumn(read, (places ??= placesIn(source, after))) : now.get(name);
    const about = schema.get(name);
    if (column && about && column.kind !== 'date') {
      return [{ name, column, from: read && read.kind !== 'date' ? read : column, about, inputs: made }];
    }
    const plain = made.map((input) => schema.get(input)).find((one) => one?.plain === true && one.kind === 'number');
    const days = plain && now.get(plain.name);
    if (plain && days) return [{ name, column: days, from: days, about: plain, inputs: made }];
    const only = made.length === 1 ? now.get(made[0] as string) : undefined;
    const aboutOnly = only && schema.get(only.name);
    return only && aboutOnly && isNumeric(only) ? [{ name, column: only, from: only, about: aboutOnly, inputs: made }] : [];
  });
}

function placesIn(source: Table, table: Table): Uint32Array {
  const at = new Map(Array.from(source.rowIds, (id, place) => [id, place]));
  return Uint32Array.from(table.rowIds, (id) => at.get(id) ?? 0);
}

/** Every so many of too many: rows stand in the order of the file. */
export function evenly(rows: Uint32Array, most: number): Uint32Array {
  if (rows.length <= most) return rows;
  return Uint32Array.from({ length: most }, (_, i) => rows[Math.floor((i * rows.length) / most)] as number);
}
