import type { ChartSpec } from './chart';
import type { Expr } from './expr';
import type { Json } from './json';
import type { Message } from './message';
import type { Params, ParamSpec } from './params';
import type { ComputePool, TaskTypes } from './pool';
import type { Result } from './problem';
import type { InputId, Program } from './program';
import type { Random } from './rng';
import type { Schema } from './schema';
import type { Folds, Split } from './split';
import type { Table } from './table';

export const STAGES = ['clean', 'engineer', 'scale', 'cluster', 'interpret', 'target', 'train', 'evaluate', 'explain', 'act'] as const;
export type Stage = (typeof STAGES)[number];

/** A further file as steps that join meet it. */
export interface Input {
  /** The file's. */
  readonly name: string;
  readonly table: Table;
  readonly schema: Schema;
}

export type Inputs = ReadonlyMap<InputId, Input>;

/** The light half: on the page and in the worker, without any algorithm. */
export interface StepMeta<S extends ParamSpec = ParamSpec, R extends Json = Json> {
  readonly id: string;
  /** Raised when the meaning of `params` changes; `upgrade` then gains a function. */
  readonly version: number;
  readonly stage: Stage;
  readonly params: S;
  /** `skip` is for steps that drop rows: held-out rows and new files pass by. Their programs hold only `keep` and `distinct`. */
  readonly onNewRows: 'apply' | 'skip';
  /** Its program and notes are always empty: what is below does not hang on it, and is not worked out again when its parameters change. */
  readonly onlyLooks?: boolean;
  /** Rows after it are other things than rows before (order lines become customers): `skip` steps above it belong to making them, and apply everywhere. */
  readonly regroups?: boolean;
  /** It reads further files, so its result hangs on them too. */
  readonly joins?: boolean;
  /** A recipe may hold it several times: a formula for each new column. */
  readonly repeats?: boolean;
  /** Dry run on names and kinds; what comes out of the real run must match it. */
  outline(schema: Schema, params: Params<S>): Result<Schema>;
  /** The headline: what was found, in one sentence. */
  finding(report: R): Message;
  /** Why it matters, in one or two sentences. */
  soWhat(report: R): Message;
  /** Pure; aggregates only, never a person's cell. */
  charts(report: R): readonly ChartSpec[];
  /** `upgrade[i]` turns params of version i + 1 into params of version i + 2. */
  readonly upgrade?: readonly ((params: Readonly<Record<string, Json>>) => Readonly<Record<string, Json>>)[];
}

/** The date that a program counts days to. Next month's file has a later one. */
export interface CountsTo {
  /** Milliseconds. */
  readonly at: number;
  /** By the user, so that it stays until told otherwise; else it follows from the last date there is. */
  readonly chosen: boolean;
  /** Where the last date is looked for: these columns of the table, or of a further file. */
  readonly columns: readonly string[];
  readonly input?: InputId;
  /** Rows that count; all of them when left out. */
  readonly where?: Expr;
  /** Counted from midnight, so that it moves by whole days. */
  readonly days: boolean;
  /** Rows from that date on are not there yet. */
  readonly cuts: boolean;
  /** The last date it looked at, where what came later only says the outcome: each later file moves it. */
  readonly upTo?: number;
}

/** What a step learnt from training rows. All of it survives JSON. */
export interface Fitted<L extends Json = Json> {
  readonly program: Program;
  readonly learnt: L;
  /** Notes for columns the program adds, and for those it changes the standing of (`feature: false`). */
  readonly notes: Schema;
  /** `keep` and `distinct` that go before the program where rows teach; as with a `skip` step, held-out rows and new files pass them by. */
  readonly dropping?: Program;
  readonly countsTo?: CountsTo;
}

/** One fold of cross-validation: all its rows went through every step above, fitted on this fold's training rows alone. */
export interface Fold {
  readonly table: Table;
  /** 1 where the row of `table` is judged, 0 where it teaches. */
  readonly judged: Uint8Array;
  /** Only rows of an earlier time teach; later ones are not in `table`. */
  readonly forward: boolean;
  /** The rows that teach and those that are judged, as tables of their own: copied when first asked for. */
  readonly train: Table;
  readonly test: Table;
  /** Schema of both; one-hot columns may differ from fold to fold. */
  readonly schema: Schema;
}

/** The powers lent to `fit` and `report`; there are no others. */
export interface StepContext<Tasks extends TaskTypes = TaskTypes> {
  readonly schema: Schema;
  /** The further files, whole: what is learnt from them must not hang on rows of held-out customers. */
  readonly inputs: Inputs;
  readonly random: Random;
  readonly pool: ComputePool<Tasks>;
  progress(share: number, what: Message): void;
  /** Lets a cancel in about every 12 ms; rejects with the Problem `cancelled`. */
  checkpoint(): Promise<void>;
  /** Training rows only; each fold is prepared on its own. */
  folds(): Promise<readonly Fold[]>;
  /** Share of the file's rows that no fit sees, 0 to 0.5 or so: how many, and nothing of them. */
  readonly heldOut: number;
  readonly signal: AbortSignal;
}

/** Lent to `report`, which may look where no fit may. */
export interface ReportContext<Tasks extends TaskTypes = TaskTypes> extends StepContext<Tasks> {
  /**
   * Every row judged once, held-out rows too, by a pipeline fitted on the rows of the other turns alone; by time on earlier ones, so that
   * the earliest only teach. For figures, never for anything that is learnt or chosen.
   */
  turns(): Promise<readonly Fold[]>;
  /** Milliseconds since some moment: how long a thing took may be shown, and nothing be chosen by it. */
  clock(): number;
}

/** How the rows were parted. */
export type Parted = Split &
  Pick<Folds, 'from' | 'forward'> & {
    /** Each kind of outcome is spread evenly over all parts. */
    readonly evenly: boolean;
    /** What is learnt of single lines, before they become customers, is learnt from those before the cut-off alone. */
    readonly upToCut: boolean;
  };

/** What a report may look at. `heldOut[i]` is 1 where row i of `after` was never seen by any fit. */
export interface StepView {
  /** What the first step saw: the file as it was read. */
  readonly source: Table;
  readonly before: Table;
  readonly after: Table;
  readonly schemaBefore: Schema;
  readonly schemaAfter: Schema;
  readonly heldOut: Uint8Array;
  readonly parted?: Parted;
  /** What the steps above learnt, by step id, the last of each. */
  readonly above: ReadonlyMap<string, Fitted>;
}

/** The heavy half: in the worker only. */
export interface StepImpl<S extends ParamSpec, R extends Json, Tasks extends TaskTypes = TaskTypes> {
  /** In place of the light half's, where the columns hang on further files. */
  outline?(schema: Schema, params: Params<S>, inputs: Inputs): Result<Schema>;
  /** Sees training rows only, so that it cannot leak. @throws ProblemError */
  fit(train: Table, params: Params<S>, context: StepContext<Tasks>): Promise<Fitted>;
  /** JSON without NaN. */
  report(view: StepView, fitted: Fitted, params: Params<S>, context: ReportContext<Tasks>): Promise<R>;
  /**
   * For what takes long and no step below reads: it follows when every card is there, and gives the report whole. Until then the report says
   * what is not yet known, and its words claim nothing of it.
   * @param report what `report` made
   */
  later?(view: StepView, fitted: Fitted, report: R, params: Params<S>, context: ReportContext<Tasks>): Promise<R>;
}
