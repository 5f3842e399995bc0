/** Answers about webhook endpoints, shops and API keys. */
import { z } from 'zod';

const text = z.string();
const instant = z.string().meta({ examples: ['2026-01-01T00:00:00Z'] });
const secret = z.string().meta({ description: 'Shown this once. / 只显示这一次。' });

/** A webhook endpoint; its secret is nowhere. */
export const webhookAnswer = z.strictObject({
  id: z.int(),
  url: text,
  types: z.array(text),
  state: z.enum(['active', 'paused', 'disabled']),
  cursor: z
    .int()
    .meta({ description: 'The row of the log up to which everything was sent once. / 已发到日志的哪一行。' }),
  failingSince: instant.nullable(),
  createdBy: text,
  createdAt: instant,
});

/** The endpoints of a programme. */
export const webhooksAnswer = z.strictObject({ webhooks: z.array(webhookAnswer) });

/** An endpoint that was just made. */
export const webhookMadeAnswer = z.strictObject({ webhook: webhookAnswer, secret });

/** A new secret. */
export const secretAnswer = z.strictObject({ secret });

/** Deliveries of an endpoint, the newest rows of the log first. */
export const deliveriesAnswer = z.strictObject({
  deliveries: z.array(
    z.strictObject({
      seq: z.int(),
      kind: text,
      state: z.enum(['retrying', 'delivered', 'failed']),
      attempts: z.int(),
      firstAt: instant,
      lastAt: instant,
      nextAt: instant.nullable(),
      responseCode: z.int().nullable(),
      error: text.nullable(),
      answer: text.nullable(),
    }),
  ),
  next: text.optional().meta({ description: 'The `before` of the next page. / 下一页的 before。' }),
});

/** How many webhooks are sent again. */
export const redeliveredAnswer = z.strictObject({ webhooks: z.int() });

/** A shop; its secret is nowhere. */
export const shopAnswer = z.strictObject({
  id: z.int(),
  name: text,
  mapping: z.record(text, z.unknown()),
  state: z.enum(['active', 'paused']),
  address: z.string().meta({ description: 'Where it sends its events. / 事件发到这里。' }),
  createdBy: text,
  createdAt: instant,
});

/** The shops of a programme. */
export const shopsAnswer = z.strictObject({ shops: z.array(shopAnswer) });

/** A shop that was just made. */
export const shopMadeAnswer = z.strictObject({ shop: shopAnswer, secret });

/** What came in from a shop, the newest first. */
export const shopEventsAnswer = z.strictObject({
  events: z.array(
    z.strictObject({
      kind: text.nullable(),
      state: z.enum(['done', 'absorbed', 'ignored', 'parked', 'refused', 'unusable']),
      code: text.nullable(),
      field: text.nullable(),
      attempts: z.int(),
      occurredAt: instant.nullable(),
      receivedAt: instant,
    }),
  ),
  next: text.optional().meta({ description: 'The `before` of the next page. / 下一页的 before。' }),
});

/** What became of an event that a shop sent. */
export const receivedAnswer = z.strictObject({
  outcome: z.enum(['done', 'duplicate', 'parked', 'absorbed', 'ignored']),
});

/** API keys, the newest first, with those that ended. */
export const apiKeysAnswer = z.strictObject({
  apiKeys: z.array(
    z.strictObject({
      id: z.int(),
      prefix: text,
      name: text,
      merchantId: text.nullable(),
      scopes: z.array(text),
      createdBy: text,
      createdAt: instant,
      expiresAt: instant.nullable(),
      lastUsedAt: instant.nullable(),
      replacedBy: z.int().nullable(),
      revokedAt: instant.nullable(),
    }),
  ),
});

/** A key that was just made. */
export const apiKeyMadeAnswer = z.strictObject({ id: z.int(), key: secret });
