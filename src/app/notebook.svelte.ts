import { fail, type Problem, type Result } from '../core/problem';
import { edit, type Change, type Goal, type Recipe } from '../core/recipe';
import type { ReadOverrides } from '../data/reading';
import { plan, readingKey, type PlannedStep } from '../engine/plan';
import type { DatasetInfo, EngineEvent, FurtherLinks, StepOutcome } from '../engine/types';
import { recipeFor, type GoalChoices } from '../steps/goals';
import { STEPS } from '../steps/index';
import { withJoinsOf } from '../steps/joins';
import { cardsOf, keepingSame, type Running, type StageView } from './cards';
import { baseRecipe, goalFacts, recipeWithReading } from './facts';
import { Further, type Host } from './further.svelte';
import type { EnginePort } from './ports';
import type { Notebook as KeptNotebook } from '../store/notebooks';
import { nextJob } from './job';
import { speech } from './speech.svelte';

/** The first edit runs at once; one soon after another, as from a slider, waits until they settle. */
const SETTLE_MS = 120;
const UNDO_DEPTH = 100;

/** Where undo goes back to: the recipe, if a goal had been chosen, and how the file was read. */
export interface Moment {
  readonly recipe: Recipe | null;
  readonly overrides: ReadOverrides;
}

/** What a notebook starts from: nothing, or what was kept of it. */
export interface KeptState extends Pick<KeptNotebook, 'id' | 'created' | 'recipe'> {
  readonly undo: { readonly past: readonly Moment[]; readonly future: readonly Moment[] };
  readonly overrides: ReadOverrides;
  /** Which stored data set each further file was, and those that were found again. */
  readonly links?: FurtherLinks;
  readonly further?: ReadonlyMap<string, DatasetInfo>;
  /** Before a goal is chosen: further files, and how they are joined. */
  readonly draft?: Recipe | null;
  /** What the user called it, before there is a recipe to carry the name. */
  readonly name?: string;
}

/** One open notebook: the recipe, what its steps gave, and what runs. The page edits the recipe; results follow. */
export class Notebook implements Host {
  readonly id: string;
  readonly #created: number;
  readonly #name: string | undefined;
  /** Another tab writes to it: everything can be looked at, nothing changed. */
  readOnly: boolean = $state(false);
  dataset: DatasetInfo = $state.raw() as DatasetInfo;
  /** The user's corrections of the reading. */
  overrides: ReadOverrides = $state.raw({});
  recipe: Recipe | null = $state.raw(null);
  results: ReadonlyMap<string, StepOutcome> = $state.raw(new Map());
  last: ReadonlyMap<string, StepOutcome> = $state.raw(new Map());
  failures: ReadonlyMap<string, { readonly key: string; readonly problem: Problem }> = $state.raw(new Map());
  running: Running | null = $state.raw(null);
  /** A run that failed as a whole, or was cancelled. */
  problem: Problem | null = $state.raw(null);
  draft: Recipe | null = $state.raw(null);
  readonly further: Further;
  /** The file is being read in another way. */
  rereading: boolean = $state(false);
  #past: readonly Moment[] = $state.raw([]);
  #future: readonly Moment[] = $state.raw([]);

