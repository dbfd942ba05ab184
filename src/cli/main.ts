import { parseArgs } from 'node:util';
import { toProblem } from '../engine/to-problem';
import type { Message } from '../core/message';
import { isLanguage } from '../i18n/language';
import { teller } from './texts';
import { ProblemError, stop, type Problem } from '../core/problem';
import { OUTCOMES, type OutcomeKind } from '../steps/customers/window';
import { answerOf, type Answered } from './answers';
import { read } from './read';
import { runRecipe } from './run';
import { score } from './score';

const COMMANDS = { read, run: runRecipe, score } as const;

const options = {
  out: { type: 'string' },
  target: { type: 'string' },
  success: { type: 'string' },
  drop: { type: 'string' },
  answer: { type: 'string', multiple: true },
  predict: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  'count-to': { type: 'string' },
} as const;

/** What a command may look at and where it may write. */
export interface Call {
  readonly files: readonly string[];
  readonly out: string | undefined;
  readonly target: string | undefined;
  readonly success: string | undefined;
  readonly drop: readonly string[];
  readonly answers: readonly Answered[];
  /** An outcome made from events. */
  readonly predict: OutcomeKind | undefined;
  readonly seed: number | undefined;
  /** Milliseconds. */
  readonly countTo: number | undefined;
  readonly json: boolean;
  readonly language: string;
  readonly tell: (message: Message) => string;
  print(text: string): void;
}

/** 0 done, 2 the user's mistake in one sentence, 1 ours. */
export async function main(args: readonly string[], print: (text: string) => void, complain: (text: string) => void): Promise<0 | 1 | 2> {
  let tell = await teller('en');
  try {
    const { command, language, call } = understand(args, print);
    tell = await teller(language);
    await COMMANDS[command]({ ...call, language, tell });
    return 0;
  } catch (error) {
    const problem = toProblem(error);
    complain(`leadlight: ${tell(problem)}${error instanceof ProblemError ? '' : ours(problem, error)}`);
    return error instanceof ProblemError ? 2 : 1;
  }
}

function understand(args: readonly string[], print: (text: string) => void) {
  const { values, positionals } = parse(args);
  const [command, ...files] = positionals;
  if (command === undefined || !Object.hasOwn(COMMANDS, command)) return stop('cli.usage');
  const seed = values.seed === undefined ? undefined : Number(values.seed);
  if (seed !== undefined && !Number.isInteger(seed)) stop('cli.seed', { given: values.seed ?? '' });
  const predict = OUTCOMES.find((kind): kind is OutcomeKind => kind !== 'none' && kind === values.predict);
  if (values.predict !== undefined && predict === undefined)
    stop('cli.predict', { given: values.predict, kinds: OUTCOMES.slice(1).join(', ') });
  const date = values['count-to'];
  const countTo = date === undefined ? undefined : dayOf(date);
  if (countTo === null) return stop('cli.date', { given: date ?? '' });
  return {
    command: command as keyof typeof COMMANDS,
    language: isLanguage(values.lang) ? values.lang : ('en' as const),
    call: {
      files,
      out: values.out,
      target: values.target,
      success: values.success,
      drop: values.drop === undefined || values.drop === '' ? [] : values.drop.split(','),
      answers: (values.answer ?? []).map(answerOf),
      predict,
      seed,
      countTo,
      json: values.json ?? false,
      print,
    },
  };
}

/** A day as ISO 8601 writes it. */
function dayOf(text: string): number | null {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isNaN(day) ? null : day;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return stop('cli.option', { message: error instanceof Error ? error.message : '' });
  }
}

/** A developer's trace of our own mistake; names of errors and places, and the message only on this terminal. */
function ours(problem: Problem, error: unknown): string {
  return `\n${error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(problem.detail ?? null)}`;
}

if (process.argv[1] !== undefined && /[\\/]cli[\\/]main\.[tj]s$/.test(process.argv[1])) {
  process.exitCode = await main(
    process.argv.slice(2),
    (text) => process.stdout.write(`${text}\n`),
    (text) => process.stderr.write(`${text}\n`),
  );
}
