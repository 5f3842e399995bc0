import type { Fields, Play } from './play.ts';
import { nextPlan } from './random-plans.ts';
import { money } from './wire.ts';

const MEMBER_ACCOUNTS = ['cash', 'cash', 'commission', 'dividend'];
const MOVES = ['ApproveWithdrawal', 'RejectWithdrawal', 'CompleteWithdrawal', 'CompleteWithdrawal', 'FailWithdrawal'];

export function requestWithdrawal(play: Play): Fields {
  const { random, books } = play;
  const [owner, balance] = purse(play, true);
  const minimum = books.plan.withdrawalMinimum;
  const amount = random.percent(10) ? minimum - BigInt(random.below(2)) : play.about(balance);
  const withdrawalId = play.id('withdrawal');
  if (random.percent(70)) {
    play.pending.push((then) => moveIfThere(then, withdrawalId, MOVES));
    play.pending.push((then) => moveIfThere(then, withdrawalId, ['ApproveWithdrawal', 'RejectWithdrawal']));
  }
  return { type: 'RequestWithdrawal', withdrawalId, ...owner, amount: money(amount) };
}

function moveIfThere(play: Play, withdrawalId: string, moves: readonly string[]): Fields | undefined {
  return play.books.withdrawals.has(withdrawalId) ? { type: play.random.pick(moves), withdrawalId } : undefined;
}

export function moveWithdrawal(play: Play): Fields {
  const withdrawalId = play.random.percent(4) ? play.name() : play.knownId('withdrawal');
  return { type: play.random.pick(MOVES), withdrawalId };
}

export function adjustBalance(play: Play): Fields {
  const { random, books } = play;
  const [owner, balance] = purse(play, false);
  const amount = random.percent(50) ? play.about(books.platform / BigInt(random.pick([1, 100]))) : -play.about(balance);
  return {
    type: 'AdjustBalance',
    adjustmentId: play.id('adjustment'),
    ...owner,
    amount: money(amount),
    reason: '更正',
  };
}

/** The fields that name an account, and what is in it. */
function purse(play: Play, platformToo: boolean): [Fields, bigint] {
  const { random, books } = play;
  if (platformToo && random.percent(12)) return [{ account: 'platform' }, books.platform];
  if (random.percent(30)) {
    const merchantId = (random.percent(80) ? random.pickAny(books.merchants.keys()) : undefined) ?? play.shop();
    return [{ account: 'payable', merchantId }, books.merchants.get(merchantId)?.payable ?? 5n];
  }
  const account = random.pick(MEMBER_ACCOUNTS);
  const memberId = (random.percent(70) ? rich(play, account) : undefined) ?? play.name();
  return [{ account, memberId }, balanceOf(play, account, memberId)];
}

function rich(play: Play, account: string): string | undefined {
  return play.random.pickAny([...play.books.members.keys()].filter((id) => balanceOf(play, account, id) > 0n));
}

function balanceOf(play: Play, account: string, memberId: string): bigint {
  const member = play.books.members.get(memberId);
  if (member === undefined) return 5n;
  if (account === 'cash') return member.account.cash;
  return account === 'commission' ? member.commission : member.dividend;
}

export function freezeMember(play: Play): Fields {
  const type = play.random.pick(['FreezeMember', 'UnfreezeMember', 'UnfreezeMember']);
  return { type, memberId: play.name() };
}

export function setWeight(play: Play): Fields {
  const weight = play.random.pick([0, 1, 1, 2, 3, 7, 1000, Number.MAX_SAFE_INTEGER, -1]);
  return { type: 'SetWeight', memberId: play.name(), weight };
}

export function declareDividend(play: Play): Fields {
  const amount = play.about(play.books.platform / BigInt(play.random.pick([1, 10])));
  return { type: 'DeclareDividend', dividendId: play.id('dividend'), amount: money(amount) };
}

export function openSubsidy(play: Play): Fields {
  const { random } = play;
  return {
    type: 'OpenSubsidy',
    subsidyId: play.id('subsidy'),
    budget: play.amount(),
    share: random.pick(['5%', '1%', '0.0001%', '100%', '0%', '33.3333%']),
    mints: random.percent(50),
    source: random.pick(['financing', 'operator']),
  };
}

export function closeSubsidy(play: Play): Fields {
  return { type: 'CloseSubsidy', subsidyId: play.random.percent(5) ? play.name() : play.knownId('subsidy') };
}

export function importDebt(play: Play): Fields {
  return { type: 'ImportDebt', debtId: play.id('debt'), memberId: play.name(), amount: play.amount() };
}

export function changePlan(play: Play): Fields {
  return { type: 'ChangePlan', plan: play.offer(nextPlan(play.random, play.presentPlan)) };
}

export function windUpTooSoon(): Fields {
  return { type: 'WindUp' };
}
