import { arithmetic, column as ref } from '../../core/expr';
import { say } from '../../core/message';
import type { DerivedColumn } from '../../core/program';
import { stop } from '../../core/problem';
import type { SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap, type Table } from '../../core/table';
import { groupRows } from '../../program/groups';
import { ofColumn } from '../../program/vector';
import type { MlTasks } from '../context';
import { numbersOf } from '../figures';
import { fading, outcomeFit } from './fading';
import { weight, type Activity } from './half-life';
import { decayNote, decayParts, type DecayParts, type DecayReport, type params } from './meta';

const DAY = 86_400_000;
/** Days, where neither the user nor an outcome says better. */
const USUAL = 30;
/** Where customers come up this often each, a row is an event. */
const ROWS_EACH = 1.25;

type Learnt = {
  readonly halfLife: number | null;
  readonly why: DecayReport['why'];
  readonly date: string | null;
  readonly reference: number | null;
  readonly columns: readonly string[];
  readonly fit: DecayReport['fit'];
};

const NOTHING: Learnt = { halfLife: null, why: 'usual', date: null, reference: null, columns: [], fit: null };

export const impl: StepImpl<typeof params, DecayReport, MlTasks> = {
  async fit(train, given, context) {
    const found = decayParts(context.schema, given);
    if (!found.ok) return stop(found.problem.code, found.problem.args);
    const parts = found.value;
    const dates = parts.date ? numbersOf(train, parts.date.name) : new Float64Array(0);
    const reference = dates.reduce((latest, date) => (date > latest ? date : latest), -Infinity);
    const events = isEvents(train, parts);
    if (!parts.date || reference === -Infinity || (!events && parts.counts.length === 0))
      return { program: [], learnt: NOTHING, notes: [] };
    await context.checkpoint();
    const activity = activityOf(train, parts, events, dates, reference);
    const told = given.halfLife === 'auto' ? outcomeFit(train, context.schema, activity.unit, activity, context.random) : null;
    const halfLife = given.halfLife !== 'auto' ? given.halfLife : (told?.fit.best ?? USUAL);
    const notes: SchemaColumn[] = [];
    const derived: DerivedColumn[] = [];
    for (const of of events ? [null] : parts.counts) {
      const note = decayNote([...context.schema, ...notes], of, parts.date, given.language);
      const about = of
        ? say('decay.about.count', { column: of.name, days: halfLife, date: parts.date.name, reference })
        : say('decay.about.event', { days: halfLife, reference });
      notes.push({ ...note, about });
      const left = fading(parts.date.name, reference, halfLife);
      derived.push({ name: note.name, kind: 'number', expr: of ? arithmetic(ref(of.name), '*', left) : left });
    }
    const learnt: Learnt = {
      halfLife,
      why: given.halfLife !== 'auto' ? 'asked' : told ? 'fitted' : 'usual',
      date: parts.date.name,
      reference,
      columns: notes.map(({ name }) => name),
      fit: told && { outcome: told.outcome, units: told.units, decayed: told.fit.decayed, plain: told.fit.plain, tried: told.fit.tried },
    };
    const countsTo = { at: reference, chosen: false, columns: [parts.date.name], days: false, cuts: false };
    return { program: [{ op: 'derive', columns: derived }], learnt, notes, countsTo };
  },

  async report({ before }, fitted) {
    const { reference, ...learnt } = fitted.learnt as Learnt;
    return { ...learnt, left: leftOf(before, learnt.date, reference, learnt.halfLife) };
  },
};

function isEvents(table: Table, { customer }: DecayParts): boolean {
  const column = customer && columnMap(table).get(customer.name);
  if (!column) return false;
  const { of, first } = groupRows([ofColumn(column)], table.rows, true);
  const rows = of.reduce((count, group) => count + (group >= 0 ? 1 : 0), 0);
  return first.length > 0 && rows >= ROWS_EACH * first.length;
}

/** Events of customers, or the counts of each row, all alike important. */
function activityOf(table: Table, { customer, counts }: DecayParts, events: boolean, dates: Float64Array, reference: number): Activity {
  const days = dates.map((date) => (reference - date) / DAY);
  const column = customer && columnMap(table).get(customer.name);
  if (events && column) {
    const { of, first } = groupRows([ofColumn(column)], table.rows, true);
    return { amount: new Float64Array(table.rows).fill(1), days, unit: of, units: first.length };
  }
  const amount = new Float64Array(table.rows);
  for (const { name } of counts) {
    const data = numbersOf(table, name);
    const total = data.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : Math.abs(value)), 0);
    for (let row = 0; row < amount.length && total > 0; row++)
      amount[row] = (amount[row] as number) + ((data[row] as number) * table.rows) / total;
  }
  return { amount, days, unit: Int32Array.from(amount.keys()), units: table.rows };
}

function leftOf(table: Table, date: string | null, reference: number | null, halfLife: number | null): number | null {
  if (date === null || reference === null || halfLife === null) return null;
  let [sum, count] = [0, 0];
  for (const at of numbersOf(table, date)) {
    if (Number.isNaN(at)) continue;
    sum += weight((reference - at) / DAY, halfLife);
    count++;
  }
  return count > 0 ? sum / count : null;
}
