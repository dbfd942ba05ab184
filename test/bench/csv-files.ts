import { closeSync, existsSync, openSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { random, type Random } from '../../src/core/rng';

const CITIES = ['Oslo', 'Bergen', 'Berlin', 'London', 'Hamburg', 'Leeds', 'Trondheim', 'München'] as const;
const HEADER =
  'id,name,email,city,country,segment,created,last_seen,amount,price,score,visits,age,employees,ratio,active,consent,plan,note,code';
/** Ten more columns, as a survey has them. */
const MORE = ',q1,q2,q3,q4,q5,region,channel,spent,returned,updated';

function line(rng: Random, i: number): string {
  const time = new Date(1.6e12 + rng.below(1e9) * 100).toISOString();
  const note = `word${rng.below(400)}`;
  return [
    `C${1000000 + i}`, `word${rng.below(400)} word${rng.below(400)}`, `u${i}@firm${rng.below(5000)}.example`, CITIES[rng.below(8)],
    ['NO', 'DE', 'GB'][rng.below(3)], 'ABCDE'[rng.below(5)], time.slice(0, 10), time.slice(0, 19).replace('T', ' '),
    (rng.next() * 10000).toFixed(2), (rng.next() * 100).toFixed(2), rng.next().toFixed(6), rng.below(200), 18 + rng.below(70),
    rng.below(5000), rng.next().toFixed(4), rng.next() < 0.5, rng.next() < 0.5 ? 'yes' : 'no', ['Starter', 'Team', 'Business'][rng.below(3)],
    rng.next() < 0.1 ? `"said ""hi"", ${note}"` : note, rng.below(1e9),
  ].join(','); // prettier-ignore
}

function more(rng: Random): string {
  const answers = Array.from({ length: 5 }, () => 1 + rng.below(7));
  const day = new Date(1.6e12 + rng.below(1e9) * 100).toISOString().slice(0, 10);
  return `,${answers.join(',')},R${rng.below(40)},${['web', 'shop', 'phone'][rng.below(3)]},${(rng.next() * 500).toFixed(2)},${rng.below(3)},${day}`;
}

function written(name: string, header: string, enough: (bytes: number, rows: number) => boolean, row: (i: number) => string): string {
  const path = join(tmpdir(), name);
  if (existsSync(`${path}.whole`)) return path;
  const out = openSync(path, 'w');
  let bytes = writeSync(out, `${header}\n`);
  for (let rows = 0; !enough(bytes, rows); rows += 1000) {
    bytes += writeSync(out, `${Array.from({ length: 1000 }, (_, k) => row(rows + k)).join('\n')}\n`);
  }
  closeSync(out);
  closeSync(openSync(`${path}.whole`, 'w'));
  return path;
}

/** 100 MB, 20 columns: ids, names, e-mails, choices, two dates, money, counts, shares, yes and no, quoted remarks. Written once. */
export function hundredMb(): string {
  const rng = random('bench/csv');
  return written(
    'leadlight-bench-100mb.csv',
    HEADER,
    (bytes) => bytes >= 100e6,
    (i) => line(rng, i),
  );
}

/** 1,000,000 rows of 30 columns. */
export function millionRows(): string {
  const rng = random('bench/csv-million');
  return written(
    'leadlight-bench-million.csv',
    HEADER + MORE,
    (_, rows) => rows >= 1e6,
    (i) => line(rng, i) + more(rng),
  );
}

export const sizeOf = (path: string): number => statSync(path).size;
