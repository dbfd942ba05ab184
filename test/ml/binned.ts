import { binColumns, type Binned } from '../../src/ml/trees/bins';

export function binnedOf(columns: readonly Float64Array[]): Promise<Binned> {
  return binColumns(columns, columns.length, columns[0]?.length ?? 0);
}
