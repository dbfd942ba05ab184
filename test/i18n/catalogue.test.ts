import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Param } from '../../src/core/params';
import type { Texts, Words } from '../../src/core/text';
import { en } from '../../src/i18n/en';
import { wordsOf } from '../../src/i18n/format';
import { nb } from '../../src/i18n/nb';
import { STEPS } from '../../src/steps/index';

const root = path.resolve(import.meta.dirname, '../../src');
const catalogues: readonly (readonly ['en' | 'nb', Texts])[] = [
  ['en', en],
  ['nb', nb],
];

/** Codes that are written out in a call; `${…}` in one stands for anything. */
function codesIn(source: string, onPage: boolean): string[] {
  const calls = source.matchAll(
    /(?<!\.)\b(?:say|stop|fail|problem|problemOf|t)\(\s*(?:[\w.!]+ (?:[=!]==? [\w.']+ )?\? )?(['`])([\w.${}-]+)\1/g,
  );
  return [...calls]
    .filter(([call]) => onPage || !call.startsWith('t('))
    .map((call) => call[2] as string)
    .filter((code) => !code.startsWith('${'));
}

function files(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .flatMap((entry) => (entry.isFile() && /\.(ts|svelte)$/.test(entry.name) ? [path.join(entry.parentPath, entry.name)] : []));
}

const used = files(root)
  .filter((file) => !file.includes(`${path.sep}i18n${path.sep}`) && !file.includes(`${path.sep}cli${path.sep}`))
  .flatMap((file) =>
    codesIn(fs.readFileSync(file, 'utf8'), /[/\\](ui|app)[/\\]/.test(file)).map((code) => [code, path.relative(root, file)] as const),
  );

function known(texts: Texts, code: string): boolean {
  if (!code.includes('${')) return Object.hasOwn(texts, code);
  const shape = new RegExp(
    `^${code
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replace(/[.]/g, '\\.'))
      .join('.+')}$`,
  );
  return Object.keys(texts).some((key) => shape.test(key));
}

describe.each(catalogues)('the catalogue in %s', (language, texts) => {
  it('has a text for every code the source uses', () => {
    expect(used.length).toBeGreaterThan(200);
    expect(used.filter(([code]) => !known(texts, code))).toEqual([]);
  });

  it('has a title and a label for every step, parameter and option', () => {
    const wanted = Object.values(STEPS).flatMap(({ id, params }) => [
      `${id}.title`,
      ...Object.entries<Param>(params)
        .filter(([, { kind }]) => kind !== 'language')
        .flatMap(([name, param]) => [
          `${id}.param.${name}`,
          ...('options' in param && param.kind !== 'answers' ? param.options.map((option: string) => `${id}.param.${name}.${option}`) : []),
        ]),
    ]);
    expect(wanted.filter((code) => !Object.hasOwn(texts, code))).toEqual([]);
  });

  it('says every text without a hole, for any blank', () => {
    const words = wordsOf(language);
    const holes = Object.entries(texts)
      .flatMap(([code, text]) => [1, 7].map((n) => [code, filled(text, words, n)] as const))
      .filter(([, said]) => /undefined|NaN|\[object/.test(said));
    expect(holes).toEqual([]);
  });

  it('shouts nowhere', () => {
    expect(Object.entries(texts).filter(([, text]) => /!['’”»]?$|!\s/.test(filled(text, wordsOf(language), 2)))).toEqual([]);
  });
});

describe('both catalogues', () => {
  it('have the same codes', () => {
    expect(Object.keys(nb).sort()).toEqual(Object.keys(en).sort());
  });
  it('no part of the catalogue hides a text of another', () => {
    const parts = files(root).filter((file) => /[/\\]en\.ts$|[/\\]i18n[/\\]en[/\\]/.test(file) && !file.endsWith(`i18n${path.sep}en.ts`));
    const codes = parts
      .filter((file) => !file.includes(`${path.sep}cli${path.sep}`))
      .flatMap((file) =>
        [...fs.readFileSync(file, 'utf8').matchAll(/^ {2}(?:'([^']+)'|(\w+)):/gm)].map((match) => (match[1] ?? match[2]) as string),
      );
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });
});

/** A text with something sensible in every blank it asks for: a number that can also be taken for a word or a list. */
function filled(text: Texts[string], words: Words, n: number): string {
  if (typeof text === 'string') return text;
  const list = [String(n)];
  const blank = Object.assign(new String(n), {
    map: list.map.bind(list),
    join: list.join.bind(list),
    filter: list.filter.bind(list),
  });
  const lenient: Words = {
    ...words,
    list: (items) => [...items].join(', '),
    integer: (value) => words.integer(Number(value)),
    number: (value, digits) => words.number(Number(value), digits),
    share: (value) => words.share(Number(value) / 10),
    outOf: (value, of) => words.outOf(Number(value) / 10, of === undefined ? 10 : Number(of)),
    money: (value) => words.money(Number(value)),
    date: (value) => words.date(Number(value)),
    plural: (count, one, other) => words.plural(Number(count), one, other),
  };
  const args = new Proxy({}, { get: () => blank });
  return (text as (args: unknown, words: Words) => string)(args, lenient);
}
