import { describe, expect, it } from 'vitest';
import { columnsShown, filledIn } from '../../src/app/filled';
import { say } from '../../src/core/message';
import type { SchemaColumn } from '../../src/core/schema';

const column = (name: string, filled?: number): SchemaColumn => ({
  name,
  kind: 'number',
  role: 'number',
  origin: [name],
  feature: true,
  plain: true,
  ...(filled === undefined ? {} : { filled }),
});

describe('columns that were partly filled in', () => {
  it('are named once, where enough was filled to be worth a word', () => {
    const schema = [column('spend', 0.12), column('visits'), column('age', 0.001), column('__proto__', 0.4)];
    expect(filledIn(schema, ['spend', 'visits', 'spend', 'age', 'constructor', '__proto__'])).toEqual([
      { column: 'spend', share: 0.12 },
      { column: '__proto__', share: 0.4 },
    ]);
  });

  it('are looked for among the texts of a chart and in its headline', () => {
    const chart = {
      id: 'x',
      headline: say('missing.chart', { column: 'age', share: 0.2 }),
      fields: [],
      rows: [['spend', 3, null, say('cluster.none')]],
      draw: { type: 'bars', category: 0, value: 1 },
    } as const;
    expect(columnsShown(chart)).toEqual(['spend', 'age']);
  });
});
