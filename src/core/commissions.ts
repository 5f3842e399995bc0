/** Who earns what on an order (C1-C6), fixed when it is placed (O1). Every share is rounded down; one without a payee stays with the platform. */
import type { Commission, CommissionKind } from './event.ts';
import type { Programme } from './programme.ts';
import { shareFloor, sub } from './quantity.ts';
import type { Int } from './quantity.ts';

/** The commissions of an order of `cash` fen by `buyer` at `merchant` (member and merchant numbers; -1 for no merchant). */
export function commissionsOf(programme: Programme, buyer: number, merchant: number, cash: Int): Commission[] {
  const shares: Commission[] = [];
  referral(programme, buyer, cash, shares);
  if (merchant >= 0) {
    recruiter(programme, buyer, merchant, cash, shares);
    region(programme, buyer, merchant, cash, shares);
  }
  if (programme.plan.commissions.ranks.length > 0) rankDifference(programme, buyer, cash, shares);
  return shares;
}

/** C2: rate i to the i-th referrer above the buyer. */
function referral({ members, plan }: Programme, buyer: number, cash: Int, shares: Commission[]): void {
  let above = buyer;
  for (const ratePpm of plan.commissions.referralPpm) {
    above = members.referrer(above);
    if (above < 0) return;
    pay(shares, above, 'referral', shareFloor(cash, ratePpm));
  }
}

/** C3: to whoever brought the merchant in; C1: unless that is the buyer. */
function recruiter(
  { merchants, plan }: Programme,
  buyer: number,
  merchant: number,
  cash: Int,
  shares: Commission[],
): void {
  const member = merchants.get(merchant).recruiter;
  const ratePpm = plan.commissions.recruiterPpm;
  if (member >= 0 && member !== buyer) pay(shares, member, 'recruiter', shareFloor(cash, ratePpm));
}

/** C4: the agent of the district, then of the city, then of the province, each for what its rate exceeds the ones below. */
function region(
  { agents, merchants, plan }: Programme,
  buyer: number,
  merchant: number,
  cash: Int,
  shares: Commission[],
): void {
  const { regionCode } = merchants.get(merchant);
  if (regionCode === 0) return;
  const { districtPpm, cityPpm, provincePpm } = plan.commissions.region;
  const levels: [number, number][] = [];
  if (regionCode % 100 !== 0) levels.push([regionCode, districtPpm]);
  if (regionCode % 10_000 !== 0) levels.push([regionCode - (regionCode % 100), cityPpm]);
  levels.push([regionCode - (regionCode % 10_000), provincePpm]);
  let takenPpm = 0;
  for (const [code, ratePpm] of levels) {
    const agent = agents.get(code);
    if (agent === undefined || ratePpm <= takenPpm) continue;
    if (agent !== buyer) pay(shares, agent, 'region', difference(cash, ratePpm, takenPpm));
    takenPpm = ratePpm;
  }
}

/**
 * C5, C6: up from the buyer's referrer, whoever's rank exceeds the highest rate taken gets the difference, and the first one above with
 * exactly that rate a part of what the difference paid. Ends where nobody further up can earn.
 */
function rankDifference({ members, plan }: Programme, buyer: number, cash: Int, shares: Commission[]): void {
  const { peerPpm, ranks } = plan.commissions;
  const highestPpm = ranks.reduce((highest, rank) => Math.max(highest, rank.ratePpm), 0);
  let takenPpm = 0;
  let peerBase: Int = 0;
  let peerOpen = false;
  for (let above = members.referrer(buyer); above >= 0; above = members.referrer(above)) {
    const ratePpm = members.rankRatePpm(above, plan);
    if (ratePpm > takenPpm) {
      peerBase = difference(cash, ratePpm, takenPpm);
      pay(shares, above, 'rank', peerBase);
      takenPpm = ratePpm;
      peerOpen = peerPpm > 0;
    } else if (peerOpen && ratePpm === takenPpm) {
      pay(shares, above, 'peer', shareFloor(peerBase, peerPpm));
      peerOpen = false;
    }
    if (takenPpm === highestPpm && !peerOpen) return;
  }
}

function pay(shares: Commission[], member: number, kind: CommissionKind, amount: Int): void {
  if (amount > 0) shares.push({ member, kind, amount });
}

function difference(cash: Int, ratePpm: number, takenPpm: number): Int {
  return sub(shareFloor(cash, ratePpm), shareFloor(cash, takenPpm));
}
