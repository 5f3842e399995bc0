/** Why a shop's event was turned away, with the texts for people. Refusals of the engine have texts of their own. */
import type { ProblemKind } from '#api/problem-texts';

/** Every code of our own that {@link Received} can have. */
export const SHOP_PROBLEMS = {
  shop_unknown: { status: 404, title: { zh: '没有这家店铺', en: 'There is no such shop' } },
  signature_missing: {
    status: 401,
    title: {
      zh: '缺少签名：需要 webhook-id、webhook-timestamp、webhook-signature 三个请求头',
      en: 'No signature: the headers webhook-id, webhook-timestamp and webhook-signature are needed',
    },
  },
  signature_wrong: {
    status: 401,
    title: { zh: '签名与收到的字节不符', en: 'The signature does not fit the bytes that arrived' },
  },
  signature_stale: {
    status: 401,
    title: { zh: '签名时间与现在相差超过五分钟', en: 'The signature is more than five minutes from now' },
  },
  shop_paused: {
    status: 503,
    title: { zh: '店铺已暂停接收，请稍后重发', en: 'The shop is paused; send it again later' },
  },
  shop_busy: { status: 503, title: { zh: '暂时无法处理，请重发', en: 'It cannot be taken now; send it again' } },
  shop_body_too_large: { status: 413, title: { zh: '内容超过 256 KiB', en: 'The body is larger than 256 KiB' } },
  shop_body_malformed: { status: 400, title: { zh: '内容不是 JSON', en: 'The body is not JSON' } },
  shop_field_missing: {
    status: 422,
    title: { zh: '对应表所指的字段没有可用的值', en: 'What the mapping points to is not there, or cannot be used' },
  },
  shop_kind_unknown: {
    status: 422,
    title: { zh: '对应表没有这种事件', en: 'The mapping does not have this kind of event' },
  },
  shop_amount_invalid: {
    status: 422,
    title: {
      zh: '金额不对：应为整数分，或最多两位小数的元',
      en: 'Not an amount: whole fen, or yuan with at most two decimals',
    },
  },
  shop_time_invalid: {
    status: 422,
    title: { zh: '时间不对：应如 2026-01-01T00:00:00Z', en: 'Not a time such as 2026-01-01T00:00:00Z' },
  },
  shop_event_differs: {
    status: 409,
    title: { zh: '同一事件编号此前的内容不同', en: 'The event of this id said something else before' },
  },
  shop_order_differs: {
    status: 409,
    title: {
      zh: '同一订单编号此前的会员、商家或金额不同',
      en: 'The order of this id had another member, merchant or amount before',
    },
  },
} as const satisfies Record<string, ProblemKind>;

/** A code of {@link SHOP_PROBLEMS}. */
export type ShopCode = keyof typeof SHOP_PROBLEMS;
