/** The same request again gets the first answer again: while the first is under way, later, and after a restart. */
import type { Answer } from './desk.ts';
import type { Idempotency, Ledger, Submission } from './ledger.ts';

/** How an answer comes about. */
interface Ways {
  /** The answer that the log has for the caller's key. */
  stored(): ReturnType<Ledger['storedAnswer']>;
  /** Does it now. */
  submit(): Promise<readonly Answer[]>;
}

/** The requests with keys that are under way. */
export class Repeats {
  private readonly underWay = new Map<
    string,
    { readonly digest: Buffer; readonly done: Promise<Submission | undefined> }
  >();

  /** Does a request unless its key has an answer already, stored or on its way. Undefined when the key was used for another request. Rejects as `ways` do. */
  async once({ caller, key, digest }: Idempotency, ways: Ways): Promise<Submission | undefined> {
    const name = JSON.stringify([caller, key]);
    const first = this.underWay.get(name);
    if (first !== undefined) {
      if (!first.digest.equals(digest)) return undefined;
      const submission = await first.done;
      return submission && { ...submission, replayed: true };
    }
    const done = begin(digest, ways).finally(() => this.underWay.delete(name));
    this.underWay.set(name, { digest, done });
    return done;
  }
}

async function begin(digest: Buffer, ways: Ways): Promise<Submission | undefined> {
  const before = await ways.stored();
  if (before === undefined) return { answers: await ways.submit(), replayed: false };
  if (!before.digest.equals(digest)) return undefined;
  return { answers: before.answer as readonly Answer[], replayed: true };
}
