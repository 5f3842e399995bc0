/** What a caller can do wrong with endpoints and shops, with the texts for people. */
import type { ProblemKind } from '#api/problem-texts';
import { SHOP_PROBLEMS } from '../shops/problems.ts';

/** Every code of a {@link WebhookError}: the status and the text it is answered with. */
export const WEBHOOK_PROBLEMS = {
  webhook_unknown: {
    status: 404,
    title: { zh: '没有这个 webhook 端点', en: 'There is no such webhook endpoint' },
  },
  webhook_limit: {
    status: 409,
    title: { zh: '这个项目的 webhook 端点已到上限 20 个', en: 'The programme has its 20 webhook endpoints already' },
  },
  webhook_types_invalid: {
    status: 422,
    title: { zh: '没有写通知种类，或有不认识的种类', en: 'No kinds are named, or one that does not exist' },
  },
  webhook_event_unknown: {
    status: 404,
    title: {
      zh: '日志里没有这一行，或这一行没有此端点要的通知',
      en: 'The log has no such row, or nothing of it is for this endpoint',
    },
  },
  overlap_invalid: {
    status: 422,
    title: { zh: '旧密钥的保留时间应为 0 到 7 天', en: 'The old secret can stay good for 0 to 7 days' },
  },
  url_malformed: {
    status: 422,
    title: {
      zh: '网址不对：要完整的网址，不超过 2048 个字符，不带用户名、密码和 #',
      en: 'Not a URL for webhooks: a whole URL of at most 2048 characters, without username, password or #',
    },
  },
  url_not_https: { status: 422, title: { zh: '网址必须以 https:// 开头', en: 'The URL must begin with https://' } },
  url_port_refused: {
    status: 422,
    title: { zh: '端口只能是 443、8443、80 或 8080', en: 'The port can only be 443, 8443, 80 or 8080' },
  },
  url_address_refused: {
    status: 422,
    title: { zh: '不能发往内网或本机地址', en: 'The address is not one of the public internet' },
  },
  shop_name_taken: {
    status: 409,
    title: { zh: '这个项目里已有同名的店铺', en: 'The programme has a shop of that name' },
  },
  shop_name_invalid: {
    status: 422,
    title: { zh: '店铺名应为 1 到 100 个字符', en: 'A shop has a name of 1 to 100 characters' },
  },
  mapping_invalid: {
    status: 422,
    title: { zh: '字段对应表不对', en: 'The mapping is not right' },
  },
  ...SHOP_PROBLEMS,
} as const satisfies Record<string, ProblemKind>;

/** A code of {@link WEBHOOK_PROBLEMS}. */
export type WebhookErrorCode = keyof typeof WEBHOOK_PROBLEMS;

/** A request about endpoints or shops that was refused. `field` is the one to blame, where there is one. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly code: WebhookErrorCode;
  readonly field: string | undefined;

  constructor(code: WebhookErrorCode, field?: string) {
    super(code);
    this.code = code;
    this.field = field;
  }
}
