/** Old members' debts and how far they are made whole (L1, L4). */
import { debtsAnswer, madeWholeAnswer } from '#api/register-answers';
import { PPM, formatPercent } from '#core/quantity';
import { formatInstant } from '#core/time';
import { debtPage, debtsOfMembers, workedOff } from '#store/debts';
import { memberNumber } from './member-view.ts';
import { moneyText, nameOf } from './event-view.ts';
import { nextOf, pageOf, pageQuery } from './paging.ts';
import type { PageQuery } from './paging.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import type { Call } from './route.ts';
import type { Desk } from '../desk.ts';

/** The routes of this file. */
export const DEBT_ROUTES = [
  route({
    id: 'listDebts',
    method: 'GET',
    path: `${IN_PROGRAMME}/debts`,
    access: ['debts.read'],
    target: 'programme',
    tag: 'reports',
    summary: {
      zh: '老会员债务，从新到旧：每笔已还多少（按已花的消费币，先还旧的）。',
      en: 'Old debts, newest first, and how far each is made whole: by coins spent, the oldest debt of a member first.',
    },
    params: pathOf(),
    query: pageQuery,
    answers: { 200: debtsAnswer },
    handler: async (call) => ({ status: 200, body: await debtsOf(call, call.query) }),
  }),
  route({
    id: 'listMemberDebts',
    method: 'GET',
    path: `${IN_PROGRAMME}/members/:member/debts`,
    access: ['debts.read'],
    target: 'member',
    tag: 'reports',
    summary: { zh: '一个会员的老债务。', en: 'The old debts of a member.' },
    params: pathOf('member'),
    query: pageQuery,
    answers: { 200: debtsAnswer },
    handler: async (call) => {
      const member = await memberNumber(call.programme, call.params.member);
      return { status: 200, body: await debtsOf(call, call.query, member) };
    },
  }),
  route({
    id: 'getMadeWhole',
    method: 'GET',
    path: `${IN_PROGRAMME}/made-whole`,
    access: ['debts.read'],
    target: 'programme',
    tag: 'reports',
    summary: { zh: '全部老债务已还多少。', en: 'How far all old debts are made whole.' },
    params: pathOf(),
    answers: { 200: madeWholeAnswer },
    handler: async (call) => ({ status: 200, body: await madeWhole(call) }),
  }),
];

type Called = Pick<Call, 'service' | 'programme'>;

async function debtsOf(
  { service: { database }, programme }: Called,
  query: PageQuery,
  member?: number,
): Promise<object> {
  const page = pageOf(query);
  const found = await debtPage(database, programme.id, { ...page, member });
  const { seq, coins } = await programme.writer.read((desk) =>
    coinsLeft(
      desk,
      found.map((debt) => debt.member),
    ),
  );
  // As of the row that the coins are of, so that both tell of the same moment.
  const imported = await debtsOfMembers(database, programme.id, seq, [...coins.keys()]);
  const debts = await programme.writer.read(({ aliases }) =>
    found.map((debt) => {
      const spent = (imported.get(debt.member)?.amount ?? 0n) - (coins.get(debt.member) ?? 0n);
      return {
        debtId: nameOf(aliases, 'debt', debt.id),
        memberId: nameOf(aliases, 'member', debt.member),
        at: formatInstant(debt.atMs),
        ...wholeView(debt.amount, workedOff(debt, spent)),
      };
    }),
  );
  return { debts, ...nextOf(found, page.limit, (debt) => debt.seq) };
}

async function madeWhole({ service: { database }, programme }: Called): Promise<object> {
  const known = await debtsOfMembers(database, programme.id, Number.MAX_SAFE_INTEGER);
  const { seq, coins } = await programme.writer.read((desk) => coinsLeft(desk, [...known.keys()]));
  const imported = await debtsOfMembers(database, programme.id, seq, [...coins.keys()]);
  const sums = { debts: 0, membersMadeWhole: 0, opened: 0n, left: 0n };
  for (const [member, { amount, debts }] of imported) {
    const left = coins.get(member) ?? 0n;
    sums.debts += debts;
    sums.opened += amount;
    sums.left += left;
    if (left === 0n) sums.membersMadeWhole++;
  }
  const { debts, membersMadeWhole, opened, left } = sums;
  return { seq, debts, members: imported.size, membersMadeWhole, ...wholeView(opened, opened - left) };
}

/** Coins that members have left, and the row of the log that this is as of. */
function coinsLeft({ engine, head }: Desk, members: readonly number[]): { seq: number; coins: Map<number, bigint> } {
  return {
    seq: head.seq,
    coins: new Map(members.map((member) => [member, BigInt(engine.coinsOf(String(member)))])),
  };
}

function wholeView(opened: bigint, paid: bigint): object {
  const share = opened === 0n ? 0n : (paid * BigInt(PPM)) / opened;
  return {
    opened: moneyText(opened),
    paid: moneyText(paid),
    left: moneyText(opened - paid),
    share: formatPercent(Number(share)),
  };
}
