import type { Kind } from '../../core/table';
import { DATE_LIMIT } from '../vector';
import { asNumber, solid } from './number';
import { BINDS, printed, type Parts, type Printed } from './printed';

/** The value as a column of this kind holds it: finite, and of the engine's type for the kind. */
export function keepAs(kind: Kind, value: Printed, parts: Parts): Printed {
  if (value.kind === 'text' || kind === value.kind) return solid(parts.tame(value), parts);
  const { dialect } = parts;
  if (kind === 'date') {
    if (value.kind === 'bool') return printed('date', dialect.fromMs(dialect.integer(value.sql)), [value]);
    const x = parts.plain(parts.tame(value));
    const date = dialect.fromMs(dialect.integer(`floor(${x.sql})`));
    return printed('date', `CASE WHEN abs(${x.sql}) <= ${DATE_LIMIT} THEN ${date} END`, [x]);
  }
  const number = asNumber(value.kind === 'date' ? milliseconds(value, parts) : value, parts);
  const tamed = solid(parts.tame(number), parts);
  return kind === 'number' ? tamed : printed('bool', `${tamed.sql} <> 0`, [tamed], { binds: BINDS.compare });
}

function milliseconds(date: Printed, { dialect }: Parts): Printed {
  return printed('number', `CAST(${dialect.toMs(date.sql)} AS ${dialect.types.number})`, [date]);
}
