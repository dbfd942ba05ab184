import { describe, expect, it } from 'vitest';
import { bundled, unbundled } from '../../src/data/bundle';

const files = [
  { name: 'jan.csv', file: new Blob(['a;b\n1;2\n']) },
  { name: 'tøm "x".csv', file: new Blob([]) },
  { name: 'feb.csv', file: new Blob(['a,b\n3,4\n']) },
];

describe('several files in one', () => {
  it('come out as they went in', async () => {
    const out = await unbundled(bundled({ files, fileColumn: 'Fil' }));
    expect(out?.fileColumn).toBe('Fil');
    expect(await Promise.all((out?.files ?? []).map(async ({ name, file }) => [name, await file.text()]))).toEqual([
      ['jan.csv', 'a;b\n1;2\n'],
      ['tøm "x".csv', ''],
      ['feb.csv', 'a,b\n3,4\n'],
    ]);
  });

  it.each([
    ['another file', 'a;b\n1;2\n'],
    ['an empty file', ''],
    ['the mark alone', 'LEADLIGHT FILES 1\n'],
    ['sizes that do not add up', 'LEADLIGHT FILES 1\n{"fileColumn":"F","files":[{"name":"a","bytes":99}]}\nabc'],
    ['sizes below zero', 'LEADLIGHT FILES 1\n{"fileColumn":"F","files":[{"name":"a","bytes":-3}]}\nabc'],
    ['no JSON', 'LEADLIGHT FILES 1\nabc\nabc'],
    ['null', 'LEADLIGHT FILES 1\nnull\nabc'],
  ])('takes %s for what it is', async (_, text) => {
    expect(await unbundled(new Blob([text]))).toBeNull();
  });
});
