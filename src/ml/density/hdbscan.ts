import { condense, excessOfMass, type Condensed } from './condense';
import type { Reach } from './reach';

export interface Grouping {
  /** By row; -1 is noise. Groups are numbered by their first row. */
  readonly labels: Int32Array;
  readonly groups: number;
  readonly noise: number;
}

/** HDBSCAN* (Campello, Moulavi & Sander 2013) by excess of mass: groups of at least `least` rows that last the longest as the distance shrinks. */
export function hdbscan(found: Reach, least: number): Grouping & { readonly condensed: Condensed } {
  const condensed = condense(found, Math.max(2, least));
  return { ...groupsOf(condensed, excessOfMass(condensed)), condensed };
}

function groupsOf({ parent, last }: Condensed, chosen: Uint8Array): Grouping {
  const under = new Int32Array(parent.length).fill(-1);
  for (let group = 1; group < parent.length; group++)
    under[group] = chosen[group] === 1 ? group : (under[parent[group] as number] as number);
  const number = new Map<number, number>();
  let noise = 0;
  const labels = last.map((group) => {
    const top = under[group] as number;
    if (top < 0) {
      noise++;
      return -1;
    }
    let label = number.get(top);
    if (label === undefined) number.set(top, (label = number.size));
    return label;
  });
  return { labels, groups: number.size, noise };
}
