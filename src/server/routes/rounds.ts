/** Rounds of dividends, subsidies, and region agents with the time they were in office. */
import { z } from 'zod';
import { agentsAnswer, dividendsAnswer, subsidiesAnswer } from '#api/register-answers';
import { formatPercent } from '#core/quantity';
import { formatInstant } from '#core/time';
import { agentPage, dividendPage, subsidyPage } from '#store/rounds';
import type { Desk } from '../desk.ts';
import { moneyText, nameOf } from './event-view.ts';
import { nextOf, pageOf, pageQuery } from './paging.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';

/** The routes of this file. */
export const ROUND_ROUTES = [
  route({
    id: 'listDividends',
    method: 'GET',
    path: `${IN_PROGRAMME}/dividends`,
    access: ['dividends.read'],
    target: 'programme',
    tag: 'reports',
    summary: { zh: '历次分红，从新到旧。', en: 'Rounds of dividends, newest first.' },
    params: pathOf(),
    query: pageQuery,
    answers: { 200: dividendsAnswer },
    handler: async ({ service, programme, query }) => {
      const page = pageOf(query);
      const found = await dividendPage(service.database, programme.id, page);
      const dividends = await programme.writer.read(({ aliases }) =>
        found.map(({ id, at, amount, paid, members, actor, approver, reason }) => ({
          dividendId: nameOf(aliases, 'dividend', id),
          at: formatInstant(at),
          amount: moneyText(BigInt(amount)),
          paid: moneyText(BigInt(paid)),
          left: moneyText(BigInt(amount) - BigInt(paid)),
          members,
          actor,
          approver,
          reason,
        })),
      );
      return { status: 200, body: { dividends, ...nextOf(found, page.limit, ({ seq }) => seq) } };
    },
  }),
  route({
    id: 'listSubsidies',
    method: 'GET',
    path: `${IN_PROGRAMME}/subsidies`,
    access: ['subsidies.read'],
    target: 'programme',
    tag: 'reports',
    summary: { zh: '消费补贴，从新到旧：已用与所余。', en: 'Subsidies, newest first: spent and left.' },
    params: pathOf(),
    query: pageQuery,
    answers: { 200: subsidiesAnswer },
    handler: async ({ service, programme, query }) => {
      const page = pageOf(query);
      const { seq, left } = await programme.writer.read(leftOfSubsidies);
      const found = await subsidyPage(service.database, programme.id, seq, page);
      const subsidies = await programme.writer.read(({ aliases }) =>
        found.map((row) => {
          const rest = row.returned === null ? (left[Number(row.id)] ?? 0n) : BigInt(row.returned);
          return {
            subsidyId: nameOf(aliases, 'subsidy', row.id),
            openedAt: formatInstant(row.at),
            ...(row.closedAt !== null && { closedAt: formatInstant(row.closedAt) }),
            budget: moneyText(BigInt(row.budget)),
            spent: moneyText(BigInt(row.budget) - rest),
            left: moneyText(rest),
            share: formatPercent(row.sharePpm),
            mints: row.mints,
            source: row.source,
            actor: row.actor,
            approver: row.approver,
            reason: row.reason,
          };
        }),
      );
      return { status: 200, body: { subsidies, ...nextOf(found, page.limit, (row) => row.seq) } };
    },
  }),
  route({
    id: 'listAgents',
    method: 'GET',
    path: `${IN_PROGRAMME}/agents`,
    access: ['agents.read'],
    target: 'programme',
    tag: 'merchants',
    summary: {
      zh: '区域代理与任期，从新到旧。',
      en: 'Region agents with the time they were in office, newest first.',
    },
    params: pathOf(),
    query: pageQuery.extend({
      now: z.enum(['yes', 'no']).optional().meta({ description: '`yes`: who is in office now. / yes：只列现任。' }),
    }),
    answers: { 200: agentsAnswer },
    handler: async ({ service, programme, query }) => {
      const page = pageOf(query);
      const found = await agentPage(service.database, programme.id, { ...page, now: query.now === 'yes' });
      const agents = await programme.writer.read(({ aliases }) =>
        found.map(({ regionCode, member, at, dismissedAt }) => ({
          regionCode,
          memberId: nameOf(aliases, 'member', member),
          appointedAt: formatInstant(at),
          ...(dismissedAt !== null && { dismissedAt: formatInstant(dismissedAt) }),
        })),
      );
      return { status: 200, body: { agents, ...nextOf(found, page.limit, ({ seq }) => seq) } };
    },
  }),
];

/** What is left of every subsidy, by our numbers, and the row of the log that this is as of. */
function leftOfSubsidies({ aliases, engine, head }: Desk): { readonly seq: number; readonly left: readonly bigint[] } {
  const left = Array.from({ length: aliases.count('subsidy') }, (_, id) => BigInt(engine.subsidyLeft(String(id)) ?? 0));
  return { seq: head.seq, left };
}
