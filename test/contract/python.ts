import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cell, dictColumn, numericColumn, type Cell, type Table } from '../../src/core/table';

const PYTHON = '/usr/bin/python3';

/** Debian's Python with pandas; without it these tests are skipped. */
export const hasPandas = (): boolean =>
  spawnSync(PYTHON, ['-c', 'import sys, importlib.util as of; sys.exit(not (of.find_spec("numpy") and of.find_spec("pandas")))']).status ===
  0;

interface Job {
  readonly script: string;
  readonly table: Table;
  readonly inputs?: ReadonlyMap<string, Table>;
}

const JUDGE = `
import json, sys
import numpy as np
def read(told, Table):
    columns, kinds = {}, {}
    for name, kind, cells in told["columns"]:
        kinds[name] = kind
        if kind in ("text", "category"):
            columns[name] = np.array(cells + [None], dtype=object)[:-1]
        else:
            columns[name] = np.array([np.nan if c is None else c for c in cells], dtype=float)
    return Table(columns, kinds, np.array(told["ids"], dtype="int64"))
def tell(t):
    cells = lambda of: [None if c is None or c != c else c for c in of.tolist()]
    return {"ids": t.ids.tolist(), "columns": [[name, t.kinds[name], cells(of)] for name, of in t.columns.items()]}
for line in open(sys.argv[1], encoding="utf-8"):
    job = json.loads(line)
    scope = {"__name__": "pipeline"}
    try:
        exec(compile(job["script"], "pipeline.py", "exec"), scope)
        given = {name: read(of, scope["Table"]) for name, of in job["inputs"]}
        print(json.dumps(tell(scope["run"](read(job["table"], scope["Table"]), given))))
    except Exception as error:
        print(json.dumps({"error": repr(error)}))
`;

interface Told {
  readonly ids: readonly number[];
  readonly columns: readonly (readonly [string, Table['columns'][number]['kind'], readonly Cell[]])[];
}

/** What each script gives, or what went wrong; one Python for all. */
export function runInPython(jobs: readonly Job[]): readonly (Table | string)[] {
  const folder = mkdtempSync(join(tmpdir(), 'leadlight-python-'));
  try {
    const path = join(folder, 'jobs.jsonl');
    const lines = jobs.map(({ script, table, inputs = new Map<string, Table>() }) =>
      JSON.stringify({ script, table: told(table), inputs: [...inputs].map(([id, of]) => [id, told(of)]) }),
    );
    writeFileSync(path, `${lines.join('\n')}\n`);
    const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', JUDGE, path], { encoding: 'utf8', maxBuffer: 2 ** 30 });
    if (status !== 0) throw new Error(stderr);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => tableOf(JSON.parse(line) as Told | { readonly error: string }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function told(table: Table): Told {
  const rows = Array.from({ length: table.rows }, (_, row) => row);
  return {
    ids: [...table.rowIds],
    columns: table.columns.map((column) => [column.name, column.kind, rows.map((row) => cell(column, row))]),
  };
}

function tableOf(answer: Told | { readonly error: string }): Table | string {
  if ('error' in answer) return answer.error;
  const columns = answer.columns.map(([name, kind, cells]) =>
    kind === 'text' || kind === 'category'
      ? dictColumn(name, kind, cells as readonly (string | null)[])
      : numericColumn(name, kind, cells as readonly (number | null)[]),
  );
  return { rows: answer.ids.length, rowIds: Uint32Array.from(answer.ids), columns };
}

export const isTable = (answer: Table | string): answer is Table => typeof answer !== 'string';
