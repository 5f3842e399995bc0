/** What a writer works with: who is behind a request, the durable side of a programme, and who hears of commits. */
import type { NewAlias, StoredAnswer } from '#store/log';
import type { Author, Head, Row } from '#store/rows';
import type { Answer, Desk } from './desk.ts';

/** Marks a request that may be sent again: who sent it, the key they chose, and the digest of what they sent. */
export interface Idempotency {
  readonly caller: string;
  readonly key: string;
  readonly digest: Buffer;
}

/** Who is behind a request. */
export interface Origin extends Author {
  readonly idempotency?: Idempotency | undefined;
}

/** One commit: rows chained to `head`. */
export interface Commit {
  readonly head: Head;
  readonly rows: readonly Row[];
  readonly aliases: readonly NewAlias[];
  readonly answers: readonly StoredAnswer[];
}

/** The durable side of a programme. */
export interface Ledger {
  /** Commits; false when the log is not where it should be or belongs to another writer. Rejects when it is open what happened. */
  append(commit: Commit): Promise<boolean>;
  /**
   * Makes sure that no commit is under way, and gives the programme as the log has it. Throws a `SupersededError` when another
   * writer has it; any other error is tried again.
   */
  recover(): Promise<Desk>;
  /** The answer to an earlier request of that caller and key. */
  storedAnswer(caller: string, key: string): Promise<{ readonly digest: Buffer; readonly answer: unknown } | undefined>;
}

/** What a writer reports; for figures and for whoever follows the log. */
export interface WriterEvents {
  committed?(rows: readonly Row[], seconds: number): void;
  failed?(error: unknown): void;
}

/** Bounds of a writer. */
export interface WriterLimits {
  /** Rows that were decided and not committed, past which new requests are refused. */
  readonly backlog: number;
  /** Rows of one commit. */
  readonly commit: number;
  /** How long a new request may have to wait for those before it, in milliseconds at the pace of the last commits; past that it is refused. 50 unless said. */
  readonly waitMs?: number;
}

/** What became of the commands of a request, and whether it is the answer to an earlier request again. */
export interface Submission {
  readonly answers: readonly Answer[];
  readonly replayed: boolean;
}
