/**
 * The pool: a reserve in fen, a supply in units, and who holds what (rules P, M, R, B, X). Price is the pair reserve / supply.
 * Members are dense numbers here; names, orders and accounts are elsewhere.
 */
import type { ByteReader, ByteWriter } from './bytes.ts';
import { Holdings } from './holdings.ts';
import { ensure } from './invariants.ts';
import type { Journal } from './journal.ts';
import type { Plan } from './plan.ts';
import { PPM, add, min, mul, mulDivCeil, mulDivFloor, sub } from './quantity.ts';
import type { Int } from './quantity.ts';
import { exceeds, floorOfShare, floorOfWorth } from './ratio.ts';
import { Tally } from './tally.ts';

/** Decimals of a point at opening (U2). */
const OPENING_SCALE = 8;
/** Past this scale only resolution is lost (P5). */
const SCALE_MAX = 400;
/** Units to a fen below which the scale grows (P5). */
const RESOLUTION = 10_000;
/** Exit keys pass up to this much above the price: more than all their roundings together. */
const KEY_SLACK = 1 + 2 ** -40;

/** The pool's terms, fixed for its life (Z1). */
export type PoolTerms = Pick<Plan['pool'], 'startPriceFen' | 'genesisFen' | 'redeemFeePpm' | 'cap'>;

/** Hears what `balance` does, one effect at a time; the pool stands as it is after that effect. */
export interface PoolWatcher {
  /** P5: every number of units was multiplied by 100. */
  grown(): void;
  /** P7: what nobody held left the reserve for the surplus. */
  surplusTaken(amount: Int): void;
  /** X2: a member was sold out. */
  exited(member: number, units: Int, paid: Int, basis: Int): void;
}

/** Reserve, supply and holdings. A method that moves the pool leaves it to `balance` to restore P5-P8. */
export class Pool {
  /** P1, P7 in fen: what backs the points, and what nobody holds. */
  reserve: Int;
  surplus: Int = 0;
  /** P2, P6: units that are nobody's. */
  locked: Int;
  scale = OPENING_SCALE;
  /** J5: all that ever entered the reserve from outside, the genesis included, and all that was ever paid out of it. */
  entered: Int;
  paidOut: Int = 0;
  private readonly terms: PoolTerms;
  private readonly watcher: PoolWatcher;
  private readonly journal: Journal;
  private readonly holdings: Holdings;
  private readonly supplyTally: Tally;
  /** Whether the pool moved since the last `balance`, and since the last `mark`. */
  private unbalanced = false;
  private touched = false;
  private markedReserve: Int = 0;
  private markedSupply = 0;
  private markedScale = 0;

  /** P2: the genesis is the reserve, and its units are locked. */
  constructor(terms: PoolTerms, journal: Journal, watcher: PoolWatcher) {
    this.terms = terms;
    this.watcher = watcher;
    this.journal = journal;
    this.holdings = new Holdings(journal, terms.cap !== undefined);
    this.supplyTally = new Tally(journal);
    this.reserve = this.entered = terms.genesisFen;
    const units = mulDivFloor(terms.genesisFen, 10 ** OPENING_SCALE, terms.startPriceFen);
    this.locked = units < 1 ? 1 : units;
    this.supplyTally.set(this.locked);
    this.refine();
  }

  /** S in units, exact. */
  get supply(): Int {
    return this.supplyTally.value;
  }

  /** H: units that members hold together (J2: supply - locked). */
  get held(): Int {
    return this.holdings.held.value;
  }

  /** Units that a member holds. */
  points(member: number): Int {
    return this.holdings.points(member);
  }

  /** B1: what a member spent, in fen, since the points were last burned to nothing. */
  basis(member: number): Int {
    return this.holdings.basis(member);
  }

  /** Bytes of the arrays that every holder has: points, basis, and the place in the exit queue. */
  get bytes(): number {
    return this.holdings.bytes;
  }

  /** M1-M3, B1: the points minted, rounded down at the price before the order. All amounts in fen; `rebate` is a part of inflow and extras. */
  settle(member: number, spend: Int, inflow: Int, extras: Int, rebate: Int): Int {
    this.touch();
    const minted = rebate === 0 ? 0 : floorOfShare(rebate, this.supplyTally, this.reserve);
    this.enter(add(inflow, extras));
    this.supplyTally.add(minted);
    this.holdings.hold(member, minted, add(this.points(member), minted), add(this.basis(member), spend));
    return minted;
  }

  /** R2, R3: what selling `units` would pay, rounded down; the fee stays in the pool, and there is none for all that members hold. */
  worth(units: Int): Int {
    const fee = this.holdings.held.equals(units) ? 0 : this.terms.redeemFeePpm;
    return floorOfWorth(units, this.reserve, this.supplyTally, PPM - fee);
  }

