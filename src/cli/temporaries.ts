/** Files and folders in the making. A signal that ends the process takes them along. */
import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import process from 'node:process';

const temporaries = new Set<string>();

/** Takes note of a path that nobody wants when the process is ended. */
export function noteTemporary(path: string): void {
  temporaries.add(path);
}

/** Forgets a path that is in its place, or gone. */
export function forgetTemporary(path: string): void {
  temporaries.delete(path);
}

/** Removes every temporary at once. */
export function removeTemporaries(): void {
  for (const path of temporaries) rmSync(path, { recursive: true, force: true });
  temporaries.clear();
}

/** Removes temporaries on SIGINT, SIGTERM and SIGHUP, then ends the process with 128 and the number of the signal. */
export function removeTemporariesOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      removeTemporaries();
      process.exit(128 + constants.signals[signal]);
    });
  }
}
