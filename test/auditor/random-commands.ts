import { spoil } from './hostile.ts';
import { PlainEngine } from './plain-engine.ts';
import type { PlanFile } from './plain-plan.ts';
import { type Fields, type Maker, Play } from './play.ts';
import * as accounts from './random-accounts.ts';
import * as orders from './random-orders.ts';
import { isNotKnownInvalid, type Mode, modes, randomPlan } from './random-plans.ts';
import * as points from './random-points.ts';
import { Random } from './random.ts';

type Weights = readonly (readonly [Maker, number])[];

/** Everything, as often as it may come in any mode. */
const BASE: Weights = [
  [orders.placeOrder, 10],
  [orders.buy, 14],
  [orders.buyAndRefund, 4],
  [orders.settleOrder, 10],
  [orders.refundOrder, 6],
  [orders.holdOrder, 4],
  [orders.registerMerchant, 3],
  [orders.bindReferrer, 4],
  [orders.setRank, 3],
  [orders.appointAgent, 2],
  [orders.dismissAgent, 1],
  [points.redeemPoints, 12],
  [points.sellNearlyAll, 1],
  [points.forfeitPoints, 1.5],
  [points.injectFunds, 4],
  [points.openConversion, 0.7],
  [points.closeConversion, 0.3],
  [points.convertPoints, 1.5],
  [accounts.requestWithdrawal, 3],
  [accounts.moveWithdrawal, 2],
  [accounts.adjustBalance, 2],
  [accounts.freezeMember, 0.8],
  [accounts.setWeight, 1],
  [accounts.declareDividend, 1],
  [accounts.openSubsidy, 1],
  [accounts.closeSubsidy, 0.7],
  [accounts.importDebt, 1],
  [accounts.changePlan, 1],
  [accounts.windUpTooSoon, 0.05],
];

/** What a mode does besides, and how often. */
const MORE: Readonly<Record<Mode, Weights>> = {
  trade: [],
  emptied: [
    [points.emptyPool, 12],
    [orders.buy, 60],
  ],
  explosion: [
    [points.sellNearlyAll, 150],
    [orders.buy, 150],
  ],
  storm: [
    [orders.buy, 120],
    [points.injectFunds, 30],
  ],
  refunds: [
    [orders.buyAndRefund, 60],
    [orders.refundOrder, 30],
    [accounts.importDebt, 15],
    [points.openConversion, 3],
    [points.convertPoints, 8],
  ],
  accounts: [
    [accounts.setWeight, 10],
    [accounts.requestWithdrawal, 20],
    [accounts.moveWithdrawal, 10],
    [accounts.adjustBalance, 20],
    [accounts.declareDividend, 10],
    [accounts.openSubsidy, 6],
    [accounts.closeSubsidy, 5],
    [points.openConversion, 6],
    [points.convertPoints, 20],
    [points.closeConversion, 2],
    [accounts.changePlan, 8],
  ],
  hostile: BASE.map(([maker]) => [maker, 8]),
  huge: [],
  mixed: [],
};

/** How many commands may still come after the end of a programme. */
const AFTER_THE_END = 25;

export interface RandomOptions {
  /** What the programme is about. Without it the seed decides. */
  readonly mode?: Mode;
  /** The plan to begin with. Without it the seed decides. */
  readonly plan?: PlanFile;
  /** What decides `plan_invalid` for the auditor. Without it only the generator's own invalid plans are. */
  readonly isValidPlan?: (plan: unknown) => boolean;
}

/** A programme of random commands. Whoever takes a command from `commands` must apply it to `auditor` before the next. */
export interface RandomProgramme {
  readonly seed: number;
  readonly mode: Mode;
  readonly plan: PlanFile;
  readonly auditor: PlainEngine;
  readonly commands: Iterable<unknown>;
}

/**
 * A plan, an auditor and at most `count` commands, all from the seed: the same seed gives the same programme, and fewer
 * commands are the beginning of more. It ends soon after a WindUp that was accepted.
 */
export function randomProgramme(seed: number, count: number, options: RandomOptions = {}): RandomProgramme {
  const random = new Random(seed);
  const drawn = random.pick(modes);
  const mode = options.mode ?? drawn;
  const plan = options.plan ?? randomPlan(random, mode);
  const auditor = new PlainEngine(plan, { isValidPlan: options.isValidPlan ?? isNotKnownInvalid });
  return { seed, mode, plan, auditor, commands: generate(new Play(random, auditor, plan, mode), count) };
}

/** The commands alone; an auditor inside applies them. */
export function* randomCommands(seed: number, count: number, options: RandomOptions = {}): Generator {
  const { auditor, commands } = randomProgramme(seed, count, options);
  for (const command of commands) {
    yield command;
    auditor.apply(command);
  }
}

function* generate(play: Play, count: number): Generator {
  const { random } = play;
  const end = random.percent(40) ? random.between(40, 900) : Number.POSITIVE_INFINITY;
  orders.openUp(play);
  let mode = play.mode;
  let afterTheEnd = 0;
  for (let index = 0; index < count && afterTheEnd < AFTER_THE_END; index += 1) {
    if (play.mode === 'mixed' && index % 40 === 0) mode = random.pick(modes);
    if (play.books.ended) afterTheEnd += 1;
    if (index >= end && !play.books.ended && play.pending.length === 0) play.pending.push(orders.closeAll);
    const made = next(play, mode);
    yield random.percent(mode === 'hostile' ? 40 : 2) ? spoil(play, made) : made;
  }
}

/** The next command with its time, which now and then is written another way. */
function next(play: Play, mode: Mode): Fields {
  const { random } = play;
  let made: Fields | undefined;
  while (made === undefined) made = (play.pending.pop() ?? maker(play, mode))(play);
  const { at, ...fields } = made;
  const atMs = typeof at === 'number' ? at : play.moment();
  const text = new Date(atMs).toISOString();
  return { ...fields, at: random.percent(80) ? text.replace('.000Z', 'Z') : text.replace(/0{1,2}Z$/, 'Z') };
}

function maker(play: Play, mode: Mode): Maker {
  return play.random.weighted([...BASE, ...MORE[mode]]);
}