  /** R2, V2: burns `units` of a member and pays `paid` fen out of the reserve. */
  redeem(member: number, units: Int, paid: Int): void {
    this.burn(member, units);
    this.reserve = sub(this.reserve, paid);
    this.paidOut = add(this.paidOut, paid);
  }

  /** B2, R5: burns units unpaid; the basis shrinks in proportion, by a floor, and ends with the last unit. */
  burn(member: number, units: Int): void {
    this.touch();
    const points = this.points(member);
    const basis = this.basis(member);
    this.supplyTally.add(-units);
    this.holdings.hold(
      member,
      -units,
      sub(points, units),
      units === points ? 0 : sub(basis, mulDivFloor(basis, units, points)),
    );
  }

  /** V2: the units that are worth at least `value` fen, rounded up. */
  unitsFor(value: Int): Int {
    return mulDivCeil(value, this.supply, this.reserve);
  }

  /** InjectFunds from outside. */
  inject(amount: Int): void {
    this.touch();
    this.enter(amount);
  }

  /** P7, Z2: surplus goes back into the reserve. */
  returnSurplus(amount: Int): void {
    this.touch();
    this.surplus = sub(this.surplus, amount);
    this.reserve = add(this.reserve, amount);
  }

  /** P8: resolution, what nobody holds, the stake, and rounds of exits until nobody is due. */
  balance(): void {
    if (!this.unbalanced) return;
    do this.restake();
    while (this.exitRound());
    this.refine();
    this.unbalanced = false;
  }

  /** P5, P7, P6, in this order. */
  restake(): void {
    this.refine();
    this.sweep();
    this.relock();
  }

  /** Z2: sells everybody out at the present pair without fee: what was paid in all. `pay` is told each member's part, rounded down. */
  sellOut(pay: (member: number, units: Int, paid: Int) => void): Int {
    const { reserve } = this;
    const supply = { approx: this.supplyTally.approx, exact: () => exact };
    const exact = this.supplyTally.exact();
    let total: Int = 0;
    this.holdings.forEachHolder((member, units) => {
      const paid = floorOfWorth(units, reserve, supply, PPM);
      this.redeem(member, units, paid);
      total = add(total, paid);
      pay(member, units, paid);
    });
    return total;
  }

  /** P5: a hundred units for one while a fen is less than 10,000 units. */
  private refine(): void {
    while (this.scale < SCALE_MAX && this.tooCoarse(this.supplyTally)) this.grow();
  }

  private tooCoarse(units: Tally): boolean {
    const { reserve } = this;
    return exceeds(
      Number(reserve) * RESOLUTION,
      units.approx,
      () => units.exact() < BigInt(reserve) * BigInt(RESOLUTION),
    );
  }

  private grow(): void {
    this.touch();
    this.scale += 2;
    this.supplyTally.set(this.supplyTally.exact() * 100n);
    this.locked = mul(this.locked, 100);
    this.holdings.grow();
    this.watcher.grown();
  }

  /** P7: with nobody holding points, what exceeds the genesis leaves for the surplus. */
  private sweep(): void {
    const { reserve, terms } = this;
    if (!this.holdings.held.isZero || reserve <= terms.genesisFen) return;
    this.touch();
    const left = floorOfShare(terms.genesisFen, this.supplyTally, reserve);
    this.locked = left < 1 ? 1 : left;
    this.supplyTally.set(this.locked);
    const amount = sub(reserve, terms.genesisFen);
    this.surplus = add(this.surplus, amount);
    this.reserve = terms.genesisFen;
    // Past scale 400 a single unit may be more than the genesis buys. Then the pair falls, with nobody there whose price it is (P3).
    if (left < 1) this.mark();
    this.touched = true;
    this.watcher.surplusTaken(amount);
  }

  /**
   * P6: the stake is never worth more than the genesis. locked x R > G x S says the same as locked > G x H / (R - G), and locked is an
   * integer, so the new stake's own floor tells whether it has to shrink.
   */
  private relock(): void {
    const { holdings, terms } = this;
    if (holdings.held.isZero || this.reserve <= terms.genesisFen) return;
    const excess = sub(this.reserve, terms.genesisFen);
    if (this.locked <= floorOfShare(terms.genesisFen, holdings.held, excess)) return;
    while (this.scale < SCALE_MAX && this.tooCoarse(holdings.held)) this.grow();
    const stake = floorOfShare(terms.genesisFen, holdings.held, excess);
    const locked = stake < 1 ? 1 : stake;
    if (locked === this.locked) return;
    this.touch();
    this.supplyTally.add(sub(locked, this.locked));
    this.locked = locked;
  }

