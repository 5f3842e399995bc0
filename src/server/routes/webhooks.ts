/** Webhook endpoints: where a programme tells others what happens. */
import { z } from 'zod';
import { numberInPath } from '#api/fields';
import {
  deliveriesAnswer,
  redeliveredAnswer,
  secretAnswer,
  webhookAnswer,
  webhookMadeAnswer,
  webhooksAnswer,
} from '#api/integration-answers';
import { beforeField, limitField } from '#api/paging';
import { formatInstant } from '#core/time';
import { actorOf } from '../auth/principal.ts';
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listDeliveries,
  listEndpoints,
  redeliver,
  rotateEndpointSecret,
} from '../webhooks/endpoints.ts';
import type { Delivery, Endpoint, WebhookContext } from '../webhooks/endpoints.ts';
import { KINDS } from '../webhooks/kinds.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import type { Service } from './route.ts';

const WEBHOOKS = `${IN_PROGRAMME}/webhooks`;
const WEBHOOK = `${WEBHOOKS}/:webhook`;

const url = z
  .string()
  .max(5000)
  .meta({ examples: ['https://example.com/greenpool'] });
const types = z
  .array(z.string().max(100))
  .max(100)
  .meta({ description: KINDS.join(', ') });
const onePath = pathOf().extend({ webhook: numberInPath });
/** How long the old secret stays good beside the new one. */
export const overlapBody = z.strictObject({
  overlapSeconds: z.int().min(0).max(1e9).meta({ description: 'At most seven days. / 至多七天。' }),
});

