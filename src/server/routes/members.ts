/** Members: what they have, and what is decided about them. */
import { z } from 'zod';
import { memberAnswer, receiptAnswer } from '#api/answers';
import { idField, nameField } from '#api/fields';
import { membersAnswer, referralsAnswer } from '#api/list-answers';
import { extentOf, mayDo } from '../auth/access.ts';
import { memberPage } from './member-list.ts';
import { memberNumber, memberView } from './member-view.ts';
import { limitOf, pageOf, pageQuery, startField, yesField } from './paging.ts';
import { referralPage } from './referrals.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import { submitOne } from './submit.ts';

const MEMBER = `${IN_PROGRAMME}/members/:member`;

/** The routes of this file. */
export const MEMBER_ROUTES = [
  route({
    id: 'listMembers',
    method: 'GET',
    path: `${IN_PROGRAMME}/members`,
    access: ['members.read'],
    target: 'list',
    tag: 'members',
    summary: {
      zh: '会员；只见有权看的。从新到旧；按编号开头（q）查时按编号排序，按推荐人查时最近绑定的在前。一页不论项目多大都一样快；有 next 就还有下一页，哪怕这一页不满。',
      en: 'Members; those that may be seen. Newest first; by the beginning of your ids (q) in the order of the ids, by referrer the latest bond first. A page takes as long in a large programme as in a small one; while there is a next there is more, also after a page that is not full.',
    },
    params: pathOf(),
    query: pageQuery.extend({
      q: startField,
      frozen: yesField,
      rank: nameField(100).optional(),
      referrer: idField.optional(),
    }),
    answers: { 200: membersAnswer },
    handler: async ({ service, principal, programme, query }) => {
      const { q, frozen, rank, referrer } = query;
      const extent = extentOf(principal, 'members.read', programme.id);
      const wanted = { q, frozen, rank, referrer, ...pageOf(query) };
      return { status: 200, body: await memberPage(service, programme, extent, wanted) };
    },
  }),
  route({
    id: 'getMember',
    method: 'GET',
    path: MEMBER,
    access: ['members.read'],
    target: 'member',
    tag: 'members',
    summary: {
      zh: '一位会员：余额、积分、现在全部卖出的净得、离出局还有多远。',
      en: 'One member: balances, points, what selling now would pay, and how near the cap is.',
    },
    params: pathOf('member'),
    answers: { 200: memberAnswer },
    handler: async ({ programme, params: { member } }) => ({
      status: 200,
      body: await programme.writer.read((desk) => memberView(desk, member)),
    }),
  }),
  route({
    id: 'listReferrals',
    method: 'GET',
    path: `${MEMBER}/referrals`,
    access: ['members.read'],
    target: 'member',
    tag: 'members',
    summary: {
      zh: '会员直接推荐了谁，最近绑定的在前；会员本人只见隐去的编号，运营方另见编号和上级链。',
      en: 'Whom a member referred directly, the latest bond first. Members see masked ids; operators see ids, and the chain of referrers above.',
    },
    params: pathOf('member'),
    query: pageQuery,
    answers: { 200: referralsAnswer },
    handler: async ({ service, principal, programme, params: { member }, query }) => {
      const whole = mayDo(principal, 'members.read', { programme: programme.id });
      const number = await memberNumber(programme, member);
      const page = { limit: limitOf(query), cursor: query.before === undefined ? undefined : Number(query.before) };
      return { status: 200, body: await referralPage(service, programme, number, { ...page, whole }) };
    },
  }),
  route({
    id: 'bindReferrer',
    method: 'POST',
    path: `${MEMBER}/referrer`,
    access: ['referrals.bind'],
    target: 'commands',
    tag: 'members',
    summary: { zh: '绑定推荐人，绑定后不能更改。', en: 'Binds a referrer, for good.' },
    params: pathOf('member'),
    body: z.strictObject({ referrerId: idField }),
    idempotent: true,
    answers: { 201: receiptAnswer },
    handler: async (call) => submitOne(call, { type: 'BindReferrer', memberId: call.params.member, ...call.body }, 201),
  }),
  route({
    id: 'setRank',
    method: 'PUT',
    path: `${MEMBER}/rank`,
    access: ['ranks.set'],
    target: 'commands',
    tag: 'members',
    summary: { zh: '设定级别；null 为取消。', en: 'Sets the rank; null takes it away.' },
    params: pathOf('member'),
    body: z.strictObject({ rank: nameField(100).nullable() }),
    answers: { 200: receiptAnswer },
    handler: async (call) => submitOne(call, { type: 'SetRank', memberId: call.params.member, ...call.body }, 200),
  }),
  route({
    id: 'setWeight',
    method: 'PUT',
    path: `${MEMBER}/weight`,
    access: ['weights.set'],
    target: 'commands',
    tag: 'members',
    summary: { zh: '设定分红权重。', en: 'Sets the weight in dividends.' },
    params: pathOf('member'),
    body: z.strictObject({ weight: z.int() }),
    answers: { 200: receiptAnswer },
    handler: async (call) => submitOne(call, { type: 'SetWeight', memberId: call.params.member, ...call.body }, 200),
  }),
  route({
    id: 'freezeMember',
    method: 'POST',
    path: `${MEMBER}/freeze`,
    access: ['freezes.propose'],
    target: 'commands',
    tag: 'members',
    summary: {
      zh: '冻结会员；正式项目里需要第二个人批准。',
      en: 'Freezes a member; in a live programme a second person approves.',
    },
    params: pathOf('member'),
    idempotent: true,
    answers: { 200: receiptAnswer },
    handler: async (call) => submitOne(call, { type: 'FreezeMember', memberId: call.params.member }, 200),
  }),
  route({
    id: 'unfreezeMember',
    method: 'POST',
    path: `${MEMBER}/unfreeze`,
    access: ['freezes.propose'],
    target: 'commands',
    tag: 'members',
    summary: {
      zh: '解冻会员；正式项目里需要第二个人批准。',
      en: 'Unfreezes a member; in a live programme a second person approves.',
    },
    params: pathOf('member'),
    idempotent: true,
    answers: { 200: receiptAnswer },
    handler: async (call) => submitOne(call, { type: 'UnfreezeMember', memberId: call.params.member }, 200),
  }),
];
