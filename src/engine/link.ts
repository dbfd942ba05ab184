import { wrap } from 'comlink';

/** The worker is gone: it threw at top level, sent what cannot be read, never answered, or was ended by us. */
export class WorkerDied extends Error {
  override readonly name = 'WorkerDied';
}

/** What a worker offers, from the other side. */
export type Remote<Api> = {
  readonly [K in keyof Api]: Api[K] extends (...args: infer Args) => infer Answer ? (...args: Args) => Promise<Awaited<Answer>> : never;
};

/** A worker and its fate. Comlink never settles calls to a dead worker; calls made through here do. */
export interface Link<Api> {
  /** @throws WorkerDied, or what the call itself throws */
  call<T>(work: (remote: Remote<Api>) => Promise<T>): Promise<T>;
  /** Ends the worker and every call that waits for it. */
  end(): void;
  readonly dead: boolean;
}

/** @param heard gets every message that is no answer to a call, in the order sent */
export function link<Api>(spawn: () => Worker, heard: (message: unknown) => void): Link<Api> {
  let dead = false;
  let tell: (died: WorkerDied) => void = () => undefined;
  const death = new Promise<never>((_, reject) => (tell = reject));
  death.catch(() => undefined);
  const end = (): void => {
    dead = true;
    worker?.terminate();
    tell(new WorkerDied());
  };
  const worker = started(spawn);
  if (!worker) end();
  const remote = worker && (wrap(worker) as unknown as Remote<Api>);
  worker?.addEventListener('error', (event) => {
    event.preventDefault();
    end();
  });
  worker?.addEventListener('messageerror', end);
  worker?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    // Answers of Comlink carry the id of their call.
    if (typeof data === 'object' && data !== null && !('id' in data)) heard(data);
  });
  return {
    call: (work) => (remote && !dead ? Promise.race([work(remote), death]) : death),
    end,
    get dead() {
      return dead;
    },
  };
}

/** The policy may forbid the script. */
function started(spawn: () => Worker): Worker | undefined {
  try {
    return spawn();
  } catch {
    return undefined;
  }
}
