import type { ChartSpec } from '../../core/chart';
import type { Language } from '../../core/language';
import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, withRole, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { CONTACT_NAMES } from './names';
import type { Country } from './regions';

export const params = {
  email: { kind: 'toggle', default: true },
  postcode: { kind: 'toggle', default: true },
  country: { kind: 'choice', default: 'auto', options: ['auto', 'no', 'de', 'gb', 'us'] },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

/** How the country of the postcodes is known. */
export type Evidence = 'chosen' | 'column' | 'header' | 'letters' | 'neighbours' | 'language';

export type ContactReport = {
  readonly email: {
    readonly column: string;
    readonly rows: number;
    readonly company: number;
    readonly free: number;
    /** No domain can be read from them. */
    readonly unreadable: number;
    readonly domains: number;
  } | null;
  readonly postcode: {
    readonly column: string;
    readonly countries: readonly Country[];
    readonly evidence: Evidence | null;
    readonly rows: number;
    /** Rows by region, most first. */
    readonly regions: readonly { readonly region: string; readonly rows: number }[];
  } | null;
};

export interface ContactNotes {
  readonly email: { readonly from: SchemaColumn; readonly domain: SchemaColumn; readonly company: SchemaColumn } | null;
  readonly postcode: { readonly from: SchemaColumn; readonly region: SchemaColumn } | null;
}

export function contactNotes(
  schema: Schema,
  given: { readonly email: boolean; readonly postcode: boolean; readonly language: Language },
): ContactNotes {
  const names = CONTACT_NAMES[given.language];
  const email = given.email ? withRole(schema, 'email') : undefined;
  const postcode = given.postcode ? withRole(schema, 'postcode') : undefined;
  const taken = [...schema];
  const make = (name: string, kind: 'bool' | 'category', of: SchemaColumn, about: string, feature: boolean): SchemaColumn => {
    const note: SchemaColumn = {
      name: freshName(taken, name),
      kind,
      role: kind === 'bool' || feature ? 'category' : 'text',
      origin: of.origin,
      feature,
      plain: true,
      about: say(about, { column: of.name }),
    };
    taken.push(note);
    return note;
  };
  return {
    email:
      email && (email.kind === 'text' || email.kind === 'category')
        ? {
            from: email,
            domain: make(names.domain, 'category', email, 'contact.about.domain', false),
            company: make(names.company, 'bool', email, 'contact.about.company', true),
          }
        : null,
    postcode:
      postcode && postcode.kind !== 'date' && postcode.kind !== 'bool'
        ? { from: postcode, region: make(names.region, 'category', postcode, 'contact.about.region', true) }
        : null,
  };
}

export const meta: StepMeta<typeof params, ContactReport> = {
  id: 'contact',
  version: 1,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  outline(schema, given) {
    const { email, postcode } = contactNotes(schema, given);
    return ok([...schema, ...(email ? [email.domain, email.company] : []), ...(postcode ? [{ ...postcode.region, family: true }] : [])]);
  },
  finding({ email, postcode }) {
    const place = postcode?.regions[0];
    if (email && email.rows > 0)
      return say('contact.email', { column: email.column, company: email.company, rows: email.company + email.free });
    if (postcode && place) return say('contact.region', { region: place.region, share: place.rows / postcode.rows });
    if (postcode && postcode.evidence === null && postcode.rows > 0) return say('contact.no-country', { column: postcode.column });
    return say('contact.none');
  },
  soWhat({ email, postcode }) {
    const parts = [
      ...(email && email.rows > 0 ? [say('contact.email.so', { unreadable: email.unreadable })] : []),
      ...(postcode && postcode.rows > 0
        ? [
            postcode.evidence === null
              ? say('contact.no-country.so', { column: postcode.column })
              : say('contact.region.so', {
                  column: postcode.column,
                  regions: postcode.regions.length,
                  placed: postcode.regions.reduce((sum, { rows }) => sum + rows, 0),
                  rows: postcode.rows,
                  why: say(`contact.why.${postcode.evidence}`),
                  countries: postcode.countries.map((country) => say(`contact.param.country.${country}`)),
                }),
          ]
        : []),
    ];
    return parts.length === 0
      ? say('contact.none.so')
      : parts.length === 1
        ? (parts[0] as (typeof parts)[0])
        : say('contact.both.so', { first: parts[0] ?? '', second: parts[1] ?? '' });
  },
  charts({ postcode }): readonly ChartSpec[] {
    const first = postcode?.regions[0];
    if (!postcode || !first) return [];
    return [
      {
        id: 'contact-regions',
        headline: say('contact.region', { region: first.region, share: first.rows / postcode.rows }),
        fields: [
          { title: say('contact.field.region'), format: 'text' },
          { title: say('contact.field.rows'), format: 'integer' },
        ],
        rows: postcode.regions.slice(0, 20).map(({ region, rows }) => [region, rows]),
        draw: { type: 'bars', category: 0, value: 1 },
      },
    ];
  },
};
