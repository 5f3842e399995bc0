/**
 * The one writer of a programme. Commands are decided in memory the moment they come; what was decided is committed in groups, one
 * commit at a time, a new one as soon as the last is done; nobody is answered before. A commit that fails, or of which nobody knows, ends in
 * a new start from the log, and what was not committed is decided again, once.
 */
import type { WireCommand } from './aliases.ts';
import { decideRequest } from './decide.ts';
import type { Answer, Desk, Effects, Settings } from './desk.ts';
import { Group, ready, refuse, release, waiting } from './group.ts';
import type { Waiter } from './group.ts';
import type { Ledger, Origin, Submission, WriterEvents, WriterLimits } from './ledger.ts';
import { Pace } from './pace.ts';
import { recover, sortOut } from './recovery.ts';
import { Repeats } from './repeats.ts';

/** The service cannot take it now; nothing was done. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
  readonly retryAfterSeconds: number;
  constructor(message: string, retryAfterSeconds = 1) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The idempotency key was used for another request. */
export class KeyReusedError extends Error {
  override readonly name = 'KeyReusedError';
}

/** Another process writes to this programme now. */
export class SupersededError extends Error {
  override readonly name = 'SupersededError';
}

const LIMITS = { backlog: 40_000, commit: 4000, waitMs: 50 } as const satisfies WriterLimits;
/** So few requests are taken whatever their size: a few callers with large batches wait for each other. */
const FEW_REQUESTS = 8;
/** Orders that settle by themselves between two looks at the backlog. */
const DUE_AT_ONCE = 1000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** See the head of this file. */
export class Writer {
  private desk: Desk;
  private readonly ledger: Ledger;
  private readonly events: WriterEvents;
  private readonly limits: WriterLimits;
  private readonly now: () => number;
  /** Groups in order of their rows; `sent` is on its way to the database. */
  private groups: Group[];
  private sent: Group | undefined;
  private flushing: Promise<void> | undefined;
  private backlog = 0;
  /** Requests that are not answered yet. */
  private requests = 0;
  private readonly pace = new Pace();
  /** Commands that wait for their turn to be decided. */
  private undecided = 0;
  /** Ends when the requests that came before are decided: they are decided one after the other. */
  private turn: Promise<void> = Promise.resolve();
  private readonly repeats = new Repeats();
  private timer: NodeJS.Timeout | undefined;
  /** Why nothing is taken now. */
  private closed: Error | undefined;
  /** The engine failed: what it decided since the last commit is not to be trusted. */
  private broken = false;
  private stopping = false;
  /** What is due is being settled. */
  private settling = false;

  constructor(
    desk: Desk,
    ledger: Ledger,
    events: WriterEvents = {},
    now: () => number = Date.now,
    limits: WriterLimits = LIMITS,
  ) {
    this.desk = desk;
    this.ledger = ledger;
    this.events = events;
    this.now = now;
    this.limits = limits;
    this.groups = [new Group(desk.head)];
    this.schedule();
  }

  /** Commands that wait to be decided, and rows that were decided and are not committed yet. */
  get depth(): number {
    return this.undecided + this.backlog;
  }

  /**
   * Does the commands in order; each has an outcome of its own. Resolves after their commit. Rejects with a {@link BusyError} when nothing was
   * done, a {@link KeyReusedError}, or a {@link SupersededError}.
   */
  async submit(commands: readonly WireCommand[], origin: Origin): Promise<readonly Answer[]> {
    return (await this.submitOrRepeat(commands, origin)).answers;
  }

  /** Does the same, and tells whether these are the answers to an earlier request with the same key. */
  async submitOrRepeat(commands: readonly WireCommand[], origin: Origin): Promise<Submission> {
    const { idempotency } = origin;
    if (idempotency === undefined) return { answers: await this.enter(commands, origin), replayed: false };
    const submission = await this.repeats.once(idempotency, {
      stored: () =>
        this.ledger.storedAnswer(idempotency.caller, idempotency.key).catch((error: unknown) => {
          this.events.failed?.(error);
          throw new BusyError('the database does not answer');
        }),
      submit: () => this.enter(commands, origin),
    });
    if (submission === undefined) throw new KeyReusedError();
    return submission;
  }

