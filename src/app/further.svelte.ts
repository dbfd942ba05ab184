import { problem as problemOf, type Problem } from '../core/problem';
import { MOST_SOURCES, type Recipe, type RecipeSource, type Slot, type SourceColumn } from '../core/recipe';
import { readingKey, type FurtherKeys } from '../engine/plan';
import type { DatasetInfo, FurtherLinks } from '../engine/types';
import { sourceFor, sourceId, withoutSource, withProposals, type Proposal } from '../steps/joins';
import { columnsOf } from './facts';
import { nextJob } from './job';
import type { EnginePort } from './ports';

/** What a further file needs of its notebook. */
export interface Host {
  readonly dataset: DatasetInfo;
  readonly engine: EnginePort;
  /** The recipe, or before a goal is chosen what it will begin with. */
  readonly base: Recipe;
  /** Every recipe that may come back, undone ones too. */
  readonly recipes: readonly Recipe[];
  replaceBase(next: Recipe): void;
}

export interface NewFile {
  readonly file: Blob;
  readonly name: string;
}

/** One further file as the Data card lists it. */
export interface FurtherView {
  readonly source: RecipeSource;
  readonly rows: number | null;
  /** `proposed` waits for a word; `alone` has no step and leads nowhere; `away` is named by the recipe and not here. */
  readonly state: 'proposed' | 'joined' | 'looked-up' | 'alone' | 'away';
  readonly proposal: Proposal | null;
  /** The step that joins it. */
  readonly uid: string | null;
}

/** Further files of a notebook: read, proposed to be joined, joined, left out. Undo brings a file back that was left out. */
export class Further {
  files: ReadonlyMap<string, DatasetInfo> = $state.raw(new Map());
  proposals: ReadonlyMap<string, Proposal> = $state.raw(new Map());
  #waiting: ReadonlyMap<string, RecipeSource> = $state.raw(new Map());
  /** The file being read. */
  busy: string | null = $state(null);
  problem: Problem | null = $state.raw(null);
  /** The last reading was stopped by the user. */
  stopped: boolean = $state(false);
  readonly #host: Host;
  #job: number | null = null;

  readonly keys: FurtherKeys = $derived(
    new Map([...this.files].map(([id, { fingerprint, dialect, columns }]) => [id, readingKey(fingerprint, dialect, columns)])),
  );

  constructor(host: Host, files: ReadonlyMap<string, DatasetInfo>) {
    this.#host = host;
    this.files = files;
  }

