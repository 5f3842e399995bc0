/** `greenpool quote`: what an order or a sale would do, through the very code that does it. */
import type { Command } from '#core/command';
import type { Engine, Outcome } from '#core/engine';
import { formatMoney, formatPoints, parseMoney, parsePoints, sub } from '#core/quantity';
import { DAY_MS, formatInstant, parseInstant } from '#core/time';
import { parseYuan } from './amount.ts';
import { parseArguments } from './arguments.ts';
import type { OptionsOf } from './arguments.ts';
import { QUOTE } from './commands.ts';
import { usage } from './complaint.ts';
import type { Session } from './host.ts';
import { quoteJson, quoteLines } from './quote-text.ts';
import { LAST_MS } from './orders/row-time.ts';
import { openInput } from './replay/input.ts';
import { openProgramme } from './replay/programme.ts';
import { Replay } from './replay/replay.ts';

type Options = OptionsOf<typeof QUOTE>;

/** A quote: the outcomes of the commands it stands for, and the pool before them. */
export interface Quote {
  readonly kind: 'order' | 'sale';
  readonly commands: readonly Command[];
  readonly outcomes: readonly Outcome[];
  readonly before: ReturnType<Engine['pool']>;
  /** Days from placing to settling an order. */
  readonly windowDays: number;
  /** The id of a member whom an event names by number. */
  readonly memberId: (member: number) => string;
}

/** Options that only one kind of quote takes. */
const ONLY_FOR = { order: ['amount', 'merchant', 'coins'], sale: ['points'] } as const;

/** Quotes an order or a sale. The exit status is 1 when it would be refused. */
export async function runQuote(session: Session, words: readonly string[]): Promise<number> {
  const { options, operands } = parseArguments(QUOTE, words);
  const [kind = ''] = operands;
  if (kind !== 'order' && kind !== 'sale') throw usage('quoteKindUnknown', { name: kind });
  for (const name of ONLY_FOR[kind === 'order' ? 'sale' : 'order']) {
    if (options[name] !== undefined) throw usage('optionNotHere', { option: `--${name}`, other: `quote ${kind}` });
  }
  checkForm(kind, options);
  const { engine } = await openProgramme(options.plan, options['from-snapshot']);
  if (options.commands !== undefined) await replayFirst(session, engine, options.commands);
  const before = engine.pool();
  const known = engine.memberCount;
  // A buyer who is new has a number only as long as the quote lasts.
  const memberId = (member: number): string => (member < known ? engine.memberId(member) : options.member);
  const commands = kind === 'order' ? orderCommands(engine, options) : saleCommands(engine, options);
  const quote: Quote = {
    kind,
    commands,
    outcomes: engine.quote(commands),
    before,
    windowDays: engine.plan.returnWindowDays,
    memberId,
  };
  if (options.json) session.out.line(JSON.stringify(quoteJson(quote)));
  else for (const line of quoteLines(quote, session.say)) session.out.line(line);
  return quote.outcomes.every(({ receipt }) => receipt.ok) ? 0 : 1;
}

/** Complains about a value of the wrong form before anything is read. */
function checkForm(kind: Quote['kind'], { amount, coins, points, at }: Options): void {
  if (kind === 'order' && amount === undefined) throw usage('optionMissing', { option: '--amount', hint: 'YUAN' });
  if (kind === 'sale' && points === undefined) throw usage('optionMissing', { option: '--points', hint: 'N|all' });
  if (amount !== undefined) moneyOf('amount', amount);
  if (coins !== undefined) moneyOf('coins', coins);
  if (points !== undefined && points !== 'all' && parsePoints(points) === undefined) {
    throw usage('optionWrong', { option: '--points', value: points, expected: '210.5, all' });
  }
  if (at !== undefined && parseInstant(at) === undefined) {
    throw usage('optionWrong', { option: '--at', value: at, expected: '2026-01-01T00:00:00Z' });
  }
}

function moneyOf(option: string, text: string): string {
  const fen = parseYuan(text);
  if (fen === undefined || fen < 0 || parseMoney(formatMoney(fen)) === undefined)
    throw usage('optionWrong', { option: `--${option}`, value: text, expected: '1000.00' });
  return formatMoney(fen);
}

async function replayFirst(session: Session, engine: Engine, file: string): Promise<void> {
  const replay = new Replay(session, engine, { recorder: undefined, report: undefined, receipts: undefined });
  const input = await openInput(file, session.host);
  await replay.run(input).finally(input.close);
  if (replay.counts.refused > 0)
    session.err.line(session.say('quoteRefusedBefore', { file, count: replay.counts.refused }));
}

/** When the quote is for: as asked, else the time of the last command, else the beginning of time. */
function instantOf(engine: Engine, { at }: Options): number {
  return (at === undefined ? undefined : parseInstant(at)) ?? Math.max(engine.nowMs, 0);
}

function orderCommands(engine: Engine, options: Options): readonly Command[] {
  const atMs = instantOf(engine, options);
  const settlesMs = atMs + engine.plan.returnWindowDays * DAY_MS;
  if (settlesMs > LAST_MS) {
    const latest = formatInstant(LAST_MS - engine.plan.returnWindowDays * DAY_MS);
    throw usage('optionWrong', { option: '--at', value: formatInstant(atMs), expected: `≤ ${latest}` });
  }
  const { member: memberId, merchant, amount = '', coins } = options;
  const orderId = freeId(
    (id) =>
      engine.quote([{ type: 'PlaceOrder', orderId: id, memberId, amount: '1.00', at: formatInstant(atMs) }])[0]?.refusal
        ?.code !== 'order_exists',
  );
  return [
    {
      type: 'PlaceOrder',
      orderId,
      memberId,
      ...(merchant === undefined ? {} : { merchantId: merchant }),
      amount: moneyOf('amount', amount),
      ...(coins === undefined ? {} : { coins: moneyOf('coins', coins) }),
      at: formatInstant(atMs),
    },
    { type: 'SettleOrder', orderId, at: formatInstant(settlesMs) },
  ];
}

function saleCommands(engine: Engine, options: Options): readonly Command[] {
  const at = formatInstant(instantOf(engine, options));
  const { member: memberId, points = '' } = options;
  const sale = (redemptionId: string): Command => ({
    type: 'RedeemPoints',
    redemptionId,
    memberId,
    points: pointsOf(engine, memberId, points),
    at,
  });
  return [sale(freeId((id) => engine.quote([sale(id)])[0]?.refusal?.code !== 'redemption_exists'))];
}

/** Points as they were asked for; `all` is what the member holds and may sell now. */
function pointsOf(engine: Engine, memberId: string, points: string): string {
  if (points !== 'all') return points;
  const member = engine.member(memberId);
  return formatPoints(member === undefined ? 0 : sub(member.points, member.locked), engine.pool().scale);
}

/** An id that nobody has taken. */
function freeId(isFree: (id: string) => boolean): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? 'quote' : `quote-${number}`;
    if (isFree(id)) return id;
  }
}
