/** A progress bar on standard error, for what takes more than a second, and only for a person at a terminal. */
import type { SingleBar } from 'cli-progress';
import type { Session } from './host.ts';

const PATIENCE_MS = 1000;

/** Counts towards a total that may be unknown. */
export class Progress {
  readonly #session: Session;
  readonly #total: number | undefined;
  readonly #startedMs: number;
  #bar: SingleBar | undefined;
  #done = 0;

  constructor(session: Session, total: number | undefined) {
    this.#session = session;
    this.#total = total;
    this.#startedMs = session.host.clock();
  }

  /** Counts `amount` more as done. */
  add(amount: number): void {
    this.#done += amount;
  }

  /** Draws the bar when it is due. Awaiting it also lets the bar's own timer run between two stretches of work. */
  async draw(): Promise<void> {
    const { stderr, clock } = this.#session.host;
    if (stderr.isTTY !== true || this.#total === undefined) return;
    if (this.#bar === undefined) {
      if (clock() - this.#startedMs < PATIENCE_MS) return;
      const { Presets, SingleBar } = await import('cli-progress');
      const format = `[{bar}] {percentage}%  ${this.#session.say('progressLeft', { seconds: '{eta}' })}`;
      this.#bar = new SingleBar({ stream: stderr, format, clearOnComplete: true }, Presets.shades_classic);
      this.#bar.start(this.#total, 0);
    }
    this.#bar.update(Math.min(this.#done, this.#total));
    await new Promise<void>((resolve) => setImmediate(resolve));
  }

  /** Takes the bar away. */
  stop(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}
