import type { Member } from './books.ts';
import type { Fields, Play } from './play.ts';
import { lockedUnits } from './pool-member.ts';
import { money, points } from './wire.ts';

const PPM = 1_000_000n;

export function redeemPoints(play: Play): Fields {
  const { random, books, nowMs } = play;
  const member = random.percent(3) ? undefined : play.holder();
  const held = member === undefined ? 0n : books.pool.pointsOf(member.account);
  const free = held - lockedUnits(member?.account.locks, held, books.pool.scale, nowMs);
  const units = random.weighted<() => bigint>([
    [() => play.about(held), 50],
    [() => play.about(free), 20],
    [() => held / BigInt(random.pick([2, 3, 10, 1000])), 30],
  ])();
  return redeem(play, member?.id ?? play.name(), units);
}

function redeem(play: Play, memberId: string, units: bigint): Fields {
  return { type: 'RedeemPoints', redemptionId: play.id('redemption'), memberId, points: text(play, units) };
}

/** Points in one of the ways to write them: in full, without the zeros at the end, or too precisely. */
function text(play: Play, units: bigint): string {
  const { random, books } = play;
  const full = points(units, books.pool.scale);
  if (random.percent(25)) return full.replace(/\.?0+$/, '') || '0';
  return random.percent(2) ? `${full}${random.pick(['0', '1', '5'])}` : full;
}

/** Sells nearly everything of a member: what remains makes the price leap. */
export function sellNearlyAll(play: Play): Fields | undefined {
  const { random, books } = play;
  const member = play.holder();
  if (member === undefined) return undefined;
  const held = books.pool.pointsOf(member.account);
  const kept = random.pick([1n, 1n, held / 1_000_000n, held / 100n, 0n]);
  return redeem(play, member.id, held - kept);
}

/** Everyone sells everything, or loses it; one after another. */
export function emptyPool(play: Play): Fields | undefined {
  const { random, books } = play;
  for (const { id, account } of play.holders().slice(0, 30)) {
    const all = (): string => points(books.pool.pointsOf(account), books.pool.scale);
    const burns = random.percent(15);
    play.pending.push((then) =>
      burns
        ? { type: 'ForfeitPoints', forfeitId: then.id('forfeit'), memberId: id, points: all(), reason: 'wash orders' }
        : { type: 'RedeemPoints', redemptionId: then.id('redemption'), memberId: id, points: all() },
    );
  }
  return play.pending.pop()?.(play);
}

export function forfeitPoints(play: Play): Fields {
  const { random, books } = play;
  const member = random.percent(5) ? undefined : play.holder();
  const held = member === undefined ? 0n : books.pool.pointsOf(member.account);
  return {
    type: 'ForfeitPoints',
    forfeitId: play.id('forfeit'),
    memberId: member?.id ?? play.name(),
    points: text(play, play.about(held)),
    reason: random.pick(['wash orders', '刷单', '\ud800']),
  };
}

export function injectFunds(play: Play): Fields {
  const { random, books } = play;
  const { pool } = books;
  const source = random.weighted([
    ['financing', 40],
    ['operator', 30],
    ['surplus', pool.surplus > 0n ? 40 : 3],
  ]);
  const amount =
    source === 'surplus' ? play.about(pool.surplus) : random.percent(50) ? exitAmount(play) : play.amountFen();
  return { type: 'InjectFunds', injectionId: play.id('injection'), amount: money(amount), source };
}

/** What brings one holder's points to the cap, about: the least that does, a fen less, or more. */
function exitAmount(play: Play): bigint {
  const { random, books, presentPlan } = play;
  const { pool } = books;
  const member = play.holder();
  const cap = books.plan.pool.cap ?? { multiplePpm: 2_000_000 };
  if (member === undefined || presentPlan.pool.cap === undefined) return play.amountFen();
  const held = pool.pointsOf(member.account);
  // P6 has shrunk what is locked to about nothing by then: the supply is what members hold.
  const supply = random.percent(50) ? pool.held : pool.supply;
  const reserve = ceilDiv(member.account.basis * BigInt(cap.multiplePpm) * supply, held * PPM);
  const missing = reserve - pool.reserve;
  return missing <= 1n ? play.amountFen() : missing + random.pick([0n, -1n, 1n, 0n, 2n, missing / 10n]);
}

export function openConversion(play: Play): Fields {
  const { random } = play;
  return {
    type: 'OpenConversion',
    conversionId: play.id('conversion'),
    shares: random.pick([1, 5, 30, 1000, 1_000_000, Number.MAX_SAFE_INTEGER, 0, -1]),
    pricePerShare: random.pick(['0.01', '1.00', '7.35', '100.00', money(play.amountFen())]),
    ...(random.percent(50) && { lockDays: random.pick([0, 180, 1_000_000]) }),
    ...(random.percent(50) && { tranches: random.pick([1, 4]), everyDays: random.pick([0, 90]) }),
  };
}

export function closeConversion(play: Play): Fields {
  return { type: 'CloseConversion', conversionId: play.random.percent(5) ? play.name() : play.knownId('conversion') };
}

export function convertPoints(play: Play): Fields {
  const { random, books } = play;
  const member = random.percent(4) ? undefined : play.holder();
  const open = [...books.conversions].filter(([, one]) => one.open && one.sharesLeft > 0n);
  if (open.length === 0 && random.percent(80)) return openConversion(play);
  const [conversionId, conversion] = random.percent(7) ? [] : (random.pickAny(open) ?? []);
  const most =
    member !== undefined && conversion !== undefined ? affordable(play, member, conversion.pricePerShare) : 2n;
  const limit = conversion !== undefined && conversion.sharesLeft < most ? conversion.sharesLeft : most;
  const shares = play.about(limit);
  return {
    type: 'ConvertPoints',
    grantId: play.id('grant'),
    conversionId: conversionId ?? play.knownId('conversion'),
    memberId: member?.id ?? play.name(),
    shares: Number.isSafeInteger(Number(shares)) ? Number(shares) : random.pick([Number.MAX_SAFE_INTEGER, 1]),
  };
}

/** How many shares a member's points are worth, now and then only those that are not locked. */
function affordable(play: Play, { account }: Member, pricePerShare: bigint): bigint {
  const { pool } = play.books;
  const held = pool.pointsOf(account);
  const locked = play.random.percent(30) ? lockedUnits(account.locks, held, pool.scale, play.nowMs) : 0n;
  return ((held - locked) * pool.reserve) / (pool.supply * pricePerShare);
}

function ceilDiv(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
