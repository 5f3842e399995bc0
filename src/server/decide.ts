/** One request decided, its commands in their order; in portions, so that a long one leaves the event loop room. */
import type { Answer, Desk, Effects } from './desk.ts';
import type { Group, Waiter } from './group.ts';

/** Commands of one request between two turns of the event loop: bytes go to the database and requests come in meanwhile. */
const DECIDED_AT_ONCE = 100;

/** What deciding needs of the writer. */
interface Surroundings {
  /** Takes what is decided, and what was due before it. */
  add(effects: Effects): void;
  /** Whether nobody wants the rest any more; looked at after each pause. */
  over(): boolean;
  now(): number;
}

/**
 * Decides the commands of a request, and before each what is due by its instant; the answers go to the request, and into the group when they have a key.
 * Throws when the engine fails.
 */
export async function decideRequest(desk: Desk, group: Group, waiter: Waiter, around: Surroundings): Promise<void> {
  const { commands, origin } = waiter;
  const answers: Answer[] = [];
  for (const [i, command] of commands.entries()) {
    if (i % DECIDED_AT_ONCE === DECIDED_AT_ONCE - 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (around.over()) return;
    }
    for (const effects of desk.settleDue(desk.instantOf(command), Infinity)) around.add(effects);
    const { answer, effects } = desk.decide(command, origin);
    answers.push(answer);
    around.add(effects);
  }
  waiter.answers = answers;
  if (origin.idempotency === undefined) return;
  const at = new Date(around.now()).toISOString();
  group.answers.push({ ...origin.idempotency, answer: JSON.stringify(answers), at });
}
