import { say, type Message } from '../core/message';
import type { Role } from '../core/schema';
import type { Cell, Kind } from '../core/table';
import type { RowPart } from '../engine/types';

/** One reason in words: the column, its value in this row, and what most rows have. */
export function because({ column, value, usual, kind, role }: RowPart): Message {
  if (value === null) return say('explain.because.missing', { column });
  const said = cellMessage(value, kind, role);
  if (usual === null) return say('explain.because.usual-missing', { column, value: said });
  if (usual === value) return say('explain.because.same', { column, value: said });
  return say('explain.because', { column, value: said, usual: cellMessage(usual, kind, role) });
}

/** A cell as a sentence holds it. */
export function cellMessage(value: NonNullable<Cell>, kind: Kind, role: Role): Message | string {
  if (typeof value === 'string') return value;
  switch (kind) {
    case 'date':
      return say('explain.value.date', { value });
    case 'bool':
      return say(value === 1 ? 'explain.value.yes' : 'explain.value.no');
    case 'number':
      return say(role === 'money' ? 'explain.value.money' : role === 'share' ? 'explain.value.share' : 'explain.value.number', { value });
    case 'category':
    case 'text':
      return String(value);
    default:
      return kind satisfies never;
  }
}

/** The strongest, whichever way they point. */
export function strongest(parts: readonly RowPart[], count: number): readonly RowPart[] {
  return [...parts]
    .filter(({ effect }) => Math.abs(effect) > 1e-9)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, count);
}
