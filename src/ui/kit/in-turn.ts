const waiting: (() => void)[] = [];

/** A timer that is set by a timer waits 4 ms, which a queue of them would add up. */
const soon: (work: () => void) => void =
  'scheduler' in globalThis ? (work) => void scheduler.postTask(work) : (work) => void setTimeout(work);

/**
 * Does it in a task of its own, after what came before, so that clicks and keys get in between.
 * @returns takes it back, as long as its turn has not come
 */
export function inTurn(work: () => void): () => void {
  if (waiting.push(work) === 1) soon(next);
  return () => {
    const place = waiting.indexOf(work);
    // The first has its turn coming; then it does nothing.
    if (place === 0) waiting[0] = () => undefined;
    else if (place > 0) waiting.splice(place, 1);
  };
}

/** All that waited for its turn before now has had it. */
export const turnsTaken = (): Promise<void> => new Promise((resolve) => inTurn(resolve));

function next(): void {
  try {
    waiting[0]?.();
  } finally {
    waiting.shift();
    if (waiting.length > 0) soon(next);
  }
}
