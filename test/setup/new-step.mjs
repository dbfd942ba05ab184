// `npm run new:step <id> <stage>`: a step's five files, compiling and green, and the lines that register it.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const STAGES = ['clean', 'engineer', 'scale', 'cluster', 'interpret', 'target', 'train', 'evaluate', 'explain', 'act'];

const meta = (id, stage, Name) => `import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';

export const params = {
  on: { kind: 'toggle', default: true },
} as const satisfies ParamSpec;

export type ${Name}Report = { readonly rows: number };

export const meta: StepMeta<typeof params, ${Name}Report> = {
  id: '${id}',
  version: 1,
  stage: '${stage}',
  params,
  onNewRows: 'apply',
  outline: (schema) => ok(schema),
  finding: ({ rows }) => say('${id}.finding', { rows }),
  soWhat: () => say('${id}.so'),
  charts: () => [],
};
`;

const run = (id, Name) => `import type { StepImpl } from '../../core/step';
import type { MlTasks } from '../context';
import type { params, ${Name}Report } from './meta';

export const impl: StepImpl<typeof params, ${Name}Report, MlTasks> = {
  async fit(train) {
    return { program: [], learnt: { rows: train.rows }, notes: [] };
  },

  async report(_view, fitted) {
    return fitted.learnt as ${Name}Report;
  },
};
`;

const en = (id) => `import type { Texts, Words } from '../../core/text';

export const en = {
  '${id}.title': '${id}',
  '${id}.param.on': 'On',
  '${id}.finding': (a: { rows: number }, w: Words) => \`\${w.integer(a.rows)} \${w.plural(a.rows, 'row', 'rows')}\`,
  '${id}.so': 'Nothing follows from it yet.',
} satisfies Texts;
`;

const nb = (id) => `import type { Translated } from '../../../core/text';
import type { en } from '../../../steps/${id}/en';

export const nb: Translated<typeof en> = {
  '${id}.title': '${id}',
  '${id}.param.on': 'På',
  '${id}.finding': (a, w) => \`\${w.integer(a.rows)} \${w.plural(a.rows, 'rad', 'rader')}\`,
  '${id}.so': 'Det følger ikke noe av det ennå.',
};
`;

const test = (id) => `import { expect, it } from 'vitest';
import { defaults } from '../../src/core/params';
import { numericColumn, tableOf } from '../../src/core/table';
import { meta, params } from '../../src/steps/${id}/meta';
import { impl } from '../../src/steps/${id}/run';
import type { Ctx } from '../../src/steps/context';

it('counts the rows it learns from', async () => {
  const table = tableOf([numericColumn('spend', 'number', [1, 2, 3])]);
  const fitted = await impl.fit(table, defaults(params), {} as Ctx);
  expect(fitted).toEqual({ program: [], learnt: { rows: 3 }, notes: [] });
  expect(meta.finding({ rows: 3 })).toEqual({ code: '${id}.finding', args: { rows: 3 } });
});
`;

/** @returns the files written, relative to `root`; throws a sentence when the step cannot be made */
export function newStep(root, id, stage) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id ?? ''))
    throw new Error('the id is lower-case words joined by hyphens, such as "rare-values"');
  if (!STAGES.includes(stage)) throw new Error(`the stage is one of ${STAGES.join(', ')}`);
  if (fs.existsSync(path.join(root, 'src', 'steps', id))) throw new Error(`there is a step ${id} already`);
  const Name = id.replace(/(^|-)([a-z0-9])/g, (_, __, letter) => letter.toUpperCase());
  const files = {
    [`src/steps/${id}/meta.ts`]: meta(id, stage, Name),
    [`src/steps/${id}/run.ts`]: run(id, Name),
    [`src/steps/${id}/en.ts`]: en(id),
    [`src/i18n/nb/steps/${id}.ts`]: nb(id),
    [`test/steps/${id}.test.ts`]: test(id),
  };
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
  return Object.keys(files);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [id, stage] = process.argv.slice(2);
  try {
    for (const file of newStep(path.resolve(import.meta.dirname, '../..'), id, stage)) console.log(`wrote ${file}`);
    const name = id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    const key = name === id ? id : `'${id}': ${name}`;
    console.log(`
Now register it; the compiler asks for whatever is forgotten:
  src/steps/index.ts    import { meta as ${name} } from './${id}/meta';   and in STEPS:  ${key},
  src/steps/impls.ts    import { impl as ${name} } from './${id}/run';    and in IMPLS:  ${key},
  src/i18n/en.ts        import { en as ${name} } from '../steps/${id}/en';   and  ...${name},
  src/i18n/nb.ts        import { nb as ${name} } from './nb/steps/${id}';    and  ...${name},`);
  } catch (error) {
    console.error(`${error.message}\nusage: npm run new:step <id> <stage>`);
    process.exitCode = 2;
  }
}
