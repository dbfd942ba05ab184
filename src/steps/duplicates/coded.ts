/** A text or nothing for every row: `texts` are distinct, a row holds the place of its own in them, or -1. */
export interface Coded {
  readonly codes: Int32Array;
  readonly texts: readonly string[];
}

export const none = (rows: number): Coded => ({ codes: new Int32Array(rows).fill(-1), texts: [] });

/**
 * The rows' codes as texts; `text` is asked once for each code that occurs, and texts that come out equal are one.
 * @param codes of all rows of the table, -1 where missing
 */
export function coded(rows: Int32Array, codes: Int32Array, text: (code: number) => string | null): Coded {
  const most = codes.reduce((most, code) => Math.max(most, code), -1);
  const map = new Int32Array(most + 1).fill(-2);
  const seen = new Map<string, number>();
  const texts: string[] = [];
  const out = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const code = codes[rows[at] as number] as number;
    if (code < 0) {
      out[at] = -1;
      continue;
    }
    if (map[code] === -2) {
      const of = text(code);
      let known = of === null ? -1 : seen.get(of);
      if (known === undefined && of !== null) {
        known = texts.length;
        seen.set(of, known);
        texts.push(of);
      }
      map[code] = known ?? -1;
    }
    out[at] = map[code] as number;
  }
  return { codes: out, texts };
}

/** Each text in another form. */
export function derived({ codes, texts }: Coded, form: (text: string) => string | null): Coded {
  const seen = new Map<string, number>();
  const map = Int32Array.from(texts, (text) => {
    const of = form(text);
    if (of === null) return -1;
    const known = seen.get(of) ?? seen.size;
    seen.set(of, known);
    return known;
  });
  return { codes: codes.map((code) => (code < 0 ? -1 : (map[code] as number))), texts: [...seen.keys()] };
}
