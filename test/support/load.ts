/** Load on a service from a process that measures: batches of orders, so many a second, whether they are answered or not. */
import type { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { connections, http } from './http.ts';
import type { HttpAnswer } from './http.ts';

/** What a load is. */
export interface Load {
  /** The address of the programme. */
  readonly programme: string;
  readonly tokens: readonly string[];
  /** Requests a second, sent on time whatever became of those before. */
  readonly perSecond: number;
  readonly orders: number;
  readonly seconds: number;
  /** What the ids of the orders begin with. */
  readonly name: string;
}

/** What became of it. Latencies in milliseconds of what was accepted. */
export interface Outcome {
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  readonly median: number;
  readonly p99: number;
  readonly refusalMedian: number;
  /** Answers that are neither a 200 nor a 503 with `Retry-After` and a problem. */
  readonly strange: readonly string[];
}

/** How many such requests a second are answered to a few callers who wait for each answer. */
export async function capacity(load: Omit<Load, 'perSecond'>): Promise<number> {
  const agent = connections();
  let [answered, n] = [0, 0];
  const endMs = performance.now() + load.seconds * 1000;
  const caller = async (): Promise<void> => {
    while (performance.now() < endMs) if ((await post(agent, load, n++)).status === 200) answered++;
  };
  await Promise.all([caller(), caller(), caller(), caller()]);
  agent.destroy();
  return Math.ceil(answered / load.seconds);
}

function post(
  agent: Agent,
  { programme, tokens, orders, name }: Omit<Load, 'perSecond'>,
  n: number,
): Promise<HttpAnswer> {
  const commands = Array.from({ length: orders }, (_, i) => ({
    type: 'PlaceOrder',
    orderId: `${name}-${n}-${i}`,
    memberId: `m${(n * orders + i) % 2000}`,
    amount: '100.00',
  }));
  return http(agent, `${programme}/commands`, {
    method: 'POST',
    token: tokens[n % tokens.length] ?? '',
    body: { commands },
  });
}

/** Sends it all and waits for every answer. */
export async function run(load: Load): Promise<Outcome> {
  const agent = connections();
  const accepted: number[] = [];
  const refused: number[] = [];
  const strange: string[] = [];
  const send = async (n: number): Promise<void> => {
    const sinceMs = performance.now();
    const answer = await post(agent, load, n);
    const tookMs = performance.now() - sinceMs;
    const problem = answer.headers['content-type']?.startsWith('application/problem+json') === true;
    if (answer.status === 200) accepted.push(tookMs);
    else if (answer.status === 503 && problem && Number(answer.headers['retry-after']) > 0) refused.push(tookMs);
    else strange.push(`${answer.status} ${answer.text}`);
  };
  const sending: Promise<void>[] = [];
  const { perSecond, seconds } = load;
  const total = perSecond * seconds;
  const startMs = performance.now();
  while (sending.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startMs) / 1000) * perSecond));
    while (sending.length < due) sending.push(send(sending.length));
    await sleep(2);
  }
  await Promise.all(sending);
  agent.destroy();
  return {
    sent: total,
    accepted: accepted.length,
    refused: refused.length,
    median: at(accepted, 0.5),
    p99: at(accepted, 0.99),
    refusalMedian: at(refused, 0.5),
    strange,
  };
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 10) / 10;
}
