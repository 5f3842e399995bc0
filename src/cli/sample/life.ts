/**
 * Lives through the sample's year: every order, sale and withdrawal becomes a command. What people do depends on what they hold, so
 * an engine decides each command as it is made.
 */
import type { Command } from '#core/command';
import { Engine } from '#core/engine';
import type { Plan } from '#core/plan';
import { formatMoney, formatPoints, mulDivFloor } from '#core/quantity';
import { formatInstant } from '#core/time';
import { Agenda } from './agenda.ts';
import { DAY, HOUR, MINUTE, moment, YEAR_BEGINS, YEAR_ENDS } from './calendar.ts';
import type { Purchase, Year } from './purchases.ts';
import type { Random } from './random.ts';
import { AGENCIES, FOUNDERS, MERCHANTS } from './town.ts';
import type { Member } from './town.ts';

type WithoutTime<T> = T extends unknown ? Omit<T, 'at'> : never;

/** The year's commands under a plan, a JSON text each. */
export function liveThrough(year: Year, plan: Plan, random: Random): readonly string[] {
  const life = new Life(year, plan, random);
  life.begin();
  life.agenda.run(YEAR_ENDS);
  return life.lines;
}

class Life {
  readonly lines: string[] = [];
  readonly agenda = new Agenda();
  readonly #engine: Engine;
  readonly #year: Year;
  readonly #random: Random;
  #sales = 0;
  #withdrawals = 0;

  constructor(year: Year, plan: Plan, random: Random) {
    this.#engine = new Engine(plan);
    this.#year = year;
    this.#random = random;
  }

  /** Enters what is known beforehand; the rest follows from it. */
  begin(): void {
    this.#open();
    for (const member of this.#year.members) {
      const { id: memberId, joinedMs, referrerId } = member;
      if (referrerId !== undefined) this.#enter(joinedMs, { type: 'BindReferrer', memberId, referrerId });
    }
    for (const order of this.#year.purchases) this.#plan(order);
    for (let month = 1; month <= 12; month++) this.#payDays(month);
    this.#campaign();
    this.#fraud();
  }

  #say(atMs: number, command: WithoutTime<Command>): boolean {
    const full = { ...command, at: formatInstant(atMs) };
    this.lines.push(JSON.stringify(full));
    return this.#engine.apply(full).receipt.ok;
  }

  #enter(atMs: number, command: WithoutTime<Command>): void {
    this.agenda.enter(atMs, (now) => this.#say(now, command));
  }

