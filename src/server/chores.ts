/** What has to be done again and again beside the requests. */

/** One kind of work. It never runs twice at once: the pause begins when it is done. */
export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<unknown>;
}

/** Starts the chores; a failure is told and the work tried again after its pause. The result ends them and waits for those under way. */
export function startChores(
  chores: readonly Chore[],
  failed: (name: string, error: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  const run = ({ name, everyMs, work }: Chore): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      const turn: Promise<void> = work()
        .then(() => undefined)
        .catch((error: unknown) => failed(name, error))
        .finally(() => {
          running.delete(turn);
          if (!stopped) run({ name, everyMs, work });
        });
      running.add(turn);
    }, everyMs);
    timers.add(timer);
  };
  for (const chore of chores) run(chore);
  return async () => {
    stopped = true;
    for (const timer of timers) clearTimeout(timer);
    await Promise.all(running);
  };
}
