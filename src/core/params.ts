import { isGroupMarks, wrongGroupMarks, type GroupMark } from './group-marks';
import type { Json } from './json';
import { LANGUAGES, type Language } from './language';
import { fail, ok, type Result } from './problem';
import type { Role } from './schema';
import type { Kind } from './table';

/**
 * Parameters as data: the spec gives the TypeScript type, the default, the check, the form and the wrong values a test tries.
 * Labels are texts: `<step>.param.<name>` and, for a choice, `<step>.param.<name>.<option>`.
 */
export type Param = ParamKind & {
  /** Asked for only while another parameter, a choice, is one of these. It keeps its value unseen. */
  readonly when?: { readonly param: string; readonly is: readonly string[] };
};

type ParamKind =
  | {
      readonly kind: 'integer';
      readonly default: number | 'auto';
      readonly min: number;
      readonly max: number;
      readonly auto?: boolean;
      /** Up to here numbers are offered one by one; larger ones are typed. */
      readonly picks?: number;
    }
  | {
      readonly kind: 'real';
      readonly default: number | 'auto';
      readonly min: number;
      readonly max: number;
      readonly step?: number;
      readonly auto?: boolean;
    }
  | { readonly kind: 'choice'; readonly default: string; readonly options: readonly string[] }
  | { readonly kind: 'toggle'; readonly default: boolean }
  /** A date in milliseconds, or 'auto'. */
  | { readonly kind: 'date'; readonly default: 'auto' }
  /** One column's name, or null for the step's own choice. */
  | { readonly kind: 'column'; readonly default: null; readonly roles?: readonly Role[]; readonly kinds?: readonly Kind[] }
  /** Columns by name; null means "those the step would choose". */
  | { readonly kind: 'columns'; readonly default: null; readonly roles?: readonly Role[]; readonly kinds?: readonly Kind[] }
  /** An exception per column: [name, option] pairs over the choice given by default. */
  | { readonly kind: 'perColumn'; readonly default: readonly []; readonly options: readonly string[]; readonly kinds?: readonly Kind[] }
  /** How much a column counts, where that is not 1: [column, factor] pairs. */
  | { readonly kind: 'weights'; readonly default: readonly []; readonly min: number; readonly max: number }
  /** Names the user gave: [key, text] pairs; keys are the step's, never cell values. */
  | { readonly kind: 'names'; readonly default: readonly [] }
  /** A fingerprint of a cell value, so that a recipe holds none: see `core/fingerprint`. null is the step's own choice. */
  | { readonly kind: 'value'; readonly default: null }
  /**
   * What the user answered to a step's questions: [about, key, answer]. `about` is a column's name or empty, the key a fingerprint, the answer
   * one of the options or, without options, a short text. A recipe sent as a link leaves the answers out.
   */
  | { readonly kind: 'answers'; readonly default: readonly []; readonly options?: readonly string[] }
  /** A further file by its id, or null for the step's own choice. */
  | { readonly kind: 'source'; readonly default: null }
  /** Columns that belong together, `width` names each; the step has its own form for them. */
  | { readonly kind: 'links'; readonly default: readonly []; readonly width: 2 | 3 }
  /**
   * What the user typed, at most so many letters. `cells` says where it may quote cells, in quotation marks or anywhere; a recipe sent as a link
   * goes without what does.
   */
  | { readonly kind: 'text'; readonly default: ''; readonly most: number; readonly cells?: 'quoted' | 'anywhere' }
  /** The user's own words and what each says: [word, option] pairs, each word once. */
  | { readonly kind: 'rules'; readonly default: readonly []; readonly options: readonly string[] }
  /** What was decided or written about groups of people; it says nothing without this file, so a recipe sent as a link goes without. */
  | { readonly kind: 'groups'; readonly default: readonly []; readonly does: readonly string[]; readonly fields: readonly string[] }
  /** Of the names of columns the step makes. The plan fills in the recipe's; no form asks for it. */
  | { readonly kind: 'language'; readonly default: 'en' };

export type Answer = readonly [about: string, key: string, answer: string];

export type ParamSpec = Readonly<Record<string, Param>>;

