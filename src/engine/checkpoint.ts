import { stop } from '../core/problem';

/** Long enough to cost nothing, short enough that a cancel or a page request is heard at once. */
const everyMs = 12;

/**
 * `await` alone never lets a message in, and timers are held back to 4 ms: a turn through a MessageChannel does it in
 * 0.4 ms. Node's own turn is used where there is one, because an open port would keep the process alive.
 */
export const turn: () => Promise<void> =
  typeof setImmediate === 'function' ? () => new Promise((resolve) => setImmediate(resolve)) : channelTurn();

function channelTurn(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}

/** A checkpoint for one piece of work: lets messages in about every 12 ms. It throws the Problem `cancelled` once the signal is aborted. */
export function checkpoints(signal?: AbortSignal): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last >= everyMs) {
      await turn();
      last = performance.now();
    }
    if (signal?.aborted) stop('cancelled');
  };
}
