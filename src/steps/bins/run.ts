import { column as ref, compare, number, text, type Expr } from '../../core/expr';
import type { DerivedColumn } from '../../core/program';
import type { SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap } from '../../core/table';
import type { MlTasks } from '../context';
import { levelCounts, moments, numbersOf } from '../figures';
import { resting } from '../standing';
import { banded, bandNote, type BinsReport, type params } from './meta';
import { BAND_NAMES } from './names';

type Learnt = readonly { readonly column: string; readonly name: string; readonly bands: readonly string[] }[];

export const impl: StepImpl<typeof params, BinsReport, MlTasks> = {
  async fit(train, { columns, bands, method, replace, language }, { schema, checkpoint }) {
    const notes: SchemaColumn[] = [];
    const derived: DerivedColumn[] = [];
    const learnt: { column: string; name: string; bands: readonly string[] }[] = [];
    const names = BAND_NAMES[language];
    for (const column of banded(schema, columns)) {
      await checkpoint();
      const data = numbersOf(train, column.name);
      const edges = roundEdges(method === 'rows' ? byRows(data, bands) : byWidth(data, bands));
      const called =
        edges.length === 0
          ? [names.all]
          : [
              names.under(edges[0] as number),
              ...edges.map((edge, i) => (i + 1 < edges.length ? names.between(edge, edges[i + 1] as number) : names.over(edge))),
            ];
      const note = bandNote([...schema, ...notes], column, language);
      if (replace) notes.push(resting(column));
      notes.push(note);
      derived.push({ name: note.name, kind: 'category', expr: bandExpr(ref(column.name), edges, called) });
      learnt.push({ column: column.name, name: note.name, bands: called });
    }
    return { program: derived.length > 0 ? [{ op: 'derive', columns: derived }] : [], learnt, notes };
  },

  async report({ after }, fitted) {
    const columns = columnMap(after);
    return {
      columns: (fitted.learnt as Learnt).map(({ column, name, bands }) => {
        const made = columns.get(name);
        const counts = made ? levelCounts(made) : new Map<string, number>();
        return { column, name, bands: bands.map((band) => ({ band, rows: counts.get(band) ?? 0 })) };
      }),
    };
  },
};

/** Edges with about as many rows between any two; type 7 quantiles would fall between values, these are values. */
function byRows(data: Float64Array, bands: number): readonly number[] {
  const sorted = data.filter((value) => !Number.isNaN(value)).sort();
  return Array.from({ length: bands - 1 }, (_, i) => sorted[Math.round(((i + 1) * sorted.length) / bands)]).filter(
    (edge) => edge !== undefined,
  );
}

function byWidth(data: Float64Array, bands: number): readonly number[] {
  const { count, min, max } = moments(data);
  if (count === 0 || !Number.isFinite(max - min) || max === min) return [];
  return Array.from({ length: bands - 1 }, (_, i) => min + ((i + 1) * (max - min)) / bands);
}

/** To as few digits, from two on, as keep the edges apart. */
function roundEdges(edges: readonly number[]): readonly number[] {
  const apart = [...new Set(edges)];
  for (let digits = 2; digits < 16; digits++) {
    const rounded = [...new Set(apart.map((edge) => Number(edge.toPrecision(digits)) + 0))];
    if (rounded.length === apart.length && rounded.every(Number.isFinite)) return rounded;
  }
  return apart;
}

/** Missing stays missing. */
function bandExpr(of: Expr, edges: readonly number[], bands: readonly string[]): Expr {
  const last = edges.reduceRight<Expr>(
    (rest, edge, i) => ({ type: 'if', when: compare(of, '<', number(edge)), then: text(bands[i] as string), else: rest }),
    text(bands.at(-1) as string),
  );
  return { type: 'if', when: { type: 'isMissing', of }, then: { type: 'missing', kind: 'category' }, else: last };
}
