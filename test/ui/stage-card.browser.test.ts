import { beforeAll, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { problem } from '../../src/core/problem';
import type { CardState, StageView, StepView } from '../../src/app/cards';
import { Notebook } from '../../src/app/notebook.svelte';
import { speech } from '../../src/app/speech.svelte';
import type { StepOutcome } from '../../src/engine/types';
import { STEPS } from '../../src/steps/index';
import type { ClusterReport } from '../../src/steps/cluster/meta';
import DataTable from '../../src/ui/data/DataTable.svelte';
import DataCard from '../../src/ui/data/DataCard.svelte';
import StageCard from '../../src/ui/cards/StageCard.svelte';
import { dataset, fakeEngine } from './fake-engine';

const engine = fakeEngine();
const notebook = (): Notebook =>
  new Notebook(dataset, engine, { id: 'n', created: 0, recipe: null, overrides: {}, undo: { past: [], future: [] } });

const report: ClusterReport = {
  method: 'kmeans',
  rule: 'own',
  agreement: 1,
  merged: 0,
  places: [0, 1, 2],
  least: 10,
  apart: 0,
  learnt: null,
  stability: null,
  comparison: null,
  between: null,
  pulls: [],
  loud: null,
  votes: { silhouette: 1, gap: null, elbow: null, steady: null },
  verdict: 'none',
  noGroups: true,
  k: 0,
  chosenByHand: false,
  asked: null,
  silhouette: null,
  tried: [],
  elbow: null,
  sampled: null,
  drawn: null,
  sizes: [],
  columns: ['spend'],
  leftOut: [],
  unassigned: 0,
  rows: 3,
};
const outcome: StepOutcome = {
  uid: 'cluster-1',
  step: 'cluster',
  key: 'k',
  rowsIn: 4338,
  rowsOut: 4338,
  schema: [],
  changes: { columns: [], leftOut: 0, added: [], regrouped: false },
  report,
  ms: 400,
};

function stage(state: CardState, more: Partial<StepView> = {}): StageView {
  const step = { uid: 'cluster-1', step: 'cluster', version: 1, params: {}, enabled: state !== 'off' };
  const view: StepView = {
    uid: 'cluster-1',
    step,
    meta: STEPS.cluster as unknown as NonNullable<StepView['meta']>,
    state,
    outcome: undefined,
    problem: undefined,
    running: undefined,
    ...more,
  };
  return { stage: 'cluster', steps: [view], state };
}
const draw = (view: StageView): Promise<unknown> =>
  Promise.resolve(render(StageCard, { notebook: notebook(), stage: view, place: 4, of: 6 }));

beforeAll(() => speech.speak('en'));

describe('a card', () => {
  it('says what was found, also when that is nothing', async () => {
    await draw(stage('fresh', { outcome }));
    await expect.element(page.getByRole('heading', { level: 2 })).toHaveTextContent(speech.tell({ code: 'cluster.none', args: {} }));
    await expect.element(page.getByText('4,338 in, 4,338 out')).toBeInTheDocument();
  });

  it('shows how far it is, what it does and how to stop it', async () => {
    const running = {
      job: 7,
      uid: 'cluster-1',
      share: 0.5,
      what: { code: 'train.progress.prepare', args: {} },
      since: performance.now() - 4000,
    };
    await draw(stage('running', { running }));
    await expect.element(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '50');
    await expect.element(page.getByText(/about 4 seconds left|about 5 seconds left/)).toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Cancel' })).toBeInTheDocument();
  });

  it('is there while a part of it is being checked, and says how far that is', async () => {
    const groups = ['A', 'B'].map((id) => ({ id, size: 20, share: 0.5 }));
    const checking = { ...report, k: 2, noGroups: false, verdict: 'clear' as const, sizes: groups, stability: 'checking' as const };
    const what = { code: 'cluster.progress.steady', args: { done: 40, of: 100 } };
    const book = notebook();
    const props = (of: ClusterReport) => ({
      notebook: book,
      stage: stage('fresh', { outcome: { ...outcome, report: of } }),
      place: 4,
      of: 6,
    });
    book.results = new Map([[outcome.key, { ...outcome, unfinished: true }]]);
    const { rerender } = await render(StageCard, props(checking));
    const part = page.getByRole('region', { name: /comes back/ });
    await expect.element(part).toHaveAttribute('aria-busy', 'false');
    await expect.element(part.getByRole('button', { name: 'Check it now' })).toBeInTheDocument();
    book.running = { job: 7, uid: 'cluster-1', share: 0.4, what, since: 0 };
    await expect.element(part).toHaveAttribute('aria-busy', 'true');
    await expect.element(part.getByRole('progressbar', { name: /40 of 100/ })).toHaveAttribute('aria-valuenow', '40');
    await expect.element(page.getByRole('heading', { level: 2 })).toHaveTextContent('Two groups, and whether they last is being checked');
    const segments = groups.map(({ id }) => ({ id, jaccard: 0.9, low: 0.8, high: 1, words: 'very' as const, movers: 0 }));
    book.running = null;
    await rerender(props({ ...checking, stability: { resamples: 100, rows: 40, of: 40, segments } }));
    await expect.element(page.getByRole('heading', { level: 2 })).toHaveTextContent('Two groups stand out clearly');
    await expect.element(page.getByRole('region', { name: /every group comes back/ })).toHaveAttribute('aria-busy', 'false');
  });

  it('puts all columns on one scale at a press, where one decides alone', async () => {
    const book = notebook();
    book.chooseGoal('segments');
    const scale = book.recipe?.steps.find(({ step }) => step === 'scale');
    book.edit({ type: 'params', uid: scale?.uid ?? '', params: { method: 'none' } });
    const loud = { ...report, loud: 'spend', pulls: [{ column: 'spend', share: 0.99 }] };
    render(StageCard, { notebook: book, stage: stage('fresh', { outcome: { ...outcome, report: loud } }), place: 4, of: 6 });
    await page.getByRole('button', { name: 'Put all columns on one scale' }).click();
    expect(book.recipe?.steps.find(({ step }) => step === 'scale')).toMatchObject({ enabled: true, params: { method: 'standard' } });
  });

  it('says what went wrong and what to do', async () => {
    await draw(stage('failed', { problem: problem('cluster.no-columns') }));
    await expect.element(page.getByRole('alert')).toHaveTextContent(speech.tell({ code: 'cluster.no-columns', args: {} }));
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });

  it('offers to part the rows by chance where by time one kind of outcome is left', async () => {
    const book = notebook();
    book.chooseGoal('leads', { target: 'spend' });
    const failed = stage('failed', { problem: problem('target.one-class', { column: 'won', value: 'yes' }) });
    const props = { notebook: book, stage: failed, place: 4, of: 6 };
    const way = page.getByRole('button', { name: 'Judge on rows drawn by chance instead' });
    const split = book.recipe?.split;
    if (!split) throw new Error('no recipe');
    book.edit({ type: 'split', split: { ...split, time: null } });
    const { rerender } = await render(StageCard, props);
    expect(way.elements()).toHaveLength(0);
    book.edit({ type: 'split', split: { ...split, time: 'spend' } });
    await rerender(props);
    await way.click();
    expect(book.recipe?.split.time).toBeNull();
  });

  it.each([
    ['stale', 'Something above has changed'],
    ['waiting', 'not been worked out yet'],
    ['blocked', 'put right first'],
    ['off', 'Switched off'],
  ] as const)('says that it is %s', async (state, text) => {
    await draw(stage(state));
    await expect.element(page.getByText(text, { exact: false }).first()).toBeInTheDocument();
  });
});

it('says once for a card of several steps that it is out of date', async () => {
  const { steps } = stage('stale', { outcome });
  const [one] = steps as [StepView];
  const views = ['cluster-1', 'cluster-2'].map((uid) => ({ ...one, uid, step: { ...one.step, uid } }));
  await draw({ stage: 'cluster', steps: views, state: 'stale' });
  expect(page.getByText('Something above has changed').elements()).toHaveLength(1);
  expect(page.getByRole('button', { name: 'Work it out' }).elements()).toHaveLength(1);
});

describe('tables and columns with hostile names', () => {
  it('show only what is in sight, and nothing runs over', async () => {
    const { container } = await render(DataTable, { notebook: notebook(), after: 'raw', label: 'Rows' });
    await expect.element(page.getByRole('columnheader', { name: '__proto__' })).toBeInTheDocument();
    await expect.poll(() => container.querySelectorAll('[role=row]').length).toBeGreaterThan(5);
    expect(container.querySelectorAll('[role=row]').length).toBeLessThan(80);
    expect(container.querySelector('[role=table]')?.getAttribute('aria-rowcount')).toBe('1001');
  });

  it('the data card keeps its width', async () => {
    const { container } = await render(DataCard, { notebook: notebook() });
    await expect.element(page.getByRole('heading', { level: 2 })).toHaveTextContent('3 rows in 3 columns');
    expect(container.scrollWidth).toBeLessThanOrEqual(container.clientWidth);
  });
});