  /** Merchants with owner and recruiter, agents, shareholders: on the first morning. */
  #open(): void {
    const founder = (): string => this.#year.members[this.#random.below(FOUNDERS)]?.id ?? 'm0001';
    for (const { id, regionCode } of MERCHANTS) {
      const recruiter = this.#random.chance(700) ? { recruiterId: founder() } : {};
      this.#enter(YEAR_BEGINS, {
        type: 'RegisterMerchant',
        merchantId: id,
        ownerId: founder(),
        ...recruiter,
        regionCode,
      });
    }
    for (const regionCode of AGENCIES)
      this.#enter(YEAR_BEGINS, { type: 'AppointAgent', regionCode, memberId: founder() });
    for (const weight of [50, 30, 20]) this.#enter(YEAR_BEGINS, { type: 'SetWeight', memberId: founder(), weight });
  }

  #plan(order: Purchase): void {
    const { id: orderId, member, merchant, amountFen, placedMs, settleMs, refund, dispute } = order;
    const merchantId = merchant === undefined ? {} : { merchantId: merchant.id };
    this.#enter(placedMs, {
      type: 'PlaceOrder',
      orderId,
      memberId: member.id,
      ...merchantId,
      amount: formatMoney(amountFen),
    });
    // Not before the plan's window is over, however soon it was used.
    const dueMs = Math.max(settleMs, placedMs + this.#engine.plan.returnWindowDays * DAY);
    if (refund !== undefined) {
      const amount = formatMoney(refund.amountFen);
      this.#enter(refund.atMs, { type: 'RefundOrder', refundId: `f${orderId.slice(1)}`, orderId, amount });
    }
    if (dispute !== undefined) {
      this.#enter(dispute.heldMs, { type: 'HoldOrder', orderId });
      this.#enter(dispute.releasedMs, { type: 'ReleaseOrder', orderId });
      const againMs = dispute.releasedMs + HOUR;
      if (againMs > dueMs) this.agenda.enter(againMs, (now) => this.#settle(now, order));
    }
    const isGivenBack = refund?.amountFen === amountFen && refund.atMs < dueMs;
    if (!isGivenBack) this.agenda.enter(dueMs, (now) => this.#settle(now, order));
  }

  #settle(now: number, { id, member }: Purchase): void {
    if (!this.#say(now, { type: 'SettleOrder', orderId: id })) return;
    const random = this.#random;
    if (member.temper === 'quick' && random.chance(850))
      this.#sellLater(now + random.between(5, 3 * 24 * 60) * MINUTE, member, 1, 1);
    if (member.temper === 'casual' && random.chance(300))
      this.#sellLater(now + random.between(1, 25) * DAY, member, 1, random.between(2, 3));
    if (member.temper === 'patient' && random.chance(12))
      this.#sellLater(now + random.between(20, 90) * DAY, member, 1, 1);
  }

  /** Enters a sale of a part of what the member holds by then. */
  #sellLater(atMs: number, { id: memberId }: Member, part: number, whole: number): void {
    this.agenda.enter(atMs, (now) => {
      const units = mulDivFloor(this.#engine.member(memberId)?.points ?? 0, part, whole);
      if (units === 0) return;
      const redemptionId = `s${String(++this.#sales).padStart(5, '0')}`;
      const points = formatPoints(units, this.#engine.pool().scale);
      this.#say(now, { type: 'RedeemPoints', redemptionId, memberId, points });
      // A shaky connection sends it twice; the second is refused by its id.
      if (this.#random.chance(6)) this.#say(now + 1000, { type: 'RedeemPoints', redemptionId, memberId, points });
    });
  }

  /** Members are paid on the 10th and the 25th, merchants and commissions on the 2nd, dividends at the end of a quarter. */
  #payDays(month: number): void {
    for (const day of [10, 25]) {
      this.agenda.enter(moment(month, day, 10), (now) => {
        for (const { id } of this.#year.members) {
          const cash = this.#engine.member(id)?.cash ?? 0;
          if (cash >= 2000 && this.#random.chance(350))
            this.#withdraw(now, { account: 'cash', memberId: id }, formatMoney(cash));
          else if (cash > 0 && cash < 100 && this.#random.chance(25))
            this.#withdraw(now, { account: 'cash', memberId: id }, formatMoney(cash));
        }
      });
    }
    this.agenda.enter(moment(month, 2, 11), (now) => {
      for (const { id } of this.#year.members) {
        const commission = this.#engine.member(id)?.commission ?? 0;
        if (commission >= 1000 && this.#random.chance(500))
          this.#withdraw(now, { account: 'commission', memberId: id }, formatMoney(commission));
      }
      for (const [id, { payable }] of this.#engine.state().merchants) {
        if (payable !== '0.00') this.#withdraw(now, { account: 'payable', merchantId: id }, payable);
      }
    });
    if (month % 3 === 0) {
      this.agenda.enter(moment(month, 28, 16), (now) => {
        const share = formatMoney(mulDivFloor(this.#engine.accounts().platform, 1, 4));
        this.#say(now, { type: 'DeclareDividend', dividendId: `dividend-q${month / 3}`, amount: share });
        this.#withdraw(now, { account: 'platform' }, share);
      });
    }
  }

  /** A request, and what becomes of it: mostly it is approved the same day and completed the next. */
  #withdraw(
    now: number,
    owner: {
      readonly account: 'cash' | 'commission' | 'payable' | 'platform';
      readonly memberId?: string;
      readonly merchantId?: string;
    },
    amount: string,
  ): void {
    const withdrawalId = `w${String(++this.#withdrawals).padStart(5, '0')}`;
    if (!this.#say(now, { type: 'RequestWithdrawal', withdrawalId, ...owner, amount })) return;
    const random = this.#random;
    const decidedMs = now + random.between(30, 8 * 60) * MINUTE;
    if (random.chance(15)) {
      this.#enter(decidedMs, { type: 'RejectWithdrawal', withdrawalId });
      return;
    }
    this.#enter(decidedMs, { type: 'ApproveWithdrawal', withdrawalId });
    this.#enter(now + DAY + random.below(600) * MINUTE, {
      type: random.chance(20) ? 'FailWithdrawal' : 'CompleteWithdrawal',
      withdrawalId,
    });
  }

  /** A subsidy in the weeks of the big sales in November, and a gift of the operator in June. */
  #campaign(): void {
    this.#enter(moment(6, 18, 9), {
      type: 'InjectFunds',
      injectionId: 'anniversary',
      amount: '500.00',
      source: 'operator',
    });
    this.#enter(moment(11, 1), {
      type: 'OpenSubsidy',
      subsidyId: 'november',
      budget: '3000.00',
      share: '2%',
      mints: true,
      source: 'operator',
    });
    this.#enter(moment(11, 12), { type: 'CloseSubsidy', subsidyId: 'november' });
  }

  /** Somebody's orders turn out to be fakes: frozen, points forfeited, and let go a month later. */
  #fraud(): void {
    this.agenda.enter(moment(8, 20, 15), (now) => {
      const member = this.#year.members.find(
        ({ id, temper }) => temper === 'quick' && (this.#engine.member(id)?.points ?? 0) > 0,
      );
      if (member === undefined) return;
      const { id: memberId } = member;
      const points = formatPoints(this.#engine.member(memberId)?.points ?? 0, this.#engine.pool().scale);
      this.#say(now, { type: 'FreezeMember', memberId });
      this.#say(now, {
        type: 'ForfeitPoints',
        forfeitId: 'fake-orders',
        memberId,
        points,
        reason: 'orders without delivery',
      });
      this.#enter(now + 30 * DAY, { type: 'UnfreezeMember', memberId });
    });
  }
}
