import { describe, expect, it } from 'vitest';
import { arithmetic, coalesce, column, compare, flag, number, text, type Expr } from '../../src/core/expr';
import type { Op } from '../../src/core/program';
import { createTableSql, toSql, type SqlInput } from '../../src/program/sql';

const input: SqlInput = {
  table: 'leads',
  columns: [
    { name: 'age', kind: 'number' },
    { name: 'city', kind: 'category' },
    { name: 'since', kind: 'date' },
  ],
};

/** The queries after the first, which only names the columns. */
function queries(...program: readonly Op[]): string {
  const sql = toSql([{ name: 'step', program }], input, 'duckdb');
  return sql.slice(sql.indexOf('"step'));
}

const derive = (expr: Expr, name = 'new'): Op => ({ op: 'derive', columns: [{ name, kind: 'number', expr }] });

describe('the query', () => {
  it('says which table it reads, and gives rows in the order of the file', () => {
    expect(toSql([], input, 'duckdb')).toBe(`-- For DuckDB. Reads the table "leads", one row for each row of the file:
--   "__row" BIGINT, the row's place in the file, counted from 0
--   "age" DOUBLE
--   "city" VARCHAR
--   "since" TIMESTAMP
-- Missing is NULL. A result that is not a finite number is missing too.
WITH
"source" AS (
  SELECT
    "__row",
    "age",
    "city",
    "since"
  FROM "leads"
)
SELECT *
FROM "source"
ORDER BY "__row"
`);
  });

  it('replaces a column in its place', () => {
    expect(queries(derive(coalesce(column('age'), number(41)), 'age'))).toBe(`"step" AS (
  SELECT * REPLACE (
    coalesce("age", 41) AS "age"
  )
  FROM "source"
)
SELECT *
FROM "step"
ORDER BY "__row"
`);
  });

  it('guards only results that may overflow', () => {
    const scaled = (by: number): string => queries(derive(arithmetic(arithmetic(column('age'), '-', number(41)), '/', number(by))));
    expect(scaled(2)).toContain('    ("age" - 41) / 2 AS "new"');
    expect(scaled(0.5)).toContain('    CASE WHEN isfinite(("age" - 41) / 0.5) THEN ("age" - 41) / 0.5 END AS "new"');
  });

  it('gives the nearest centre by way of a column a distance', () => {
    const nearest: Expr = { type: 'nearest', of: [column('age')], centres: [[1], [-2]], give: 'index' };
    expect(queries(derive(nearest))).toBe(`"step_parts" AS (
  SELECT *,
    ("age" - 1) * ("age" - 1) AS "__distance_1",
    ("age" + 2) * ("age" + 2) AS "__distance_2"
  FROM "source"
),
"step_parts (2)" AS (
  SELECT *,
    least("__distance_1", "__distance_2") AS "__nearest_3"
  FROM "step_parts"
),
"step" AS (
  SELECT * EXCLUDE ("__distance_1", "__distance_2", "__nearest_3"),
    CAST(CASE
        WHEN NOT isfinite("__nearest_3") THEN NULL
        WHEN "__distance_1" = "__nearest_3" THEN 0
        WHEN "__distance_2" = "__nearest_3" THEN 1
      END AS DOUBLE) AS "new"
  FROM "step_parts (2)"
)
SELECT *
FROM "step"
ORDER BY "__row"
`);
  });

  it('works helper columns out once for index and distance', () => {
    const to = (give: 'index' | 'distance'): Expr => ({ type: 'nearest', of: [column('age')], centres: [[1], [3]], give });
    const sql = queries({
      op: 'derive',
      columns: [
        { name: 'i', kind: 'number', expr: to('index') },
        { name: 'd', kind: 'number', expr: to('distance') },
      ],
    });
    expect(sql.match(/AS "__distance/g)?.length).toBe(2);
  });
});

describe('names and texts', () => {
  it('quotes what it is given, and renames what SQL cannot bear', () => {
    const hostile: SqlInput = {
      table: 'a"b',
      columns: ['Name', 'name', '', 'x"; DROP TABLE y; --', 'two\nlines', '__row'].map((name) => ({ name, kind: 'text' })),
    };
    expect(createTableSql(hostile, 'duckdb')).toBe(`CREATE TABLE "a""b" (
  "__row" BIGINT NOT NULL,
  "Name" VARCHAR,
  "name (2)" VARCHAR,
  "column" VARCHAR,
  "x""; DROP TABLE y; --" VARCHAR,
  "two
lines" VARCHAR,
  "__row (2)" VARCHAR
)`);
    const comments = toSql([], hostile, 'duckdb').split('WITH\n')[0] ?? '';
    expect(comments.split('\n').every((line) => line === '' || line.startsWith('--'))).toBe(true);
    expect(comments).toContain('-- The column "name" is called "name (2)" here.');
    expect(comments).toContain('-- The column "" is called "column" here.');
  });

  it('escapes quotes, and says control characters by number', () => {
    expect(queries(derive(flag(compare(column('city'), '=', text("it's\n")))))).toContain(`"city" = ('it''s' || chr(10) || '')`);
  });

  it('says numbers so that they come back bit for bit', () => {
    expect(queries(derive(number(0.1)))).toContain(' 0.1e0 AS');
    expect(queries(derive(number(1e300)))).toContain(' 1e+300 AS');
    expect(queries(derive(number(-0)))).toContain(' 0e0 AS');
  });
});

it('refuses a program that does not fit: that is our mistake', () => {
  expect(() => queries({ op: 'select', columns: ['no'] })).toThrow('program.no-such-column');
});
