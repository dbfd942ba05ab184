import { describe, expect, it } from 'vitest';
import { defaults, parseParams, wrongValues, type ParamSpec } from '../../src/core/params';

const spec = {
  k: { kind: 'integer', default: 'auto', min: 2, max: 10, auto: true },
  limit: { kind: 'real', default: 0.5, min: 0, max: 1 },
  method: { kind: 'choice', default: 'standard', options: ['standard', 'robust'] },
  on: { kind: 'toggle', default: true },
  until: { kind: 'date', default: 'auto' },
  customer: { kind: 'column', default: null },
  columns: { kind: 'columns', default: null },
  plan: { kind: 'perColumn', default: [], options: ['mean', 'leave'] },
  names: { kind: 'names', default: [] },
  success: { kind: 'value', default: null },
  pairs: { kind: 'answers', default: [], options: ['same', 'different'] },
  spelled: { kind: 'answers', default: [] },
} as const satisfies ParamSpec;

describe('parameters as data', () => {
  it('fills in what is absent', () => {
    expect(parseParams(spec, { k: 4 })).toEqual({ ok: true, value: { ...defaults(spec), k: 4 } });
  });

  it('accepts its own defaults', () => {
    expect(parseParams(spec, defaults(spec))).toEqual({ ok: true, value: defaults(spec) });
  });

  it('accepts one value of each kind', () => {
    const given = {
      k: 3,
      limit: 1,
      method: 'robust',
      on: false,
      until: 0,
      customer: '__proto__',
      columns: ['a', ''],
      plan: [['a', 'mean']],
      names: [['s', 'Regulars']],
      success: '1a2b',
      pairs: [['', '0123456789-abcdef0123', 'same']],
      spelled: [['city', '0123abcd', '!Oslo']],
    };
    expect(parseParams(spec, given)).toEqual({ ok: true, value: given });
  });

  it('refuses every wrong value and says which parameter, must be what, got what', () => {
    for (const [name, param] of Object.entries(spec)) {
      for (const wrong of wrongValues(param)) {
        const parsed = parseParams(spec, { [name]: wrong });
        expect(parsed.ok ? `${name} took ${JSON.stringify(wrong)}` : parsed.problem.code).toBe('param-wrong');
        expect(parsed.ok || parsed.problem.args['name']).toBe(name);
      }
    }
  });

  it('refuses a parameter the step does not have', () => {
    expect(parseParams(spec, { kk: 3 })).toEqual({ ok: false, problem: { code: 'param-unknown', args: { name: 'kk' } } });
    expect(parseParams(spec, JSON.parse('{"__proto__": 3}'))).toMatchObject({ ok: false });
  });
});
