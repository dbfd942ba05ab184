import type { Goal } from '../core/recipe';

export const SAMPLES = [
  { id: 'leads', file: 'samples/leads.csv', goal: 'leads' },
  { id: 'orders', file: 'samples/orders.csv', goal: 'segments' },
  { id: 'accounts', file: 'samples/accounts.csv', goal: 'churn' },
] as const satisfies readonly { readonly id: string; readonly file: string; readonly goal: Goal }[];

export type SampleId = (typeof SAMPLES)[number]['id'];

/** From our own origin: the one kind of file that is fetched. */
export async function fetchSample(id: SampleId): Promise<File | null> {
  const sample = SAMPLES.find((one) => one.id === id);
  if (!sample) return null;
  const response = await fetch(new URL(sample.file, document.baseURI));
  if (!response.ok) return null;
  return new File([await response.blob()], `${id}.csv`, { type: 'text/csv' });
}
