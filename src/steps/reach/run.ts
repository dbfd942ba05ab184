import { coalesce, type Expr } from '../../core/expr';
import type { Json } from '../../core/json';
import type { Params } from '../../core/params';
import type { DerivedColumn, Program } from '../../core/program';
import type { Schema } from '../../core/schema';
import type { StepImpl, StepView } from '../../core/step';
import { columnMap, isNumeric, type Column, type DictColumn, type Table } from '../../core/table';
import { changedRows, placesBefore } from '../../program/compare';
import { evaluate } from '../../program/evaluate';
import { numbers } from '../../program/vector';
import type { MlTasks } from '../context';
import { countMissing } from '../figures';
import { addressFaults, domainOf, meantDomain } from '../quality/addresses';
import { printOf } from '../spellings/meta';
import { anyOf, bouncedIn, isBroken, mendedAddress, staleIn, without, type Fault, type StaleFault } from './faults';
import { DOMAINS_ASKED, markNote, ROWS_NAMED, type Faulty, type params, type ReachReport, type Typo } from './meta';

type Given = Params<typeof params>;

type Learnt = {
  readonly emails: readonly string[];
  readonly broken: Fault | null;
  readonly bounced: Fault | null;
  readonly stale: StaleFault | null;
  readonly mark: string | null;
};

export const impl: StepImpl<typeof params, ReachReport, MlTasks> = {
  async fit(train, given, { schema, checkpoint }) {
    const columns = columnMap(train);
    const emails = emailColumns(schema, columns);
    const derived: DerivedColumn[] = [];
    const broken: Fault[] = [];
    for (const column of emails) {
      const faults = ofRows(column, await addressFaults(column, checkpoint));
      const when = isBroken(column, faults);
      broken.push({ column: column.name, when });
      const mended = mendedAddress(column, faults, given.answers);
      const expr = given.broken === 'missing' ? without(when, column, mended) : mended;
      if (expr) derived.push({ name: column.name, kind: column.kind, expr });
    }
    const learnt: Learnt = {
      emails: emails.map(({ name }) => name),
      broken: broken.length > 0 ? { column: broken[0]?.column ?? '', when: anyOf(broken.map(({ when }) => when)) } : null,
      bounced: bouncedIn(schema, columns, given),
      stale: staleIn(schema, columns, given),
      mark: null,
    };
    const note = markNote(schema, given);
    if (note) derived.push({ name: note.name, kind: 'bool', expr: surely(faultsWith(learnt, given, 'mark')) });
    const dropped = faultsWith(learnt, given, 'drop');
    const dropping: Program = dropped.length === 0 ? [] : [{ op: 'keep', where: { type: 'not', of: surely(dropped) } }];
    return {
      program: derived.length > 0 ? [{ op: 'derive', columns: derived }] : [],
      learnt: { ...learnt, mark: note?.name ?? null } as unknown as Json,
      notes: note ? [{ ...note, origin: originOf(learnt, given) }] : [],
      ...(dropping.length > 0 ? { dropping } : {}),
    };
  },

  async report(view, fitted, given, { checkpoint }) {
    const { before, after, schemaBefore } = view;
    const learnt = fitted.learnt as unknown as Learnt;
    const columns = columnMap(before);
    const now = columnMap(after);
    const places = placesBefore(before, after);
    const teaching = teachingIds(view);
    const typos: Typo[] = [];
    let [mended, emptied] = [0, 0];
    const broken: Faulty[] = [];
    for (const column of emailColumns(schemaBefore, columns)) {
      const faults = await addressFaults(column, checkpoint);
      typos.push(...typosIn(column, faults, before, teaching, given));
      broken.push({ column: column.name, ...rowsWhere(before, (row) => faults[column.codes[row] as number] === 'syntax') });
      const left = now.get(column.name);
      if (!left || left === column) continue;
      const gone = places === null ? countMissing(left) - countMissing(column) : 0;
      emptied += gone;
      mended += changedRows(column, left, places).length - gone;
    }
    typos.sort((a, b) => Number(a.answer !== null) - Number(b.answer !== null) || b.count - a.count || (a.domain < b.domain ? -1 : 1));
    const marks = learnt.mark === null ? undefined : now.get(learnt.mark);
    return {
      rows: before.rows,
      looked: [...learnt.emails, ...[learnt.bounced, learnt.stale].flatMap((fault) => (fault ? [fault.column] : []))],
      typos: typos.slice(0, DOMAINS_ASKED),
      open: typos.filter(({ answer }) => answer === null).length,
      mended,
      broken: broken.length === 0 ? null : broken.reduce(together),
      bounced: faulty(learnt.bounced, before),
      stale: learnt.stale && { ...(faulty(learnt.stale, before) as Faulty), from: learnt.stale.from },
      emptied,
      marked: marks && isNumeric(marks) ? marks.data.reduce((sum, mark) => sum + (mark === 1 ? 1 : 0), 0) : 0,
      leftOut: before.rows - after.rows,
    };
  },
};

