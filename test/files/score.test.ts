import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasShared } from '../data/reading';
import { judge } from './judge';
import { dataFiles, SHARED } from './list';

if (!hasShared) console.warn('skipped: ../shared/data is not there');
describe.skipIf(!hasShared)('the real workbooks, the smaller half', () => {
  it('are read as another reader does, or refused in words', async () => {
    const files = [
      ...dataFiles('torture_xlsx').filter((path) => statSync(path).size < 12_000),
      ...dataFiles('eu_variants_derived').filter((path) => path.endsWith('.xlsx')),
    ];
    const counts = { right: 0, refused: 0 };
    const wrong: string[] = [];
    for (const path of files) {
      const { verdict, code, detail } = await judge(path);
      if (verdict === 'wrong') wrong.push(`${relative(SHARED, path)}: ${code}: ${detail}`);
      else counts[verdict]++;
    }
    expect(wrong).toEqual([]);
    expect(counts.right).toBeGreaterThan(100);
    expect(counts.refused).toBeGreaterThan(10);
  }, 120_000);
});
