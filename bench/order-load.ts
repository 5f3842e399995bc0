/** Whole orders through the wire form: ids of up to 60 characters, merchants, two referral levels, one sale of half a holding in ten. */
import { Engine } from '#core/engine';
import { validatePlan } from '#core/plan';
import type { Plan } from '#core/plan';
import { formatMoney, formatPoints, mulDivFloor } from '#core/quantity';
import { formatInstant } from '#core/time';
import { Random } from './random.ts';

/** Settles at once, so that an order is two commands; cap 2. */
export const LOAD_PLAN = {
  name: 'bench',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '2' } },
  splits: { default: { merchant: '60%', platform: '4%', distribution: '6%' } },
  commissions: { referral: ['3%', '2%'] },
  returnWindowDays: 0,
};

const MERCHANTS = 1000;
const START_MS = Date.UTC(2026, 0, 1);

/** An id of 20 to 60 characters, a different one for every number. */
function idOf(kind: string, number: number): string {
  const base = `${kind}-${String(number).padStart(12, '0')}-`;
  return base.padEnd(20 + ((number * 7) % 41), 'x');
}

/** The plan as the engine takes it. */
export function loadPlan(): Plan {
  const result = validatePlan(LOAD_PLAN);
  if (!result.ok) throw new Error('the plan of the benchmark is not valid');
  return result.plan;
}

/** Makes commands; it runs an engine of its own to know what there is to sell. */
export class OrderCommands {
  /** Has done everything that was made so far. */
  readonly engine = new Engine(loadPlan());
  private readonly random = new Random(11);
  private readonly memberCount: number;
  private made = 0;
  private atMs = START_MS;

  constructor(memberCount: number) {
    this.memberCount = memberCount;
  }

  private push(commands: unknown[], command: Record<string, unknown>): void {
    const timed = { ...command, at: formatInstant(this.atMs) };
    if (!this.engine.apply(timed).receipt.ok) return;
    commands.push(timed);
  }

  /** The commands that open it: merchants, and for every second member a referrer among those before. */
  opening(): unknown[] {
    const commands: unknown[] = [];
    for (let merchant = 0; merchant < MERCHANTS; merchant++)
      this.push(commands, { type: 'RegisterMerchant', merchantId: idOf('s', merchant) });
    for (let member = 2; member < this.memberCount; member += 2) {
      this.push(commands, {
        type: 'BindReferrer',
        memberId: idOf('m', member),
        referrerId: idOf('m', this.random.below(member)),
      });
    }
    return commands;
  }

  /** The next `count` orders and sales; the first ones give everyone an order. */
  take(count: number): unknown[] {
    const commands: unknown[] = [];
    for (let i = 0; i < count; i++) {
      const number = this.made++;
      this.atMs += 1000;
      const first = number < this.memberCount;
      const memberId = idOf('m', first ? number : this.random.below(this.memberCount));
      if (!first && this.random.below(10) === 0) {
        const half = mulDivFloor(this.engine.member(memberId)?.points ?? 0, 1, 2);
        this.push(commands, {
          type: 'RedeemPoints',
          redemptionId: idOf('x', number),
          memberId,
          points: formatPoints(half, this.engine.pool().scale),
        });
        continue;
      }
      const orderId = idOf('o', number);
      const amount = formatMoney(1000 + this.random.below(100_000));
      this.push(commands, {
        type: 'PlaceOrder',
        orderId,
        memberId,
        merchantId: idOf('s', this.random.below(MERCHANTS)),
        amount,
      });
      this.push(commands, { type: 'SettleOrder', orderId });
    }
    return commands;
  }
}
