/**
 * Snapshots beside the work: a thread rebuilds the programme from the last snapshot and the log, and writes the next one. It costs the
 * writer nothing, and every snapshot is a check that the log says what the service decided.
 */
import { Worker } from 'node:worker_threads';
import type { Row } from '#store/rows';
import type { Programmes } from './programmes.ts';

/** What the thread is started with. */
export interface SnapshotTask {
  readonly url: string;
  readonly directory: string;
  readonly programme: number;
}

/** Choices for {@link startSnapshots}. */
export interface SnapshotOptions {
  readonly url: string;
  readonly directory: string;
  /** Rows of the log between two snapshots of a programme; 250,000 unless said. */
  readonly everyRows?: number;
  /** Told when a thread failed: the log and the engine may differ. */
  readonly failed: (programme: number, error: Error) => void;
}

const EVERY_ROWS = 250_000;

/** Writes a snapshot whenever a programme's log has grown enough, one at a time. The result ends it and waits for the last. */
export function startSnapshots(
  programmes: Programmes,
  { url, directory, everyRows = EVERY_ROWS, failed }: SnapshotOptions,
): () => Promise<void> {
  const grown = new Map<number, number>();
  const subscribed = new Map<number, () => void>();
  let running: Promise<void> | undefined;
  let stopped = false;

  const next = (): void => {
    if (running !== undefined || stopped) return;
    const due = [...grown].find(([, rows]) => rows >= everyRows);
    if (due === undefined) return;
    const [programme] = due;
    grown.set(programme, 0);
    running = takeSnapshot({ url, directory, programme })
      .catch((error: unknown) => failed(programme, error instanceof Error ? error : new Error(String(error))))
      .finally(() => {
        running = undefined;
        next();
      });
  };
  const follow = (programme: number): void => {
    if (subscribed.has(programme)) return;
    const count = (rows: readonly Row[]): void => {
      grown.set(programme, (grown.get(programme) ?? 0) + rows.length);
      next();
    };
    subscribed.set(programme, programmes.subscribe(programme, count));
  };
  const end = programmes.onStart(follow);
  return async () => {
    stopped = true;
    end();
    for (const unsubscribe of subscribed.values()) unsubscribe();
    await running;
  };
}

/** Rebuilds a programme in a thread of its own and writes its snapshot; how many rows its log had. */
function takeSnapshot(task: SnapshotTask): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./snapshot-thread.js', import.meta.url), { workerData: task });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the snapshot thread ended with ${code}`)),
    );
  });
}
