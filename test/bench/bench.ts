/**
 * Ratios to peers in one run: `npm run bench -- [--json] [--only name]`. Every file of this folder that exports `cases` is run; a
 * peer that is not installed is skipped and said so.
 */
import fs from 'node:fs';
import os from 'node:os';
import type { BenchCase } from './case';

interface Line {
  readonly name: string;
  readonly runtime: string;
  /** Null where it did not end. */
  readonly ours_ms: number | null;
  readonly peer: string;
  readonly peer_ms: number | null;
  readonly ratio: number | null;
  readonly note: string;
}

const round = (value: number): number => Number(value.toPrecision(4));

async function allCases(): Promise<BenchCase[]> {
  const here = new URL('.', import.meta.url);
  const files = fs
    .readdirSync(here)
    .filter((file) => file.endsWith('.ts') && fs.readFileSync(new URL(file, here), 'utf8').match(/^export const cases/m));
  const modules = await Promise.all(files.sort().map((file) => import(new URL(file, here).href) as Promise<{ cases: BenchCase[] }>));
  return modules.flatMap(({ cases }) => cases);
}

/** The machine's load in the last minute, by core: above 1, others were at work and only ratios mean something. */
const load = (): string => ((os.loadavg()[0] ?? 0) / os.availableParallelism()).toFixed(1);

async function run(bench: BenchCase): Promise<Line> {
  let ours = Infinity;
  let theirs: number | null = Infinity;
  let more = '';
  for (let round = 0; round < (bench.rounds ?? 2); round++) {
    const measured = await bench.ours();
    const { ms, note } = typeof measured === 'number' ? { ms: measured, note: '' } : measured;
    if (ms < ours) more = note;
    ours = Math.min(ours, ms);
    const answer: number | null = theirs === null ? null : await bench.theirs();
    theirs = answer === null || theirs === null ? null : Math.min(theirs, answer);
  }
  const { name, runtime, peer } = bench;
  const notes = [bench.note, more, `load ${load()} per core`, theirs === null ? 'peer not installed, skipped' : ''];
  return {
    name,
    runtime,
    ours_ms: round(ours),
    peer,
    peer_ms: theirs === null ? null : round(theirs),
    ratio: theirs === null ? null : round(ours / theirs),
    note: notes.filter((one) => one !== '').join('; '),
  };
}

/** One that failed is told as such, and the others are still run. */
function failed({ name, runtime, peer, note }: BenchCase, thrown: unknown): Line {
  const why = String(thrown).split('\n')[0] ?? '';
  return { name, runtime, ours_ms: null, peer, peer_ms: null, ratio: null, note: `${note}; did not end: ${why}` };
}

async function main(args: readonly string[]): Promise<void> {
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
  const cases = (await allCases()).filter(({ name }) => only === undefined || name.includes(only));
  const lines: Line[] = [];
  for (const bench of cases) {
    const line = await run(bench).catch((thrown: unknown) => failed(bench, thrown));
    lines.push(line);
    if (!args.includes('--json')) {
      console.log(
        `${line.name} (${line.runtime}): ${line.ours_ms ?? '–'} ms, ${line.peer} ${line.peer_ms ?? '–'} ms, ratio ${line.ratio ?? '–'}; ${line.note}`,
      );
    }
  }
  if (args.includes('--json')) console.log(JSON.stringify(lines, null, 2));
}

void main(process.argv.slice(2));
