import type { Message } from '../core/message';
import type { Result } from '../core/problem';
import type { Recipe } from '../core/recipe';
import type { ReadOverrides, Sample } from '../data/reading';
import type { DatasetInfo, EngineEvent } from '../engine/types';
import { correctionsBy } from './facts';
import { nextJob } from './job';
import type { EnginePort } from './ports';

/** A file being read, as far as it is. */
export interface Opening {
  readonly job: number;
  readonly name: string;
  readonly bytes: number;
  readonly total: number | null;
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function furtherOn(opening: Opening, event: EngineEvent): Opening {
  if (event.job !== opening.job) return opening;
  if (event.type === 'reading') return { ...opening, bytes: event.bytes, total: event.total };
  return event.type === 'first-rows' ? { ...opening, names: event.names, rows: event.rows } : opening;
}

export type Import = (engine: EnginePort, job: number, overrides: ReadOverrides) => Promise<Result<DatasetInfo>>;

export interface Part {
  readonly sample: Sample;
  open(): Promise<void>;
}

/** Parts of a file that will fit, as the problem that refused it says. */
export function samplesOf({ every, first }: Message['args']): Sample[] {
  const samples: Sample[] = [];
  if (typeof every === 'number' && every > 1) samples.push({ every });
  if (typeof first === 'number' && first > 0) samples.push({ first });
  return samples;
}

/** No sample of the whole file can be taken, so what is offered may be unlike the rest. */
export function onlyFirst(samples: readonly Sample[]): boolean {
  return samples.length > 0 && samples.every((sample) => 'first' in sample);
}

/** A file just read, read again with the corrections that its notebook or a recipe asks for, as far as they fit it. */
export async function readAsAsked(
  engine: EnginePort,
  dataset: DatasetInfo,
  given: ReadOverrides,
  { kept, recipe }: { readonly kept?: { readonly overrides: ReadOverrides } | undefined; readonly recipe?: Recipe | null },
): Promise<{ readonly dataset: DatasetInfo; readonly overrides: ReadOverrides }> {
  const asked = kept ? kept.overrides : recipe ? correctionsBy(recipe, dataset) : {};
  const overrides = { ...asked, ...given };
  const again = Object.keys(asked).length > 0 ? await engine.correct(nextJob(), dataset.id, overrides) : null;
  return again?.ok ? { dataset: again.value, overrides } : { dataset, overrides: given };
}
