import { fail, ok, problem as problemOf, type Problem, type Result } from '../core/problem';
import type { Recipe } from '../core/recipe';
import type { ReadOverrides, Sample } from '../data/reading';
import type { DatasetInfo, EngineEvent } from '../engine/types';
import { currencyOf, recipeWithReading } from './facts';
import { nextJob } from './job';
import { KeepOffer } from './keep-offer.svelte';
import type { Gathered } from './gather';
import { FILE_AGAIN, keptState, stateOf } from './kept-state';
import { recipeFromHash } from './link';
import { readRecipe } from '../steps/read-recipe';
import { autosave, type Autosave } from '../store/autosave';
import { newId } from '../store/id';
import { claimNotebook, claimWhenFree, type Claim } from '../store/locks';
import { memoryStore } from '../store/open';
import type { NotebookRow } from '../store/rows';
import type { Store } from '../store/store';
import type { Sizes } from '../store/sizes';
import { reopened } from './further.svelte';
import { Notebook, type KeptState } from './notebook.svelte';
import { furtherOn, readAsAsked, samplesOf, type Import, type Opening, type Part } from './opening';
import type { EngineClient } from '../engine/client';
import type { EnginePort } from './ports';
import { forgetRemembered } from './remember';
import { fetchSample, type SampleId } from './samples';
import type { Seal } from './seal';
import { asOne, chosenFiles, firstProblem, otherFiles, sizeUp, unpacked, type Several } from './several';
import { speech } from './speech.svelte';

export interface WorkbenchParts {
  readonly sealed: Promise<Seal>;
  /** Called once, and only when the page is sealed. */
  readonly startEngine: () => Promise<EngineClient>;
  readonly openStore: () => Promise<Result<Store>>;
}

/** A storage that has not answered by then is told of; it may still come. */
const SLOW_MS = 800;
/** Files that were read but never became a notebook go after an hour: an import in another tab may just be finishing. */
const UNUSED_MS = 3_600_000;

/** Tells the other tabs that everything was wiped. */
const WIPED = 'leadlight.wiped';

