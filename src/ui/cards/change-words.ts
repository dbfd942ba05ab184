import type { StepOutcome } from '../../engine/types';
import { t } from '../../app/speech.svelte';

/** "412 cells in 3 columns changed · 9 rows left out"; '' where rows became other things. */
export function changeWords({ changes, rowsIn }: StepOutcome): string {
  const { columns, leftOut, added, regrouped } = changes;
  if (regrouped || rowsIn === 0) return '';
  const cells = columns.reduce((sum, one) => sum + one.cells, 0);
  const parts = [
    ...(cells > 0 ? [t('changes.cells', { cells, columns: columns.length })] : []),
    ...(leftOut > 0 ? [t('changes.left-out', { rows: leftOut })] : []),
    ...(added.length > 0 ? [t('changes.added', { columns: added.length })] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : t('changes.nothing');
}
