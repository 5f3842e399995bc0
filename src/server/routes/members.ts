/** Members: what they have, and what is decided about them. */
import { z } from 'zod';
import { memberAnswer, receiptAnswer } from '#api/answers';
import { idField, nameField } from '#api/fields';
import { memberView } from './member-view.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import { submitOne } from './submit.ts';

const MEMBER = `${IN_PROGRAMME}/members/:member`;

/** The routes of this file. */
export const MEMBER_ROUTES = [
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
