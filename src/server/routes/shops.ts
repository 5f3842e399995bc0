/** Shops that send their orders, and where they send them. */
import { z } from 'zod';
import { nameField, numberInPath } from '#api/fields';
import {
  receivedAnswer,
  secretAnswer,
  shopAnswer,
  shopEventsAnswer,
  shopMadeAnswer,
  shopsAnswer,
} from '#api/integration-answers';
import { beforeField, limitField } from '#api/paging';
import { formatInstant } from '#core/time';
import { actorOf } from '../auth/principal.ts';
import { TurnedAwayError } from '../problems.ts';
import { receive } from '../shops/receive.ts';
import { changeShop, createShop, listShopEvents, listShops, rotateShopSecret } from '../shops/shops.ts';
import type { Shop, ShopEventRow } from '../shops/shops.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import { instantOrNull, overlapBody } from './webhooks.ts';

const SHOPS = `${IN_PROGRAMME}/shops`;
const SHOP = `${SHOPS}/:shop`;
/** Where shops send. Past the bytes that the signature is checked over, no more is read. */
const RECEIVING = '/v1/shops/:shop/events';
const RAW_BYTES_MAX = 512 * 1024;
const RETRY_SECONDS = 5;

const mapping = z.record(z.string(), z.unknown()).meta({ description: 'docs/webhooks.md' });
const onePath = pathOf().extend({ shop: numberInPath });

/** The routes of this file. */
export const SHOP_ROUTES = [
  route({
    id: 'createShop',
    method: 'POST',
    path: SHOPS,
    access: ['shops.manage'],
    target: 'programme',
    tag: 'shops',
    summary: { zh: '新建店铺；密钥只显示这一次。', en: 'Makes a shop; its secret is shown this once.' },
    params: pathOf(),
    body: z.strictObject({ name: nameField(200), mapping }),
    answers: { 201: shopMadeAnswer },
    handler: async ({ service, principal, programme, body }) => {
      const wanted = { programme: programme.id, ...body };
      const { shop, secret } = await createShop(service.auth, wanted, actorOf(principal));
      return { status: 201, body: { shop: shopView(shop), secret } };
    },
  }),
  route({
    id: 'listShops',
    method: 'GET',
    path: SHOPS,
    access: ['shops.read'],
    target: 'programme',
    tag: 'shops',
    summary: { zh: '列出店铺。', en: 'Lists the shops.' },
    params: pathOf(),
    answers: { 200: shopsAnswer },
    handler: async ({ service, programme }) => ({
      status: 200,
      body: { shops: (await listShops(service.auth, programme.id)).map(shopView) },
    }),
  }),
  route({
    id: 'changeShop',
    method: 'PUT',
    path: SHOP,
    access: ['shops.manage'],
    target: 'programme',
    tag: 'shops',
    summary: { zh: '修改字段对应表，暂停，恢复。', en: 'Changes the mapping, pauses, resumes.' },
    params: onePath,
    body: z.strictObject({ mapping: mapping.optional(), state: z.enum(['active', 'paused']).optional() }),
    answers: { 200: shopAnswer },
    handler: async ({ service, principal, programme, params, body }) => {
      const changes = {
        ...(body.mapping !== undefined && { mapping: body.mapping }),
        ...(body.state !== undefined && { state: body.state }),
      };
      const shop = await changeShop(service.auth, programme.id, Number(params.shop), changes, actorOf(principal));
      return { status: 200, body: shopView(shop) };
    },
  }),
  route({
    id: 'rotateShopSecret',
    method: 'POST',
    path: `${SHOP}/secret`,
    access: ['shops.manage'],
    target: 'programme',
    tag: 'shops',
    summary: { zh: '更换密钥；新密钥只显示这一次。', en: 'Gives a new secret, shown this once.' },
    params: onePath,
    body: overlapBody,
    answers: { 201: secretAnswer },
    handler: async ({ service, principal, programme, params, body }) => {
      const [id, overlapMs] = [Number(params.shop), body.overlapSeconds * 1000];
      const secret = await rotateShopSecret(service.auth, programme.id, id, overlapMs, actorOf(principal));
      return { status: 201, body: { secret } };
    },
  }),
  route({
    id: 'listShopEvents',
    method: 'GET',
    path: `${SHOP}/events`,
    access: ['shops.read'],
    target: 'programme',
    tag: 'shops',
    summary: { zh: '店铺发来的事件及其结果，从新到旧。', en: 'What came in from a shop, newest first.' },
    params: onePath,
    query: z.strictObject({
      limit: limitField,
      before: beforeField(/^[0-9]{1,15}-(?:[0-9a-f]{2}){1,64}$/),
      state: z.enum(['done', 'absorbed', 'ignored', 'parked', 'refused', 'unusable']).optional(),
    }),
    answers: { 200: shopEventsAnswer },
    handler: async ({ service, programme, params, query: { limit, before, state } }) => {
      const most = Number(limit);
      const events = await listShopEvents(service.auth, programme.id, Number(params.shop), {
        limit: most,
        ...(before !== undefined && { before }),
        ...(state !== undefined && { state }),
      });
      const next = events.length < most ? undefined : events.at(-1)?.cursor;
      return { status: 200, body: { events: events.map(eventView), ...(next !== undefined && { next }) } };
    },
  }),
  route({
    id: 'receiveShopEvent',
    method: 'POST',
    path: RECEIVING,
    access: 'public',
    target: 'none',
    tag: 'shops',
    summary: {
      zh: '店铺以签名发送事件；写法见 docs/webhooks.md。',
      en: 'Takes a signed event of a shop, as docs/webhooks.md describes.',
    },
    params: z.strictObject({ shop: numberInPath }),
    rawBody: RAW_BYTES_MAX,
    answers: { 200: receivedAnswer, 202: receivedAnswer },
    handler: async ({ service, request, params }) => {
      const { auth, programmes } = service;
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const received = await receive({ ...auth, programmes }, Number(params.shop), request.headers, bytes);
      const { status, outcome, code, field } = received;
      if (code === undefined) return { status, body: { outcome } };
      throw new TurnedAwayError(code, status, { field, ...(status === 503 && { retryAfter: RETRY_SECONDS }) });
    },
  }),
];

function shopView({ id, name, mapping: parts, state, createdBy, createdAtMs }: Shop): object {
  const address = RECEIVING.replace(':shop', String(id));
  return { id, name, mapping: parts, state, address, createdBy, createdAt: formatInstant(createdAtMs) };
}

function eventView({ occurredAtMs, receivedAtMs, cursor: _cursor, ...rest }: ShopEventRow): object {
  return { ...rest, occurredAt: instantOrNull(occurredAtMs), receivedAt: formatInstant(receivedAtMs) };
}
