import { problem as problemOf, type Problem, type Result } from '../core/problem';
import type { Recipe } from '../core/recipe';
import type { ReadOverrides } from '../data/reading';
import type { DatasetInfo, EngineEvent } from '../engine/types';
import { currencyOf, recipeWithReading } from './facts';
import { nextJob } from './job';
import { recipeFromHash } from './link';
import { readRecipe } from '../steps/read-recipe';
import { autosave, type Autosave } from '../store/autosave';
import { memoryStore } from '../store/open';
import type { NotebookRow } from '../store/rows';
import type { Store } from '../store/store';
import { Notebook, type KeptState } from './notebook.svelte';
import type { EnginePort } from './ports';
import { fetchSample, type SampleId } from './samples';
import type { Seal } from './seal';
import { speech } from './speech.svelte';

export interface Opening {
  readonly job: number;
  readonly name: string;
  readonly bytes: number;
  readonly total: number | null;
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface WorkbenchParts {
  readonly sealed: Promise<Seal>;
  /** Called once, and only when the page is sealed. */
  readonly startEngine: () => Promise<EnginePort>;
  readonly openStore: () => Promise<Result<Store>>;
}

/** What is on the table: the open notebook or none, the file being read, the notebooks of before. */
export class Workbench {
  seal: Seal | null = $state.raw(null);
  notebook: Notebook | null = $state.raw(null);
  opening: Opening | null = $state.raw(null);
  problem: Problem | null = $state.raw(null);
  recent: readonly NotebookRow[] = $state.raw([]);
  /** A recipe that came by link and waits for its file. */
  waiting: Recipe | null = $state.raw(null);
  saving: 'saved' | 'saving' | 'failed' = $state('saved');
  /** Why nothing is kept. */
  unsaved: Problem | null = $state.raw(null);
  readonly #parts: WorkbenchParts;
  #engine: Promise<EnginePort> | undefined;
  #store: Promise<Store> | undefined;
  #autosave: Autosave | undefined;

  constructor(parts: WorkbenchParts) {
    this.#parts = parts;
  }

  async start(hash: string): Promise<void> {
    void this.#parts.sealed.then((seal) => {
      this.seal = seal;
    });
    const linked = await recipeFromHash(hash);
    if (linked?.ok) this.waiting = linked.value;
    else if (linked) this.problem = linked.problem;
    await this.refreshRecent();
  }

  async refreshRecent(): Promise<void> {
    const rows = await (await this.#openStore()).listNotebooks();
    this.recent = rows.ok ? rows.value : [];
  }

  async openFile(file: Blob, name: string): Promise<void> {
    await this.#open(name, file.size, (engine, job) => engine.importFile(job, file, name, {}));
  }

  async openPasted(text: string, name: string): Promise<void> {
    if (text.trim() === '') this.problem = problemOf('page.nothing-pasted');
    else await this.openFile(new Blob([text], { type: 'text/plain' }), name);
  }

  async openSample(id: SampleId): Promise<void> {
    const file = await fetchSample(id);
    if (file) await this.openFile(file, file.name);
    else this.problem = problemOf('page.sample-missing');
  }

  async reopen(id: string): Promise<void> {
    const kept = await (await this.#openStore()).loadNotebook(id);
    if (!kept.ok) {
      this.problem = kept.problem;
      return;
    }
    const { value } = kept;
    const read = value.recipe === null ? null : readRecipe(value.recipe);
    if (read && !read.ok) this.problem = read.problem;
    else if (value.datasetId === null) this.waiting = read?.value ?? null;
    else {
      const dataset = value.datasetId;
      const recipe = read?.value ?? null;
      await this.#open(value.name, 0, (engine, job) => engine.openDataset(job, dataset), {
        ...value,
        recipe,
        overrides: overridesOf(value.overrides),
        undo: recipesOf(value.undo),
      });
    }
  }

  async forget(id: string): Promise<void> {
    const gone = await (await this.#openStore()).deleteNotebook(id);
    if (!gone.ok) this.problem = gone.problem;
    await this.refreshRecent();
  }

  async stopOpening(): Promise<void> {
    const job = this.opening?.job;
    this.opening = null;
    if (job !== undefined && this.#engine) await (await this.#engine).cancel(job);
  }

  /** Back to the first screen; the notebook stays among the recent ones. */
  async leave(): Promise<void> {
    await this.#autosave?.flush();
    this.notebook?.close();
    this.notebook = null;
    speech.currency = '';
    await this.refreshRecent();
  }

  /** Call it whenever the notebook changed. */
  saveSoon(): void {
    const { notebook } = this;
    if (!notebook) return;
    this.saving = 'saving';
    const now = notebook.kept(Date.now());
    void this.#openStore().then((store) => {
      this.#autosave ??= autosave(store.saveNotebook, (saved) => {
        this.saving = saved.ok ? 'saved' : 'failed';
        this.unsaved = saved.ok ? null : saved.problem;
      });
      this.#autosave.changed(now);
    });
  }

  async #open(
    name: string,
    bytes: number,
    ask: (engine: EnginePort, job: number) => Promise<Result<DatasetInfo>>,
    saved?: KeptState,
  ): Promise<void> {
    const job = nextJob();
    this.problem = null;
    this.opening = { job, name, bytes: 0, total: bytes === 0 ? null : bytes, names: [], rows: [] };
    const seal = await this.#parts.sealed;
    if (seal.state === 'unsealed') {
      this.opening = null;
      this.problem = problemOf(`page.unsealed.${seal.reason}`);
      return;
    }
    const engine = await this.#startEngine();
    const stop = engine.listen((event) => this.#hear(event));
    const answer = await ask(engine, job);
    stop();
    if (this.opening?.job !== job) return;
    this.opening = null;
    if (answer.ok) this.#show(engine, answer.value, saved);
    else if (answer.problem.code !== 'cancelled') this.problem = answer.problem;
  }

  #show(engine: EnginePort, dataset: DatasetInfo, saved: KeptState | undefined): void {
    this.notebook?.close();
    const linked = this.waiting ? recipeWithReading(this.waiting, dataset) : null;
    this.waiting = null;
    speech.currency = currencyOf(dataset.columns);
    this.notebook = new Notebook(
      dataset,
      engine,
      saved ?? { id: crypto.randomUUID(), created: Date.now(), recipe: linked, overrides: {}, undo: { past: [], future: [] } },
    );
    this.saveSoon();
  }

  #hear(event: EngineEvent): void {
    const { opening } = this;
    if (!opening || event.job !== opening.job) return;
    if (event.type === 'reading') this.opening = { ...opening, bytes: event.bytes, total: event.total };
    if (event.type === 'first-rows') this.opening = { ...opening, names: event.names, rows: event.rows };
  }

  #startEngine(): Promise<EnginePort> {
    this.#engine ??= this.#parts.startEngine();
    return this.#engine;
  }

  #openStore(): Promise<Store> {
    this.#store ??= this.#parts.openStore().then((opened) => {
      if (opened.ok) return opened.value;
      this.unsaved = opened.problem;
      return memoryStore();
    });
    return this.#store;
  }
}

/** Recipes of before that can still be read. */
function recipesOf({ past, future }: { readonly past: readonly unknown[]; readonly future: readonly unknown[] }): KeptState['undo'] {
  const readable = (recipes: readonly unknown[]): Recipe[] =>
    recipes.map((recipe) => readRecipe(recipe)).flatMap((read) => (read.ok ? [read.value] : []));
  return { past: readable(past), future: readable(future) };
}

/** Written by this page only; anything else is as if nothing had been corrected. */
function overridesOf(kept: unknown): ReadOverrides {
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {};
}