  get views(): readonly FurtherView[] {
    const { base } = this.#host;
    const listed = [
      ...(base.sources ?? []),
      ...[...this.#waiting.values()].filter(({ id }) => !base.sources?.some((one) => one.id === id)),
    ];
    return listed.map((source) => {
      const rows = this.files.get(source.id)?.rows ?? null;
      const joins = base.steps.find(({ step, params }) => step === 'join' && params['source'] === source.id);
      const looks = base.steps.some(
        ({ step, params }) =>
          step === 'join' && ((params['lookups'] ?? []) as readonly (readonly string[])[]).some(([id]) => id === source.id),
      );
      const proposal = this.proposals.get(source.id) ?? null;
      const state =
        rows === null ? 'away' : joins ? 'joined' : looks ? 'looked-up' : proposal && proposal.type !== 'none' ? 'proposed' : 'alone';
      return { source, rows, state, proposal, uid: joins?.uid ?? null };
    });
  }

  /** For the store: those that a recipe names or that wait. */
  get links(): FurtherLinks {
    const named = new Set(this.#host.recipes.flatMap(({ sources }) => (sources ?? []).map(({ id }) => id)));
    return [...this.files].flatMap(([source, { id }]) => (named.has(source) || this.#waiting.has(source) ? [{ source, dataset: id }] : []));
  }

  /** Files that were read before but never joined are proposed again. */
  async start(): Promise<void> {
    this.#tellEngine();
    const named = new Set(this.#host.recipes.flatMap(({ sources }) => (sources ?? []).map(({ id }) => id)));
    for (const [id, info] of this.files) if (!named.has(id)) this.#wait(id, info, null);
    await this.#propose([...this.#waiting.keys()]);
  }

  /** Reads the files one after the other, and finds how each may be joined. */
  async add(files: readonly NewFile[], slot: Slot | null = null): Promise<void> {
    this.problem = null;
    this.stopped = false;
    const away = this.views.filter(({ state }) => state === 'away').length;
    if (this.views.length - away + files.length > MOST_SOURCES) {
      this.problem = problemOf('further.too-many', { most: MOST_SOURCES, files: files.length });
      return;
    }
    for (const { file, name } of files) {
      this.busy = name;
      this.#job = nextJob();
      const answer = await this.#host.engine.importFile(this.#job, file, name, {});
      this.#job = null;
      if (!answer.ok) {
        this.stopped = answer.problem.code === 'cancelled';
        if (!this.stopped) this.problem = answer.problem;
        break;
      }
      this.#place(answer.value, slot);
    }
    this.busy = null;
    this.#tellEngine();
    await this.#propose([...this.#waiting.keys()]);
  }

  async stop(): Promise<void> {
    if (this.#job !== null) await this.#host.engine.cancel(this.#job);
  }

  /** Joins all that are proposed. */
  join(): void {
    const { base } = this.#host;
    const proposed = [...this.proposals.values()].filter(({ type }) => type !== 'none');
    const sources = proposed.flatMap(({ source }) => this.#waiting.get(source) ?? []);
    this.#host.replaceBase(withProposals(base, sources, proposed));
    const done = new Set(proposed.map(({ source }) => source));
    this.#waiting = new Map([...this.#waiting].filter(([id]) => !done.has(id)));
    this.proposals = new Map([...this.proposals].filter(([id]) => !done.has(id)));
  }

  /** Proposes to join it by two columns a person chose, with the counts; nothing when they have no value in common. */
  async tryKey(id: string, here: string, there: string): Promise<void> {
    const { base, dataset, engine } = this.#host;
    const chosen = { type: 'join', source: id, key: [[here, there]], lookups: [] } as const;
    const sources = [...(base.sources ?? []).filter((one) => !this.#waiting.has(one.id)), ...this.#waiting.values()];
    const answer = await engine.propose(nextJob(), dataset.id, withProposals({ ...base, sources }, [], [chosen]), [id]);
    const [found] = answer.ok ? answer.value : [];
    const met = found?.type === 'join' && found.overlap.here.matched > 0;
    this.proposals = new Map(this.proposals).set(id, met ? found : { type: 'none', source: id });
    this.problem = answer.ok ? null : answer.problem;
  }

  leaveOut(id: string): void {
    this.#waiting = new Map([...this.#waiting].filter(([one]) => one !== id));
    this.proposals = new Map([...this.proposals].filter(([one]) => one !== id));
    if (this.#host.base.sources?.some((source) => source.id === id)) this.#host.replaceBase(withoutSource(this.#host.base, id));
    void this.#propose([...this.#waiting.keys()]);
  }

  /** What was stored of it turned out to be damaged, so that it has to be given again. @param dataset whose id may be of another notebook */
  lose(dataset: string): void {
    const left = [...this.files].filter(([, { id }]) => id !== dataset);
    if (left.length === this.files.size) return;
    this.files = new Map(left);
    this.#tellEngine();
  }

  /** In the place of a file that the recipe names and that is not here, else as a new one. */
  #place(info: DatasetInfo, slot: Slot | null): void {
    const { base, recipes } = this.#host;
    const names = new Set(info.columns.map(({ name }) => name));
    const missing = base.sources?.filter(({ id }) => !this.files.has(id)) ?? [];
    const fits = ({ columns }: RecipeSource): number => columns.filter(({ name }) => names.has(name)).length / Math.max(1, columns.length);
    const best = [...missing].sort((a, b) => fits(b) - fits(a))[0];
    if (best && fits(best) > 0.5) {
      this.files = new Map(this.files).set(best.id, info);
      this.#tellEngine();
      this.#host.replaceBase({ ...base });
      return;
    }
    const taken = new Set([...this.files.keys(), ...recipes.flatMap(({ sources }) => (sources ?? []).map(({ id }) => id))]);
    const id = sourceId(info.name, taken);
    this.files = new Map(this.files).set(id, info);
    this.#wait(id, info, slot);
  }

  #wait(id: string, info: DatasetInfo, slot: Slot | null): void {
    const others = [...this.#waiting.values(), ...(this.#host.base.sources ?? [])].flatMap(
      ({ columns }): readonly SourceColumn[] => columns,
    );
    const source = sourceFor(id, info.name, columnsOf(info), [...this.#host.base.columns, ...others]);
    this.#waiting = new Map(this.#waiting).set(id, slot ? { ...source, slot } : source);
  }

  #tellEngine(): void {
    this.#host.engine.joinTo(
      this.#host.dataset.id,
      [...this.files].map(([source, { id }]) => ({ source, dataset: id })),
    );
  }

  async #propose(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { base, dataset, engine } = this.#host;
    const known = (base.sources ?? []).filter(({ id }) => !this.#waiting.has(id));
    const answer = await engine.propose(nextJob(), dataset.id, { ...base, sources: [...known, ...this.#waiting.values()] }, ids);
    if (!answer.ok) this.problem = answer.problem;
    else this.proposals = new Map(answer.value.map((proposal) => [proposal.source, proposal]));
  }
}

/** Further files of a kept notebook, as far as they are still stored. */
export async function reopened(engine: EnginePort, job: number, links: FurtherLinks): Promise<ReadonlyMap<string, DatasetInfo>> {
  const files = new Map<string, DatasetInfo>();
  for (const { source, dataset } of links) {
    const answer = await engine.openDataset(job, dataset, {});
    if (answer.ok) files.set(source, answer.value);
  }
  return files;
}