function emailColumns(schema: Schema, columns: ReadonlyMap<string, Column>): readonly DictColumn[] {
  return schema.flatMap(({ name, role }) => {
    const column = role === 'email' ? columns.get(name) : undefined;
    return column && !isNumeric(column) ? [column] : [];
  });
}

/** The dictionary may hold words of rows that are kept aside: only those that stand in a row count. */
function ofRows<Fault>({ codes, dict }: DictColumn, faults: readonly (Fault | null)[]): readonly (Fault | null)[] {
  const stands = new Uint8Array(dict.length);
  for (const code of codes) if (code >= 0) stands[code] = 1;
  return faults.map((fault, code) => (stands[code] === 1 ? fault : null));
}

const FAULTS = ['broken', 'bounced', 'stale'] as const;

function faultsWith(learnt: Learnt, given: Given, action: 'mark' | 'drop'): readonly Expr[] {
  return FAULTS.flatMap((what) => (given[what] === action ? (learnt[what]?.when ?? []) : []));
}

function originOf(learnt: Learnt, given: Given): readonly string[] {
  return FAULTS.flatMap((what) => (given[what] === 'mark' ? (learnt[what]?.column ?? []) : []));
}

/** What is not known is no fault. */
function surely(all: readonly Expr[]): Expr {
  return coalesce({ type: 'or', all }, { type: 'bool', value: false });
}

function faulty(fault: Fault | null, table: Table): Faulty | null {
  if (!fault) return null;
  const hits = numbers(evaluate(fault.when, table));
  return { column: fault.column, ...rowsWhere(table, (row) => hits[row] === 1) };
}

function rowsWhere({ rows: all, rowIds }: Table, holds: (row: number) => boolean): Omit<Faulty, 'column'> {
  const rows: number[] = [];
  let count = 0;
  for (let row = 0; row < all; row++) {
    if (!holds(row)) continue;
    count++;
    if (rows.length < ROWS_NAMED) rows.push(rowIds[row] as number);
  }
  return { count, rows };
}

/** Of several columns of addresses, the first that has a fault gives its name. */
function together(a: Faulty, b: Faulty): Faulty {
  return {
    column: a.count > 0 ? a.column : b.column,
    count: a.count + b.count,
    rows: [...new Set([...a.rows, ...b.rows])].slice(0, ROWS_NAMED),
  };
}

/** Rows kept aside for judging are not asked about. */
function teachingIds({ after, heldOut }: StepView): (id: number) => boolean {
  const aside = new Set<number>();
  after.rowIds.forEach((id, row) => heldOut[row] === 1 && aside.add(id));
  return (id) => !aside.has(id);
}

function typosIn(
  { name, codes, dict }: DictColumn,
  faults: readonly (string | null)[],
  { rows, rowIds }: Table,
  teaches: (id: number) => boolean,
  { answers }: Given,
): readonly Typo[] {
  const given = new Map(answers.filter(([about]) => about === name).map(([, print, answer]) => [print, answer]));
  const found = new Map<string, { count: number; rows: number[] }>();
  for (let row = 0; row < rows; row++) {
    const code = codes[row] as number;
    const id = rowIds[row] as number;
    if (faults[code] !== 'typo' || !teaches(id)) continue;
    const domain = domainOf((dict[code] as string).trim().toLowerCase());
    const held = found.get(domain) ?? { count: 0, rows: [] };
    held.count++;
    if (held.rows.length < ROWS_NAMED) held.rows.push(id);
    found.set(domain, held);
  }
  return [...found].flatMap(([domain, { count, rows: first }]): Typo[] => {
    const meant = meantDomain(domain);
    const print = printOf(domain);
    const answer = given.get(print);
    return meant === null
      ? []
      : [{ column: name, domain, meant, print, count, rows: first, answer: answer === 'mend' || answer === 'stay' ? answer : null }];
  });
}
