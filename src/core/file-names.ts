/** What a folder may hold that can be read. */
const READABLE = /\.(?:csv|tsv|tab|txt|gz|zip|xlsx|xlsm|xls|xlsb|ods|parquet|jsonl|ndjson)$/i;

/** Files of a folder that may hold a table; hidden ones and those a spreadsheet program leaves behind do not. */
export function mayHoldTable(name: string): boolean {
  return READABLE.test(name) && !/^(?:\.|~\$)/.test(name);
}

/** `file 2` before `file 10`. */
export function byName(a: string, b: string): number {
  const parts = (name: string): string[] => name.toLowerCase().split(/(\d+)/);
  const [x, y] = [parts(a), parts(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [p, q] = [x[i] as string, y[i] as string];
    if (p === q) continue;
    if (i % 2 === 1 && Number(p) !== Number(q)) return Number(p) - Number(q);
    return p < q ? -1 : 1;
  }
  return x.length - y.length || (a < b ? -1 : a > b ? 1 : 0);
}
