import { ExitHeap } from './exit-heap.ts';
import type { Lock, PlainExit, PoolMember, PoolTerms } from './pool-member.ts';

const PPM = 1_000_000n;
const UNITS_PER_FEN = 10_000n;
const FIRST_SCALE = 8;
const LAST_SCALE = 400;

/** The pool of the rules (P, M, B, R, X) in plain objects and BigInt. Money in fen, points in units at `scale`. */
export class PlainPool {
  reserve: bigint;
  supply: bigint;
  locked: bigint;
  scale = FIRST_SCALE;
  surplus = 0n;
  /** Genesis, inflows, extras and injections from outside, ever (J5). */
  cameIn: bigint;
  /** Paid for points, ever (J5). */
  paidOut = 0n;
  /** The exits of the last call. */
  lastExits: PlainExit[] = [];
  readonly members = new Map<number, PoolMember>();
  private readonly genesis: bigint;
  private readonly redeemFee: bigint;
  private readonly capMultiple: bigint | undefined;
  private readonly capFee: bigint;
  private readonly heap = new ExitHeap<PoolMember>((left, right) => this.leavesBefore(left, right));

  constructor(terms: PoolTerms) {
    this.genesis = terms.genesisFen;
    this.redeemFee = BigInt(terms.redeemFeePpm);
    this.capMultiple = terms.cap && BigInt(terms.cap.multiplePpm);
    this.capFee = BigInt(terms.cap?.feePpm ?? 0);
    // P2
    this.reserve = this.genesis;
    this.cameIn = this.genesis;
    this.supply = atLeastOne((this.genesis * 10n ** BigInt(FIRST_SCALE)) / terms.startPriceFen);
    this.locked = this.supply;
    this.refine();
  }

  /** The units that members hold: H of P6. */
  get held(): bigint {
    return this.supply - this.locked;
  }

  /** A member's account, opened at the first mention. */
  account(member: number): PoolMember {
    let account = this.members.get(member);
    if (account === undefined) {
      account = {
        member,
        points: 0n,
        scale: this.scale,
        basis: 0n,
        cash: 0n,
        exits: 0,
        locks: undefined,
        heapIndex: -1,
        exitKey: 0,
      };
      this.members.set(member, account);
    }
    return account;
  }

  /** The units an account holds at the present scale. */
  pointsOf(account: PoolMember): bigint {
    if (account.scale !== this.scale) {
      account.points *= 10n ** BigInt(this.scale - account.scale);
      account.scale = this.scale;
    }
    return account.points;
  }

  /** M2, M3, B1: pays an order's inflow and extras in and mints the rebate. Returns the units minted, at the scale before P8. */
  settle(
    member: number,
    spendFen: bigint,
    inflowFen: bigint,
    extrasFen: bigint,
    rebateFen: bigint,
    lock?: Omit<Lock, 'units' | 'scale'>,
  ): bigint {
    const account = this.account(member);
    const minted = (rebateFen * this.supply) / this.reserve;
    this.reserve += inflowFen + extrasFen;
    this.cameIn += inflowFen + extrasFen;
    this.supply += minted;
    account.points = this.pointsOf(account) + minted;
    account.basis += spendFen;
    if (lock !== undefined && minted > 0n) {
      account.locks ??= [];
      account.locks.push({ ...lock, units: minted, scale: this.scale });
    }
    this.queue(account);
    this.afterCommand();
    return minted;
  }

  /** R2 to R4: sells units that the member holds. Returns what is paid, or undefined (and changes nothing) when that is nothing. */
  redeem(member: number, units: bigint): bigint | undefined {
    const fee = units === this.held ? 0n : this.redeemFee; // R3
    const paid = (units * this.reserve * (PPM - fee)) / (this.supply * PPM);
    if (paid === 0n) return undefined;
    const account = this.account(member);
    this.takePoints(account, units);
    this.pay(account, paid);
    this.afterCommand();
    return paid;
  }

  /** R5: burns units unpaid. */
  burn(member: number, units: bigint): void {
    this.takePoints(this.account(member), units);
    this.afterCommand();
  }

  /** V2: burns units for a value in fen that leaves the reserve for the issuer. */
  convert(member: number, units: bigint, valueFen: bigint): void {
    this.takePoints(this.account(member), units);
    this.reserve -= valueFen;
    this.paidOut += valueFen;
    this.afterCommand();
  }

  /** Puts money from outside into the reserve. */
  inject(fen: bigint): void {
    this.reserve += fen;
    this.cameIn += fen;
    this.afterCommand();
  }

  /** Puts money from the surplus account into the reserve (P7). */
  injectSurplus(fen: bigint): void {
    this.surplus -= fen;
    this.reserve += fen;
    this.afterCommand();
  }

