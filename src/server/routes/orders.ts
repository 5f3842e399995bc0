/** Orders: one at a time, and as a list. */
import { z } from 'zod';
import { orderAnswer, receiptAnswer } from '#api/answers';
import { idField, instantField, moneyField } from '#api/fields';
import { ordersAnswer } from '#api/list-answers';
import { parseInstant } from '#core/time';
import { extentOf } from '../auth/access.ts';
import { orderPage } from './order-list.ts';
import { orderView } from './order-view.ts';
import { pageOf, pageQuery } from './paging.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import type { Route } from './route.ts';
import { submitOne } from './submit.ts';

const ORDER = `${IN_PROGRAMME}/orders/:order`;

/** The routes of this file. */
export const ORDER_ROUTES = [
  route({
    id: 'listOrders',
    method: 'GET',
    path: `${IN_PROGRAMME}/orders`,
    access: ['orders.read'],
    target: 'list',
    tag: 'orders',
    summary: {
      zh: '订单，从新到旧；只见有权看的。有 next 就还有下一页，哪怕这一页不满。',
      en: 'Orders, newest first; those that may be seen. While there is a next there is more, also after a page that is not full.',
    },
    params: pathOf(),
    query: pageQuery.extend({
      member: idField.optional(),
      merchant: idField.optional(),
      state: orderAnswer.shape.status.optional(),
      from: instantField.optional().meta({ description: 'Placed then or later. / 此时或之后下单。' }),
      to: instantField.optional().meta({ description: 'Placed before then. / 此时之前下单。' }),
    }),
    answers: { 200: ordersAnswer },
    handler: async ({ service, principal, programme, query }) => {
      const { member, merchant, state, from, to } = query;
      const body = await orderPage(service, programme, extentOf(principal, 'orders.read', programme.id), {
        member,
        merchant,
        state,
        fromMs: from === undefined ? undefined : parseInstant(from),
        toMs: to === undefined ? undefined : parseInstant(to),
        ...pageOf(query),
      });
      return { status: 200, body };
    },
  }),
  route({
    id: 'placeOrder',
    method: 'POST',
    path: `${IN_PROGRAMME}/orders`,
    access: ['orders.place'],
    target: 'commands',
    tag: 'orders',
    summary: { zh: '下单：已付款的一笔订单。', en: 'Places an order that has been paid.' },
    params: pathOf(),
    body: z.strictObject({
      orderId: idField,
      memberId: idField,
      merchantId: idField.optional(),
      amount: moneyField,
      coins: moneyField.optional(),
    }),
    idempotent: true,
    answers: { 201: receiptAnswer },
    handler: async (call) => submitOne(call, { type: 'PlaceOrder', ...call.body }, 201),
  }),
  route({
    id: 'getOrder',
    method: 'GET',
    path: ORDER,
    access: ['orders.read'],
    target: 'order',
    tag: 'orders',
    summary: { zh: '一笔订单。', en: 'One order.' },
    params: pathOf('order'),
    answers: { 200: orderAnswer },
    handler: async ({ service, programme, params: { order } }) => ({
      status: 200,
      body: await orderView(service.database, programme, order),
    }),
  }),
  route({
    id: 'refundOrder',
    method: 'POST',
    path: `${ORDER}/refunds`,
    access: ['orders.refund'],
    target: 'commands',
    tag: 'orders',
    summary: { zh: '退款，可以分次，直到结算。', en: 'Refunds an order, in parts too, until it settles.' },
    params: pathOf('order'),
    body: z.strictObject({ refundId: idField, amount: moneyField }),
    idempotent: true,
    answers: { 201: receiptAnswer },
    handler: async (call) => submitOne(call, { type: 'RefundOrder', orderId: call.params.order, ...call.body }, 201),
  }),
  step('holdOrder', 'hold', 'orders.hold', 'HoldOrder', { zh: '因争议挂起。', en: 'Holds an order for a dispute.' }),
  step('releaseOrder', 'release', 'orders.release', 'ReleaseOrder', {
    zh: '解除挂起。',
    en: 'Releases an order that is held.',
  }),
  step('settleOrder', 'settle', 'orders.settle', 'SettleOrder', {
    zh: '退货期满后结算。',
    en: 'Settles an order after its return window.',
  }),
];

function step(
  id: string,
  name: string,
  action: 'orders.hold' | 'orders.release' | 'orders.settle',
  type: string,
  summary: Route['summary'],
): Route {
  return route({
    id,
    method: 'POST',
    path: `${ORDER}/${name}`,
    access: [action],
    target: 'commands',
    tag: 'orders',
    summary,
    params: pathOf('order'),
    idempotent: true,
    answers: { 200: receiptAnswer },
    handler: async (call) => submitOne(call, { type, orderId: call.params.order }, 200),
  });
}
