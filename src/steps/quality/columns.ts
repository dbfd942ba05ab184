import type { Role, Schema, SchemaColumn } from '../../core/schema';
import { isNumeric, type Column } from '../../core/table';

/** Said of a date on which somebody last looked after the row; English, Norwegian, German. */
const LOOKED_AFTER =
  /updat|modif|changed|verif|last.?(contact|activ|seen|edit)|latest.?contact|oppdater|endret|bekreft|sist(e)?.?(kontakt|aktiv|oppdat|endr)|aktualisier|geändert|geaendert|geprüft|letzte.?(r|s)?.?(kontakt|änderung|aktiv)|änderungs|bearbeitet/i;
/** Dates that lie ahead are no measure of today. */
const AHEAD =
  /next|renew|due|expir|end|deadline|follow|neste|forny|utløp|slutt|forfall|oppfølg|nächst|verläng|ablauf|ende|fällig|wiedervorlage|birth|født|fødsel|geburt/i;
const BOUNCE =
  /bounc|undeliver|ulever|returmail|rückläuf|ruecklaeuf|unzustell|(?:mail|post).*(?:returnert|avvist)|(?:returnert|avvist).*(?:mail|post)/i;
const MAIL = /mail|post/i;
const MAIL_STATUS = /(mail|epost|e-post|delivery|levering|zustell).*(status|state|result)|status.*(mail|epost|zustell)/i;
const BOUNCED =
  /bounc|undeliver|not deliver|fail|reject|invalid|ulever|ikke levert|returner|avvis|ugyldig|unzustell|rückläuf|nicht zugestellt|ungültig/i;
const YES = /^(yes|y|ja|j|true|sant|wahr|1|x|hard|soft)$/i;

/** Columns a row is of little use without: who it is; where nothing says so, everything a model could use. */
export function mandatoryColumns(schema: Schema, chosen: readonly string[] | null): readonly string[] {
  if (chosen) return chosen;
  const names = (...roles: readonly Role[]): readonly string[] => schema.filter(({ role }) => roles.includes(role)).map(({ name }) => name);
  const who = names('identifier', 'name', 'email');
  return who.length > 1 ? who : [...who, ...schema.filter(({ feature }) => feature).map(({ name }) => name)];
}

export function updatedColumn(schema: Schema, chosen: string | null): SchemaColumn | undefined {
  const dates = schema.filter(({ kind, role }) => kind === 'date' && role !== 'ignore');
  if (chosen !== null) return dates.find(({ name }) => name === chosen);
  return dates.find(({ name }) => LOOKED_AFTER.test(name) && !AHEAD.test(name.replace(LOOKED_AFTER, '')));
}

/** The latest date of the columns that look back; milliseconds, null where there is none. */
export function latestDate(schema: Schema, columns: ReadonlyMap<string, Column>): number | null {
  let latest = -Infinity;
  for (const { name, kind, role } of schema) {
    const column = columns.get(name);
    if (kind !== 'date' || role === 'ignore' || AHEAD.test(name) || column?.kind !== 'date') continue;
    for (const value of column.data) if (value > latest) latest = value;
  }
  return latest === -Infinity ? null : latest;
}

/** A column that says which mail came back, and how it says so; told by its name, or by its name and what is in it. */
export function bounceColumn(
  schema: Schema,
  columns: ReadonlyMap<string, Column>,
  chosen: string | null,
): { readonly name: string; readonly bounced: (row: number) => boolean | null; readonly words: readonly string[] } | null {
  for (const { name, role } of schema) {
    const column = columns.get(name);
    if (!column || column.kind === 'date' || (chosen === null ? role === 'ignore' : name !== chosen)) continue;
    const asked = chosen !== null || (BOUNCE.test(name) && (MAIL.test(name) || !holdsRates(column)));
    if (!asked && !(MAIL_STATUS.test(name) && says(column))) continue;
    return {
      name,
      bounced: bouncedIn(column, asked),
      words: isNumeric(column) ? [] : column.dict.filter((text) => saysBounced(text, asked)),
    };
  }
  return null;
}

/** A page’s bounce rate is how many visitors left at once: mail comes back a whole number of times. */
const holdsRates = (column: Column): boolean =>
  isNumeric(column) && column.data.some((value) => !Number.isNaN(value) && !Number.isInteger(value));

const says = (column: Column): boolean => !isNumeric(column) && column.dict.length <= 50 && column.dict.some((text) => BOUNCED.test(text));

/** @param asked the column is about nothing but bounces, so that yes means bounced */
function bouncedIn(column: Column, asked: boolean): (row: number) => boolean | null {
  if (isNumeric(column)) {
    return (row) => {
      const value = column.data[row] as number;
      return Number.isNaN(value) ? null : value > 0;
    };
  }
  const bad = column.dict.map((text) => saysBounced(text, asked));
  return (row) => bad[column.codes[row] as number] ?? null;
}

const saysBounced = (text: string, asked: boolean): boolean => BOUNCED.test(text) || (asked && YES.test(text.trim()));
