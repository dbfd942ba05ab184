import { column as ref, type Expr } from '../../core/expr';
import type { Answer } from '../../core/params';
import type { DerivedColumn } from '../../core/program';
import type { Role, Schema, SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap, isNumeric, type Column, type DictColumn } from '../../core/table';
import { company } from '../../ml/legal-forms';
import { deceives } from '../../ml/text-keys';
import { lower } from '../../program/fold';
import type { MlTasks } from '../context';
import { GROUP_LIMIT, printOf, verdictOf, type params, type Spelling, type SpellingGroup, type SpellingsReport, type Why } from './meta';
import { SURE, variants, type Level } from './variants';

/** Columns of groups: here capitals and blanks mean nothing, so they are put right without asking. Names and outcomes are only asked about. */
const TIDY: ReadonlySet<Role> = new Set<Role>(['category', 'country', 'segment']);
const ASKED: ReadonlySet<Role> = new Set<Role>([...TIDY, 'outcome', 'name', 'address', 'text']);
/** A group is said to be one for the weakest of its reasons. */
const WEAKEST_FIRST: readonly Why[] = ['near', 'look-alike', 'place', 'legal-form', 'letters'];
const MOST_LEVELS = 5000;
/** A text column whose values hardly repeat has no spellings of one value. */
const REPEATED = 0.8;
const COMPANY_SHARE = 0.2;
const LONG = 60;

export const impl: StepImpl<typeof params, SpellingsReport, MlTasks> = {
  async fit(train, { tidy, columns, answers }, { schema, checkpoint }) {
    const data = columnMap(train);
    const made: DerivedColumn[] = [];
    for (const one of chosen(schema, columns)) {
      const column = data.get(one.name);
      if (!column || isNumeric(column)) continue;
      await checkpoint();
      const expr = replacing(one, levelsOf(column), tidy, answersFor(answers, one.name));
      if (expr) made.push({ name: one.name, kind: column.kind, expr });
    }
    return {
      program: made.length > 0 ? [{ op: 'derive', columns: made }] : [],
      learnt: { columns: made.map(({ name }) => name) },
      notes: [],
    };
  },

  async report({ before, after, schemaBefore, heldOut }, _fitted, { tidy, columns, answers }, { checkpoint }) {
    const [was, is] = [columnMap(before), columnMap(after)];
    const groups: SpellingGroup[] = [];
    const tidied: SpellingsReport['tidied'][number][] = [];
    const hidden: SpellingsReport['hidden'][number][] = [];
    const changed = new Uint8Array(before.rows);
    let looked = 0;
    for (const one of chosen(schemaBefore, columns)) {
      const column = was.get(one.name);
      const now = is.get(one.name);
      if (!column || isNumeric(column) || !now || isNumeric(now)) continue;
      await checkpoint();
      markChanged(changed, column, now);
      const levels = levelsOf(column, heldOut);
      if (!askedAbout(one, levels, columns !== null)) continue;
      looked++;
      const form = tidyForms(one, levels, tidy);
      tidied.push(...tidyGroups(one.name, form));
      const merged = mergedLevels(levels, form);
      const found = await variants(merged, checkpoint);
      groups.push(...groupsOf(one.name, merged, found, answersFor(answers, one.name)));
      const odd = merged.filter(({ value }) => deceives(value)).length;
      if (odd > 0) hidden.push({ column: one.name, values: odd });
    }
    const size = ({ variants: of }: SpellingGroup): number => of.reduce((sum, { rows }) => sum + rows, 0);
    groups.sort((a, b) => Number(b.open) - Number(a.open) || size(b) - size(a));
    return {
      columns: looked,
      tidied: tidied.slice(0, GROUP_LIMIT),
      tidiedCount: tidied.reduce((sum, { from }) => sum + from.length, 0),
      groups: groups.slice(0, GROUP_LIMIT),
      open: groups.filter(({ open }) => open).length,
      rowsChanged: changed.reduce((sum, of) => sum + of, 0),
      hidden,
    };
  },
};

function chosen(schema: Schema, columns: readonly string[] | null): Schema {
  const asked = columns && new Set(columns);
  return schema.filter(({ name, kind, role }) => (kind === 'category' || kind === 'text') && (asked ? asked.has(name) : ASKED.has(role)));
}

function askedAbout({ role }: SchemaColumn, levels: readonly Level[], byHand: boolean): boolean {
  if (levels.length < 2 || levels.length > MOST_LEVELS) return false;
  if (byHand || TIDY.has(role) || role === 'outcome') return true;
  const rows = levels.reduce((sum, level) => sum + level.rows, 0);
  if (levels.length > REPEATED * rows) return false;
  if (role === 'name') return levels.filter(({ value }) => company(value).forms.length > 0).length >= COMPANY_SHARE * levels.length;
  return levels.every(({ value }) => value.length <= LONG);
}

/** Values with their rows, held-out rows left out. */
function levelsOf({ codes, dict }: DictColumn, heldOut?: Uint8Array): readonly Level[] {
  const rows = new Uint32Array(dict.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (code >= 0 && heldOut?.[row] !== 1) rows[code] = (rows[code] as number) + 1;
  }
  return dict.flatMap((value, code) => ((rows[code] as number) > 0 ? [{ value, rows: rows[code] as number }] : []));
}

