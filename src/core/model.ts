import type { Json } from './json';
import type { InputId, Program } from './program';
import type { Recipe, SaidFormat, SourceColumn } from './recipe';
import type { Schema } from './schema';
import type { CountsTo } from './step';

export const MODEL_SCHEMA = 1;

/** A step frozen: its program runs on a new file without learning anything. */
export interface ModelStep {
  readonly uid: string;
  readonly step: string;
  readonly version: number;
  readonly onNewRows: 'apply' | 'skip';
  readonly program: Program;
  readonly learnt: Json;
  readonly notes: Schema;
  /** `last`: the last date of all its rows, held out or not; a file that ends later moves it by as much. */
  readonly countsTo?: CountsTo & { readonly last: number | null };
}

/** A column as it was in training. */
export interface ModelColumn extends SourceColumn {
  /** How its numbers or dates were written there, by itself or as said; a new file that leaves it open is read the same way. */
  readonly written?: SaidFormat;
}

/** The frozen pipeline. JSON, never code. Scoring a new file is running its programs. */
export interface Model {
  readonly schema: typeof MODEL_SCHEMA;
  readonly recipe: Recipe;
  /** The columns the programs look at, as they were in training. */
  readonly input: readonly ModelColumn[];
  /** Further files the programs join, and the columns they look at there. */
  readonly sources?: readonly { readonly id: InputId; readonly name: string; readonly columns: readonly ModelColumn[] }[];
  readonly steps: readonly ModelStep[];
  /** Held-out figures only, as in the summary. */
  readonly quality: Json;
  /** Of the training file's bytes. */
  readonly fingerprint: string;
  readonly rows: number;
}
