import { readFile } from 'node:fs/promises';
import { fingerprint } from '../core/fingerprint';
import type { Json } from '../core/json';
import { stop } from '../core/problem';
import { GOALS, type Goal, type Recipe } from '../core/recipe';
import { dialectAsSaid } from '../data/layout';
import type { Reading } from '../data/reading';
import { columnsOf, spanOf } from '../engine/source';
import { isLanguage } from '../i18n/language';
import { recipeFor } from '../steps/goals';
import { parseRecipe } from '../steps/read-recipe';
import type { LeakQuestion } from '../steps/target/meta';
import { saysValue } from '../steps/target/outcome';
import { joined, placed } from './further';
import { must, readPaths, writeAll } from './files';
import type { Call } from './main';
import { answered, downToTarget, evidence, openQuestions, unclearSuccess, waysToAnswer } from './answers';
import { session } from './session';
import type { FileParts } from '../engine/session-types';
import type { StepOutcome } from '../engine/types';

/** `run <recipe.json | goal> <files…> --out <dir>`: the same engine as the page, without a screen. */
export async function runRecipe(call: Call): Promise<void> {
  const [what, ...files] = call.files;
  if (what === undefined) return stop('cli.usage');
  const out = call.out ?? stop('cli.no-out');
  const goal = GOALS.find((one) => one === what);
  const saved = goal ? null : must(parseRecipe(await text(what)));
  const layout = saved?.layout && dialectAsSaid(saved.layout);
  const readings = await readPaths(files, {
    ...(layout && (saved.sources ? { files: [layout] } : { dialect: layout })),
    fileColumn: call.tell({ code: 'data.file-column', args: {} }),
  });
  const { engine, outcomes, hooks } = session(call);
  const { dataset, recipe: made } = saved
    ? placed(saved, readings)
    : await joined(recipeOf(goal as Goal, readings[0], call), readings, engine, hooks, call);
  const recipe = answered(made, call.answers);
  const { reading } = dataset;
  const start = downToTarget(recipe);
  if (start) {
    const { summary } = must(await engine.run(dataset, start, hooks));
    const asked = openQuestions(outcomes);
    if (asked.length > 0) return askFirst(out, recipe, summary, outcomes, asked, call);
    outcomes.length = 0;
  }
  const { summary } = must(await engine.run(dataset, recipe, hooks));
  const unclear = unclearSuccess(outcomes);
  const options = { delimiter: ',', decimal: '.', dialect: 'duckdb', language: call.language } as const;
  const part = async (kind: 'table' | 'sql' | 'python' | 'model' | 'recipe') =>
    must(await engine.file(dataset, recipe, kind, options)).parts;
  await writeAll(
    out,
    new Map<string, string | FileParts['parts']>([
      ['table.csv', await part('table')],
      ['pipeline.sql', await part('sql')],
      ['pipeline.py', await part('python')],
      ['model.json', await part('model')],
      ['recipe.json', await part('recipe')],
      ['reports.json', json(outcomes.map(report))],
      ['summary.json', json(summary)],
    ]),
  );
  if (unclear && !call.json) call.print(call.tell(unclear));
  call.print(
    call.json
      ? JSON.stringify(summary)
      : call.tell({ code: 'cli.done', args: { folder: out, rows: outcomes.at(-1)?.rowsOut ?? reading.raw.rows } }),
  );
}

/** As the page does: until it is answered there is no figure, and nothing that would hold one. */
async function askFirst(
  out: string,
  recipe: Recipe,
  summary: Json,
  outcomes: readonly StepOutcome[],
  asked: readonly LeakQuestion[],
  { print, tell, json: asJson }: Call,
): Promise<void> {
  await writeAll(
    out,
    new Map([
      ['recipe.json', json(recipe)],
      ['reports.json', json(outcomes.map(report))],
      ['summary.json', json(summary)],
    ]),
  );
  if (asJson) return print(JSON.stringify(summary));
  for (const question of asked) print(`${tell(evidence(question))} ${tell(waysToAnswer(question))}`);
  print(tell({ code: 'cli.asked', args: {} }));
}

function recipeOf(goal: Goal, reading: Reading, { target, success, drop, predict, seed, language }: Call): Recipe {
  const columns = columnsOf(reading);
  const names = columns.map(({ name }) => name);
  for (const column of [...drop, ...(target === undefined ? [] : [target])]) {
    if (!names.includes(column)) stop('cli.no-column', { column, columns: names.join(', ') });
  }
  const outcome = target ?? reading.outcomes[0];
  const made = recipeFor(
    goal,
    { name: reading.name, columns, shape: reading.shape, outcomes: reading.outcomes, ...spanOf(reading) },
    {
      ...(target !== undefined && { target }),
      ...(predict && { outcome: predict }),
      ...(success !== undefined && outcome !== undefined && { success: fingerprintOf(reading, outcome, success) }),
      drop,
      ...(isLanguage(language) && { language }),
      ...(seed !== undefined && { seed }),
    },
  );
  const events = made.steps.some(({ step, params }) => step === 'customers' && typeof params['outcome'] === 'string');
  if (goal !== 'segments' && outcome === undefined && !events) stop('cli.no-target');
  return made;
}

/** The recipe holds a mark of the value, not the value; a value that does not occur is the user's mistake. */
function fingerprintOf(reading: Reading, name: string, value: string): string {
  const column = reading.table.columns.find((one) => one.name === name);
  if (!column) return stop('cli.no-column', { column: name, columns: reading.table.columns.map((one) => one.name).join(', ') });
  const mark = fingerprint(value);
  return saysValue(column, mark) ? mark : stop('cli.no-success', { value, column: name });
}

function report({ uid, step, rowsIn, rowsOut, schema, report: found }: StepOutcome) {
  return { uid, step, rowsIn, rowsOut, columns: schema.map(({ name, kind, role }) => ({ name, kind, role })), report: found };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function text(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => stop('cli.no-file', { path }));
}
