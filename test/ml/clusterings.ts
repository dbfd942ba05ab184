/** Groups renamed in order of their first row, -1 for none: two labellings are equal up to naming where these are equal. */
export function named(labels: ArrayLike<number>): number[] {
  const known = new Map<number, number>();
  return Array.from(labels, (label) => {
    if (label < 0) return -1;
    if (!known.has(label)) known.set(label, known.size);
    return known.get(label) as number;
  });
}