  /** X2: sells out, at one pair, everyone who is due at it; false when nobody is. */
  private exitRound(): boolean {
    const { holdings, reserve, supplyTally, terms } = this;
    const { cap } = terms;
    if (cap === undefined) return false;
    const divisor = supplyTally.approx * cap.multiplePpm;
    // Where doubles do not reach, everybody is looked at.
    const bound = divisor < Infinity ? ((Number(reserve) * PPM) / divisor) * KEY_SLACK : Infinity;
    const due = holdings.due(bound, this.isDue);
    if (due.length === 0) return false;
    const exact = supplyTally.exact();
    const supply = { approx: supplyTally.approx, exact: () => exact };
    const units = due.reduce((sum: Int, member) => add(sum, this.points(member)), 0);
    const keepPpm = PPM - (this.holdings.held.equals(units) ? 0 : cap.feePpm);
    const capRate = mul(cap.multiplePpm, keepPpm);
    for (const member of due) {
      const points = this.points(member);
      const basis = this.basis(member);
      const paid = min(floorOfWorth(points, reserve, supply, keepPpm), mulDivFloor(basis, capRate, PPM * PPM));
      this.redeem(member, points, paid);
      this.watcher.exited(member, points, paid, basis);
    }
    return true;
  }

  /** X1: points x R >= basis x multiple x S. */
  private readonly isDue = (member: number): boolean => {
    const multiplePpm = this.terms.cap?.multiplePpm ?? 0;
    const points = this.points(member);
    const basis = this.basis(member);
    const owed = Number(basis) * multiplePpm * this.supplyTally.approx;
    const worth = Number(points) * Number(this.reserve) * PPM;
    return !exceeds(owed, worth, () => {
      const exactOwed = BigInt(basis) * BigInt(multiplePpm) * this.supplyTally.exact();
      return exactOwed > BigInt(points) * BigInt(this.reserve) * BigInt(PPM);
    });
  };

  private enter(amount: Int): void {
    this.reserve = add(this.reserve, amount);
    this.entered = add(this.entered, amount);
  }

  private touch(): void {
    this.unbalanced = this.touched = true;
    if (!this.journal.recording) return;
    const { reserve, surplus, locked, scale, entered, paidOut } = this;
    this.journal.note(() =>
      Object.assign(this, { reserve, surplus, locked, scale, entered, paidOut, unbalanced: false }),
    );
  }

  /** Remembers the pair, for `verify`. */
  mark(): void {
    this.touched = false;
    this.markedReserve = this.reserve;
    this.markedSupply = this.supplyTally.approx;
    this.markedScale = this.scale;
    this.supplyTally.mark();
  }

  /** What must hold after a command, against the pair at the last `mark`: P2, P3, J2, J5. Costs the same however many members there are. */
  verify(): void {
    if (!this.touched) return;
    const { reserve, supplyTally } = this;
    const growth = this.scale - this.markedScale;
    const fell = exceeds(
      Number(this.markedReserve) * supplyTally.approx,
      Number(reserve) * this.markedSupply * 10 ** growth,
      () =>
        BigInt(this.markedReserve) * supplyTally.exact() > BigInt(reserve) * supplyTally.marked * 10n ** BigInt(growth),
    );
    ensure(!fell, 'P3', 'the price fell');
    ensure(reserve > 0 && this.locked > 0 && this.surplus >= 0, 'P2', 'the reserve or the stake is not positive');
    ensure(supplyTally.minus(this.holdings.held) === this.locked, 'J2', 'supply is not what is locked and held');
    ensure(
      sub(this.entered, this.paidOut) === add(reserve, this.surplus),
      'J5',
      'reserve and surplus are not what entered less what was paid',
    );
  }

  /** J2 and X1 in full: adds up every holding, and looks that nobody is due. */
  recount(): void {
    const { holdings } = this;
    holdings.recount();
    ensure(add(holdings.held.value, this.locked) === this.supply, 'J2', 'supply is not what is locked and held');
    if (this.terms.cap === undefined) return;
    holdings.forEachHolder((member) =>
      ensure(this.basis(member) === 0 || !this.isDue(member), 'X1', 'somebody is due'),
    );
  }

  writeTo(writer: ByteWriter, memberCount: number): void {
    for (const value of [
      this.reserve,
      this.surplus,
      this.locked,
      this.scale,
      this.entered,
      this.paidOut,
      this.supply,
    ]) {
      writer.int(value);
    }
    this.holdings.writeTo(writer, memberCount);
  }

  /** Reads what `writeTo` wrote into this pool, which must be new. */
  readFrom(reader: ByteReader, memberCount: number): void {
    const values = Array.from({ length: 7 }, () => reader.int());
    const [reserve = 0, surplus = 0, locked = 0, scale = 0, entered = 0, paidOut = 0, supply = 0] = values;
    Object.assign(this, { reserve, surplus, locked, scale, entered, paidOut });
    this.supplyTally.set(supply);
    this.holdings.readFrom(reader, memberCount);
  }
}
