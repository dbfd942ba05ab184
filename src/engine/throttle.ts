/** Ten a second are as many as an eye can follow, and cost nothing. */
const everyMs = 100;

/** Says whether to pass on what is told about `key`: the first, and then no more than ten a second. */
export function throttle(): (key: string) => boolean {
  const last = new Map<string, number>();
  return (key) => {
    const now = performance.now();
    if (now - (last.get(key) ?? -Infinity) < everyMs) return false;
    last.set(key, now);
    return true;
  };
}