export type ParamValue<P extends Param> = P extends { kind: 'integer' }
  ? P extends { auto: true }
    ? number | 'auto'
    : number
  : P extends { kind: 'real' }
    ? P extends { auto: true }
      ? number | 'auto'
      : number
    : P extends { kind: 'choice'; options: readonly (infer O)[] }
      ? O
      : P extends { kind: 'toggle' }
        ? boolean
        : P extends { kind: 'date' }
          ? number | 'auto'
          : P extends { kind: 'text' }
            ? string
            : P extends { kind: 'rules'; options: readonly (infer O)[] }
              ? readonly (readonly [string, O])[]
              : P extends { kind: 'column' }
                ? string | null
                : P extends { kind: 'columns' }
                  ? readonly string[] | null
                  : P extends { kind: 'perColumn'; options: readonly (infer O)[] }
                    ? readonly (readonly [string, O])[]
                    : P extends { kind: 'weights' }
                      ? readonly (readonly [string, number])[]
                      : P extends { kind: 'answers' }
                        ? readonly Answer[]
                        : P extends { kind: 'names' }
                          ? readonly (readonly [string, string])[]
                          : P extends { kind: 'value' }
                            ? string | null
                            : P extends { kind: 'source' }
                              ? string | null
                              : P extends { kind: 'links' }
                                ? readonly (readonly string[])[]
                                : P extends { kind: 'groups' }
                                  ? readonly GroupMark[]
                                  : P extends { kind: 'language' }
                                    ? Language
                                    : never;

export type Params<S extends ParamSpec> = { readonly [K in keyof S]: ParamValue<S[K]> };

export function defaults<S extends ParamSpec>(spec: S): Params<S> {
  return Object.fromEntries(Object.entries(spec).map(([name, param]) => [name, param.default])) as Params<S>;
}

/** The parameters that matter as the others stand, by name. */
export function asked(spec: ParamSpec, given: Readonly<Record<string, Json>>): readonly string[] {
  const value = (name: string): Json | undefined => (Object.hasOwn(given, name) ? given[name] : spec[name]?.default);
  return Object.entries(spec)
    .filter(([, { when }]) => when === undefined || when.is.includes(String(value(when.param))))
    .map(([name]) => name);
}

/** Every parameter of the spec checked; those absent get their default; one the spec does not know is a Problem. */
export function parseParams<S extends ParamSpec>(spec: S, given: Readonly<Record<string, Json>>): Result<Params<S>> {
  const out = new Map<string, Json>();
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(spec, name)) return fail('param-unknown', { name });
  }
  for (const [name, param] of Object.entries(spec)) {
    const value = Object.hasOwn(given, name) ? (given[name] as Json) : param.default;
    if (!accepts(param, value)) return fail('param-wrong', { name, must: mustBe(param), got: short(value) });
    out.set(name, value);
  }
  return ok(Object.fromEntries(out) as Params<S>);
}

function accepts(param: Param, value: Json): boolean {
  switch (param.kind) {
    case 'integer':
      return (value === 'auto' && param.auto === true) || (Number.isInteger(value) && within(value as number, param));
    case 'real':
      return (value === 'auto' && param.auto === true) || (typeof value === 'number' && Number.isFinite(value) && within(value, param));
    case 'choice':
      return typeof value === 'string' && param.options.includes(value);
    case 'toggle':
      return typeof value === 'boolean';
    case 'date':
      return value === 'auto' || (Number.isInteger(value) && Math.abs(value as number) <= 8.64e15);
    case 'column':
    case 'value':
    case 'source':
      return value === null || typeof value === 'string';
    case 'columns':
      return (
        value === null || (Array.isArray(value) && value.every((name) => typeof name === 'string') && new Set(value).size === value.length)
      );
    case 'weights':
      return isWeights(value, param);
    case 'perColumn':
      return isPairs(value) && value.every(([, option]) => param.options.includes(option));
    case 'names':
      return isPairs(value) && value.every(([, name]) => name.length <= 120);
    case 'text':
      return typeof value === 'string' && value.length <= param.most;
    case 'rules':
      return (
        isPairs(value) &&
        value.every(([word, option]) => word.trim() !== '' && word.length <= 60 && param.options.includes(option)) &&
        new Set(value.map(([word]) => word)).size === value.length
      );
    case 'answers':
      return isAnswers(value) && value.every(([, , answer]) => param.options?.includes(answer) ?? answer.length <= 120);
    case 'links':
      return isLinks(value, param.width);
    case 'groups':
      return isGroupMarks(value, param);
    case 'language':
      return LANGUAGES.some((language) => language === value);
    default:
      return param satisfies never;
  }
}

