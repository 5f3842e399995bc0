/** The OpenAPI document (3.1), made of the table of routes: what is checked is what is described. */
import { z } from 'zod';
import { commandSchemas } from '#api/command-schemas';
import type { JsonSchema } from '#api/command-schemas';
import { problemSchema } from '#api/problem';
import { PROBLEM_KINDS } from './problems.ts';
import type { AnswerForm, Route } from './routes/route.ts';

/** Every code there is now, so that programs can name them; a client must live with codes that it does not know. */
const PROBLEM_CODE: JsonSchema = {
  type: 'string',
  enum: [...PROBLEM_KINDS.keys()].toSorted(),
  description: 'See /docs/errors; there may be more in time. / 见 /docs/errors，以后可能增加。',
};
const PROBLEM = { $ref: '#/components/schemas/Problem' };

const TAGS: readonly (readonly [name: string, zh: string, en: string])[] = [
  ['sign-in', '登录', 'Signing in'],
  ['me', '我的账户', "One's own account"],
  ['programmes', '项目', 'Programmes'],
  ['commands', '批量命令与试算', 'Commands in batches, and quotes'],
  ['orders', '订单', 'Orders'],
  ['merchants', '商家与区域代理', 'Merchants and region agents'],
  ['members', '会员', 'Members'],
  ['money', '卖出与提现', 'Selling points and withdrawals'],
  ['proposals', '提案与审批', 'Proposals that a second person approves'],
  ['plans', '计划', 'Plans'],
  ['payouts', '提现与付款', 'Withdrawals and payouts'],
  ['webhooks', '通知端点', 'Webhook endpoints'],
  ['shops', '店铺订单接入', 'Shops that send their orders'],
  ['api-keys', '接口密钥', 'API keys'],
  ['people', '账号、权限与审计', 'Accounts, rights and the audit'],
  ['personal', '个人资料', 'Personal data'],
  ['reports', '查询与对账', 'Looking things up'],
  ['streams', '实时推送', 'Streams'],
  ['system', '系统', 'System'],
];

/** The document of these routes. */
export function openApiDocument(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Greenpool API',
      version: '1',
      description:
        'Money and points are texts. Ids are yours. Errors are application/problem+json in Chinese or English, by Accept-Language; their codes: /docs/errors.\n\n' +
        '金额和积分都是文字，编号由您自定。错误为 application/problem+json，按 Accept-Language 给出中文或英文，代码见 /docs/errors。',
    },
    servers: [{ url: '/' }],
    tags: TAGS.map(([name, zh, en]) => ({ name, description: `${zh} ${en}` })),
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of a session, or an API key. / 登录令牌或 API 密钥。',
        },
      },
      schemas: { Problem: problem(), ProblemCode: PROBLEM_CODE, ...commandSchemas() },
    },
  };
}

function operationOf(route: Route): object {
  const { id, summary, tag, access, answers, body, takes = 'application/json' } = route;
  const answered = Object.entries(answers).map(([status, form]) => [status, answerOf(form)]);
  return {
    operationId: id,
    tags: [tag],
    summary: `${summary.zh} ${summary.en}`,
    ...(access === 'public' && { security: [] }),
    ...(typeof access !== 'string' && { description: access.map((action) => `\`${action}\``).join(', ') }),
    parameters: parametersOf(route),
    ...(body !== undefined && {
      requestBody: {
        required: true,
        content: { [takes]: { schema: route.takesCommands === true ? COMMANDS : schemaOf(body, 'input') } },
      },
    }),
    ...(route.rawBody !== undefined && { requestBody: { required: true, content: { '*/*': {} } } }),
    responses: {
      ...Object.fromEntries(answered),
      default: {
        description: 'What is wrong. / 哪里不对。',
        content: { 'application/problem+json': { schema: PROBLEM } },
      },
    },
  };
}

const COMMANDS: JsonSchema = {
  type: 'object',
  required: ['commands'],
  additionalProperties: false,
  properties: {
    commands: { type: 'array', minItems: 1, maxItems: 1000, items: { $ref: '#/components/schemas/Command' } },
  },
};

const KEY_PARAMETER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
};
const LANGUAGE_PARAMETER = {
  name: 'Accept-Language',
  in: 'header',
  required: false,
  description: 'zh (unless said) or en.',
  schema: { type: 'string', examples: ['en'] },
};

function parametersOf({ params, query, idempotent }: Route): readonly object[] {
  return [
    ...fieldsOf(params, 'path'),
    ...fieldsOf(query, 'query'),
    ...(idempotent === true ? [KEY_PARAMETER] : []),
    LANGUAGE_PARAMETER,
  ];
}

function fieldsOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): readonly object[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...form }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: form,
  }));
}

function problem(): JsonSchema {
  const schema = schemaOf(problemSchema, 'output');
  return {
    ...schema,
    properties: { ...(schema['properties'] as JsonSchema), code: { $ref: '#/components/schemas/ProblemCode' } },
  };
}

function answerOf(form: AnswerForm): object {
  if (form === 'nothing') return { description: 'Done. / 完成。' };
  if (typeof form === 'string') return { description: form, content: { [form]: { schema: { type: 'string' } } } };
  return { description: 'Done. / 完成。', content: { 'application/json': { schema: schemaOf(form, 'output') } } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  });
  return rest;
}
