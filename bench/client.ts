/** The client of the HTTP benchmarks as the benchmark sees it. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Where to send, and by whose key. */
export interface Target {
  readonly port: number;
  readonly key: string;
}

/** What to send: at most `width` at a time; or, with `perSecond`, at that rate whatever the answers do. */
export interface Load {
  readonly path: string;
  readonly bodies: readonly string[];
  readonly width: number;
  readonly perSecond?: number;
}

/** How long all took, and each answer in milliseconds. */
export interface Measured {
  readonly seconds: number;
  readonly latencies: readonly number[];
}

/** A client that runs. */
export interface Client {
  /** Rejects when one answer was not 200 or 201. */
  send(load: Load): Promise<Measured>;
  close(): Promise<unknown>;
}

/** Starts a client on a thread of its own. */
export function startClient(target: Target): Client {
  const worker = new Worker(new URL('./client-thread.js', import.meta.url), { workerData: target });
  return {
    send: async (load) => {
      worker.postMessage(load);
      const [answer] = (await once(worker, 'message')) as [Measured | { readonly failure: string }];
      if ('failure' in answer) throw new Error(answer.failure);
      return answer;
    },
    close: () => worker.terminate(),
  };
}
