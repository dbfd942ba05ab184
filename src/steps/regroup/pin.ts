import type { GroupMark } from '../../core/group-marks';
import { column as ref, compare, number, text, type Expr } from '../../core/expr';
import { evaluate } from '../../program/evaluate';
import { leastPeople } from '../segments-of';
import { matchSketches, scalesOf, similarity, sketchOf, type Scale } from '../sketches';
import { is, nextLetter, recode, size, undone, working, type Decided, type Stand } from './acts';

/**
 * A pinned group keeps its letter, and whoever was nearer to its centre than to those of the other groups of that day belongs to it. What the new
 * groups leave over of the group that holds these people goes to the nearest of the others, unless it is large enough to stand by itself.
 */
export function pin(stand: Stand, { of, letter }: GroupMark): Decided {
  const { table, schema, segment, groups, sketches } = stand;
  const people = of[0]?.people ?? '';
  const at = matchSketches(of.slice(0, 1), sketches)[0] ?? -1;
  // The very group that was pinned, however it was found: nothing to hold.
  if (sketches[at]?.people === people && groups.ids[at] === letter) {
    return { state: 'done', from: [letter], to: [letter], ops: [], kept: 1 };
  }
  const scales = new Map(scalesOf(table, schema).map((scale) => [scale.name, scale]));
  const used = (of[0]?.centre ?? []).map(([name]) => scales.get(name));
  if (used.length === 0 || used.includes(undefined) || of.some(({ centre }) => centre.length !== used.length)) {
    return undone('no-columns', groups.ids[at] === undefined ? [] : [groups.ids[at]]);
  }
  const columns = used as readonly Scale[];
  const nearest: Expr = {
    type: 'nearest',
    of: columns.map(({ name }) => ref(name)),
    centres: of.map(({ centre }) => columns.map(({ mean, sd }, j) => mean + sd * (centre[j]?.[1] ?? 0))),
    give: 'index',
  };
  const least = leastPeople(schema);
  const pinned = insideOf(nearest, stand);
  const inside = pinned.reduce((sum, is) => sum + is, 0);
  if (inside < least) return undone('lost');
  const was = groups.ids[at];
  const kept = similarity(
    people,
    sketchOf(
      table,
      schema,
      Uint32Array.from(pinned.keys()).filter((row) => pinned[row] === 1),
    ).people,
  );
  const done = { state: 'done', from: was === undefined ? [] : [was], to: [letter], kept } as const;
  if (was === letter && groups.of.every((place, row) => (place === at) === (pinned[row] === 1))) return { ...done, ops: [] };

  const mine = working(stand, 'pinned');
  const ops: Decided['ops'][number][] = [{ op: 'derive', columns: [{ name: mine, kind: 'number', expr: nearest }] }];
  const isPinned = compare(ref(mine), '=', number(0));
  const left = (groups.members[at] ?? []).filter((row) => pinned[row] === 0).length;
  const others = groups.ids.filter((_, place) => place !== at && (sketches[place]?.centre.length ?? 0) > 0);
  let rest: Expr = ref(segment);
  // Another group that goes by the pinned one's letter gives it up.
  const clash = was !== letter && groups.ids.includes(letter) ? (was ?? nextLetter(stand.letters)) : null;
  const named = (id: string): string => (id === letter ? (clash ?? id) : id);
  if (clash !== null) rest = { type: 'if', when: is(segment, letter), then: text(clash), else: rest };
  if (was !== undefined && left > 0) {
    const stays = left >= least && left * 2 >= size(groups, at);
    if (stays || others.length === 0) {
      const own = was === letter || clash === was ? nextLetter(new Set([...stand.letters, clash ?? ''])) : was;
      rest = { type: 'if', when: is(segment, was), then: text(own), else: rest };
    } else {
      const place = working(stand, 'nearest other');
      ops.push({ op: 'derive', columns: [{ name: place, kind: 'number', expr: toOthers(stand, columns, others) }] });
      const given = others.reduceRight<Expr>(
        (last, id, i) => ({ type: 'if', when: compare(ref(place), '=', number(i)), then: text(named(id)), else: last }),
        { type: 'missing', kind: 'category' },
      );
      rest = { type: 'if', when: is(segment, was), then: given, else: rest };
    }
  }
  ops.push(recode(segment, isPinned, text(letter), rest));
  return { ...done, ops };
}

function insideOf(nearest: Expr, { table }: Stand): Uint8Array {
  const said = evaluate(nearest, table);
  const data = said.kind === 'text' ? [] : said.data;
  return Uint8Array.from(data, (place) => (place === 0 ? 1 : 0));
}

function toOthers({ groups, sketches }: Stand, columns: readonly Scale[], others: readonly string[]): Expr {
  const centres = others.map((id) => {
    const off = new Map(sketches[groups.ids.indexOf(id)]?.centre ?? []);
    return columns.map(({ name, mean, sd }) => mean + sd * (off.get(name) ?? 0));
  });
  return { type: 'nearest', of: columns.map(({ name }) => ref(name)), centres, give: 'index' };
}
