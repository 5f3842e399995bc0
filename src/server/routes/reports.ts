/** What happened: the log since a cursor, statements, prices over time, and what came of it for members. */
import { z } from 'zod';
import { instantField } from '#api/fields';
import type { Language } from '#api/language';
import { wordingMessage } from '#api/invalid-texts';
import { eventsAnswer, outcomesOfMembersAnswer, pricesAnswer, statementAnswer } from '#api/report-answers';
import { formatPercent } from '#core/quantity';
import { refuse } from '#core/refusal';
import { formatInstant, parseInstant } from '#core/time';
import { eventsSince } from '#store/events';
import { HistoryError, priceHistory } from '#store/history';
import { memberStatement, merchantStatement, platformStatement } from '#store/statements';
import type { StatementPage } from '#store/statements';
import { outcomes } from '#store/statistics';
import type { Aliases } from '../aliases.ts';
import { mayDo } from '../auth/access.ts';
import { explainLines } from '../explain.ts';
import type { Explanation } from '../explain.ts';
import { ProblemError, RefusedError } from '../problems.ts';
import { eventView, moneyText, nameOf, pointsText } from './event-view.ts';
import { cursor, limitOf, limitQuery, pageOf, pageQuery } from './paging.ts';
import type { PageQuery } from './paging.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import type { Answered, Call } from './route.ts';

/** The routes of this file. */
export const REPORT_ROUTES = [
  route({
    id: 'listEvents',
    method: 'GET',
    path: `${IN_PROGRAMME}/events`,
    access: ['events.read'],
    target: 'programme',
    tag: 'reports',
    summary: { zh: '某一行之后发生的事，按先后。', en: 'What happened after a row of the log, in order.' },
    params: pathOf(),
    query: z.strictObject({
      after: cursor.optional(),
      limit: limitQuery,
      types: z
        .string()
        .regex(/^[A-Za-z]{1,40}(?:,[A-Za-z]{1,40}){0,49}$/, {
          message: wordingMessage({ zh: '用逗号分开的事件类型', en: 'types of events, separated by commas' }),
        })
        .optional(),
    }),
    answers: { 200: eventsAnswer },
    handler: async ({ service, programme, query }) => {
      const { rows, next, end } = await eventsSince(service.database, programme.id, {
        after: Number(query.after ?? '0'),
        limit: limitOf(query),
        ...(query.types !== undefined && { types: query.types.split(',') }),
      });
      const events = await programme.writer.read(({ aliases }) => rows.map((row) => eventView(row, aliases)));
      return { status: 200, body: { events, next, end } };
    },
  }),
  route({
    id: 'getMemberStatement',
    method: 'GET',
    path: `${IN_PROGRAMME}/members/:member/statement`,
    access: ['statements.read'],
    target: 'member',
    tag: 'reports',
    summary: { zh: '会员的对账单，从新到旧。', en: 'The statement of a member, newest first.' },
    params: pathOf('member'),
    query: pageQuery,
    answers: { 200: statementAnswer },
    handler: async (call) => statement(call, 'member', call.params.member, call.query, memberStatement),
  }),
  route({
    id: 'getMerchantStatement',
    method: 'GET',
    path: `${IN_PROGRAMME}/merchants/:merchant/statement`,
    access: ['statements.read'],
    target: 'merchant',
    tag: 'reports',
    summary: { zh: '商家的对账单，从新到旧。', en: 'The statement of a merchant, newest first.' },
    params: pathOf('merchant'),
    query: pageQuery,
    answers: { 200: statementAnswer },
    handler: async (call) => statement(call, 'merchant', call.params.merchant, call.query, merchantStatement),
  }),
  route({
    id: 'getPlatformStatement',
    method: 'GET',
    path: `${IN_PROGRAMME}/platform/statement`,
    access: ['platform.read'],
    target: 'programme',
    tag: 'reports',
    summary: { zh: '平台自己的对账单，从新到旧。', en: 'The statement of the platform itself, newest first.' },
    params: pathOf(),
    query: pageQuery,
    answers: { 200: statementAnswer },
    handler: async (call) => {
      const { service, programme, query } = call;
      return explained(call, await platformStatement(service.database, programme.id, pageOf(query)));
    },
  }),
  route({
    id: 'listPrices',
    method: 'GET',
    path: `${IN_PROGRAMME}/prices`,
    access: ['prices.read'],
    target: 'programme',
    tag: 'reports',
    summary: { zh: '一段时间里的价格。', en: 'Prices over time.' },
    params: pathOf(),
    query: z.strictObject({
      from: instantField,
      to: instantField,
      resolution: z
        .string()
        .regex(/^(?:minute|hour|day|week|[1-9][0-9]{0,8})$/, {
          message: wordingMessage({
            zh: 'minute、hour、day、week 或秒数',
            en: 'minute, hour, day, week, or a number of seconds',
          }),
        })
        .meta({ examples: ['day', '3600'] }),
    }),
    answers: { 200: pricesAnswer },
    handler: async ({ service, programme, query: { from, to, resolution } }) => {
      const named = resolution === 'minute' || resolution === 'hour' || resolution === 'day' || resolution === 'week';
      const buckets = await priceHistory(service.database, programme.id, {
        fromMs: parseInstant(from) as number,
        toMs: parseInstant(to) as number,
        resolution: named ? resolution : Number(resolution),
      }).catch((error: unknown) => {
        if (!(error instanceof HistoryError)) throw error;
        throw new ProblemError('request_invalid', {
          field: 'query.resolution',
          value: resolution,
          expected: { zh: '最多 5000 段', en: 'at most 5000 pieces' },
        });
      });
      return {
        status: 200,
        body: {
          prices: buckets.map(({ fromMs, open, high, low, close, payouts, settled, exits }) => ({
            from: formatInstant(fromMs),
            open: open.decimal,
            high: high.decimal,
            low: low.decimal,
            close: close.decimal,
            payouts: moneyText(payouts),
            settled,
            exits,
          })),
        },
      };
    },
  }),
  route({
    id: 'getOutcomes',
    method: 'GET',
    path: `${IN_PROGRAMME}/outcomes`,
    access: ['stats.read'],
    target: 'programme',
    tag: 'reports',
    summary: {
      zh: '会员拿回了多少：已付与已花之比的均值、中位数、十分位、拿到零的比例。',
      en: 'What members got back: paid over spent, its mean, median, deciles, and the share at 0.',
    },
    params: pathOf(),
    answers: { 200: outcomesOfMembersAnswer },
    handler: async ({ service, programme }) => {
      const found = await outcomes(service.database, programme.id);
      const { meanPpm, medianPpm } = found;
      return {
        status: 200,
        body: {
          seq: found.seq,
          members: found.members,
          spent: moneyText(found.spent),
          paid: moneyText(found.paid),
          commissions: moneyText(found.commissions),
          total: percent(found.totalPpm),
          ...(meanPpm !== undefined && { mean: percent(meanPpm) }),
          ...(medianPpm !== undefined && { median: percent(medianPpm) }),
          deciles: found.decilesPpm.map(percent),
          atZero: percent(found.atZeroPpm),
          madeWhole: percent(found.madeWholePpm),
          forcedOut: percent(found.forcedOutPpm),
        },
      };
    },
  }),
];