/** The routes of this file. */
export const WEBHOOK_ROUTES = [
  route({
    id: 'createWebhook',
    method: 'POST',
    path: WEBHOOKS,
    access: ['webhooks.manage'],
    target: 'programme',
    tag: 'webhooks',
    summary: { zh: '新建通知端点；密钥只显示这一次。', en: 'Makes an endpoint; its secret is shown this once.' },
    params: pathOf(),
    body: z.strictObject({ url, types }),
    answers: { 201: webhookMadeAnswer },
    handler: async ({ service, principal, programme, body }) => {
      const wanted = { programme: programme.id, ...body };
      const { endpoint, secret } = await createEndpoint(contextOf(service), wanted, actorOf(principal));
      service.webhooks.wake(programme.id);
      return { status: 201, body: { webhook: endpointView(endpoint), secret } };
    },
  }),
  route({
    id: 'listWebhooks',
    method: 'GET',
    path: WEBHOOKS,
    access: ['webhooks.read'],
    target: 'programme',
    tag: 'webhooks',
    summary: { zh: '列出通知端点。', en: 'Lists the endpoints.' },
    params: pathOf(),
    answers: { 200: webhooksAnswer },
    handler: async ({ service, programme }) => {
      const endpoints = await listEndpoints(contextOf(service), programme.id);
      return { status: 200, body: { webhooks: endpoints.map(endpointView) } };
    },
  }),
  route({
    id: 'getWebhook',
    method: 'GET',
    path: WEBHOOK,
    access: ['webhooks.read'],
    target: 'programme',
    tag: 'webhooks',
    summary: { zh: '一个通知端点。', en: 'One endpoint.' },
    params: onePath,
    answers: { 200: webhookAnswer },
    handler: async ({ service, programme, params }) => ({
      status: 200,
      body: endpointView(await getEndpoint(contextOf(service), programme.id, Number(params.webhook))),
    }),
  }),
  route({
    id: 'changeWebhook',
    method: 'PUT',
    path: WEBHOOK,
    access: ['webhooks.manage'],
    target: 'programme',
    tag: 'webhooks',
    summary: {
      zh: '修改网址或种类，暂停，恢复；停用的恢复后从原处继续。',
      en: 'Changes URL or kinds, pauses, resumes; one that was disabled goes on from where it was.',
    },
    params: onePath,
    body: z.strictObject({
      url: url.optional(),
      types: types.optional(),
      state: z.enum(['active', 'paused']).optional(),
    }),
    answers: { 200: webhookAnswer },
    handler: async ({ service, principal, programme, params, body: { url: address, types: kinds, state } }) => {
      const changes = {
        ...(address !== undefined && { url: address }),
        ...(kinds !== undefined && { types: kinds }),
        ...(state !== undefined && { state }),
      };
      const id = Number(params.webhook);
      const endpoint = await changeEndpoint(contextOf(service), programme.id, id, changes, actorOf(principal));
      service.webhooks.wake(programme.id);
      return { status: 200, body: endpointView(endpoint) };
    },
  }),
  route({
    id: 'deleteWebhook',
    method: 'DELETE',
    path: WEBHOOK,
    access: ['webhooks.manage'],
    target: 'programme',
    tag: 'webhooks',
    summary: { zh: '删除通知端点。', en: 'Deletes an endpoint.' },
    params: onePath,
    answers: { 204: 'nothing' },
    handler: async ({ service, principal, programme, params }) => {
      await deleteEndpoint(contextOf(service), programme.id, Number(params.webhook), actorOf(principal));
      service.webhooks.wake(programme.id);
      return { status: 204 };
    },
  }),
  route({
    id: 'rotateWebhookSecret',
    method: 'POST',
    path: `${WEBHOOK}/secret`,
    access: ['webhooks.manage'],
    target: 'programme',
    tag: 'webhooks',
    summary: { zh: '更换密钥；新密钥只显示这一次。', en: 'Gives a new secret, shown this once.' },
    params: onePath,
    body: overlapBody,
    answers: { 201: secretAnswer },
    handler: async ({ service, principal, programme, params, body }) => {
      const [id, overlapMs] = [Number(params.webhook), body.overlapSeconds * 1000];
      const actor = actorOf(principal);
      const secret = await rotateEndpointSecret(contextOf(service), programme.id, id, overlapMs, actor);
      service.webhooks.wake(programme.id);
      return { status: 201, body: { secret } };
    },
  }),
  route({
    id: 'listDeliveries',
    method: 'GET',
    path: `${WEBHOOK}/deliveries`,
    access: ['webhooks.read'],
    target: 'programme',
    tag: 'webhooks',
    summary: {
      zh: '等待重发和近期的投递，从新到旧。',
      en: 'Deliveries that wait or were made lately, newest first.',
    },
    params: onePath,
    query: z.strictObject({
      limit: limitField,
      before: beforeField(/^[0-9]{1,15}:[a-z_.]{1,50}$/),
      state: z.enum(['retrying', 'delivered', 'failed']).optional(),
    }),
    answers: { 200: deliveriesAnswer },
    handler: async ({ service, programme, params, query: { limit, before, state } }) => {
      const most = Number(limit);
      const [seq, kind = ''] = before?.split(':') ?? [];
      const deliveries = await listDeliveries(contextOf(service), programme.id, Number(params.webhook), {
        limit: most,
        ...(seq !== undefined && { before: { seq: Number(seq), kind } }),
        ...(state !== undefined && { state }),
      });
      const last = deliveries.length < most ? undefined : deliveries.at(-1);
      return {
        status: 200,
        body: {
          deliveries: deliveries.map(deliveryView),
          ...(last !== undefined && { next: `${last.seq}:${last.kind}` }),
        },
      };
    },
  }),
  route({
    id: 'redeliver',
    method: 'POST',
    path: `${WEBHOOK}/redeliveries`,
    access: ['webhooks.manage'],
    target: 'programme',
    tag: 'webhooks',
    summary: { zh: '把日志某一行的通知再发一次。', en: 'Sends what is told of a row of the log once more.' },
    params: onePath,
    body: z.strictObject({ seq: z.int().min(1) }),
    answers: { 202: redeliveredAnswer },
    handler: async ({ service, principal, programme, params, body: { seq } }) => {
      const id = Number(params.webhook);
      const webhooks = await redeliver(contextOf(service), programme.id, id, seq, actorOf(principal));
      service.webhooks.wake(programme.id);
      return { status: 202, body: { webhooks } };
    },
  }),
];

function contextOf({ auth, webhooks }: Service): WebhookContext {
  const { database, keys, now } = auth;
  return { database, keys, now, allowPrivate: webhooks.allowPrivate };
}

/** An instant, or null where there is none. */
export function instantOrNull(ms: number | null): string | null {
  return ms === null ? null : formatInstant(ms);
}

function endpointView({ id, url, types, state, cursor, failingSinceMs, createdBy, createdAtMs }: Endpoint): object {
  const createdAt = formatInstant(createdAtMs);
  return { id, url, types, state, cursor, failingSince: instantOrNull(failingSinceMs), createdBy, createdAt };
}

function deliveryView({ firstAtMs, lastAtMs, nextAtMs, ...rest }: Delivery): object {
  return {
    ...rest,
    firstAt: formatInstant(firstAtMs),
    lastAt: formatInstant(lastAtMs),
    nextAt: instantOrNull(nextAtMs),
  };
}
