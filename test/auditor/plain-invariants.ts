import type { Books } from './books.ts';

/** The pair of the pool at one moment (P1). */
export interface PricePair {
  readonly reserve: bigint;
  readonly supply: bigint;
  readonly scale: number;
}

const LAST_SCALE = 400;

/** Recounts what always holds (J1, J2, J5, W5, P3, P5 to P8) from every balance. Throws on the first that does not. */
export function checkInvariants(books: Books, before: PricePair): void {
  const { pool } = books;
  const balances = [books.platform, books.taxes, pool.surplus, pool.reserve, pool.locked];
  let inside = pool.reserve + pool.surplus + books.platform + books.taxes;
  let heldByMembers = 0n;
  for (const { account, commission, dividend, coins, shares } of books.members.values()) {
    const points = pool.pointsOf(account);
    heldByMembers += points;
    inside += account.cash + commission + dividend;
    balances.push(points, account.basis, account.cash, commission, dividend, coins, shares);
    must(points > 0n || account.locks === undefined, 'B2: locks without points');
    must(!pool.isDue(account), 'P8: somebody due to exit is left');
  }
  must(pool.members.size === books.members.size, 'an account with the pool without a member');
  for (const { payable } of books.merchants.values()) {
    inside += payable;
    balances.push(payable);
  }
  let withSomethingLeft = 0;
  for (const { amount, cash, refunded, refundedCash } of books.orders.values()) {
    inside += cash - refundedCash;
    balances.push(cash - refundedCash, amount - refunded);
    if (refunded < amount) withSomethingLeft += 1;
  }
  must(withSomethingLeft === books.ordersWithSomethingLeft, 'orders with something left were miscounted');
  for (const { status, amount, fee, tax } of books.withdrawals.values()) {
    if (status === 'requested' || status === 'approved') inside += amount;
    balances.push(fee, tax, amount - fee - tax);
  }
  for (const { left, open } of books.subsidies.values()) {
    inside += left;
    balances.push(left);
    must(open || left === 0n, 'S3: a closed subsidy with something left');
  }
  must(inside === books.cameIn - books.wentOut, 'J1: fen were lost or made');
  must(pool.supply === pool.locked + heldByMembers, 'J2: supply is not locked + held');
  must(
    balances.every((balance) => balance >= 0n),
    'J2, W5: a balance is below 0',
  );
  must(pool.paidOut === pool.cameIn - pool.reserve - pool.surplus, 'J5: the pool lost or made fen');
  must(pool.reserve > 0n && pool.locked > 0n, 'P2: reserve or locked units are gone');
  must(pool.supply >= 10_000n * pool.reserve || pool.scale >= LAST_SCALE, 'P5: resolution is too low');
  checkPrice(books, before);
}

/**
 * P3. One case is left out: past the last scale P7's `max(1, …)` may have to lower the price of a pool that nobody holds
 * anything of, since a unit cannot be divided any more.
 */
function checkPrice({ pool }: Books, before: PricePair): void {
  if (pool.held === 0n && pool.scale >= LAST_SCALE && pool.supply === 1n) return;
  const supplyBefore = before.supply * 10n ** BigInt(pool.scale - before.scale);
  must(pool.reserve * supplyBefore >= before.reserve * pool.supply, 'P3: the price fell');
}

function must(holds: boolean, law: string): void {
  if (!holds) throw new Error(law);
}
