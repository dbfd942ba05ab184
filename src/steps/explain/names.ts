import { say, type Message } from '../../core/message';
import type { Role } from '../../core/schema';
import type { Cell, Kind } from '../../core/table';
import type { RowPart, RowReasons } from './reasons';

/** Below this a column hardly moves a score: odds change by less than a twentieth. */
const SLIGHT = 0.05;
const MOST_FOR = 3;
const MOST_AGAINST = 2;

interface Telling {
  readonly for: readonly RowPart[];
  readonly against: readonly RowPart[];
}

/** A row's strongest reasons: up to three for, up to two against, strongest first; nothing slight. */
export function telling({ parts }: Pick<RowReasons, 'parts'>): Telling {
  const strong = parts
    .filter(({ effect }) => Math.abs(effect) >= SLIGHT)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.column < b.column ? -1 : 1));
  return {
    for: strong.filter(({ effect }) => effect > 0).slice(0, MOST_FOR),
    against: strong.filter(({ effect }) => effect < 0).slice(0, MOST_AGAINST),
  };
}

/** All of it in one sentence, what weighs more first. What goes together, never a cause. */
export function inOneSentence(reasons: Pick<RowReasons, 'parts' | 'score' | 'base'>): Message {
  const { for: speaks, against } = telling(reasons);
  const lists = { for: speaks.map(because), against: against.map(because) };
  if (speaks.length === 0 && against.length === 0) return say('explain.row.nothing');
  if (against.length === 0) return say('explain.row.for', lists);
  if (speaks.length === 0) return say('explain.row.against', lists);
  return say(reasons.score >= reasons.base ? 'explain.row.for-against' : 'explain.row.against-for', lists);
}

/** "Staff is 240 (usually 35)" */
export function because(part: RowPart): Message {
  const usual = usually(part);
  return usual ? say('explain.because', { said: phrase(part), usual }) : phrase(part);
}

/** "Staff is 240" */
export function phrase({ column, value, usual, kind, role }: RowPart): Message {
  if (value === null) return say(usual === null ? 'explain.because.missing-as-usual' : 'explain.because.missing', { column });
  const said = cellMessage(value, kind, role);
  return say(usual === value ? 'explain.because.same' : 'explain.because.is', { column, value: said });
}

/** "usually 35"; null where that is said already. */
export function usually({ value, usual, kind, role }: RowPart): Message | null {
  if (usual === value) return null;
  return usual === null ? say('explain.usually-none') : say('explain.usually', { value: cellMessage(usual, kind, role) });
}

/** A cell as a sentence holds it. */
function cellMessage(value: NonNullable<Cell>, kind: Kind, role: Role): Message | string {
  if (typeof value === 'string') return value;
  switch (kind) {
    case 'date':
      return say('explain.value.date', { value });
    case 'bool':
      return say(value === 1 ? 'explain.value.yes' : 'explain.value.no');
    case 'number':
      return say(role === 'money' ? 'explain.value.money' : 'explain.value.number', { value });
    case 'category':
    case 'text':
      return String(value);
    default:
      return kind satisfies never;
  }
}