/** What is on the table: the open notebook or none, the file being read, the notebooks of before. */
export class Workbench {
  seal: Seal | null = $state.raw(null);
  notebook: Notebook | null = $state.raw(null);
  opening: Opening | null = $state.raw(null);
  problem: Problem | null = $state.raw(null);
  recent: readonly NotebookRow[] = $state.raw([]);
  /** Several files that wait for a word. */
  several: Several | null = $state.raw(null);
  /** Of a file that was too big: the parts that will fit. */
  parts: readonly Part[] = $state.raw([]);
  /** What the notebooks take up; null while unknown. */
  sizes: Sizes | null = $state.raw(null);
  readonly keepOffer = new KeepOffer();
  /** A recipe that came by link and waits for its file. */
  waiting: Recipe | null = $state.raw(null);
  saving: 'saved' | 'saving' | 'failed' = $state('saved');
  /** Why nothing is kept. */
  unsaved: Problem | null = $state.raw(null);
  readonly #parts: WorkbenchParts;
  #engine: Promise<EngineClient> | undefined;
  #store: Promise<Store> | undefined;
  #autosave: Autosave | undefined;
  /** What the store has of the open notebook; null before it was first saved. */
  #savedState: readonly unknown[] | null = null;
  #claim: Claim | null = null;
  /** Ends the waiting for another tab to close the notebook. */
  #noMoreWaiting: AbortController | undefined;
  /** A notebook whose data are gone and come back with its file. */
  #orphan: KeptState | undefined;
  /** Notebooks that were saved once; one that has gone since was deleted elsewhere. */
  readonly #inStore = new Set<string>();
  readonly #others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(WIPED);

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
    this.#others?.addEventListener('message', () => {
      this.#close();
      void this.refreshRecent();
    });
    await this.refreshRecent();
    await (await this.#openStore()).deleteUnused(Date.now() - UNUSED_MS);
  }

  async refreshRecent(): Promise<void> {
    const store = await this.#openStore();
    const [rows, sizes] = await Promise.all([store.listNotebooks(), store.sizes()]);
    this.recent = rows.ok ? rows.value : [];
    this.sizes = sizes.ok ? sizes.value : null;
    if (!rows.ok) this.unsaved = rows.problem;
  }

  /** One file opens; several are looked at first, and wait for a word. Archives give way to the tables in them. */
  async openFiles(dropped: Gathered): Promise<void> {
    const gathered = await unpacked(dropped, ({ name, file }) =>
      this.#asked(name, file.size, (engine, job) => engine.unpack(job, file, name)),
    );
    if (!gathered) return;
    if (!gathered.ok) return void (this.problem = gathered.problem);
    const { files } = gathered.value;
    const [first] = files;
    if (!first) this.problem = problemOf('page.no-table-in-folder', { folder: dropped.folder, count: dropped.passedBy });
    else if (files.length === 1) await this.openFile(first.file, first.name);
    else await this.#lookAt(gathered.value);
  }

  /** The chosen ones of several files as one data set. @param others join those of other columns to it */
  async openTogether(several: Several, others = false): Promise<void> {
    const files = chosenFiles(several);
    const { name, bytes } = sizeUp(several.gathered, files);
    await this.#import(name, bytes, (engine, job, overrides) => engine.importFile(job, asOne(files, engine), name, overrides));
    if (others) await this.notebook?.further.add(otherFiles(several));
  }

  async #lookAt(gathered: Gathered): Promise<void> {
    const { files } = gathered;
    const { name, bytes } = sizeUp(gathered, files);
    this.several = null;
    const looked = await this.#asked(name, bytes, (engine, job) => engine.lookAtFiles(job, asOne(files, engine)));
    if (!looked) return;
    const { answer } = looked;
    if (!answer.ok) this.problem = answer.problem;
    else if (answer.value.groups.length === 0) this.problem = firstProblem(answer.value);
    else this.several = { gathered, look: answer.value, chosen: 0 };
  }

  async openFile(file: Blob, name: string): Promise<void> {
    this.several = null;
    await this.#import(name, file.size, (engine, job, overrides) => engine.importFile(job, file, name, overrides));
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
    await this.#reopen(id, await claimNotebook(id));
  }

  async #reopen(id: string, claim: Claim | null): Promise<void> {
    const kept = await (await this.#openStore()).loadNotebook(id);
    const read = !kept.ok ? kept : kept.value.recipe === null ? ok(null) : readRecipe(kept.value.recipe);
    if (!kept.ok || !read.ok) this.problem = read.ok ? null : read.problem;
    else {
      const { value } = kept;
      const saved = keptState(value, read.value);
      const { datasetId } = value;
      if (datasetId === null) this.#await(saved);
      else await this.#open(value.name, 0, (engine, job) => engine.openDataset(job, datasetId, saved.overrides), { saved, claim });
    }
    if (this.notebook?.id !== id) claim?.release();
    else if (!claim) void this.#takeOver(id);
  }

  async rename(id: string, name: string): Promise<void> {
    const given = name.trim();
    if (given !== '') await this.#alone(id, (store) => store.renameNotebook(id, given));
  }

  async duplicate(id: string, name: string): Promise<void> {
    const copied = await (await this.#openStore()).duplicateNotebook(id, name, Date.now());
    this.problem = copied.ok ? null : copied.problem;
    await this.refreshRecent();
  }

  /** The notebook, its file, its columns, and what was computed from them. */
  async forget(id: string): Promise<void> {
    await this.#alone(id, (store) => store.deleteNotebook(id));
    await this.#endEngine();
  }

  /** Everything of Leadlight in this browser but the page itself. */
  async wipe(): Promise<void> {
    this.#close();
    await this.#endEngine();
    const wiped = await (await this.#openStore()).wipe();
    this.problem = wiped.ok ? null : wiped.problem;
    if (wiped.ok) this.#others?.postMessage(WIPED);
    forgetRemembered();
    this.keepOffer.state = 'unasked';
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
    this.#close();
    await this.refreshRecent();
  }

  /** Call it whenever the notebook changed. */
  saveSoon(): void {
    const { notebook } = this;
    if (!notebook || notebook.readOnly) return;
    const now = notebook.kept(Date.now());
    const known = this.#savedState;
    const state = stateOf(notebook);
    if (known?.every((part, i) => part === state[i])) return;
    this.#savedState = state;
    this.saving = 'saving';
    void this.#openStore().then((store) => {
      this.#autosave ??= autosave(
        (changed) => store.saveNotebook(changed, this.#inStore.has(changed.id) ? 'again' : 'new'),
        (saved, { id }) => this.#told(store, saved, id),
      );
      this.#autosave.changed(now);
    });
  }

  #told(store: Store, saved: Result<void>, id: string): void {
    this.saving = saved.ok ? 'saved' : 'failed';
    if (store.where === 'disk') this.unsaved = saved.ok ? null : saved.problem;
    if (!saved.ok) return;
    this.#inStore.add(id);
    if (store.where === 'disk') void this.keepOffer.offer();
  }

  /** Work on a notebook of the list, unless it is open in another tab. */
  async #alone(id: string, work: (store: Store) => Promise<Result<void>>): Promise<void> {
    const claim = await claimNotebook(id);
    const done = claim ? await work(await this.#openStore()) : fail('store.open-elsewhere');
    claim?.release();
    this.problem = done.ok ? null : done.problem;
    await this.refreshRecent();
  }

  /** The other tab has closed the notebook: its last state, and from now on this tab writes. */
  async #takeOver(id: string): Promise<void> {
    this.#noMoreWaiting = new AbortController();
    const claim = await claimWhenFree(id, this.#noMoreWaiting.signal);
    if (claim && this.notebook?.id === id) await this.#reopen(id, claim);
    else claim?.release();
  }

  /** The notebook's file is gone; the next one that is dropped goes in its place. */
  #await(saved: KeptState): void {
    this.#orphan = saved;
    this.waiting = saved.recipe;
  }

  #close(): void {
    this.#noMoreWaiting?.abort();
    this.notebook?.close();
    this.notebook = null;
    this.#savedState = null;
    this.#claim?.release();
    this.#claim = null;
    speech.currency = '';
  }

  /** With it goes all that was computed and held in memory. */
  async #endEngine(): Promise<void> {
    const engine = this.#engine;
    this.#engine = undefined;
    (await engine)?.close();
  }

  async #import(name: string, bytes: number, ask: Import, sample?: Sample): Promise<void> {
    const overrides = sample ? { sample } : {};
    await this.#open(name, bytes, (engine, job) => ask(engine, job, overrides), undefined, overrides);
    const { problem } = this;
    if (problem?.code !== 'data.too-big') return;
    this.parts = samplesOf(problem.args).map((part) => ({ sample: part, open: () => this.#import(name, bytes, ask, part) }));
  }

  async #open(
    name: string,
    bytes: number,
    ask: (engine: EnginePort, job: number) => Promise<Result<DatasetInfo>>,
    known?: { readonly saved: KeptState; readonly claim: Claim | null },
    overrides: ReadOverrides = {},
  ): Promise<void> {
    const links = (known?.saved ?? this.#orphan)?.links ?? [];
    let further: KeptState['further'] = new Map();
    const asked = await this.#asked(name, bytes, async (engine, job) => {
      const own = await ask(engine, job);
      if (own.ok) further = await reopened(engine, job, links);
      return own;
    });
    if (!asked) return;
    const { engine, answer } = asked;
    if (answer.ok) await this.#show(engine, answer.value, further, overrides, known);
    else this.problem = answer.problem;
    if (!answer.ok && known && FILE_AGAIN.has(answer.problem.code)) this.#await(known.saved);
  }

  /** Asks the engine about files, and shows how far it is. @returns null when it was stopped, or no file may be read */
  async #asked<T>(
    name: string,
    bytes: number,
    ask: (engine: EnginePort, job: number) => Promise<Result<T>>,
  ): Promise<{ readonly engine: EnginePort; readonly answer: Result<T> } | null> {
    const job = nextJob();
    this.problem = null;
    this.parts = [];
    this.opening = { job, name, bytes: 0, total: bytes === 0 ? null : bytes, names: [], rows: [] };
    const seal = await this.#parts.sealed;
    if (seal.state === 'unsealed') {
      this.opening = null;
      this.problem = problemOf(`page.unsealed.${seal.reason}`);
      return null;
    }
    const engine = await this.#startEngine();
    const stop = engine.listen((event) => this.#hear(event));
    const answer = await ask(engine, job);
    stop();
    if (this.opening?.job !== job) return null;
    this.opening = null;
    return !answer.ok && answer.problem.code === 'cancelled' ? null : { engine, answer };
  }

  async #show(
    engine: EnginePort,
    read: DatasetInfo,
    further: NonNullable<KeptState['further']>,
    given: ReadOverrides,
    known?: { readonly saved: KeptState; readonly claim: Claim | null },
  ): Promise<void> {
    const { dataset, overrides } = await readAsAsked(engine, read, given, known ? {} : { kept: this.#orphan, recipe: this.waiting });
    const waiting = this.waiting ? recipeWithReading(this.waiting, dataset) : null;
    const orphan = this.#orphan;
    this.#orphan = undefined;
    this.waiting = null;
    this.several = null;
    this.#close();
    const fresh: KeptState = { id: newId(), created: Date.now(), recipe: waiting, overrides, undo: { past: [], future: [] } };
    const saved = known?.saved ?? (orphan ? { ...orphan, recipe: waiting, overrides } : fresh);
    this.#claim = known ? known.claim : await claimNotebook(saved.id);
    if (known) this.#inStore.add(saved.id);
    this.saving = 'saved';
    speech.currency = currencyOf(dataset.columns);
    this.notebook = new Notebook(dataset, engine, { ...saved, further }, this.#claim === null);
    if (known) this.#savedState = stateOf(this.notebook);
    this.saveSoon();
  }

  #hear(event: EngineEvent): void {
    if (this.opening) this.opening = furtherOn(this.opening, event);
  }

  #startEngine(): Promise<EngineClient> {
    this.#engine ??= this.#parts.startEngine().then((engine) => {
      engine.listen((event) => void (event.type === 'lost' && this.#lose(event.datasetId, event.problem)));
      return engine;
    });
    return this.#engine;
  }

  /** What was stored of the open notebook's file is damaged, which shows when it is first used: the file has to be given again. */
  async #lose(id: string, problem: Problem): Promise<void> {
    const { notebook } = this;
    if (notebook?.dataset.id !== id || notebook.readOnly) return;
    await this.#autosave?.flush();
    const saved = keptState(notebook.kept(Date.now()), notebook.recipe);
    this.#close();
    this.problem = problem;
    this.#await(saved);
    await this.refreshRecent();
  }

  #openStore(): Promise<Store> {
    this.#store ??= this.#firstOpen();
    return this.#store;
  }

  /** Without storage the work goes on in memory, and the page says so. */
  async #firstOpen(): Promise<Store> {
    const slow = setTimeout(() => (this.unsaved = problemOf('store.slow')), SLOW_MS);
    const opened = await this.#parts.openStore();
    clearTimeout(slow);
    this.unsaved = opened.ok ? null : opened.problem;
    return opened.ok ? opened.value : memoryStore();
  }
}
