let last = 0;

/** Numbers of jobs; never used twice on one page, so that a late event cannot be taken for another job's. */
export function nextJob(): number {
  last += 1;
  return last;
}
