import type { DerivedColumn } from '../../core/program';
import type { SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap, isNumeric, type Column, type Table } from '../../core/table';
import type { MlTasks } from '../context';
import { run } from '../../program/run';
import { byFrequency, countMissing, levelCounts, moments } from '../figures';
import { countriesOf } from './country';
import { domainOf, isCompany, regionByCountry, regionIn } from './exprs';
import { contactNotes, type ContactReport, type Evidence, type params } from './meta';
import type { Country } from './regions';

/** A yes/no that nearly everyone shares says nothing about the difference between people. */
const LEAST = 0.01;

function tellsApart(train: Table, name: string, columns: readonly DerivedColumn[]): boolean {
  const made = columnMap(run([{ op: 'derive', columns }], train)).get(name);
  const { count, mean } = made && isNumeric(made) ? moments(made.data) : { count: 0, mean: 0 };
  return count > 0 && mean >= LEAST && mean <= 1 - LEAST;
}

type Learnt = {
  readonly postcode: { readonly region: string; readonly countries: readonly Country[]; readonly evidence: Evidence } | null;
};

export const impl: StepImpl<typeof params, ContactReport, MlTasks> = {
  async fit(train, given, { schema }) {
    const { email, postcode } = contactNotes(schema, given);
    const columns: DerivedColumn[] = [];
    const notes: SchemaColumn[] = [];
    let learnt: Learnt = { postcode: null };
    if (email) {
      columns.push({ name: email.domain.name, kind: 'category', expr: domainOf(email.from.name) });
      columns.push({ name: email.company.name, kind: 'bool', expr: isCompany(email.from.name) });
      notes.push(email.domain, { ...email.company, feature: tellsApart(train, email.company.name, columns) });
    }
    const found = postcode && countriesOf(train, schema, postcode.from.name, given.country, given.language);
    if (postcode && found) {
      const { countries, evidence, column } = found;
      const { name } = postcode.from;
      const kind = postcode.from.kind === 'number' ? 'number' : 'text';
      const expr = column === null ? regionIn(countries[0] as Country, name, kind) : regionByCountry(column, countries, name, kind);
      columns.push({ name: postcode.region.name, kind: 'category', expr });
      notes.push(postcode.region);
      learnt = { postcode: { region: postcode.region.name, countries, evidence } };
    }
    return { program: columns.length > 0 ? [{ op: 'derive', columns }] : [], learnt, notes };
  },

  async report({ before, after, schemaBefore }, fitted, given) {
    const learnt = fitted.learnt as Learnt;
    const { email, postcode } = contactNotes(schemaBefore, given);
    const [was, is] = [columnMap(before), columnMap(after)];
    const filled = (column: Column | undefined): number => (column ? before.rows - countMissing(column) : 0);
    const addresses = email ? filled(was.get(email.from.name)) : 0;
    const company = email ? is.get(email.company.name) : undefined;
    const known = filled(company);
    const own = company && isNumeric(company) ? company.data.reduce((sum, value) => sum + (value === 1 ? 1 : 0), 0) : 0;
    const domain = email && is.get(email.domain.name);
    const region = learnt.postcode ? is.get(learnt.postcode.region) : undefined;
    return {
      email: email && {
        column: email.from.name,
        rows: addresses,
        company: own,
        free: known - own,
        unreadable: addresses - known,
        domains: domain ? levelCounts(domain).size : 0,
      },
      postcode: postcode && {
        column: postcode.from.name,
        countries: learnt.postcode?.countries ?? [],
        evidence: learnt.postcode?.evidence ?? null,
        rows: filled(was.get(postcode.from.name)),
        regions: region ? byFrequency(levelCounts(region)).map(([name, rows]) => ({ region: name, rows })) : [],
      },
    };
  },
};
