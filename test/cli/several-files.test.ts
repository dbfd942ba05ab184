import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';

let folder = '';
const at = (name: string): string => join(folder, name);
const lines = (from: number, sign: string): string =>
  Array.from({ length: 40 }, (_, k) => {
    const i = from + k;
    return [`L${i}`, 20 + ((i * 7) % 40), (i * 13) % 9, i % 3 === 0 || i % 7 === 0 ? 'Yes' : 'No'].join(sign);
  }).join('\n');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadlight-'));
  await mkdir(at('months'));
  await writeFile(at('months/leads 2.csv'), `lead;age;visits;bought\n${lines(40, ';')}\n`);
  await writeFile(at('months/leads 10.csv'), `LEAD,age,visits,bought\n${lines(80, ',')}\n`);
  await writeFile(at('months/leads 1.csv'), `lead,age,visits,bought\n${lines(0, ',')}\n`);
  await writeFile(at('months/notes.docx'), 'no table');
  await writeFile(at('whole.csv'), `lead,age,visits,bought\n${lines(0, ',')}\n${lines(40, ',')}\n${lines(80, ',')}\n`);
  await writeFile(at('prices.csv'), 'article,price\nA,1\nB,2\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function leadlight(...args: string[]): Promise<{ code: number; out: string; complaint: string }> {
  let out = '';
  let complaint = '';
  const code = await main(args, (text) => (out += text), (text) => (complaint += text)); // prettier-ignore
  return { code, out, complaint };
}

describe('several files on the command line', () => {
  it('reads the files of a folder as one table, in the order of their numbers', async () => {
    const { code, out } = await leadlight('read', at('months'));
    const read = JSON.parse(out) as { rows: number; files: { file: string }[]; fileColumn: string; columns: { name: string }[] };
    expect(code).toBe(0);
    expect(read.rows).toBe(120);
    expect(read.files.map(({ file }) => file)).toEqual(['leads 1.csv', 'leads 2.csv', 'leads 10.csv']);
    expect(read.columns.map(({ name }) => name)).toEqual(['lead', 'age', 'visits', 'bought', 'File']);
  });

  it('calls the column that says the file in the language asked for', async () => {
    const { out } = await leadlight('read', at('months'), '--lang', 'nb');
    expect((JSON.parse(out) as { fileColumn: string }).fileColumn).toBe('Fil');
  });

  it('lists readings apart when columns do not agree', async () => {
    const { out } = await leadlight('read', at('whole.csv'), at('prices.csv'));
    expect((JSON.parse(out) as { file: string }[]).map(({ file }) => file)).toEqual(['whole.csv', 'prices.csv']);
  });

  it('comes to the same figures from three files as from one, and scores several', async () => {
    const options = ['--target', 'bought', '--success', 'Yes', '--answer', 'visits=known', '--json'];
    const [one, three] = await Promise.all([
      leadlight('run', 'leads', at('whole.csv'), '--out', at('one'), ...options),
      leadlight('run', 'leads', at('months'), '--out', at('three'), ...options),
    ]);
    expect(three.complaint).toBe('');
    expect(JSON.parse(three.out)).toEqual(JSON.parse(one.out));
    const months = ['leads 1.csv', 'leads 2.csv', 'leads 10.csv'].map((name) => at(`months/${name}`));
    const scored = await leadlight('score', at('three/model.json'), ...months, '--out', at('scored'), '--json');
    expect(JSON.parse(scored.out)).toEqual({ rows: 120, notes: [] });
    expect((await readFile(at('scored/table.csv'), 'utf8')).split('\n')[0]).toContain('lead,age,visits,bought,File');
  });

  it('says so when there is nothing to read in a folder', async () => {
    await mkdir(at('nothing'), { recursive: true });
    expect(await leadlight('read', at('nothing'))).toMatchObject({ code: 2 });
  });
});
