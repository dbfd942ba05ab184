import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { wrongValues, defaults, parseParams, type Param, type ParamSpec } from '../../src/core/params';
import type { Json } from '../../src/core/json';
import { speech } from '../../src/app/speech.svelte';
import { STEPS } from '../../src/steps/index';
import NameField from '../../src/ui/kit/NameField.svelte';
import ParamControl from '../../src/ui/forms/ParamControl.svelte';

const columns = [
  { name: 'beløp', kind: 'number', role: 'money' },
  { name: 'land', kind: 'category', role: 'country' },
] as const;

beforeAll(() => speech.speak('nb'));
let changes: Json[] = [];
beforeEach(() => {
  changes = [];
});
const draw = (step: string, name: string, param: Param, value: Json = param.default as Json): Promise<unknown> =>
  Promise.resolve(render(ParamControl, { step, name, param, value, columns, onchange: (to: Json) => changes.push(to) }));

describe('every parameter draws its own control', () => {
  const all = Object.values(STEPS).flatMap(({ id, params }) =>
    Object.entries(params as ParamSpec).map(([name, param]) => [id, name, param] as const),
  );
  // answers, further files and a user's own words have panels of their own
  const PANELS: readonly Param['kind'][] = ['language', 'answers', 'source', 'links', 'rules', 'groups', 'weights'];
  const shown = all.filter(([, , { kind }]) => !PANELS.includes(kind));

  it('but for the language, which follows the notebook', async () => {
    const [id, name, param] = all.find(([, , { kind }]) => kind === 'language') ?? [];
    const { container } = render(ParamControl, {
      step: id ?? '',
      name: name ?? '',
      param: param as Param,
      value: 'en',
      columns,
      onchange: () => undefined,
    });
    expect(container.textContent?.trim()).toBe('');
  });

  it.each(shown)('%s.%s', async (id, name, param) => {
    await draw(id, name, param);
    await expect.element(page.getByText(speech.tell({ code: `${id}.param.${name}`, args: {} })).first()).toBeInTheDocument();
  });
});

describe('what a control gives is what the parameter takes', () => {
  it('a few whole numbers are picked', async () => {
    const param: Param = { kind: 'integer', default: 'auto', min: 2, max: 10, auto: true };
    await draw('cluster', 'k', param);
    await page.getByRole('radio', { name: '4', exact: true }).click({ force: true });
    expect(changes).toEqual([4]);
  });

  it('a number is typed as the language writes it, and a wrong one is said and not taken', async () => {
    const param: Param = { kind: 'real', default: 1, min: 0.001, max: 1000 };
    await draw('train', 'C', param);
    const field = page.getByRole('textbox');
    await field.fill('1 000,5');
    await field.element().dispatchEvent(new Event('change', { bubbles: true }));
    expect(changes).toEqual([]);
    await expect.element(page.getByText(/Oppgi et tall fra/)).toBeInTheDocument();
    await field.fill('0,25');
    await field.element().dispatchEvent(new Event('change', { bubbles: true }));
    expect(changes).toEqual([0.25]);
    expect(wrongValues(param).every((value) => !parseParams({ C: param }, { C: value }).ok)).toBe(true);
  });

  it('a choice of a few is picked, one of long words is opened', async () => {
    await draw('scale', 'method', STEPS.scale.params.method);
    await page.getByRole('combobox').selectOptions('robust');
    expect(changes).toEqual(['robust']);
    await draw('act', 'noContact', STEPS.act.params.noContact);
    await page.getByRole('radio').nth(1).click({ force: true });
    expect(changes).toEqual(['robust', 'keep']);
  });

  it('a switch', async () => {
    await draw('missing', 'flags', { kind: 'toggle', default: true });
    await page.getByRole('switch').click({ force: true });
    expect(changes).toEqual([false]);
  });

  it('a column of a fitting kind, or none', async () => {
    const param: Param = { kind: 'column', default: null, kinds: ['number'] };
    await draw('customers', 'amount', param);
    const options = [...(page.getByRole('combobox').element() as HTMLSelectElement).options].map(({ value }) => value);
    expect(options).toEqual(['', 'beløp']);
    await page.getByRole('combobox').selectOptions('beløp');
    expect(changes).toEqual(['beløp']);
  });

  it('an exception for one column', async () => {
    await draw('missing', 'plan', STEPS.missing.params.plan);
    await page.getByRole('combobox').selectOptions('land');
    expect(changes).toEqual([[['land', 'leave']]]);
    expect(parseParams(STEPS.missing.params, { ...defaults(STEPS.missing.params), plan: changes[0] ?? null }).ok).toBe(true);
  });
});

describe('the name of a group', () => {
  it('is kept with Enter, taken back with Escape, and not given by looking at it', async () => {
    const onchange = vi.fn();
    await render(NameField, { label: 'Name of group A', value: 'Regulars', proposed: 'High spend', onchange });
    const field = page.getByRole('textbox', { name: 'Name of group A' });
    await field.fill('Something else');
    field.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await expect.element(field).toHaveValue('Regulars');
    expect(onchange).not.toHaveBeenCalled();
    await field.fill('  Old   friends ');
    await field.click();
    field.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    expect(onchange.mock.calls).toEqual([['Old friends']]);
  });
});
