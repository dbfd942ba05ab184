import { readFile } from 'node:fs/promises';
import { stop } from '../core/problem';
import { must, readPaths, writeAll } from './files';
import type { Call } from './main';
import { session } from './session';

/** `score <model.json> <files…> --out <dir>`: the frozen programs on new rows. */
export async function score(call: Call): Promise<void> {
  const [path, ...files] = call.files;
  if (path === undefined) return stop('cli.usage');
  const out = call.out ?? stop('cli.no-out');
  const bytes = await readFile(path).catch(() => stop('cli.no-file', { path }));
  const { engine, hooks } = session(call);
  const fileColumn = call.tell({ code: 'data.file-column', args: {} });
  const options = {
    delimiter: ',',
    decimal: '.',
    dialect: 'duckdb',
    language: call.language,
    ...(call.countTo !== undefined && { countTo: call.countTo }),
  } as const;
  const scored = must(
    await engine.score(
      bytes,
      async (overrides) => ({ ok: true, value: await readPaths(files, { ...overrides, fileColumn }) }),
      options,
      hooks,
    ),
  );
  await writeAll(out, new Map([['table.csv', scored.file.parts]]));
  if (!call.json) for (const note of scored.notes) call.print(call.tell(note));
  call.print(
    call.json
      ? JSON.stringify({ rows: scored.rows, notes: scored.notes.map(call.tell) })
      : call.tell({ code: 'cli.done', args: { folder: out, rows: scored.rows } }),
  );
}
