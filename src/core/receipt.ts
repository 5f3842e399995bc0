/** The answer to a command, as it travels (docs/rules.md: commands, receipts, state). */
import type { Refusal, RefusalCode } from './refusal.ts';

/** Accepted: money with two decimals; points at the scale before the pool was balanced (P8). */
interface Accepted {
  readonly ok: true;
  readonly minted?: string;
  readonly paid?: string;
  readonly cash?: string;
  readonly coins?: string;
  readonly fee?: string;
  readonly tax?: string;
  readonly toOwner?: string;
  readonly returned?: string;
  readonly burned?: string;
  readonly value?: string;
}

/** Refused: nothing changed. */
interface Refused {
  readonly ok: false;
  readonly code: RefusalCode;
}

/** Exactly one of the two. */
export type Receipt = Accepted | Refused;

/** What a rule decides: it has been done, or why not. */
export type Decision = Accepted | Refusal;
