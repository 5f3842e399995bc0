/** A log in memory that can be told to fail, for tests of the writer. */
import { expect } from 'vitest';
import { openEngine } from '#store/rebuild';
import { textsOf } from '#store/rows';
import type { Head, Row } from '#store/rows';
import { Aliases } from '#server/aliases';
import { Desk } from '#server/desk';
import { SupersededError, Writer } from '#server/writer';
import type { Commit, Ledger, WriterLimits } from '#server/ledger';

const PLAN = {
  name: 'p',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  returnWindowDays: 1,
};
/** When the programme opens, in milliseconds. */
export const START = Date.UTC(2026, 0, 1);
/** Who asks. */
export const SHOP = { actor: 'key:1' };

/** An order of 100 yuan. */
export const order = (orderId: string, memberId = 'm'): Record<string, unknown> => ({
  type: 'PlaceOrder',
  orderId,
  memberId,
  amount: '100.00',
});

/** A log in memory that does with each commit what `outcomes` says, and else writes it. */
export class MemoryLog implements Ledger {
  readonly rows: Row[];
  readonly commands: string[] = [];
  readonly aliases: { kind: string; external: string; number: number }[] = [];
  readonly answers = new Map<string, { digest: Buffer; answer: unknown }>();
  readonly outcomes: ('write' | 'fail' | 'write, then fail' | 'fence')[] = [];
  readonly sizes: number[] = [];
  recoveries = 0;
  superseded = false;
  now = START;
  gate: Promise<void> = Promise.resolve();

  constructor() {
    this.rows = [openEngine(PLAN, START, 'operator').row];
  }

  get head(): Head {
    return { seq: this.rows.length, hash: (this.rows.at(-1) as Row).hash };
  }

  async append({ head, rows, aliases, answers }: Commit): Promise<boolean> {
    await this.gate;
    await new Promise((resolve) => setImmediate(resolve));
    const outcome = this.outcomes.shift() ?? 'write';
    if (outcome === 'fail') throw new Error('the connection broke');
    if (outcome === 'fence' || head.seq !== this.head.seq || head.hash !== this.head.hash) return false;
    this.sizes.push(rows.length);
    this.rows.push(...rows);
    this.commands.push(...rows.map((row) => textsOf(row)[25]).filter((text) => typeof text === 'string'));
    this.aliases.push(...aliases);
    for (const { caller, key, digest, answer } of answers)
      this.answers.set(`${caller} ${key}`, { digest, answer: JSON.parse(answer) });
    if (outcome === 'write, then fail') throw new Error('the connection broke');
    return true;
  }

  async recover(): Promise<Desk> {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.superseded) throw new SupersededError();
    this.recoveries++;
    return this.desk();
  }

  desk(): Desk {
    const { engine } = openEngine(PLAN, START, 'operator');
    for (const command of this.commands) expect(engine.apply(JSON.parse(command)).receipt.ok).toBe(true);
    const aliases = new Aliases();
    aliases.add(this.aliases);
    const settings = { mode: 'live', settles: true, ordersPaused: false, salesPaused: false, testClockMs: undefined };
    return new Desk(engine, aliases, this.head, { ...settings, mode: 'live' }, () => this.now);
  }

  writer(limits?: WriterLimits): Writer {
    return new Writer(this.desk(), this, {}, () => this.now, limits);
  }

  storedAnswer(caller: string, key: string): Promise<{ digest: Buffer; answer: unknown } | undefined> {
    return Promise.resolve(this.answers.get(`${caller} ${key}`));
  }

  get types(): (string | null | undefined)[] {
    return this.rows.map(({ type }) => type);
  }
}
