import { column } from '../../core/expr';
import { say } from '../../core/message';
import type { Params } from '../../core/params';
import type { Program } from '../../core/program';
import type { Role, Schema } from '../../core/schema';
import type { StepImpl, StepView } from '../../core/step';
import { columnMap, placesOfIds, type Column, type Table } from '../../core/table';
import type { MlTasks } from '../context';
import { clusters, leaving, survivors, type Clusters, type Survivor } from './clusters';
import { prepareForms } from './forms';
import { DUPLICATES_LIMIT, QUEUE_LIMIT, type PairToAsk, type DuplicatesReport, type params } from './meta';
import { whoColumns } from './normal';
import { queueOf, type Queue } from './queue';

/**
 * Rows equal letter by letter go by a `distinct`; those that are the same in other writing or by an answer are named by their place in
 * the file, so that no cell stands in the program. The answers themselves are fingerprints, found again in next month's file.
 */
export const impl: StepImpl<typeof params, DuplicatesReport, MlTasks> = {
  async fit(train, { on, alike, survivor, answers }, { schema, checkpoint }) {
    const compared = comparedColumns(schema, on);
    if (compared.length === 0) return { program: [], learnt: { compared: 0, conflicts: 0 }, notes: [] };
    const program: Program[number][] = [{ op: 'distinct', on: compared.map(({ name }) => column(name)) }];
    await checkpoint();
    if (alike === 'written') await prepareForms(withColumns(train, schema), checkpoint);
    const found = clusters(train, compared, schema, alike === 'written', answers);
    await checkpoint();
    const rows = Array.from(leaving(train, found, survivor, schema), (row) => train.rowIds[row] as number);
    if (rows.length > 0) program.push({ op: 'keep', where: { type: 'not', of: { type: 'rowIn', rows } } });
    return { program, learnt: { compared: compared.length, conflicts: found.conflicts }, notes: [] };
  },

  /** Rows kept aside for judging are never taken out, but they are counted: what is said is about the file. */
  async report(view, { learnt }, given, context) {
    const { before, after, schemaBefore } = view;
    const compared = comparedColumns(schemaBefore, given.on);
    const all = clusters(before, compared, schemaBefore, given.alike === 'written', given.answers);
    const rows = before.rows;
    const found = compared.length > 0 ? rows - all.groups : 0;
    const share = rows > 0 ? found / rows : 0;
    const removed = rows - after.rows;
    const gone = goneFirst(before.rowIds, after.rowIds, 5);
    const queue = await search(view, given, context);
    const answered = new Set(given.answers.map(([, key]) => key));
    const open = queue ? queue.pairs.filter(({ key }) => !answered.has(key)) : [];
    const shown = queue ? [...open, ...queue.pairs.filter(({ key }) => answered.has(key))].slice(0, QUEUE_LIMIT) : [];
    return {
      rows,
      found,
      removed,
      share,
      light: share < DUPLICATES_LIMIT ? 'good' : 'bad',
      written: all.written,
      answered: all.answered,
      conflicts: (learnt as { readonly conflicts: number }).conflicts,
      search: queue?.state ?? 'off',
      pairs: withSurvivors(shown, before, all, given.survivor, schemaBefore).sort((a, b) => a.score - b.score || a.a - b.a || a.b - b.b),
      alike: queue?.pairs.length ?? 0,
      open: open.length,
      capped: queue?.looked?.capped ?? false,
      survivor: given.survivor,
      who: whoColumns(schemaBefore).map(({ name }) => name),
      examples: gone,
    };
  },
};

/** Which row would stay of each pair, as the rule for survivors has it: the better of the two that stay of their groups. */
function withSurvivors(pairs: Queue['pairs'], table: Table, found: Clusters, rule: Survivor, schema: Schema): PairToAsk[] {
  if (pairs.length === 0) return [];
  const { best, better } = survivors(table, found, rule, schema);
  const places = placesOfIds(
    table,
    pairs.flatMap(({ a, b }) => [a, b]),
  );
  const head = (id: number): number => best[found.of[places.get(id) as number] as number] as number;
  return pairs.map((pair) => ({ ...pair, stays: table.rowIds[better(head(pair.a), head(pair.b))] as number }));
}

/** The first few rows that went; the others stand in their old order. */
function goneFirst(before: Uint32Array, after: Uint32Array, most: number): readonly number[] {
  const gone: number[] = [];
  for (let row = 0, left = 0; row < before.length && gone.length < most; row++) {
    if (before[row] === after[left]) left++;
    else gone.push(before[row] as number);
  }
  return gone;
}

function comparedColumns(schema: Schema, on: Params<typeof params>['on']): Schema {
  const kept = on === 'all-columns' ? schema : schema.filter(({ role }) => role !== 'identifier');
  return kept.length > 0 ? kept : schema;
}

function withColumns(table: Table, schema: Schema): readonly { readonly column: Column; readonly role: Role }[] {
  const columns = columnMap(table);
  return schema.flatMap(({ name, role }) => {
    const column = columns.get(name);
    return column ? [{ column, role }] : [];
  });
}

async function search(
  { before, after, heldOut, schemaBefore }: StepView,
  { similar }: Params<typeof params>,
  { checkpoint, progress }: Parameters<typeof impl.report>[3],
): Promise<Queue | null> {
  if (!similar) return null;
  const aside = new Set<number>();
  after.rowIds.forEach((id, row) => {
    if (heldOut[row] === 1) aside.add(id);
  });
  const teaching = new Uint8Array(before.rows).fill(1);
  if (aside.size > 0) before.rowIds.forEach((id, row) => (teaching[row] = aside.has(id) ? 0 : 1));
  return queueOf(before, teaching, schemaBefore, async (share) => {
    progress(share, say('duplicates.comparing'));
    await checkpoint();
  });
}
