const waiting: (() => void)[] = [];

/**
 * Does it in a task of its own, after what came before, so that clicks and keys get in between.
 * @returns takes it back, as long as its turn has not come
 */
export function inTurn(work: () => void): () => void {
  if (waiting.push(work) === 1) setTimeout(next);
  return () => {
    const place = waiting.indexOf(work);
    // The first has its turn coming; then it does nothing.
    if (place === 0) waiting[0] = () => undefined;
    else if (place > 0) waiting.splice(place, 1);
  };
}

function next(): void {
  try {
    waiting[0]?.();
  } finally {
    waiting.shift();
    if (waiting.length > 0) setTimeout(next);
  }
}