function within(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return value >= min && value <= max;
}

function isPairs(value: Json): value is readonly (readonly [string, string])[] {
  return (
    Array.isArray(value) &&
    value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string'))
  );
}

function isLinks(value: Json, width: number): boolean {
  return (
    Array.isArray(value) &&
    (value as readonly Json[]).every(
      (link) => Array.isArray(link) && link.length === width && link.every((part) => typeof part === 'string'),
    )
  );
}

/** One number a column. */
function isWeights(value: Json, bounds: { readonly min: number; readonly max: number }): value is readonly (readonly [string, number])[] {
  if (!Array.isArray(value)) return false;
  const pairs = value as readonly Json[];
  const fits = pairs.every(
    (pair) =>
      Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string' && typeof pair[1] === 'number' && within(pair[1], bounds),
  );
  return fits && new Set((pairs as readonly (readonly Json[])[]).map(([name]) => name)).size === pairs.length;
}

const ANSWER_KEY = /^[0-9a-f]{8,12}(-[0-9a-f]{8,12})?$/;

/** One answer a question, and keys from which no cell can be read. */
function isAnswers(value: Json): value is readonly Answer[] {
  if (!Array.isArray(value)) return false;
  const fits = (value as readonly Json[]).every(
    (one) =>
      Array.isArray(one) &&
      one.length === 3 &&
      (one as readonly Json[]).every((part) => typeof part === 'string') &&
      ANSWER_KEY.test(String(one[1])),
  );
  return fits && new Set((value as readonly Answer[]).map(([about, key]) => JSON.stringify([about, key]))).size === value.length;
}

/** What a parameter must be, for the message; plain notation, the same in every language. */
function mustBe(param: Param): string {
  switch (param.kind) {
    case 'integer':
    case 'real':
      return `${param.min} … ${param.max}${param.auto ? ' | auto' : ''}`;
    case 'choice':
    case 'perColumn':
    case 'rules':
      return param.options.join(' | ');
    case 'toggle':
      return 'true | false';
    case 'language':
      return LANGUAGES.join(' | ');
    default:
      return param.kind;
  }
}

function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** Values each parameter must refuse: a contract test feeds them to every step. */
export function wrongValues(param: Param): readonly Json[] {
  switch (param.kind) {
    case 'integer':
      return [param.min - 1, param.max + 1, param.min + 0.5, 'many', null, ...(param.auto ? [] : ['auto'])];
    case 'real':
      return [param.min - 1, param.max + 1, '1', null, ...(param.auto ? [] : ['auto'])];
    case 'choice':
    case 'language':
      return ['no such option', 3, null];
    case 'toggle':
      return ['true', 1, null];
    case 'date':
      return ['yesterday', 1.5, 9e15];
    case 'column':
    case 'value':
    case 'source':
      return [3, ['a'], true];
    case 'columns':
      return ['a', [1], ['a', 'a']];
    case 'perColumn':
      return ['a', [['a', 'no such option']], [['a']]];
    case 'weights':
      return [
        'a',
        [['a']],
        [['a', 'heavy']],
        [['a', param.max + 1]],
        [
          ['a', param.min],
          ['a', param.min],
        ],
      ];
    case 'answers':
      return [
        3,
        [['a', '0123abcd']],
        [['a', 'no fingerprint', param.options?.[0] ?? 'x']],
        [['a', '0123abcd', param.options ? 'no such option' : 'x'.repeat(121)]],
      ];
    case 'links':
      return ['a', ['a'], [Array.from({ length: param.width + 1 }, () => 'a')], [Array.from({ length: param.width }, () => 3)]];
    case 'groups':
      return wrongGroupMarks(param);
    case 'names':
      return [3, [['a', 3]], [['a', 'x'.repeat(121)]]];
    case 'text':
      return [3, null, 'x'.repeat(param.most + 1)];
    case 'rules':
      return ['a', [['a', 'no such option']], [['a']], [['', param.options[0] ?? '']]];
    default:
      return param satisfies never;
  }
}
