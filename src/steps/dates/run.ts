import { column as ref, compare, moving, number, text, type Expr } from '../../core/expr';
import type { Language } from '../../core/language';
import { say } from '../../core/message';
import type { DerivedColumn } from '../../core/program';
import type { SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import type { MlTasks } from '../context';
import { countMissing, median, moments, numbersOf } from '../figures';
import { columnMap } from '../../core/table';
import { resting } from '../standing';
import { daysColumns, partColumns, type DatePart, type DatesReport, type params } from './meta';
import { DATE_NAMES } from './names';

type Learnt = { readonly reference: number | null; readonly made: readonly { readonly from: string; readonly name: string }[] };

export const impl: StepImpl<typeof params, DatesReport, MlTasks> = {
  async fit(train, given, context) {
    const { reference: asked, language } = given;
    const made = daysColumns(context.schema, language);
    const parts = partColumns(context.schema, given);
    const latest = made.map(({ from }) => moments(numbersOf(train, from.name))).filter(({ count }) => count > 0);
    const reference = asked !== 'auto' ? asked : latest.length > 0 ? Math.max(...latest.map(({ max }) => max)) : null;
    const derived = made.map(({ from, to }): DerivedColumn => {
      const expr: Expr =
        reference === null ? { type: 'missing', kind: 'number' } : { type: 'daysBetween', from: ref(from.name), to: moving(reference) };
      return { name: to.name, kind: 'number', expr };
    });
    derived.push(
      ...parts.map(({ from, part, to }): DerivedColumn => ({ name: to.name, kind: 'category', expr: partOf(from.name, part, language) })),
    );
    const about = (from: string): Pick<SchemaColumn, 'about'> =>
      reference === null ? {} : { about: say('dates.about.days', { column: from, reference }) };
    const learnt: Learnt = { reference, made: made.map(({ from, to }) => ({ from: from.name, name: to.name })) };
    return {
      program: derived.length > 0 ? [{ op: 'derive', columns: derived }] : [],
      learnt,
      notes: [...made.flatMap(({ from, to }) => [resting(from), { ...to, ...about(from.name) }]), ...parts.map(({ to }) => to)],
      ...(reference !== null && {
        countsTo: { at: reference, chosen: asked !== 'auto', columns: made.map(({ from }) => from.name), days: false, cuts: false },
      }),
    };
  },

  async report({ before, after }, fitted) {
    const { reference, made } = fitted.learnt as Learnt;
    const was = columnMap(before);
    const columns = made.map(({ from, name }) => {
      const { count, min, max } = moments(numbersOf(before, from));
      const dates = was.get(from);
      return {
        from,
        name,
        earliest: count > 0 ? min : null,
        latest: count > 0 ? max : null,
        median: median(numbersOf(after, name)),
        missing: dates ? countMissing(dates) : 0,
      };
    });
    return { reference, columns };
  },
};

/** The part's name in words: January, Monday, Winter. */
function partOf(date: string, part: DatePart, language: Language): Expr {
  const { months, weekdays, seasons } = DATE_NAMES[language];
  const names =
    part === 'weekday' ? weekdays : part === 'month' ? months : months.map((_, month) => seasons[Math.floor(((month + 1) % 12) / 3)] ?? '');
  const value: Expr = { type: 'datePart', part: part === 'weekday' ? 'weekday' : 'month', of: ref(date) };
  const missing: Expr = { type: 'missing', kind: 'category' };
  return names.reduceRight<Expr>(
    (rest, name, i) => ({ type: 'if', when: compare(value, '=', number(i + 1)), then: text(name), else: rest }),
    missing,
  );
}