  /** Z2: everyone is paid without fee, at one pair. Returns the sum paid. */
  windUp(): bigint {
    this.refine();
    this.spill();
    this.relock();
    if (this.held > 0n) {
      this.reserve += this.surplus;
      this.surplus = 0n;
    }
    this.refine();
    this.relock();
    const { reserve, supply } = this;
    let total = 0n;
    for (const account of this.members.values()) {
      const units = this.pointsOf(account);
      if (units === 0n) continue;
      const paid = (units * reserve) / supply;
      this.takePoints(account, units);
      this.pay(account, paid);
      total += paid;
    }
    this.afterCommand();
    return total;
  }

  /** Whether an account must exit at the present price (X1). */
  isDue(account: PoolMember): boolean {
    if (this.capMultiple === undefined || account.basis === 0n) return false;
    const points = this.pointsOf(account);
    return points > 0n && points * this.reserve * PPM >= account.basis * this.capMultiple * this.supply;
  }

  /** P8. The commands that do not touch the pool need not call it: done twice it changes nothing. */
  private afterCommand(): void {
    if (this.lastExits.length > 0) this.lastExits = [];
    do {
      this.refine();
      this.spill();
      this.relock();
    } while (this.exitRound());
    this.refine();
  }

  /** P5 */
  private refine(): void {
    while (this.supply < UNITS_PER_FEN * this.reserve && this.scale < LAST_SCALE) this.grow();
  }

  private grow(): void {
    this.scale += 2;
    this.supply *= 100n;
    this.locked *= 100n;
  }

  /** P7: what nobody holds goes to the surplus account. */
  private spill(): void {
    if (this.held > 0n || this.reserve <= this.genesis) return;
    this.surplus += this.reserve - this.genesis;
    this.supply = atLeastOne((this.genesis * this.supply) / this.reserve);
    this.locked = this.supply;
    this.reserve = this.genesis;
  }

  /** P6: the locked stake is never worth more than the genesis. */
  private relock(): void {
    if (this.held === 0n || this.locked * this.reserve <= this.genesis * this.supply) return;
    while (this.held < UNITS_PER_FEN * this.reserve && this.scale < LAST_SCALE) this.grow();
    const { held } = this;
    this.locked = atLeastOne((this.genesis * held) / (this.reserve - this.genesis));
    this.supply = held + this.locked;
  }

  /** X2: one round at one pair. Says whether anyone was due. */
  private exitRound(): boolean {
    if (this.capMultiple === undefined) return false;
    const { reserve, supply, held, heap } = this;
    const due: PoolMember[] = [];
    let leaving = 0n;
    for (let first = heap.first; first !== undefined && this.isDue(first); first = heap.first) {
      heap.remove(first);
      due.push(first);
      leaving += this.pointsOf(first);
    }
    if (due.length === 0) return false;
    const keep = PPM - (leaving === held ? 0n : this.capFee);
    for (const account of due) {
      const units = this.pointsOf(account);
      const worth = (units * reserve * keep) / (supply * PPM);
      const most = (account.basis * this.capMultiple * keep) / (PPM * PPM);
      const paid = worth < most ? worth : most;
      this.takePoints(account, units);
      this.pay(account, paid);
      account.exits += 1;
      this.lastExits.push({ member: account.member, units, paid });
    }
    return true;
  }

  /** B2: burns units; with none left basis and locks are gone. */
  private takePoints(account: PoolMember, units: bigint): void {
    const points = this.pointsOf(account);
    if (units <= 0n || units > points) throw new RangeError('units must be above 0 and held by the member');
    account.basis -= (account.basis * units) / points;
    account.points = points - units;
    if (account.points === 0n) {
      account.basis = 0n;
      account.locks = undefined;
    }
    this.supply -= units;
    this.queue(account);
  }

  private pay(account: PoolMember, fen: bigint): void {
    account.cash += fen;
    this.reserve -= fen;
    this.paidOut += fen;
  }

  /** Puts an account where it belongs among the exits, after its points or basis changed. */
  private queue(account: PoolMember): void {
    if (this.capMultiple === undefined) return;
    if (account.points === 0n || account.basis === 0n) {
      this.heap.remove(account);
      return;
    }
    account.exitKey = Number(account.basis) / (Number(account.points) / 10 ** account.scale);
    this.heap.put(account);
  }

  /** Orders the exits by basis / points. The keys are right to 1e-14 where they are neither tiny nor huge; else BigInt decides. */
  private leavesBefore(left: PoolMember, right: PoolMember): boolean {
    const a = left.exitKey;
    const b = right.exitKey;
    if (a > 1e-200 && b > 1e-200 && a < 1e200 && b < 1e200) {
      if (a < b * (1 - 1e-9)) return true;
      if (a > b * (1 + 1e-9)) return false;
    }
    return left.basis * this.pointsOf(right) < right.basis * this.pointsOf(left);
  }
}

function atLeastOne(units: bigint): bigint {
  return units > 1n ? units : 1n;
}
