/** API keys of a programme and of one merchant. */
import { z } from 'zod';
import { instantField, numberInPath } from '#api/fields';
import { apiKeyMadeAnswer, apiKeysAnswer } from '#api/integration-answers';
import { formatInstant, parseInstant } from '#core/time';
import { requireRecentSignIn } from '../auth/access.ts';
import { createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from '../auth/api-keys.ts';
import type { ApiKeyRow } from '../auth/api-keys.ts';
import { SCOPES } from '../auth/scopes.ts';
import { RECENT_SIGN_IN_MS } from '../proposals/decide.ts';
import { numberOf } from './object-ids.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import type { Answered, Call } from './route.ts';
import { instantOrNull } from './webhooks.ts';

const KEYS = `${IN_PROGRAMME}/api-keys`;
const OF_MERCHANT = `${IN_PROGRAMME}/merchants/:merchant/api-keys`;

const newKey = z.strictObject({
  name: z.string().max(200),
  scopes: z
    .array(z.string().max(100))
    .max(100)
    .meta({ description: Object.keys(SCOPES).join(', ') }),
  expiresAt: instantField.optional(),
});
const onePath = pathOf().extend({ key: numberInPath });

/** The routes of this file. */
export const API_KEY_ROUTES = [
  route({
    id: 'createApiKey',
    method: 'POST',
    path: KEYS,
    access: ['apikeys.manage'],
    target: 'programme',
    tag: 'api-keys',
    summary: { zh: '为整个项目新建接口密钥，只显示这一次。', en: 'Makes a key for the programme, shown this once.' },
    params: pathOf(),
    body: newKey,
    answers: { 201: apiKeyMadeAnswer },
    handler: async (call) => create(call, null, call.body),
  }),
  route({
    id: 'createMerchantApiKey',
    method: 'POST',
    path: OF_MERCHANT,
    access: ['apikeys.manage'],
    target: 'merchant',
    tag: 'api-keys',
    summary: { zh: '为一个商家新建接口密钥，只显示这一次。', en: 'Makes a key for one merchant, shown this once.' },
    params: pathOf('merchant'),
    body: newKey,
    answers: { 201: apiKeyMadeAnswer },
    handler: async (call) => create(call, await numberOf(call.programme, 'merchant', call.params.merchant), call.body),
  }),
  route({
    id: 'listApiKeys',
    method: 'GET',
    path: KEYS,
    access: ['apikeys.read'],
    target: 'programme',
    tag: 'api-keys',
    summary: { zh: '列出项目的接口密钥，含各商家的。', en: 'Lists the keys of the programme and of its merchants.' },
    params: pathOf(),
    answers: { 200: apiKeysAnswer },
    handler: async (call) => list(call, null),
  }),
  route({
    id: 'listMerchantApiKeys',
    method: 'GET',
    path: OF_MERCHANT,
    access: ['apikeys.read'],
    target: 'merchant',
    tag: 'api-keys',
    summary: { zh: '列出一个商家的接口密钥。', en: 'Lists the keys of one merchant.' },
    params: pathOf('merchant'),
    answers: { 200: apiKeysAnswer },
    handler: async (call) => list(call, await numberOf(call.programme, 'merchant', call.params.merchant)),
  }),
  route({
    id: 'rotateApiKey',
    method: 'POST',
    path: `${KEYS}/:key/rotate`,
    access: ['apikeys.manage'],
    target: 'stored',
    tag: 'api-keys',
    summary: {
      zh: '换出同样的新密钥，旧的再用一段时间。',
      en: 'Makes a key like it; the old one stays good for a while.',
    },
    params: onePath,
    body: z.strictObject({
      graceSeconds: z.int().min(0).max(1e9).meta({ description: 'At most 30 days. / 至多 30 天。' }),
    }),
    endsRights: true,
    answers: { 201: apiKeyMadeAnswer },
    handler: async ({ service, principal, programme, params, body: { graceSeconds } }) => {
      requireRecentSignIn(principal, RECENT_SIGN_IN_MS, service.now());
      const which = { programme: programme.id, id: Number(params.key) };
      const made = await rotateApiKey(service.auth, principal, which, graceSeconds * 1000);
      return { status: 201, body: made };
    },
  }),
  route({
    id: 'revokeApiKey',
    method: 'DELETE',
    path: `${KEYS}/:key`,
    access: ['apikeys.manage'],
    target: 'stored',
    tag: 'api-keys',
    summary: { zh: '立即停用接口密钥。', en: 'Ends a key at once.' },
    params: onePath,
    endsRights: true,
    answers: { 204: 'nothing' },
    handler: async ({ service, principal, programme, params }) => {
      await revokeApiKey(service.auth, principal, { programme: programme.id, id: Number(params.key) });
      return { status: 204 };
    },
  }),
];

async function create(
  { service, principal, programme }: Pick<Call, 'service' | 'principal' | 'programme'>,
  merchant: string | null,
  { name, scopes, expiresAt }: z.output<typeof newKey>,
): Promise<Answered> {
  requireRecentSignIn(principal, RECENT_SIGN_IN_MS, service.now());
  const expiresAtMs = expiresAt === undefined ? null : (parseInstant(expiresAt) as number);
  const wanted = { name, programme: programme.id, merchant, scopes, expiresAtMs };
  return { status: 201, body: await createApiKey(service.auth, principal, wanted) };
}

async function list(
  { service, principal, programme }: Pick<Call, 'service' | 'principal' | 'programme'>,
  merchant: string | null,
): Promise<Answered> {
  const keys = await listApiKeys(service.auth, principal, { programme: programme.id, merchant });
  const apiKeys = await programme.writer.read(({ aliases }) =>
    keys.map((key) => keyView(key, key.merchant === null ? null : aliases.shown('merchant', key.merchant))),
  );
  return { status: 200, body: { apiKeys } };
}

function keyView(key: ApiKeyRow, merchantId: string | null): object {
  const { id, prefix, name, scopes, createdBy, replacedBy } = key;
  return {
    id,
    prefix,
    name,
    merchantId,
    scopes,
    createdBy,
    createdAt: formatInstant(key.createdAtMs),
    expiresAt: instantOrNull(key.expiresAtMs),
    lastUsedAt: instantOrNull(key.lastUsedAtMs),
    replacedBy,
    revokedAt: instantOrNull(key.revokedAtMs),
  };
}
