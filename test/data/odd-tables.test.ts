import { describe, expect, it } from 'vitest';
import { entryText } from '../../src/data/cells';
import { readText } from './reading';

describe('column names', () => {
  it('may be hostile, empty, long, double, or in any script, and none is lost', async () => {
    const long = 'x'.repeat(10_000);
    const names = ['__proto__', 'constructor', 'toString', '', long, 'a', 'a', '😀', 'שלום', '<script>alert(1)</script>'];
    const { raw, inference, roles } = await readText(
      `${names.join(',')}\n${names.map((_, i) => i).join(',')}\n${names.map(() => 'v').join(',')}\n`,
    );
    expect(raw.columns.map(({ name }) => name)).toEqual([...names.slice(0, 3), 'Column 4', long, 'a', 'a (2)', ...names.slice(7)]);
    expect(inference.columns.map(({ name }) => name)).toEqual(raw.columns.map(({ name }) => name));
    expect(roles.length).toBe(names.length);
    expect(({} as Record<string, unknown>)['v']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('may be ten thousand', async () => {
    const line = (cell: (c: number) => string): string => Array.from({ length: 10_000 }, (_, c) => cell(c)).join(',');
    const { table } = await readText(`${line((c) => `c${c}`)}\n${line(String)}\n${line((c) => String(c + 1))}\n`);
    expect([table.rows, table.columns.length]).toEqual([2, 10_000]);
    expect(table.columns[9999]).toMatchObject({ name: 'c9999', kind: 'number', data: Float64Array.of(9999, 10_000) });
  }, 30_000);
});

describe('cells', () => {
  it('with HTML and script stay text', async () => {
    const html = '<img src=x onerror=alert(1)>';
    const { raw } = await readText(`a,b\n${html},1\n"<script>""x""</script>",2\n`);
    expect([0, 1].map((row) => entryText(raw.columns[0] as never, raw.columns[0]?.codes[row] as number))).toEqual([
      html,
      '<script>"x"</script>',
    ]);
  });
});
