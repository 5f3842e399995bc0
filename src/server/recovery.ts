/** Beginning again from the log, after a commit that failed or of which nobody knows. */
import type { Head } from '#store/rows';
import type { Desk } from './desk.ts';
import { reached, release } from './group.ts';
import type { Group, Waiter } from './group.ts';
import type { Ledger } from './ledger.ts';

const PAUSE_MS = 200;

/** The programme as the log has it, tried until it is there, or until `end` answers a failure with an error: then that. */
export async function recover(ledger: Ledger, end: (error: unknown) => Error | undefined): Promise<Desk | Error> {
  for (;;) {
    try {
      return await ledger.recover();
    } catch (error) {
      const last = end(error);
      if (last !== undefined) return last;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/**
 * Tells everyone of the groups that the log holds after all, and refuses whoever read what it does not hold. Gives the requests that it does not hold, in
 * their order.
 */
export function sortOut(lost: readonly Group[], head: Head, refusal: () => Error): readonly Waiter[] {
  const waiters: Waiter[] = [];
  for (const group of lost) {
    if (!group.empty && reached(head, group)) release(group);
    else {
      waiters.push(...group.waiters);
      for (const reader of group.readers) reader.reject(refusal());
    }
  }
  return waiters;
}