function percent(ppm: bigint): string {
  return formatPercent(Number(ppm));
}

type Read = typeof memberStatement;

async function statement(
  call: Pick<Call, 'service' | 'programme' | 'principal' | 'language'>,
  kind: 'member' | 'merchant',
  external: string,
  query: PageQuery,
  read: Read,
): Promise<Answered> {
  const { service, programme } = call;
  const number = await programme.writer.read(({ aliases }) => aliases.ours(kind, external));
  if (number === undefined) throw new RefusedError(refuse(`${kind}_unknown`, `${kind}Id`, external));
  return explained(call, await read(service.database, programme.id, Number(number), pageOf(query)));
}

/** A part of a statement with why each amount is what it is, in the caller's language. */
async function explained(
  { service, programme, principal, language }: Pick<Call, 'service' | 'programme' | 'principal' | 'language'>,
  found: StatementPage,
): Promise<Answered> {
  const why = await explainLines(service.database, programme.id, found.lines);
  // The row of a settlement names everybody who earned on it.
  const whole = mayDo(principal, 'events.read', { programme: programme.id });
  return {
    status: 200,
    body: await programme.writer.read(({ aliases }) => pageView(found, why, { language, aliases, whole })),
    headers: { 'content-language': language === 'zh' ? 'zh-CN' : 'en', vary: 'accept-language' },
  };
}

function pageView(
  { lines, next }: StatementPage,
  why: readonly Explanation[],
  { language, aliases, whole }: { readonly language: Language; readonly aliases: Aliases; readonly whole: boolean },
): object {
  return {
    lines: lines.map(({ seq, atMs, type, account, amount, points, part, row }, index) => ({
      seq,
      at: formatInstant(atMs),
      type,
      account,
      amount: points === undefined ? moneyText(amount) : pointsText(amount, points.scale),
      ...(points !== undefined && {
        pointsAfter: pointsText(points.after, points.scale),
        basisAfter: moneyText(points.basisAfter),
      }),
      ...(part !== undefined && { part }),
      why: whyView(why[index], language),
      ...(row.order !== undefined && { orderId: nameOf(aliases, 'order', row.order) }),
      ...(row.merchant !== undefined && { merchantId: nameOf(aliases, 'merchant', row.merchant) }),
      ...(whole && { event: eventView(row, aliases) }),
    })),
    ...(next !== undefined && { next }),
  };
}

function whyView(explanation: Explanation | undefined, language: Language): object {
  if (explanation === undefined) throw new Error('a line has no explanation');
  const { verified, rules, text } = explanation;
  return { rules, text: text[language], verified };
}