  private async enter(commands: readonly WireCommand[], origin: Origin): Promise<readonly Answer[]> {
    this.requireOpen();
    // Settling what is due is nobody's request: it is never refused.
    const requests = commands.length > 0 ? 1 : 0;
    const tooMuch = this.isFull || this.depth + commands.length > this.limits.backlog;
    if (requests > 0 && tooMuch) throw new BusyError('the queue is full');
    this.requests += requests;
    return new Promise<readonly Answer[]>((resolve, reject) => {
      this.decide({ commands, origin, resolve, reject, answers: [], attempts: 0 });
    }).finally(() => (this.requests -= requests));
  }

  /** Whether a new request would have to wait too long: it need not even be read. */
  get isFull(): boolean {
    const { waitMs = LIMITS.waitMs } = this.limits;
    return this.requests >= FEW_REQUESTS && this.depth > this.pace.rowsWithin(waitMs);
  }

  private requireOpen(): void {
    if (this.closed !== undefined) throw this.closed;
    if (this.stopping) throw new BusyError('the service is stopping');
  }

  private decide(waiter: Waiter): void {
    this.undecided += waiter.commands.length;
    this.turn = this.turn.then(() => this.decideNow(waiter));
  }

  private async decideNow(waiter: Waiter): Promise<void> {
    waiter.attempts++;
    this.undecided -= waiter.commands.length;
    try {
      await this.settleUntil(this.desk.instantOf(waiter.commands[0] ?? {}));
      this.requireOpen();
      const { group } = this;
      group.waiters.push(waiter);
      // The rows of one request stand together in one commit.
      group.open = true;
      const { desk } = this;
      // Everything begins again meanwhile, this request as well.
      const over = (): boolean => this.closed !== undefined || this.desk !== desk;
      const add = (effects: Effects): void => void (this.backlog += group.add(effects));
      await decideRequest(desk, group, waiter, { add, over, now: this.now }).finally(() => (group.open = false));
    } catch (error) {
      if (error instanceof BusyError || error instanceof SupersededError) return waiter.reject(error);
      // A bug of ours, or damaged memory. Nothing of this group is committed; it is decided again by a new engine.
      this.events.failed?.(error);
      this.broken = true;
      waiter.failure = error as Error;
      const { group } = this;
      if (!group.waiters.includes(waiter)) group.waiters.push(waiter);
    }
    this.flush();
  }

  /** The group that takes what is decided now: never the one that is on its way. */
  private get group(): Group {
    const last = this.groups.at(-1) as Group;
    if (last.open) return last;
    if (last !== this.sent && last.rows.length < this.limits.commit) return last;
    const next = new Group(this.desk.head);
    this.groups.push(next);
    return next;
  }

  /** Settles what is due by then, in portions, so that the backlog stays bounded however much there is. */
  private async settleUntil(untilMs: number): Promise<void> {
    for (;;) {
      this.requireOpen();
      const next = this.desk.nextDueMs;
      if (next === undefined || next > untilMs) return;
      const { group } = this;
      for (const effects of this.desk.settleDue(untilMs, DUE_AT_ONCE)) this.backlog += group.add(effects);
      this.flush();
      if (this.backlog > this.limits.backlog / 2) await this.flushing;
    }
  }

  /**
   * What the programme looks like now; answered once everything that was seen is committed. Rejects with a {@link BusyError} when that
   * turns out not to be.
   */
  async read<T>(look: (desk: Desk) => T): Promise<T> {
    this.requireOpen();
    const seen = look(this.desk);
    if (this.groups.some((group) => waiting(group))) {
      const { group } = this;
      await new Promise<void>((resolve, reject) => {
        group.readers.push({ resolve, reject });
        this.flush();
      });
    }
    return seen;
  }

  /** Changes the programme's own settings, as `store` has written them down. Commands decided before were decided under the old ones. */
  async configure(settings: Partial<Settings>, store: () => Promise<void>): Promise<void> {
    this.requireOpen();
    await store();
    this.desk.settings = { ...this.desk.settings, ...settings };
    this.schedule();
    await this.settle();
  }

