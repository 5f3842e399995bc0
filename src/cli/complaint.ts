/** What ends a run with exit status 2: wrong usage, or input that cannot be read. */
import type { MessageKey, MessageValues, Say } from './messages.ts';

/** A complaint to the caller. It is put into words at the end, when the caller's language is known. */
export class Complaint extends Error {
  /** The complaint in words. */
  readonly inWords: (say: Say) => string;
  /** Whether the words on the command line are to blame, and its help would tell more. */
  readonly isUsage: boolean;
  /** The command whose help is pointed to; '' for the general help. */
  helpFor: string | undefined;

  constructor(inWords: (say: Say) => string, isUsage = false) {
    super('complaint');
    this.inWords = inWords;
    this.isUsage = isUsage;
  }
}

/** A complaint about the words on the command line. */
export function usage<K extends MessageKey>(key: K, ...values: MessageValues<K>): Complaint {
  return new Complaint((say) => say(key, ...values), true);
}

/** A complaint about what a file holds, or about the system. */
export function complaint<K extends MessageKey>(key: K, ...values: MessageValues<K>): Complaint {
  return new Complaint((say) => say(key, ...values));
}

/** The system's reason for a failure, as a short text such as "ENOENT: no such file or directory". */
export function systemReason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/, (open|read|stat|access|scandir|mkdir|rename|write|rm|lstat)\b.*$/s, '');
}
