import type { Role } from '../core/schema';
import type { Page } from '../engine/types';

const NAMES: readonly Role[] = ['name', 'identifier', 'email'];
const MORE: readonly Role[] = ['identifier', 'email', 'address', 'postcode', 'country', 'category'];

/** How a row is called in a list: its name or id, and a line of what helps to know it; a bare yes or no does not. `row` counts from 1 as the file does. */
export function leadName(
  page: Page,
  row: number,
): { readonly name: string | null; readonly more: readonly string[]; readonly row: number } {
  const cells = page.cells[row] ?? [];
  const said = (at: number): string | null => {
    const value = cells[at];
    return value === null || value === undefined || value === '' ? null : String(value);
  };
  const nameAt = first(NAMES, page, said);
  const more = MORE.flatMap((role) =>
    page.columns
      .map((column, at) => ({ column, at }))
      .filter(({ column, at }) => column.role === role && column.kind !== 'bool' && at !== nameAt),
  )
    .map(({ at }) => said(at))
    .filter((text) => text !== null);
  return { name: nameAt === undefined ? null : said(nameAt), more: more.slice(0, 2), row: (page.rowIds[row] ?? 0) + 1 };
}

function first(roles: readonly Role[], { columns }: Page, said: (at: number) => string | null): number | undefined {
  for (const role of roles) {
    const at = columns.findIndex((column, place) => column.role === role && said(place) !== null);
    if (at >= 0) return at;
  }
  return undefined;
}
