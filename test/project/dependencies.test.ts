import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const readJson = <T>(file: string): T => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')) as T;

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly license?: string | { readonly type: string };
  readonly licenses?: readonly { readonly type: string }[];
}
interface Locked {
  readonly version?: string;
  readonly name?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
}
type Packages = Readonly<Record<string, Locked>>;

const manifest = readJson<Manifest>('package.json');
const packages = readJson<{ readonly packages: Packages }>('package-lock.json').packages;

/** Known holes, or what would need one in the policy: the version that mended it, or nothing that did. */
const DENIED: Readonly<Record<string, string | null>> = {
  xlsx: '0.20.2',
  vega: '6.2.0',
  'vega-interpreter': '2.2.1',
  exceljs: null,
  arquero: null,
  'vega-embed': null,
  'vega-tooltip': null,
  'shepherd.js': null,
};
const FREE =
  /^(MIT|MIT-0|ISC|0BSD|BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|Apache License 2\.0|OFL-1\.1|Unlicense|CC0-1\.0|BlueOak-1\.0\.0|Python-2\.0|Zlib)$/;

const nameOf = (place: string, locked: Locked): string => locked.name ?? place.slice(place.lastIndexOf('node_modules/') + 13);

function below(version: string, bound: string): boolean {
  const [a, b] = [version, bound].map((text) => text.split(/[-+]/)[0]?.split('.').map(Number) ?? []) as [number[], number[]];
  const at = a.findIndex((part, i) => part !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

function denied(of: Packages): readonly string[] {
  return Object.entries(of).flatMap(([place, locked]) => {
    const name = nameOf(place, locked);
    const bound = Object.hasOwn(DENIED, name) ? DENIED[name] : undefined;
    if (bound === undefined || (bound !== null && !below(locked.version ?? '0', bound))) return [];
    return [`${name}@${locked.version}`];
  });
}

function badRanges(of: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(of).flatMap(([name, version]) => (/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) ? [] : [`${name}@${version}`]));
}

/** `(MIT OR GPL-2.0)` lets us choose; `MIT AND X` does not. */
function isFree(license: string): boolean {
  const text = license.replace(/^\((.*)\)$/, '$1');
  return text.split(' OR ').some((choice) => choice.split(' AND ').every((part) => FREE.test(part.trim())));
}

/** For packages whose manifest does not say. */
function fromText(place: string): string {
  const file = path.join(root, place, 'LICENSE');
  return fs.existsSync(file) && /^(The )?MIT License/i.test(fs.readFileSync(file, 'utf8').trim()) ? 'MIT' : 'none';
}

describe('dependencies', () => {
  it('are pinned exactly', () => {
    expect(badRanges({ ...manifest.dependencies, ...manifest.devDependencies })).toEqual([]);
    expect(badRanges({ a: '^1.0.0', b: '~1.0.0', c: '*', d: '1.x', e: '1.0.0' })).toEqual(['a@^1.0.0', 'b@~1.0.0', 'c@*', 'd@1.x']);
  });

  it('are all in the lock file at the pinned version', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  it('come from whatever registry the user has, checked by their hashes', () => {
    for (const [place, locked] of Object.entries(packages)) {
      if (place === '') continue;
      expect(locked.integrity, place).toMatch(/^sha512-/);
      expect(locked.link, place).toBeUndefined();
      expect(locked.resolved, place).toBeUndefined();
    }
    expect(fs.readFileSync(path.join(root, '.npmrc'), 'utf8')).not.toMatch(/registry|_auth|token/i);
  });

  it('hold nothing with known holes', () => {
    expect(denied(packages)).toEqual([]);
    const twin: Packages = {
      'node_modules/xlsx': { version: '0.18.5' },
      'node_modules/a/node_modules/exceljs': { version: '4.4.0' },
      'node_modules/vega': { version: '6.2.0' },
      'node_modules/sheets': { name: 'xlsx', version: '0.20.1' },
    };
    expect(denied(twin)).toEqual(['xlsx@0.18.5', 'exceljs@4.4.0', 'xlsx@0.20.1']);
  });

  it('that ship are free to use, each by its own licence file', () => {
    const foreign = Object.entries(packages).flatMap(([place, locked]) => {
      const file = path.join(root, place, 'package.json');
      if (place === '' || locked.dev === true || !fs.existsSync(file)) return [];
      const { license, licenses } = readJson<Manifest>(path.join(place, 'package.json'));
      const said =
        typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? fromText(place));
      return isFree(said) ? [] : [`${place}: ${said}`];
    });
    expect(foreign).toEqual([]);
    expect(isFree('(MIT OR GPL-3.0-or-later)')).toBe(true);
    for (const license of ['AGPL-3.0', 'MIT AND GPL-2.0', 'SEE LICENSE IN LICENSE', 'none', 'UNLICENSED'])
      expect(isFree(license), license).toBe(false);
  });
});
