import { say, type Message } from '../core/message';
import { stop } from '../core/problem';
import { MOST_SOURCES, type Recipe } from '../core/recipe';
import type { Reading } from '../data/reading';
import { matchFiles, sourcesFor } from '../engine/further';
import type { EngineSession, RunHooks, SessionDataset } from '../engine/session-types';
import { sourceId, withProposals } from '../steps/joins';
import type { Proposal } from '../steps/join/propose';
import { must } from './files';
import type { Call } from './main';

interface Placed {
  readonly dataset: SessionDataset;
  readonly recipe: Recipe;
}

/** The first file is the notebook's own, the others are joined to it where that can be; how is printed. */
export async function joined(
  recipe: Recipe,
  [reading, ...others]: readonly [Reading, ...Reading[]],
  engine: EngineSession,
  hooks: RunHooks,
  { json, print, tell }: Pick<Call, 'json' | 'print' | 'tell'>,
): Promise<Placed> {
  if (others.length > MOST_SOURCES) return stop('cli.too-many-files', { files: others.length, most: MOST_SOURCES });
  const further = new Map<string, Reading>();
  for (const other of others) further.set(sourceId(other.name, new Set(further.keys())), other);
  const dataset = { id: reading.fingerprint, reading, further };
  if (others.length === 0) return { dataset, recipe };
  const sources = sourcesFor(recipe, [...further]);
  const proposals = must(await engine.propose(dataset, { ...recipe, sources }, [...further.keys()], hooks));
  const name = (id: string): string => further.get(id)?.name ?? id;
  for (const message of proposals.flatMap((one) => inWords(one, name))) if (!json) print(tell(message));
  return { dataset, recipe: withProposals(recipe, sources, proposals) };
}

/** Files for a recipe that was saved: each goes where its columns fit. */
export function placed(recipe: Recipe, readings: readonly [Reading, ...Reading[]]): Placed {
  const own = recipe.columns.map(({ name }) => name);
  const files = matchFiles(own, recipe.sources ?? [], readings);
  if (!files || readings.length > 1 + files.further.size)
    return stop('cli.other-columns', { one: readings[0].name, other: readings.at(-1)?.name ?? '' });
  return { dataset: { id: files.reading.fingerprint, ...files }, recipe };
}

function inWords(proposal: Proposal, name: (id: string) => string): readonly Message[] {
  const file = name(proposal.source);
  switch (proposal.type) {
    case 'join': {
      const { here, there, would } = proposal.overlap;
      const [[left, right] = ['', '']] = proposal.key;
      const met = say('cli.joined', {
        file,
        here: left,
        there: right,
        matched: here.matched,
        rows: here.rows,
        unmatched: there.rows - there.matched,
        theirs: there.rows,
      });
      return proposal.unique ? [met] : [met, say('cli.rolled', { file, would, rows: here.rows })];
    }
    case 'lookup': {
      const { matched, rows } = proposal.overlap.here;
      return [say('cli.looked-up', { file, other: name(proposal.of), column: proposal.from, matched, rows })];
    }
    case 'none':
      return [say('cli.not-joined', { file })];
    default:
      return proposal satisfies never;
  }
}
