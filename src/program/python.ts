import type { Expr } from '../core/expr';
import type { Tree } from '../core/tree';
import type { InputId, Op, Program } from '../core/program';
import { checkProgram, type NamedKind } from './kinds';
import { PYTHON_TABLES } from './python-tables';
import { PYTHON_WORDS } from './python-words';
import { inputsUsed } from './uses';

interface PythonStep {
  readonly name: string;
  readonly program: Program;
}

/**
 * A Python file (numpy and pandas, nothing else) that does what running the programs one after the other does: `pipeline(frame)` from data
 * frame to data frame, `run(table)` beneath it without a change of kind.
 * @param input columns of the table it starts from @param inputs those of further tables that joins read, by id
 * @param mayLack those of `input` that a data frame may do without: they are then empty
 * @throws Error when a program does not fit: check with `checkProgram` first
 */
export function toPython(
  steps: readonly PythonStep[],
  input: readonly NamedKind[],
  inputs: ReadonlyMap<InputId, readonly NamedKind[]> = new Map(),
  mayLack: readonly string[] = [],
): string {
  const used = inputsUsed(steps.map(({ program }) => program));
  let columns = input;
  const body = steps.flatMap(({ name, program }) => {
    const fits = checkProgram(program, columns, inputs);
    if (!fits.ok) throw new Error(`${name}: ${fits.problem.code} ${JSON.stringify(fits.problem.args)}`);
    columns = fits.value;
    return [`    # ${name}`, ...program.map((op) => `    t = ${operation(op, 't')}`)];
  });
  const kinds = (of: readonly NamedKind[]): string => dict(of.map(({ name, kind }) => [text(name), text(kind)]));
  const others = [...inputs].filter(([id]) => used.has(id)).map(([id, of]): readonly [string, string] => [text(id), kinds(of)]);
  return `"""Made by Leadlight: the same rows, segments and chances as the notebook gives.

    from pipeline import pipeline, read
    print(pipeline(read("customers.csv")))

\`read\` passes what else it is told to pandas.read_csv: sep=";", decimal=",". Dates come out as datetime64, yes/no as True and False, gaps as None or NaN.
"""
${PYTHON_WORDS}

${PYTHON_TABLES}

KINDS = ${kinds(input)}
INPUTS = ${dict(others)}
MAY_LACK = [${mayLack.map(text).join(', ')}]


def read(path, kinds=KINDS, **how):
    """Texts stay as they are written: 0123 is no number."""
    return pd.read_csv(path, dtype={name: str for name, kind in kinds.items() if kind in ("text", "category")}, **how)


def run(t, inputs):
${[...body, '    return t'].join('\n')}


def pipeline(frame, inputs={}):
    """A data frame with the columns of KINDS, save those of MAY_LACK; \`inputs\` are further data frames, called as in INPUTS."""
    frame = frame.assign(**{name: None for name in MAY_LACK if name not in frame})
    return to_frame(run(from_frame(frame, KINDS), {name: from_frame(inputs[name], INPUTS[name]) for name in INPUTS}))
`;
}

function operation(op: Op, t: string): string {
  const value = (expr: Expr): string => print(expr, t);
  switch (op.op) {
    case 'derive':
      return `derive(${t}, ${dict(
        op.columns.map(({ name, kind, expr }) => [text(name), `(${text(kind)}, ${value(expr)})`]),
        2,
      )})`;
    case 'keep':
      return `keep(${t}, ${value(op.where)})`;
    case 'select':
      return `select(${t}, ${list(op.columns.map(text))})`;
    case 'distinct':
      return `distinct(${t}, ${list(op.on.map(value))})`;
    case 'lag':
      return `lag(${t}, ${list(op.by.map(text))}, ${op.order === null ? 'None' : text(op.order)}, ${dict(op.columns.map(({ name, of }) => [text(name), text(of)]))})`;
    case 'rollup': {
      const made = op.columns.map(({ name, kind, agg, of }) => [text(name), `(${text(kind)}, ${text(agg)}, ${value(of)})`] as const);
      return `rollup(${t}, ${list(op.by.map(text))}, ${dict(made, 2)})`;
    }
    case 'join': {
      // `roll` reads its own table, so each operation of it is a function of that table.
      const there = op.roll.reduce((from, one) => `(lambda u: ${operation(one, 'u')})(${from})`, `inputs[${text(op.with)}]`);
      const on = list(op.on.map(([here, far]) => `(${text(here)}, ${text(far)})`));
      return `join(${t}, ${there}, ${on}, ${dict(op.take.map(({ from, name }) => [text(name), text(from)]))})`;
    }
    default:
      return op satisfies never;
  }
}

const COMPARISONS = { '=': 'equal', '!=': 'not_equal', '<': 'less', '<=': 'less_equal', '>': 'greater', '>=': 'greater_equal' } as const;
const MATH = { abs: 'np.abs', sqrt: 'np.sqrt', log: 'np.log', exp: 'np.exp', floor: 'np.floor', sign: 'np.sign' } as const;

