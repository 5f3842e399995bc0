/** What is decided and not committed yet: a group is one commit, with everyone who waits for it. */
import type { NewAlias, StoredAnswer } from '#store/log';
import type { Head, Row } from '#store/rows';
import type { WireCommand } from './aliases.ts';
import type { Answer, Effects } from './desk.ts';
import type { Origin } from './ledger.ts';

/** A request that waits for its commit. */
export interface Waiter {
  readonly commands: readonly WireCommand[];
  readonly origin: Origin;
  readonly resolve: (answers: readonly Answer[]) => void;
  readonly reject: (error: Error) => void;
  answers: readonly Answer[];
  attempts: number;
  failure?: Error;
}

/** What the next commit will hold. */
export class Group {
  readonly head: Head;
  /** A request is being decided into it: it cannot go yet. */
  open = false;
  readonly rows: Row[] = [];
  readonly aliases: NewAlias[] = [];
  readonly answers: StoredAnswer[] = [];
  readonly waiters: Waiter[] = [];
  /** Reads that have seen what this group holds. */
  readonly readers: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];

  constructor(head: Head) {
    this.head = head;
  }

  get empty(): boolean {
    return this.rows.length === 0 && this.answers.length === 0;
  }

  /** Takes what was decided; gives how many rows that is. */
  add({ rows, aliases }: Effects): number {
    for (const row of rows) this.rows.push(row);
    for (const alias of aliases) this.aliases.push(alias);
    return rows.length;
  }
}

/** Whether anybody or anything waits for the group's turn. */
export function waiting(group: Group): boolean {
  return !group.empty || group.waiters.length > 0 || group.readers.length > 0;
}

/** Whether the group has to go, and can. */
export function ready(group: Group): boolean {
  return !group.open && waiting(group);
}

/** Whether a log that ends at `head` holds what this group wanted to commit. */
export function reached(head: Head, group: Group): boolean {
  const last = group.rows.at(-1);
  if (last === undefined) return false;
  return head.seq > last.seq || (head.seq === last.seq && head.hash === last.hash);
}

/** Everyone who waited for the commit of a group hears of it. */
export function release(group: Group): void {
  for (const waiter of group.waiters) waiter.resolve(waiter.answers);
  for (const reader of group.readers) reader.resolve();
}

/** Everyone who waited for a group hears that it will not be committed. */
export function refuse(group: Group, error: Error): void {
  for (const waiter of group.waiters) waiter.reject(error);
  for (const reader of group.readers) reader.reject(error);
}
