import type { Language } from '../../core/language';
import type { Schema, SchemaColumn } from '../../core/schema';

/** Who decides: owners and the top, heads and directors, leaders of people or of a place, experts, everybody else, those who assist or learn. */
export const LEVELS = ['executive', 'director', 'manager', 'senior', 'staff', 'junior'] as const;
export type Level = (typeof LEVELS)[number];

export const DEPARTMENTS = [
  'management',
  'sales',
  'marketing',
  'purchasing',
  'finance',
  'people',
  'it',
  'engineering',
  'operations',
  'service',
  'legal',
  'administration',
  'other',
] as const;
export type Department = (typeof DEPARTMENTS)[number];

interface Names {
  readonly seniority: string;
  readonly department: string;
  readonly levels: Readonly<Record<Level, string>>;
  readonly departments: Readonly<Record<Department, string>>;
}

/** Data of the notebook, so in its language whoever reads it. */
export const TITLE_NAMES: Readonly<Record<Language, Names>> = {
  en: {
    seniority: 'Seniority',
    department: 'Department',
    levels: {
      executive: 'Owner or top management',
      director: 'Director or head',
      manager: 'Manager',
      senior: 'Senior or expert',
      staff: 'Employee',
      junior: 'Assistant or trainee',
    },
    departments: {
      management: 'General management',
      sales: 'Sales',
      marketing: 'Marketing',
      purchasing: 'Purchasing',
      finance: 'Finance',
      people: 'People (HR)',
      it: 'IT',
      engineering: 'Engineering',
      operations: 'Operations',
      service: 'Customer service',
      legal: 'Legal',
      administration: 'Administration',
      other: 'Other',
    },
  },
  nb: {
    seniority: 'Stillingsnivå',
    department: 'Avdeling',
    levels: {
      executive: 'Eier eller toppleder',
      director: 'Direktør',
      manager: 'Leder',
      senior: 'Senior eller ekspert',
      staff: 'Medarbeider',
      junior: 'Assistent eller lærling',
    },
    departments: {
      management: 'Ledelse',
      sales: 'Salg',
      marketing: 'Markedsføring',
      purchasing: 'Innkjøp',
      finance: 'Økonomi',
      people: 'Personal (HR)',
      it: 'IT',
      engineering: 'Teknikk og utvikling',
      operations: 'Drift og produksjon',
      service: 'Kundeservice',
      legal: 'Juridisk',
      administration: 'Administrasjon',
      other: 'Annet',
    },
  },
};

/** Headers of job titles in English, Norwegian and German; a bare `title` is often Mr or Ms and a bare `job` a kind of work, so the cells decide. */
const HEADER =
  /^(?:job ?title|title|position|job ?role|role|job ?position|occupation title|stilling|stillings? ?tittel|stillingsbetegnelse|tittel|jobb ?tittel|rolle|yrkestittel|funktion|funksjon|berufsbezeichnung|jobtitel|job ?bezeichnung|stellenbezeichnung|stelle|kontakt ?stilling|contact ?title|contact ?role|contact ?position|contact ?job ?title)$/;

/** The column that holds job titles by its name: the first of text or categories that is not set aside or told apart otherwise. */
export function titleColumn(schema: Schema, asked: string | null): SchemaColumn | undefined {
  const texts = schema.filter(({ kind, family }) => (kind === 'text' || kind === 'category') && family !== true);
  if (asked !== null) return texts.find(({ name }) => name === asked);
  return texts.find(({ name, role }) => (role === 'category' || role === 'text') && HEADER.test(headerOf(name)));
}

const headerOf = (name: string): string =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .join(' ');
