/** Money of members and merchants: selling points, and withdrawals. */
import { z } from 'zod';
import { receiptAnswer } from '#api/answers';
import { idField, moneyField, pointsField } from '#api/fields';
import type { CommandType } from '#core/command';
import type { Action } from '../auth/actions.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import type { Route } from './route.ts';
import { submitOne } from './submit.ts';

const WITHDRAWALS = `${IN_PROGRAMME}/withdrawals`;

/** The routes of this file. */
export const MONEY_ROUTES = [
  route({
    id: 'redeemPoints',
    method: 'POST',
    path: `${IN_PROGRAMME}/redemptions`,
    access: ['redemptions.request'],
    target: 'commands',
    tag: 'money',
    summary: { zh: '卖出积分，所得进零钱。', en: 'Sells points into the cash account.' },
    params: pathOf(),
    body: z.strictObject({ redemptionId: idField, memberId: idField, points: pointsField }),
    idempotent: true,
    answers: { 201: receiptAnswer },
    handler: async (call) => submitOne(call, { type: 'RedeemPoints', ...call.body }, 201),
  }),
  route({
    id: 'requestWithdrawal',
    method: 'POST',
    path: WITHDRAWALS,
    access: ['withdrawals.request', 'withdrawals.request-platform'],
    target: 'commands',
    tag: 'money',
    summary: { zh: '申请提现，金额即时冻结。', en: 'Requests a withdrawal; the amount is frozen at once.' },
    params: pathOf(),
    body: z.strictObject({
      withdrawalId: idField,
      account: z.enum(['cash', 'commission', 'dividend', 'payable', 'platform']),
      memberId: idField.optional(),
      merchantId: idField.optional(),
      amount: moneyField,
    }),
    idempotent: true,
    answers: { 201: receiptAnswer },
    handler: async (call) => submitOne(call, { type: 'RequestWithdrawal', ...call.body }, 201),
  }),
  step('approve', 'withdrawals.approve', 'ApproveWithdrawal', { zh: '批准提现。', en: 'Approves a withdrawal.' }),
  step('reject', 'withdrawals.reject', 'RejectWithdrawal', { zh: '驳回提现。', en: 'Rejects a withdrawal.' }),
  step('complete', 'payouts.record', 'CompleteWithdrawal', { zh: '提现已付出。', en: 'A withdrawal has been paid.' }),
  step('fail', 'payouts.record', 'FailWithdrawal', { zh: '提现付款失败。', en: 'A withdrawal could not be paid.' }),
];

function step(name: string, action: Action, type: CommandType, summary: Route['summary']): Route {
  return route({
    id: `${name}Withdrawal`,
    method: 'POST',
    path: `${WITHDRAWALS}/:withdrawal/${name}`,
    access: [action],
    target: 'commands',
    tag: 'money',
    summary,
    params: pathOf('withdrawal'),
    idempotent: true,
    answers: { 200: receiptAnswer },
    handler: async (call) => submitOne(call, { type, withdrawalId: call.params.withdrawal }, 200),
  });
}