const answersFor = (answers: readonly Answer[], column: string): ReadonlyMap<string, string> =>
  new Map(answers.filter(([about]) => about === column).map(([, print, answer]) => [print, answer]));

/** Capitals, and blanks from the keyboard; a blank that only looks like one is no spelling to put right in silence. */
const tidyKey = (value: string): string =>
  lower(value)
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '');

/** Each value that has a commoner form with other capitals or blanks, and that form. */
function tidyForms({ role }: SchemaColumn, levels: readonly Level[], tidy: boolean): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  if (!tidy || !TIDY.has(role)) return forms;
  const best = new Map<string, Level>();
  for (const level of levels) {
    const held = best.get(tidyKey(level.value));
    const wins = !held || level.rows > held.rows || (level.rows === held.rows && level.value < held.value);
    if (wins) best.set(tidyKey(level.value), level);
  }
  for (const { value } of levels) {
    const form = (best.get(tidyKey(value)) as Level).value;
    if (form !== value) forms.set(value, form);
  }
  return forms;
}

function tidyGroups(column: string, forms: ReadonlyMap<string, string>): SpellingsReport['tidied'] {
  const byForm = new Map<string, string[]>();
  for (const [from, to] of forms) byForm.set(to, [...(byForm.get(to) ?? []), from]);
  return [...byForm].map(([to, from]) => ({ column, to, from }));
}

function mergedLevels(levels: readonly Level[], forms: ReadonlyMap<string, string>): readonly Level[] {
  const rows = new Map<string, number>();
  for (const level of levels) {
    const form = forms.get(level.value) ?? level.value;
    rows.set(form, (rows.get(form) ?? 0) + level.rows);
  }
  return [...rows].map(([value, of]) => ({ value, rows: of })).sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** What a value becomes by the answers; undefined where none says anything, or the value meant is not there. */
function answered(value: string, answers: ReadonlyMap<string, string>, byPrint: ReadonlyMap<string, string>): string | undefined {
  const answer = answers.get(printOf(value));
  if (answer === undefined) return undefined;
  const verdict = verdictOf(answer);
  switch (verdict.type) {
    case 'value':
      return byPrint.get(verdict.print);
    case 'text':
      return verdict.text;
    case 'stay':
      return value;
    default:
      return verdict satisfies never;
  }
}

/**
 * The column with its spellings put right, or null when there are none: first the values answered for, then those that differ in capitals, whatever
 * the capitals of a new row are; a value in neither list is kept.
 */
function replacing(one: SchemaColumn, levels: readonly Level[], tidy: boolean, answers: ReadonlyMap<string, string>): Expr | null {
  const forms = tidyForms(one, levels, tidy);
  const merged = mergedLevels(levels, forms);
  const byPrint = new Map(merged.map(({ value }) => [printOf(value), value]));
  const final = (form: string): string => answered(form, answers, byPrint) ?? form;
  const exact: [string, string][] = [];
  const capitals = new Map<string, string>();
  const tidyTargets = new Set(forms.values());
  for (const { value } of levels) {
    const form = forms.get(value) ?? value;
    if (tidyTargets.has(form)) capitals.set(lower(value), final(form));
    else if (final(form) !== value) exact.push([value, final(form)]);
  }
  const of = ref(one.name);
  const table = (from: Expr, entries: readonly (readonly [string, string])[]): Expr[] =>
    entries.length > 0 ? [{ type: 'lookup', of: from, table: entries, other: null, missing: null, to: 'category' }] : [];
  const all = [...table(of, exact), ...table({ type: 'string', fn: 'lower', of }, [...capitals])];
  return all.length > 0 ? { type: 'coalesce', all: [...all, of] } : null;
}

function groupsOf(
  column: string,
  levels: readonly Level[],
  found: Awaited<ReturnType<typeof variants>>,
  answers: ReadonlyMap<string, string>,
): readonly SpellingGroup[] {
  const byPrint = new Map(levels.map(({ value }) => [printOf(value), value]));
  const spelling = (level: number): Spelling => {
    const { value, rows } = levels[level] as Level;
    return { value, odd: deceives(value), print: printOf(value), rows, becomes: answered(value, answers, byPrint) ?? null };
  };
  const byHead = new Map<number, typeof found>();
  for (const variant of found) byHead.set(variant.to, [...(byHead.get(variant.to) ?? []), variant]);
  return [...byHead].map(([to, of]): SpellingGroup => {
    const whys = new Set(of.map(({ why }) => why));
    const why = WEAKEST_FIRST.find((one) => whys.has(one)) ?? 'near';
    const all = of.map(({ from }) => spelling(from));
    return {
      column,
      why,
      sure: SURE.has(why),
      to: spelling(to),
      variants: all,
      open: all.some(({ becomes }) => becomes === null),
    };
  });
}

function markChanged(changed: Uint8Array, before: Column, after: Column): void {
  if (isNumeric(before) || isNumeric(after) || before === after) return;
  for (let row = 0; row < changed.length; row++) {
    const [a, b] = [before.codes[row] as number, after.codes[row] as number];
    if (a >= 0 && before.dict[a] !== after.dict[b]) changed[row] = 1;
  }
}
