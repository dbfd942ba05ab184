import { random } from '../../core/rng';
import type { Binned } from './bins';
import { boost, type BoostOptions, type Ensemble } from './boost';
import { judgesOf } from './spare';

const PATIENCE = 15;

/** Sizes that differ from the sensible ones. */
export type BoostSettings = Partial<Pick<BoostOptions, 'learningRate' | 'leaves' | 'l2' | 'leastRows'>>;

/**
 * Boosting with sensible sizes: 15 leaves at a rate of 0.06 and up to 250 trees, stopped by a sixth of the rows; with few rows fewer and
 * smaller trees and none set aside.
 * @param y 0 or 1
 */
export async function boostToFit(
  binned: Binned,
  y: Uint8Array,
  {
    seedKey,
    monotone,
    settings,
    ...hooks
  }: {
    readonly seedKey: string;
    /** As in BoostOptions. */
    readonly monotone?: Int8Array;
    readonly settings?: BoostSettings;
    readonly checkpoint?: () => Promise<void>;
    readonly onProgress?: (share: number) => void;
  },
): Promise<Ensemble> {
  const leastRows = Math.max(3, Math.min(20, Math.round(y.length / 40)));
  const all = { depth: 12, learningRate: 0.06, l2: 1, leastRows, ...(monotone ? { monotone } : {}), ...hooks };
  const rows = judgesOf(y, random(seedKey));
  return rows
    ? boost(binned, y, { ...all, trees: 250, leaves: 15, judge: { rows, patience: PATIENCE }, ...settings })
    : boost(binned, y, { ...all, trees: 60, leaves: 6, ...settings });
}