function print(expr: Expr, t: string): string {
  const go = (of: Expr): string => print(of, t);
  const all = (of: readonly Expr[]): string => of.map(go).join(', ');
  switch (expr.type) {
    case 'column':
      return `${t}[${text(expr.name)}]`;
    case 'number':
    case 'date':
      return number(expr.value);
    case 'bool':
      return number(expr.value ? 1 : 0);
    case 'text':
      return `text(${text(expr.value)})`;
    case 'missing':
      return expr.kind === 'text' || expr.kind === 'category' ? 'text(None)' : 'np.nan';
    case 'arithmetic':
      return `finite(${go(expr.left)} ${expr.op} ${go(expr.right)})`;
    case 'compare':
      return `compare(np.${COMPARISONS[expr.op]}, ${go(expr.left)}, ${go(expr.right)})`;
    case 'and':
    case 'or':
      return `settle([${all(expr.all)}], ${expr.type === 'and' ? 0 : 1}, ${t}.rows)`;
    case 'not':
      return `(1 - ${go(expr.of)})`;
    case 'if':
      return `choose(${go(expr.when)}, ${go(expr.then)}, ${go(expr.else)})`;
    case 'coalesce':
      return `coalesce(${all(expr.all)})`;
    case 'isMissing':
      return `missing(${go(expr.of)})`;
    case 'math':
      return math(expr.fn, go(expr.of));
    case 'least':
    case 'greatest':
      return `extreme(np.${expr.type === 'least' ? 'fmin' : 'fmax'}, ${all(expr.all)})`;
    case 'string':
      return `each(${expr.fn}, ${go(expr.of)})`;
    case 'length':
      return `each_number(len, ${go(expr.of)})`;
    case 'contains':
      return `each_number(lambda s: ${text(expr.part)} in s, ${go(expr.of)})`;
    case 'startsWith':
      return `each_number(lambda s: s.startswith(${text(expr.part)}), ${go(expr.of)})`;
    case 'concat':
      return `concat([${all(expr.all)}], ${t}.rows)`;
    case 'start':
      return `each(lambda s: s[:${expr.count}], ${go(expr.of)})`;
    case 'piece':
      return `each(lambda s: piece(s, ${text(expr.by)}, ${expr.at}), ${go(expr.of)})`;
    case 'match': {
      const rules = list(expr.rules.map(([phrase, to]) => `(${text(phrase)}, ${literal(to)})`));
      return `each(lambda s, rules=${rules}: match(s, rules, ${literal(expr.other)}), ${go(expr.of)})`;
    }
    case 'lookup':
      return lookup(expr, go(expr.of));
    case 'in':
      return `each_number(lambda s, known=frozenset(${list(expr.values.map(text))}): s in known, ${go(expr.of)})`;
    case 'rowIn':
      return `np.isin(${t}.ids, [${expr.rows.join(', ')}]).astype(float)`;
    case 'bucket':
      return `bucket(${go(expr.of)}, ${numbers(expr.edges)})`;
    case 'daysBetween':
      return `((${go(expr.to)} - ${go(expr.from)}) / DAY)`;
    case 'datePart':
      return `date_part(${text(expr.part)}, ${go(expr.of)})`;
    case 'linear':
      return `linear(${number(expr.bias)}, ${list(expr.terms.map(({ weight, of }) => `(${number(weight)}, ${go(of)})`))})`;
    case 'nearest':
      return `nearest([${all(expr.of)}], ${list(expr.centres.map(numbers))}, ${text(expr.give)}, ${t}.rows)`;
    case 'trees':
      return `trees(${number(expr.bias)}, [${all(expr.of)}], ${list(expr.trees.map(treeOf))}, ${t}.rows)`;
    case 'interpolate':
      return `interpolate(${go(expr.of)}, ${numbers(expr.x)}, ${numbers(expr.y)})`;
    default:
      return expr satisfies never;
  }
}

const treeOf = ({ feature, threshold, missingLeft, left, right, value }: Tree): string =>
  `(${[feature, threshold, missingLeft, left, right, value].map(numbers).join(', ')})`;

function math(fn: Extract<Expr, { type: 'math' }>['fn'], of: string): string {
  switch (fn) {
    case 'round':
      return `rounded(${of})`;
    case 'sigmoid':
      return `sigmoid(${of})`;
    case 'log1p':
      return `finite(np.log(1 + ${of}))`;
    default:
      return `finite(${MATH[fn]}(${of}))`;
  }
}

/** Of equal entries the first holds, where Python would take the last. */
function lookup({ table, other, missing, to }: Extract<Expr, { type: 'lookup' }>, of: string): string {
  const first = new Map<string, string>();
  for (const [from, cell] of table) if (!first.has(from)) first.set(from, literal(cell));
  const entries = dict([...first].map(([from, cell]) => [text(from), cell]));
  const each = to === 'number' ? 'each_number' : 'each';
  return `${each}(lambda s, known=${entries}: known.get(s, ${literal(other)}), ${of}, ${literal(missing)})`;
}

const literal = (value: string | number | null): string =>
  value === null ? 'None' : typeof value === 'number' ? number(value) : text(value);

/** JSON's escapes are Python's too. */
const text = (value: string): string => JSON.stringify(value);

/** Always a numpy double: Python's own division by zero would stop the run. */
const number = (value: number): string => `np.float64(${value})`;

const numbers = (values: readonly number[]): string => `[${values.join(', ')}]`;

const list = (items: readonly string[]): string => `[${items.join(', ')}]`;

function dict(entries: readonly (readonly [string, string])[], indent = 0): string {
  const items = entries.map(([key, value]) => `${key}: ${value}`);
  if (indent === 0 || items.length === 0) return `{${items.join(', ')}}`;
  const pad = ' '.repeat(4 * indent);
  return `{\n${items.map((item) => `${pad}${item},\n`).join('')}${' '.repeat(4 * (indent - 1))}}`;
}
