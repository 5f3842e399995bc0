/** Waiting for a time, or for being called earlier. */

/** What one loop waits on and others ring. */
export interface Bell {
  /** Ends the wait; before one, the next. */
  ring(): void;
  /** Waits until it is rung, at most so many milliseconds. */
  wait(longestMs: number): Promise<void>;
}

/** A bell that nobody has rung. */
export function createBell(): Bell {
  let rung = false;
  let wakeUp: (() => void) | undefined;
  return {
    ring: () => {
      rung = true;
      wakeUp?.();
    },
    wait: async (longestMs) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, longestMs);
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wakeUp = undefined;
      }
      rung = false;
    },
  };
}