  readonly #readingKey: string = $derived(readingKey(this.dataset.fingerprint, this.dataset.dialect, this.dataset.columns));
  readonly planned: readonly PlannedStep[] = $derived.by(() =>
    this.recipe ? plan(this.recipe, this.#readingKey, STEPS, this.further.keys) : [],
  );
  #shown: readonly StageView[] = [];
  readonly stages: readonly StageView[] = $derived.by(() => (this.#shown = keepingSame(this.#cards(), this.#shown)));
  readonly canUndo: boolean = $derived(this.#past.length > 0 && !this.readOnly && !this.rereading);
  readonly canRedo: boolean = $derived(this.#future.length > 0 && !this.readOnly && !this.rereading);
  readonly done: boolean = $derived(this.stages.length > 0 && this.stages.every(({ state }) => state === 'fresh' || state === 'off'));
  /** Every card is there, and something one of them tells is still to follow. */
  readonly unfinished: boolean = $derived(this.done && this.stages.some(({ steps }) => steps.some(({ outcome }) => outcome?.unfinished)));

  readonly engine: EnginePort;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #edited = -Infinity;
  #stopListening: () => void;

  constructor(dataset: DatasetInfo, engine: EnginePort, kept: KeptState, readOnly = false) {
    this.id = kept.id;
    this.#created = kept.created;
    this.#name = kept.name;
    this.readOnly = readOnly;
    this.engine = engine;
    this.dataset = dataset;
    this.recipe = kept.recipe;
    this.overrides = kept.overrides;
    this.#past = kept.undo.past;
    this.#future = kept.undo.future;
    this.draft = kept.draft ?? null;
    this.further = new Further(this, kept.further ?? new Map());
    this.#stopListening = engine.listen((event) => this.#hear(event));
    void this.further.start();
    if (this.recipe) this.#soon();
  }

  /** As the store keeps it. @param now milliseconds since 1970 */
  kept(now: number): KeptNotebook {
    return {
      id: this.id,
      name: this.recipe?.name ?? this.#name ?? this.dataset.name,
      created: this.#created,
      changed: now,
      datasetId: this.dataset.id,
      further: this.further.links,
      draft: this.recipe ? null : this.draft,
      recipe: this.recipe,
      names: {},
      rows: this.dataset.rows,
      file: this.dataset.name,
      overrides: this.overrides,
      undo: { past: this.#past, future: this.#future },
    };
  }

  chooseGoal(goal: Goal, choices: GoalChoices = {}): void {
    const recipe = recipeFor(goal, goalFacts(this.dataset), { language: speech.language, ...choices });
    this.#replace(withJoinsOf({ ...recipe, name: this.recipe?.name ?? this.#name ?? recipe.name }, this.base));
  }

  get base(): Recipe {
    return this.recipe ?? this.draft ?? baseRecipe(this.dataset);
  }

  get recipes(): readonly Recipe[] {
    return [this.base, ...[...this.#past, ...this.#future].flatMap(({ recipe }) => recipe ?? [])];
  }

  replaceBase(next: Recipe): void {
    if (this.recipe) this.#replace(next);
    else if (!this.readOnly) this.draft = next;
  }

  edit(change: Change): void {
    if (this.recipe) this.#replace(edit(this.recipe, change));
  }

  async undo(): Promise<void> {
    const before = this.#past.at(-1);
    if (before && this.canUndo) await this.#go(before, this.#past.slice(0, -1), [this.#now, ...this.#future]);
  }

  async redo(): Promise<void> {
    const [after, ...rest] = this.#future;
    if (after && this.canRedo) await this.#go(after, [...this.#past, this.#now], rest);
  }

  /** Another reading of the same file: kinds, roles, separators. Choices made in the cards stay. */
  async correct(overrides: ReadOverrides): Promise<Result<DatasetInfo>> {
    const before = this.#now;
    const answer = await this.#read(overrides);
    if (!answer.ok) return answer;
    this.#remember(before);
    this.#take(this.recipe && recipeWithReading(this.recipe, answer.value));
    return answer;
  }

  /** The file as it was dropped, as if nothing had been chosen or corrected. */
  async reset(): Promise<void> {
    const { sample } = this.overrides;
    const answer = await this.correct(sample ? { sample } : {});
    if (!answer.ok) return;
    this.recipe = null;
    this.draft = null;
    this.#past = [];
    this.#future = [];
  }

  /** Runs what is stale; what already runs is stopped first. */
  async run(): Promise<void> {
    clearTimeout(this.#timer);
    const { recipe } = this;
    if (!recipe) return;
    await this.cancel();
    const job = nextJob();
    this.problem = null;
    this.running = { job, uid: null, share: 0, what: null, since: performance.now() };
    const answer = await this.engine.run(job, this.dataset.id, recipe);
    if (this.running?.job !== job) return;
    this.running = null;
    if (!answer.ok && answer.problem.uid === undefined) this.problem = answer.problem;
  }

  async cancel(): Promise<void> {
    const { running } = this;
    if (!running) return;
    this.running = null;
    // By now the engine only waits for its workers: to end it for being slow to answer would cost every result it holds.
    await this.engine.cancel(running.job, running.later ? 'patiently' : 'at once');
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#stopListening();
    void this.cancel();
  }

  outcomeOf(step: string): StepOutcome | undefined {
    for (const stage of this.stages) {
      const found = stage.steps.find((view) => view.step.step === step && view.outcome);
      if (found) return found.outcome;
    }
    return undefined;
  }

  #cards(): readonly StageView[] {
    const { recipe, planned, results, last, failures, running } = this;
    return recipe ? cardsOf({ recipe, planned, metas: STEPS, results, last, failures, running }) : [];
  }

  #replace(next: Recipe): void {
    if (next === this.recipe || this.readOnly) return;
    if (this.recipe) this.#remember(this.#now);
    else this.#future = [];
    this.recipe = next;
    this.#soon();
  }

  get #now(): Moment {
    return { recipe: this.recipe, overrides: this.overrides };
  }

  #remember(moment: Moment): void {
    this.#past = [...this.#past.slice(1 - UNDO_DEPTH), moment];
    this.#future = [];
  }

  async #go({ recipe, overrides }: Moment, past: readonly Moment[], future: readonly Moment[]): Promise<void> {
    const asRead = JSON.stringify(overrides) === JSON.stringify(this.overrides);
    if (!asRead && !(await this.#read(overrides)).ok) return;
    this.#past = past;
    this.#future = future;
    // A correction from before there was a goal is taken back alone.
    this.#take(recipe ?? (this.recipe && recipeWithReading(this.recipe, this.dataset)));
  }

  #take(recipe: Recipe | null): void {
    if (!recipe) return;
    this.recipe = recipe;
    this.#soon();
  }

  async #read(overrides: ReadOverrides): Promise<Result<DatasetInfo>> {
    if (this.readOnly) return fail('store.open-elsewhere');
    this.rereading = true;
    await this.cancel();
    const answer = await this.engine.correct(nextJob(), this.dataset.id, overrides);
    this.rereading = false;
    this.problem = answer.ok ? null : answer.problem;
    if (!answer.ok) return answer;
    this.overrides = overrides;
    this.dataset = answer.value;
    if (!this.recipe && this.draft) this.draft = recipeWithReading(this.draft, answer.value);
    return answer;
  }

  #soon(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    const alone = now - this.#edited > SETTLE_MS;
    this.#edited = now;
    this.#timer = setTimeout(() => void this.run(), alone ? 0 : SETTLE_MS);
  }

  /** What is known stays the same object, so that cards above an edit are not drawn again. */
  #keep(outcome: StepOutcome): void {
    const known = this.results.get(outcome.key);
    const kept = known?.uid === outcome.uid && (!known.unfinished || outcome.unfinished) ? known : outcome;
    if (kept !== known) this.results = new Map(this.results).set(kept.key, kept);
    if (kept !== this.last.get(kept.uid)) this.last = new Map(this.last).set(kept.uid, kept);
  }

  #hear(event: EngineEvent): void {
    if (event.type === 'repaired' && event.dataset.id === this.dataset.id) this.dataset = event.dataset;
    if (event.type === 'lost') this.further.lose(event.datasetId);
    if (event.job !== this.running?.job) return;
    switch (event.type) {
      case 'started':
        this.running = {
          job: event.job,
          uid: event.uid,
          share: 0,
          what: null,
          since: performance.now(),
          ...(event.later && { later: event.later }),
        };
        return;
      case 'progress':
        this.running = { ...this.running, uid: event.uid, share: event.share, what: event.what };
        return;
      case 'done':
        this.#keep(event.outcome);
        return;
      case 'failed': {
        const key = this.planned.find((step) => step.uid === event.uid)?.key;
        if (key !== undefined && event.problem.code !== 'cancelled') {
          this.failures = new Map(this.failures).set(event.uid, { key, problem: event.problem });
        }
        return;
      }
      case 'reading':
      case 'first-rows':
      case 'repaired':
      case 'lost':
        return;
      default:
        event satisfies never;
    }
  }
}
