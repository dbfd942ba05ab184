import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/data/read';
import type { Dialect } from '../../src/data/reading';
import { textSource } from '../../src/data/source';
import { hasShared, SHARED } from '../data/reading';
import { texts } from './judge';

interface Case {
  readonly description: string;
  readonly input?: unknown;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly expected: { readonly data?: unknown };
}

const path = join(SHARED, 'torture_csv/papaparse/test-cases.json');

/** Settings of PapaParse that ask for something else than the cells of a file, or that a file cannot say. */
const NOT_OURS: Readonly<Record<string, string>> = {
  comments: 'lines that are comments: a cell of ours may begin with any sign',
  preview: 'the first rows alone',
  dynamicTyping: 'kinds are another part here, inferred over the whole column',
  transform: 'a function of the caller',
  transformHeader: 'a function of the caller',
  step: 'how rows are handed over',
  chunk: 'how rows are handed over',
  worker: 'where it runs',
  fastMode: 'promises that there are no quotes',
  skipFirstNLines: 'rows above the table are our own guess',
  newline: 'line breaks are recognised one by one, whatever the caller says',
  delimitersToGuess: 'separators to try are ours',
  columns: 'writing',
};
const OPEN_QUOTE = 'a quote that is never closed is text here, so that one stray sign does not swallow the rows below; the line is told';
const EMPTY_COLUMN = 'a column without a name and without a value is left out, and that is told';
const TAKEN_NAME = 'a name that is taken becomes “A (2)”, as people would write it, and that is told';
/** Cases whose settings are ours, where we mean something else, each with why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'Quoted field with whitespace around quotes': 'blanks around quotes are no part of the cell',
  'Quoted field has no closing quote': OPEN_QUOTE,
  'Quoted field has invalid trailing quote after delimiter': OPEN_QUOTE,
  'Quoted field has invalid trailing quote before delimiter': OPEN_QUOTE,
  'Quoted field has invalid trailing quote after new line': OPEN_QUOTE,
  'Multiple consecutive empty fields': EMPTY_COLUMN,
  'Other fields are empty': EMPTY_COLUMN,
  'Simple duplicated header names': TAKEN_NAME,
  'Duplicated header names existing column': TAKEN_NAME,
  'Duplicate header names with __proto__ field': TAKEN_NAME,
  'Mixed slash n and slash r should choose first as precident': 'every kind of line break ends a row',
  'ASCII 30 delimiter': 'control signs are no text',
  'Bad delimiter (\\n)': 'a line break parts no cells',
  "Parsing with skipEmptyLines set to 'greedy'": 'rows of blanks alone are rows: somebody wrote them',
};

const known = (value: unknown): value is string => typeof value === 'string' && /^[\x01-\x7f]$/.test(value);

/** How the case's file is laid out; the reason where that is no layout of ours. */
function layout({ config = {} }: Case, guessed: boolean): Partial<Dialect> | string {
  const named = Object.keys(config).find((key) => key in NOT_OURS && config[key] !== false && config[key] !== undefined);
  if (named !== undefined) return NOT_OURS[named] as string;
  const { delimiter, quoteChar, escapeChar, header } = config;
  if (delimiter !== undefined && delimiter !== '' && !known(delimiter)) return 'a separator of several signs, or a function';
  if (escapeChar !== undefined && escapeChar !== (quoteChar ?? '"')) return 'another sign in front of quotes';
  if (quoteChar !== undefined && quoteChar !== null && quoteChar !== '"' && quoteChar !== "'") return 'quotes of another sign';
  return {
    ...(known(delimiter) ? { delimiter } : guessed ? {} : { delimiter: ',' }),
    quote: quoteChar === null ? '' : quoteChar === "'" ? "'" : '"',
    escape: 'double',
    headerRows: header === true ? 1 : 0,
    skip: 0,
    footer: 0,
  };
}

/** Rows that say something, without the empty cells at their end: blank lines are no rows here, short rows are filled up. */
function saying(rows: readonly (readonly string[])[]): string[][] {
  return rows.map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1)).filter((row) => row.length > 0);
}

async function ours({ input }: Case, dialect: Partial<Dialect>): Promise<string[][] | string> {
  const read = await readFile('case.csv', textSource(String(input)), { dialect });
  if (!read.ok) return read.problem.code;
  const { raw } = read.value;
  const rows = texts(raw);
  for (const { row, extra } of raw.ragged) rows[row]?.push(...extra);
  return saying(rows);
}

describe.skipIf(!existsSync(path))(`PapaParse's own cases${hasShared ? '' : ' (skipped: ../shared/data is not there)'}`, () => {
  const file = JSON.parse(existsSync(path) ? readFileSync(path, 'utf8') : '{}') as Readonly<Record<string, readonly Case[]>>;
  const core = file['CORE_PARSER_TESTS'] ?? [];
  const all = [...core, ...(file['PARSE_TESTS'] ?? [])];

  it('come out the same but for those that are not ours, each with its reason', async () => {
    const wrong: string[] = [];
    const reasons = new Map<string, number>();
    let same = 0;
    for (const one of all) {
      const dialect = layout(one, !core.includes(one));
      const { data } = one.expected;
      const why = typeof dialect === 'string' ? dialect : OTHERWISE[one.description];
      if (why !== undefined || typeof dialect === 'string' || typeof one.input !== 'string' || !Array.isArray(data)) {
        reasons.set(why ?? 'no text goes in', (reasons.get(why ?? 'no text goes in') ?? 0) + 1);
        continue;
      }
      const wanted = saying(
        data.map((row: unknown) => (Array.isArray(row) ? row : Object.values(row as object).flat()).map((text) => String(text ?? ''))),
      );
      const got = await ours(one, dialect);
      const equal = wanted.length === 0 ? typeof got === 'string' || got.length === 0 : JSON.stringify(got) === JSON.stringify(wanted);
      if (equal) same++;
      else wrong.push(`${one.description}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`.slice(0, 300));
    }
    console.log(`PapaParse: ${same} of ${all.length} cases the same, ${all.length - same - wrong.length} not ours`);
    expect(wrong).toEqual([]);
    expect(same).toBeGreaterThan(80);
    const never = Object.keys(OTHERWISE).filter((name) => !all.some(({ description }) => description === name));
    expect(never).toEqual([]);
  });
});
