import { coalesce, column as ref, compare, number, text, type Expr } from '../../core/expr';
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
import { bounceColumn, latestDate, updatedColumn } from '../quality/columns';
import { FRESH_DAYS } from '../quality/meta';
import { printOf } from '../spellings/meta';
import { DOMAINS_ASKED, markNote, ROWS_NAMED, type Faulty, type params, type ReachReport, type Typo } from './meta';

const DAY = 86_400_000;
type Given = Params<typeof params>;

/** What makes a contact one that cannot be reached: the column, and when it is so. */
type Fault = { readonly column: string; readonly when: Expr };
type Learnt = {
  readonly emails: readonly string[];
  readonly broken: Fault | null;
  readonly bounced: Fault | null;
  readonly stale: (Fault & { readonly from: number }) | null;
  readonly mark: string | null;
};

export const impl: StepImpl<typeof params, ReachReport, MlTasks> = {
  async fit(train, given, { schema, checkpoint }) {
    const columns = columnMap(train);
    const emails = emailColumns(schema, columns);
    const derived: DerivedColumn[] = [];
    const broken: Fault[] = [];
    for (const column of emails) {
      const faults = await addressFaults(column, checkpoint);
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
    for (const column of emailColumns(schemaBefore, columns)) {
      typos.push(...typosIn(column, await addressFaults(column, checkpoint), before, teaching, given));
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
      broken: faulty(learnt.broken, before),
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

/** The words that were seen to be no address, and in any file what has no sign of one. */
function isBroken({ name, dict }: DictColumn, faults: readonly (string | null)[]): Expr {
  const of: Expr = { type: 'string', fn: 'trim', of: ref(name) };
  const piece = (at: number): Expr => ({ type: 'piece', of, by: '@', at });
  const lacks: Expr = { type: 'not', of: { type: 'contains', of: piece(2), part: '.' } };
  const more = compare(piece(3), '!=', text(''));
  const nobody = compare(piece(1), '=', text(''));
  const words = dict.filter((_, code) => faults[code] === 'syntax');
  const seen: Expr[] = words.length > 0 ? [{ type: 'in', of: ref(name), values: words }] : [];
  return anyOf([...seen, lacks, more, nobody]);
}

/** The domain put right and the name before it kept; null where no domain is to be put right. */
function mendedAddress({ name, dict }: DictColumn, faults: readonly (string | null)[], answers: Given['answers']): Expr | null {
  const wanted = new Set(answers.filter(([about, , answer]) => about === name && answer === 'mend').map(([, print]) => print));
  const domains = new Set(dict.flatMap((address, code) => (faults[code] === 'typo' ? [domainOf(address.trim().toLowerCase())] : [])));
  const table = [...domains].flatMap((domain): [string, string][] => {
    const meant = meantDomain(domain);
    return meant !== null && wanted.has(printOf(domain)) ? [[domain, meant]] : [];
  });
  if (table.length === 0) return null;
  const of: Expr = { type: 'string', fn: 'trim', of: ref(name) };
  const piece = (at: number): Expr => ({ type: 'piece', of, by: '@', at });
  const meant: Expr = {
    type: 'lookup',
    of: { type: 'string', fn: 'lower', of: piece(2) },
    table: table.sort(([a], [b]) => (a < b ? -1 : 1)),
    other: null,
    missing: null,
    to: 'category',
  };
  const whole: Expr = { type: 'if', when: compare(piece(3), '=', text('')), then: meant, else: { type: 'missing', kind: 'category' } };
  return coalesce({ type: 'concat', all: [piece(1), text('@'), whole] }, ref(name));
}

function without(when: Expr, { name, kind }: DictColumn, rest: Expr | null): Expr {
  return { type: 'if', when, then: { type: 'missing', kind }, else: rest ?? ref(name) };
}

function bouncedIn(schema: Schema, columns: ReadonlyMap<string, Column>, { bounce }: Given): Fault | null {
  const found = bounceColumn(schema, columns, bounce);
  const column = found && columns.get(found.name);
  if (!found || !column) return null;
  const name = found.name;
  if (isNumeric(column)) return { column: name, when: compare(ref(name), '>', number(0)) };
  return { column: name, when: { type: 'in', of: ref(name), values: found.words } };
}

function staleIn(schema: Schema, columns: ReadonlyMap<string, Column>, { updated, reference }: Given): Learnt['stale'] {
  const name = updatedColumn(schema, updated)?.name;
  const dates = name === undefined ? undefined : columns.get(name);
  const until = reference === 'auto' ? latestDate(schema, columns) : reference;
  if (name === undefined || until === null || dates?.kind !== 'date') return null;
  const from = until - FRESH_DAYS * DAY;
  return { column: name, from, when: compare(ref(name), '<', { type: 'date', value: from }) };
}

const FAULTS = ['broken', 'bounced', 'stale'] as const;

function faultsWith(learnt: Learnt, given: Given, action: 'mark' | 'drop'): readonly Expr[] {
  return FAULTS.flatMap((what) => (given[what] === action ? (learnt[what]?.when ?? []) : []));
}

function originOf(learnt: Learnt, given: Given): readonly string[] {
  return FAULTS.flatMap((what) => (given[what] === 'mark' ? (learnt[what]?.column ?? []) : []));
}

const anyOf = (all: readonly Expr[]): Expr => (all.length === 1 ? (all[0] as Expr) : { type: 'or', all });

/** What is not known is no fault. */
function surely(all: readonly Expr[]): Expr {
  return coalesce({ type: 'or', all }, { type: 'bool', value: false });
}

function faulty(fault: Fault | null, table: Table): Faulty | null {
  if (!fault) return null;
  const hits = numbers(evaluate(fault.when, table));
  const rows: number[] = [];
  let count = 0;
  for (let row = 0; row < table.rows; row++) {
    if (hits[row] !== 1) continue;
    count++;
    if (rows.length < ROWS_NAMED) rows.push(table.rowIds[row] as number);
  }
  return { column: fault.column, count, rows };
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
