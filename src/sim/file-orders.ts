/** The orders of a real file: members, amounts, merchants and times as they were; points and sales as the scenario says. */
import type { FileRow } from './scenario-types.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;

interface Placed {
  readonly order: string;
  readonly dueMs: number;
  left: number;
}

/** Plays the rows of a file, in the order of their times. */
export class FileOrders {
  private next = 0;
  private readonly world: World;
  private readonly rows: readonly FileRow[];
  private readonly newMember: () => number;
  private readonly members = new Map<number, number>();
  private readonly merchants = new Set<number>();
  private readonly open = new Map<number, Placed[]>();

  constructor(world: World, rows: readonly FileRow[], newMember: () => number) {
    this.world = world;
    this.rows = rows;
    this.newMember = newMember;
  }

  /** Days from `startMs` to the end of the last row's day. */
  daysFrom(startMs: number): number {
    const last = this.rows.at(-1)?.atMs ?? startMs - 1;
    return Math.floor((last - startMs) / DAY_MS) + 1;
  }

  /** Plays what comes before an instant. */
  playUntil(endMs: number): void {
    for (let row = this.rows[this.next]; row !== undefined && row.atMs < endMs; row = this.rows[++this.next]) {
      this.world.advance(row.atMs);
      if (row.cancels) this.cancel(row);
      else this.order(row);
    }
  }

  private order({ merchant, regionCode, referrer, fen, member: number }: FileRow): void {
    const { world } = this;
    const at = world.nowMs;
    if (merchant >= 0 && !this.merchants.has(merchant)) {
      this.merchants.add(merchant);
      const region = regionCode === undefined ? {} : { regionCode };
      world.apply({ type: 'RegisterMerchant', at, merchantId: `s${merchant}`, ...region });
    }
    const isNew = !this.members.has(number);
    const member = this.memberOf(number);
    if (isNew && referrer >= 0)
      world.apply({
        type: 'BindReferrer',
        at,
        memberId: world.idOf(member),
        referrerId: world.idOf(this.memberOf(referrer)),
      });
    const order = `o${world.placed}`;
    if (!world.order(member, fen, merchant, 0, 0)) return;
    const dueMs = at + world.engine.plan.returnWindowDays * DAY_MS;
    const placed = this.open.get(member) ?? [];
    this.open.set(member, [...placed.filter((other) => other.dueMs > at), { order, dueMs, left: fen }]);
  }

  /** Refunds the member's open orders, the latest first, as `greenpool orders` does. */
  private cancel({ member: number, fen }: FileRow): void {
    const { world } = this;
    const open = (this.open.get(this.memberOf(number)) ?? []).filter(({ dueMs }) => dueMs > world.nowMs);
    let rest = fen;
    for (const placed of open.toReversed()) {
      const part = Math.min(rest, placed.left);
      if (part <= 0) continue;
      world.refund(placed.order, part);
      placed.left -= part;
      rest -= part;
    }
  }

  private memberOf(number: number): number {
    const known = this.members.get(number);
    if (known !== undefined) return known;
    const member = this.newMember();
    this.members.set(number, member);
    return member;
  }
}
