import type { GroupMark } from '../../core/group-marks';
import { say } from '../../core/message';
import { column as ref } from '../../core/expr';
import type { Program } from '../../core/program';
import { freshName, withRole } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { findColumn, isNumeric } from '../../core/table';
import { countMissing } from '../figures';
import { leastPeople } from '../segments-of';
import { groupsOf, matchSketches, sketchEach } from '../sketches';
import { run } from '../../program/run';
import type { MlTasks } from '../context';
import { marksOf, standingMarks } from './between';
import { merge, reject, type Decided, type Stand } from './acts';
import type { Act, ActDone, params, RegroupReport } from './meta';
import { pin } from './pin';
import { split } from './split';

type Learnt = { readonly acts: readonly ActDone[] };

export const impl: StepImpl<typeof params, RegroupReport, MlTasks> = {
  async fit(train, { acts }, context) {
    const segment = withRole(context.schema, 'cluster')?.name;
    const column = segment === undefined ? undefined : findColumn(train, segment);
    if (acts.length === 0 || segment === undefined || !column || isNumeric(column)) {
      await context.checkpoint();
      return { program: [], learnt: { acts: [] }, notes: [] };
    }
    const program: Program[number][] = [];
    const done: ActDone[] = [];
    // A letter is used once: a group that comes later must not be taken for one that was set aside.
    const letters = new Set([...column.dict, ...acts.map(({ letter }) => letter)]);
    const found = freshName(context.schema, 'group as found');
    const asFound: Program = [{ op: 'derive', columns: [{ name: found, kind: 'category', expr: ref(segment) }] }];
    let table = run(asFound, train);
    for (const [i, mark] of acts.entries()) {
      context.progress(i / acts.length, say('regroup.progress'));
      await context.checkpoint();
      const groups = groupsOf(table, context.schema);
      const sketches = await sketchEach(table, context.schema, groups, () => context.checkpoint());
      const matched = matchSketches(mark.of, sketches);
      const stand: Stand = { table, schema: context.schema, segment, groups, sketches, letters, number: i };
      const decided = await decide(mark, stand, matched, context);
      if (decided.ops.length > 0) {
        table = run(decided.ops, table);
        program.push(...decided.ops);
        for (const id of groupsOf(table, context.schema).ids) letters.add(id);
      }
      done.push({ does: mark.does as Act, state: decided.state, from: decided.from, to: decided.to, kept: decided.kept ?? null });
    }
    const learnt: Learnt = { acts: done };
    if (program.length === 0) return { program: [], learnt, notes: [] };
    const marks = standingMarks(table, context.schema, segment, found);
    const tidy: Program = [{ op: 'select', columns: context.schema.map(({ name }) => name) }];
    return { program: [...asFound, ...program, ...marks, ...tidy], learnt, notes: [] };
  },

  async report({ before, after, schemaBefore, schemaAfter }, fitted, { acts }) {
    const { acts: done } = fitted.learnt as Learnt;
    const empty = (of: typeof after): number => {
      const name = withRole(schemaAfter, 'cluster')?.name;
      const column = name === undefined ? undefined : findColumn(of, name);
      return column ? countMissing(column) : 0;
    };
    const text = (mark: GroupMark | undefined, field: string): string => mark?.texts.find(([name]) => name === field)?.[1] ?? '';
    return {
      rows: after.rows,
      least: leastPeople(schemaAfter),
      found: groupsOf(before, schemaBefore).ids.length,
      groups: groupsOf(after, schemaAfter).ids.length,
      aside: Math.max(0, empty(after) - empty(before)),
      marks: done.length > 0 ? marksOf(schemaAfter) : { between: null, sure: null },
      pinned: done.flatMap(({ does, state, to }) => (does === 'pin' && state === 'done' ? to : [])),
      acts: done.map((act, i) => ({ ...act, note: text(acts[i], 'note'), for: text(acts[i], 'for') })),
    };
  },
};

function decide(mark: GroupMark, stand: Stand, matched: Int32Array, context: Parameters<typeof impl.fit>[2]): Decided | Promise<Decided> {
  const does = mark.does as Act;
  switch (does) {
    case 'merge':
      return merge(stand, matched);
    case 'reject':
      return reject(stand, matched);
    case 'split':
      return split(stand, matched, context);
    case 'pin':
      return pin(stand, mark);
    default:
      return does satisfies never;
  }
}