  /** Settles what is due, for a clock that was moved. */
  async settle(): Promise<void> {
    await this.enter([], { actor: 'system' });
  }

  private flush(): void {
    if (this.flushing !== undefined || this.closed !== undefined) return;
    this.flushing = this.flushAll().finally(() => {
      this.flushing = undefined;
      this.schedule();
      if (this.groups.some((group) => ready(group))) this.flush();
    });
  }

  private async flushAll(): Promise<void> {
    this.pace.begin();
    // Whoever comes in the same turn of the loop joins the first commit.
    await new Promise((resolve) => setImmediate(resolve));
    for (;;) {
      if (this.broken) return this.restart();
      const group = this.groups[0] as Group;
      if (!ready(group)) return;
      this.sent = group;
      const committed = await this.commit(group);
      this.sent = undefined;
      if (!committed) return this.restart();
      this.pace.done(group.rows.length);
      this.groups.shift();
      if (this.groups.length === 0) this.groups.push(new Group(this.desk.head));
      this.backlog -= group.rows.length;
      release(group);
    }
  }

  private async commit(group: Group): Promise<boolean> {
    if (group.empty) return true;
    const start = performance.now();
    try {
      if (!(await this.ledger.append(group))) return false;
    } catch (error) {
      this.events.failed?.(error);
      return false;
    }
    this.events.committed?.(group.rows, (performance.now() - start) / 1000);
    return true;
  }

  /** Begins again from what the log says. */
  private async restart(): Promise<void> {
    this.closed = new BusyError('the programme is being restored', 2);
    const lost = this.groups;
    const desk = await this.recovered(lost);
    if (desk === undefined) return;
    const waiters = sortOut(lost, desk.head, () => new BusyError('the programme was restored'));
    this.desk = desk;
    this.groups = [new Group(desk.head)];
    this.backlog = 0;
    this.broken = false;
    this.closed = undefined;
    for (const waiter of waiters) {
      if (waiter.attempts > 1) waiter.reject(waiter.failure ?? new BusyError('it could not be committed'));
      else void this.again(waiter);
    }
  }

  /** Decides once more, unless the answer was kept: of a commit without rows the log does not say whether it happened. */
  private async again(waiter: Waiter): Promise<void> {
    const { idempotency } = waiter.origin;
    if (idempotency !== undefined && waiter.answers.every(({ receipt }) => !receipt.ok)) {
      const stored = await this.ledger.storedAnswer(idempotency.caller, idempotency.key).catch(() => undefined);
      if (stored !== undefined) return waiter.resolve(stored.answer as readonly Answer[]);
    }
    return this.decide(waiter);
  }

  private async recovered(lost: readonly Group[]): Promise<Desk | undefined> {
    const recovered = await recover(this.ledger, (error) => {
      this.events.failed?.(error);
      if (error instanceof SupersededError) return error;
      return this.stopping ? new BusyError('the service is stopping') : undefined;
    });
    if (!(recovered instanceof Error)) return recovered;
    this.closed = recovered;
    for (const group of lost) refuse(group, recovered);
    this.groups = [new Group(this.desk.head)];
    this.backlog = 0;
    return undefined;
  }

  private async settleOnce(): Promise<void> {
    this.settling = true;
    await this.settle().catch(() => undefined);
    this.settling = false;
    this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const next = this.desk.nextDueMs;
    if (next === undefined || this.closed !== undefined || this.desk.settings.testClockMs !== undefined) return;
    if (this.settling) return;
    const wait = Math.min(Math.max(0, next - this.now()), LONGEST_TIMER_MS);
    this.timer = setTimeout(() => void this.settleOnce(), wait);
    this.timer.unref();
  }

  /** Takes nothing more, answers everyone who waits, and gives the head of the log. */
  async stop(): Promise<Desk> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.turn;
    while (this.flushing !== undefined) await this.flushing;
    this.closed ??= new BusyError('the service is stopping');
    return this.desk;
  }
}
