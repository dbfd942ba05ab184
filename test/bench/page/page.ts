import { scriptPolicy } from '../../../src/engine/script-url';
import '../store-page';
import type { Asked } from './worker';
import workerUrl from './worker.ts?worker&url';

declare global {
  interface Window {
    /** @returns milliseconds of the fastest run, in a worker of its own */
    race(asked: Asked): Promise<number>;
  }
}

const bless = scriptPolicy([workerUrl]);

window.race = (asked) => {
  const file = document.querySelector('input')?.files?.[0];
  const worker = new Worker(bless(workerUrl), { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ asked, file });
  });
};
