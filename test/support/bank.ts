/** The bank test's clients: they buy, sell, refund and withdraw over HTTP, repeat what was not answered, and look at the sums. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connections, http } from './http.ts';

/** What the bank needs. */
export interface BankSetting {
  /** The address of the programme: `http://…/v1/programmes/1`. */
  readonly programme: string;
  /** One for each client. */
  readonly tokens: readonly string[];
  readonly seed: number;
}

/** What a command was told. */
interface Told {
  readonly status: number;
  readonly text: string;
}

const LONGEST_PAUSE_MS = 60;
const RETRY_MS = 60;
const DAY_MS = 86_400_000;
/** So many times nobody answers before a client gives up: far longer than a restart. */
const MOST_TRIES = 500;
const SUMMED =
  'reserve surplus platform taxes openOrdersCash frozenWithdrawals openSubsidies memberCash memberCommission memberDividend merchantPayable'.split(
    ' ',
  );

/** Fen of a text such as `12.34`. */
export function fen(text: string | undefined): bigint {
  return BigInt((text ?? '').replace('.', ''));
}

/** The same numbers from the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The clients of one programme. */
export class Bank {
  /** By the caller's own id of the command: `kind id`. */
  readonly told = new Map<string, Told>();
  reads = 0;
  /** Requests that were sent again because nobody answered them. */
  repeats = 0;
  private readonly setting: BankSetting;
  private readonly agent = connections();
  private stopping = false;
  private lastSeq = 0;
  private clockMs = Date.UTC(2026, 0, 2);

  constructor(setting: BankSetting) {
    this.setting = setting;
  }

  /** Runs until `stop`; throws what the first client found wrong. */
  async run(): Promise<void> {
    await Promise.all(this.setting.tokens.map((token, client) => this.client(token, client)));
    this.agent.destroy();
  }

  /** Every client ends when its last command is answered. */
  stop(): void {
    this.stopping = true;
  }

  private async client(token: string, client: number): Promise<void> {
    const below = random(this.setting.seed * 1000 + client);
    for (let n = 0; !this.stopping; n++) {
      const turn = client === 0 && n % 20 === 19 ? 'clock' : below(10);
      if (turn === 'clock') await this.advance(token);
      else if (turn < 2) await this.look(token);
      else await this.command(token, client, n, below);
      await sleep(below(LONGEST_PAUSE_MS));
    }
  }

  /** One command, or several in a batch, under a key; now and then two copies at once. */
  private async command(token: string, client: number, n: number, below: (n: number) => number): Promise<void> {
    const [id, memberId] = [`${client}-${n}`, `m${below(this.setting.tokens.length)}`];
    const earlier = `${client}-${Math.max(0, n - 1 - below(12))}`;
    const amount = `${1 + below(500)}.${10 + below(90)}`;
    const [kind, path, body] = [
      ['order', '/orders', { orderId: id, memberId: `m${client}`, merchantId: 'shop', amount }],
      ['order', '/orders', { orderId: id, memberId, amount }],
      ['refund', `/orders/${earlier}/refunds`, { refundId: id, amount: '1.00' }],
      ['redemption', '/redemptions', { redemptionId: id, memberId: `m${client}`, points: `${1 + below(9)}` }],
      ['withdrawal', '/withdrawals', { withdrawalId: id, account: 'cash', memberId: `m${client}`, amount: '0.50' }],
      ['withdrawal', '/withdrawals', { withdrawalId: id, account: 'payable', merchantId: 'shop', amount: '1.00' }],
      ['batch', '/commands', { commands: batchOf(id, earlier, memberId) }],
    ][below(7)] as [string, string, object];
    const send = (): Promise<Told> => this.keyed(token, path, id, body);
    const [answer, copy] = await Promise.all([send(), below(8) === 0 ? send() : undefined]);
    if (copy !== undefined && (copy.text !== answer.text || copy.status !== answer.status))
      throw new Error(`${kind} ${id} was told ${answer.status} ${answer.text} and ${copy.status} ${copy.text}`);
    this.told.set(`${kind} ${id}`, answer);
  }

  /** Sends until somebody answers, always with the same key. */
  private async keyed(token: string, path: string, key: string, body: object): Promise<Told> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const answer = await this.ask('POST', path, token, body, { 'idempotency-key': key });
      if (answer !== undefined && answer.status < 500) return answer;
      if (answer !== undefined && answer.status !== 503)
        throw new Error(`${path} ${key}: ${answer.status} ${answer.text}`);
      this.repeats++;
      await sleep(RETRY_MS);
    }
    throw new Error(`nobody answered ${path} ${key}`);
  }

  private async ask(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    token: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Told | undefined> {
    const sent = { method, token, headers, ...(body !== undefined && { body }) };
    const answer = await http(this.agent, `${this.setting.programme}${path}`, sent).catch((error: Error) => {
      if (error.message.startsWith('no answer within')) throw error;
      return undefined;
    });
    if (answer?.status === 503 && answer.headers['retry-after'] === undefined)
      throw new Error(`a 503 without Retry-After: ${answer.text}`);
    return answer;
  }

  private async advance(token: string): Promise<void> {
    this.clockMs += DAY_MS / 4;
    await this.ask('PUT', '/clock', token, { at: new Date(this.clockMs).toISOString().replace('.000Z', 'Z') });
  }

  /** Every read sums, and nobody sees a log that is shorter than one that was seen before. */
  async look(token: string): Promise<void> {
    const before = this.lastSeq;
    const accounts = await this.ask('GET', '/accounts', token);
    if (accounts?.status === 200) {
      this.reads++;
      const sums = JSON.parse(accounts.text) as Record<string, string>;
      const held = SUMMED.reduce((sum, name) => sum + fen(sums[name]), 0n);
      if (held !== fen(sums['cameIn']) - fen(sums['wentOut']))
        throw new Error(`the accounts do not sum: ${accounts.text}`);
    }
    const pool = await this.ask('GET', '/pool', token);
    if (pool?.status !== 200) return;
    this.reads++;
    const { seq } = JSON.parse(pool.text) as { seq: number };
    if (seq < before) throw new Error(`a read saw row ${before} and a later one only row ${seq}`);
    this.lastSeq = Math.max(this.lastSeq, seq);
  }
}

function batchOf(id: string, earlier: string, memberId: string): object[] {
  return [
    { type: 'PlaceOrder', orderId: `${id}-a`, memberId, amount: '20.00' },
    { type: 'ApproveWithdrawal', withdrawalId: earlier },
    { type: 'CompleteWithdrawal', withdrawalId: earlier },
    { type: 'PlaceOrder', orderId: `${id}-b`, memberId, merchantId: 'shop', amount: '30.00' },
  ];
}
