import type { Books, Commission, Member, Merchant } from './books.ts';

const PPM = 1_000_000n;

/** C1 to C6: who earns what on an order's cash, at the time it is placed. Shares that find no payee are not in the list. */
export function commissionsOf(books: Books, buyer: Member, merchant: Merchant | undefined, cash: bigint): Commission[] {
  return [
    ...referral(books, buyer, cash),
    ...recruiter(books, merchant, cash),
    ...region(books, buyer, merchant, cash),
    ...rankDifference(books, buyer, cash),
  ].filter(({ payee, amount }) => payee !== buyer && amount > 0n); // C1
}

/** C2 */
function referral(books: Books, buyer: Member, cash: bigint): Commission[] {
  const found: Commission[] = [];
  let payee = buyer.referrer;
  for (const rate of books.plan.referral) {
    if (payee === undefined) break;
    found.push({ payee, amount: part(cash, rate) });
    payee = payee.referrer;
  }
  return found;
}

/** C3 */
function recruiter(books: Books, merchant: Merchant | undefined, cash: bigint): Commission[] {
  const payee = merchant?.recruiter;
  return payee === undefined ? [] : [{ payee, amount: part(cash, books.plan.recruiter) }];
}

/** C4. The buyer's own level counts as taken; C1 strikes the entry out afterwards. */
function region(books: Books, buyer: Member, merchant: Merchant | undefined, cash: bigint): Commission[] {
  const code = merchant?.regionCode;
  if (code === undefined) return [];
  const { district, city, province } = books.plan.region;
  const levels: [string, bigint][] = [];
  if (!code.endsWith('00')) levels.push([code, district]);
  if (!code.endsWith('0000')) levels.push([`${code.slice(0, 4)}00`, city]);
  levels.push([`${code.slice(0, 2)}0000`, province]);
  const found: Commission[] = [];
  let taken = 0n;
  for (const [levelCode, rate] of levels) {
    const payee = books.agents.get(levelCode);
    if (payee === undefined || rate <= taken) continue;
    found.push({ payee, amount: part(cash, rate) - part(cash, taken) });
    taken = rate;
  }
  return found;
}

/** C5, C6. Ends where nobody further up can earn: above the plan's highest rank, once its peer is paid. */
function rankDifference(books: Books, buyer: Member, cash: bigint): Commission[] {
  const { ranks, highestRank, peer } = books.plan;
  const found: Commission[] = [];
  let taken = 0n;
  let lastDifference = 0n;
  let peerIsDue = false;
  for (let payee = buyer.referrer; payee !== undefined; payee = payee.referrer) {
    if (taken === highestRank && !peerIsDue) break;
    const rate = (payee.rank !== undefined && ranks.get(payee.rank)) || 0n;
    if (rate > taken) {
      lastDifference = part(cash, rate) - part(cash, taken);
      found.push({ payee, amount: lastDifference });
      taken = rate;
      peerIsDue = true;
    } else if (rate === taken && peerIsDue) {
      found.push({ payee, amount: part(lastDifference, peer) });
      peerIsDue = false;
    }
  }
  return found;
}

function part(amount: bigint, rate: bigint): bigint {
  return (amount * rate) / PPM;
}
