/** Merchants and region agents. */
import { z } from 'zod';
import { merchantAnswer, receiptAnswer } from '#api/answers';
import { idField, nameField, regionField } from '#api/fields';
import { merchantsAnswer } from '#api/list-answers';
import { formatMoney } from '#core/quantity';
import { refuse } from '#core/refusal';
import { extentOf } from '../auth/access.ts';
import type { Programme } from '../programmes.ts';
import { ProblemError, RefusedError } from '../problems.ts';
import { merchantPage } from './member-list.ts';
import { pageOf, pageQuery, startField } from './paging.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import { submitOne } from './submit.ts';

const MERCHANT = `${IN_PROGRAMME}/merchants/:merchant`;

/** The routes of this file. */
export const MERCHANT_ROUTES = [
  route({
    id: 'listMerchants',
    method: 'GET',
    path: `${IN_PROGRAMME}/merchants`,
    access: ['merchants.read'],
    target: 'list',
    tag: 'merchants',
    summary: {
      zh: '商家，从新到旧，按编号开头（q）查时按编号排序；只见有权看的。',
      en: 'Merchants, newest first, by the beginning of your ids (q) in the order of the ids; those that may be seen.',
    },
    params: pathOf(),
    query: pageQuery.extend({ q: startField }),
    answers: { 200: merchantsAnswer },
    handler: async ({ service, principal, programme, query }) => {
      const extent = extentOf(principal, 'merchants.read', programme.id);
      const body = await merchantPage(service, programme, extent, { q: query.q, ...pageOf(query) });
      return { status: 200, body };
    },
  }),
  route({
    id: 'registerMerchant',
    method: 'POST',
    path: `${IN_PROGRAMME}/merchants`,
    access: ['merchants.register'],
    target: 'commands',
    tag: 'merchants',
    summary: { zh: '登记商家。', en: 'Registers a merchant.' },
    params: pathOf(),
    body: z.strictObject({
      merchantId: idField,
      ownerId: idField.optional(),
      recruiterId: idField.optional(),
      regionCode: regionField.optional(),
      split: nameField(100).optional(),
    }),
    idempotent: true,
    answers: { 201: receiptAnswer },
    handler: async (call) => submitOne(call, { type: 'RegisterMerchant', ...call.body }, 201),
  }),
  route({
    id: 'getMerchant',
    method: 'GET',
    path: MERCHANT,
    access: ['merchants.read'],
    target: 'merchant',
    tag: 'merchants',
    summary: { zh: '一个商家。', en: 'One merchant.' },
    params: pathOf('merchant'),
    answers: { 200: merchantAnswer },
    handler: async ({ programme, params: { merchant } }) => {
      const { payable, ...rest } = await merchantOf(programme, merchant);
      return { status: 200, body: { merchantId: merchant, ...rest, payable: formatMoney(payable) } };
    },
  }),
  route({
    id: 'scanMerchant',
    method: 'POST',
    path: `${MERCHANT}/scan`,
    access: ['referrals.bind'],
    target: 'commands',
    tag: 'merchants',
    summary: {
      zh: '会员扫商家的码：还没有推荐人的会员，推荐人就是店主。',
      en: 'A member scans the QR code of a merchant: whoever has no referrer gets its owner.',
    },
    params: pathOf('merchant'),
    body: z.strictObject({ memberId: idField }),
    idempotent: true,
    answers: { 200: receiptAnswer },
    handler: async (call) => {
      const { memberId } = call.body;
      const { merchant } = call.params;
      const { ownerId } = await merchantOf(call.programme, merchant);
      if (ownerId === undefined) throw new ProblemError('owner_unknown', { field: 'merchantId', value: merchant });
      return submitOne(call, { type: 'BindReferrer', memberId, referrerId: ownerId }, 200);
    },
  }),
  route({
    id: 'appointAgent',
    method: 'POST',
    path: `${IN_PROGRAMME}/agents`,
    access: ['agents.manage'],
    target: 'commands',
    tag: 'merchants',
    summary: { zh: '任命区域代理。', en: 'Appoints the agent of a region.' },
    params: pathOf(),
    body: z.strictObject({ regionCode: regionField, memberId: idField }),
    idempotent: true,
    answers: { 201: receiptAnswer },
    handler: async (call) => submitOne(call, { type: 'AppointAgent', ...call.body }, 201),
  }),
  route({
    id: 'dismissAgent',
    method: 'DELETE',
    path: `${IN_PROGRAMME}/agents/:region`,
    access: ['agents.manage'],
    target: 'commands',
    tag: 'merchants',
    summary: { zh: '解除区域代理。', en: 'Dismisses the agent of a region.' },
    params: pathOf('region'),
    idempotent: true,
    answers: { 200: receiptAnswer },
    handler: async (call) => submitOne(call, { type: 'DismissAgent', regionCode: call.params.region }, 200),
  }),
];

/** A merchant by the caller's id, its people by theirs. Throws `merchant_unknown`. */
async function merchantOf({ writer }: Programme, merchantId: string) {
  return writer.read(({ aliases, engine }) => {
    const number = aliases.ours('merchant', merchantId);
    const view = number === undefined ? undefined : engine.merchant(number);
    if (view === undefined) throw new RefusedError(refuse('merchant_unknown', 'merchantId', merchantId));
    const { ownerId, recruiterId, ...rest } = view;
    return {
      ...rest,
      ...(ownerId !== undefined && { ownerId: aliases.shown('member', ownerId) }),
      ...(recruiterId !== undefined && { recruiterId: aliases.shown('member', recruiterId) }),
    };
  });
}
