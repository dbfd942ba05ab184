import { readFile } from 'node:fs/promises';
import { stop } from '../core/problem';
import { readPath, only, writeAll } from './files';
import type { Call } from './main';
import { must } from './run';
import { session } from './session';

/** `score <model.json> <file> --out <dir>`: the frozen programs on a new file. */
export async function score(call: Call): Promise<void> {
  const [path, ...files] = call.files;
  if (path === undefined) return stop('cli.usage');
  const out = call.out ?? stop('cli.no-out');
  const bytes = await readFile(path).catch(() => stop('cli.no-file', { path }));
  const file = only(files);
  const { engine, hooks } = session(call);
  const options = { delimiter: ',', decimal: '.', dialect: 'duckdb', language: call.language } as const;
  const scored = must(
    await engine.score(bytes, async (overrides) => ({ ok: true, value: await readPath(file, overrides) }), options, hooks),
  );
  await writeAll(out, new Map([['table.csv', scored.file.parts]]));
  call.print(call.json ? JSON.stringify({ rows: scored.rows }) : call.tell({ code: 'cli.done', args: { folder: out, rows: scored.rows } }));
}
