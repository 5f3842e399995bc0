/** Points for shares: conversions, and the register of grants with what is vested by now (V1-V3). */
import { z } from 'zod';
import { conversionsAnswer, grantsAnswer, shareRegisterAnswer } from '#api/register-answers';
import { narrow } from '#core/quantity';
import { formatInstant } from '#core/time';
import { conversionPage, grantPage, holderPage, sharesOf } from '#store/vesting';
import type { Shares } from '#store/vesting';
import { moneyText, nameOf } from './event-view.ts';
import { memberNumber, whole } from './member-view.ts';
import { cursor, limitOf, limitQuery, nextOf, pageOf, pageQuery } from './paging.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';

/** The routes of this file. */
export const SHARE_ROUTES = [
  route({
    id: 'listConversions',
    method: 'GET',
    path: `${IN_PROGRAMME}/conversions`,
    access: ['conversions.read'],
    target: 'programme',
    tag: 'reports',
    summary: {
      zh: '积分兑换股份，从新到旧：已授予、已解锁、仍锁定。',
      en: 'Conversions of points into shares, newest first: granted, vested, locked.',
    },
    params: pathOf(),
    query: pageQuery,
    answers: { 200: conversionsAnswer },
    handler: async ({ service: { database }, programme, query }) => {
      const page = pageOf(query);
      const nowMs = await programme.writer.read((desk) => desk.nowMs);
      const found = await conversionPage(database, programme.id, nowMs, page);
      const all = sharesView(await sharesOf(database, programme.id, nowMs));
      const conversions = await programme.writer.read(({ aliases }) =>
        found.map((row) => ({
          conversionId: nameOf(aliases, 'conversion', row.id),
          openedAt: formatInstant(row.atMs),
          ...instantView('closedAt', row.closedAtMs),
          shares: count(row.shares),
          left: count(row.shares - row.granted),
          pricePerShare: moneyText(row.pricePerShare),
          lockDays: row.lockDays,
          tranches: row.tranches,
          everyDays: row.everyDays,
          ...sharesView(row),
        })),
      );
      const next = nextOf(found, page.limit, ({ seq }) => seq);
      return { status: 200, body: { at: formatInstant(nowMs), all, conversions, ...next } };
    },
  }),
  route({
    id: 'listShareholders',
    method: 'GET',
    path: `${IN_PROGRAMME}/share-register`,
    access: ['grants.read'],
    target: 'programme',
    tag: 'reports',
    summary: {
      zh: '股份登记：每人已授予、已解锁、仍锁定。',
      en: 'The register of shares: granted, vested and locked by member.',
    },
    params: pathOf(),
    query: z.strictObject({ after: cursor.optional(), limit: limitQuery }),
    answers: { 200: shareRegisterAnswer },
    handler: async ({ service: { database }, programme, query }) => {
      const limit = limitOf(query);
      const nowMs = await programme.writer.read((desk) => desk.nowMs);
      const after = query.after === undefined ? undefined : Number(query.after);
      const found = await holderPage(database, programme.id, nowMs, { limit, after });
      const all = sharesView(await sharesOf(database, programme.id, nowMs));
      const holders = await programme.writer.read(({ aliases }) =>
        found.map((row) => ({
          memberId: nameOf(aliases, 'member', row.member),
          grants: row.grants,
          ...sharesView(row),
          ...instantView('nextFreeAt', row.nextFreeMs),
          ...instantView('lastFreeAt', row.lastFreeMs),
        })),
      );
      const next = nextOf(found, limit, ({ member }) => member);
      return { status: 200, body: { at: formatInstant(nowMs), all, holders, ...next } };
    },
  }),
  route({
    id: 'listMemberGrants',
    method: 'GET',
    path: `${IN_PROGRAMME}/members/:member/grants`,
    access: ['grants.read'],
    target: 'member',
    tag: 'reports',
    summary: {
      zh: '一个会员的股份，从新到旧：何时解锁。',
      en: 'The shares of a member, newest first, and when they are free.',
    },
    params: pathOf('member'),
    query: pageQuery,
    answers: { 200: grantsAnswer },
    handler: async ({ service: { database }, programme, params, query }) => {
      const page = pageOf(query);
      const member = await memberNumber(programme, params.member);
      const nowMs = await programme.writer.read((desk) => desk.nowMs);
      const found = await grantPage(database, programme.id, member, nowMs, page);
      const all = sharesView(await sharesOf(database, programme.id, nowMs, member));
      const grants = await programme.writer.read(({ aliases }) =>
        found.map((row) => ({
          grantId: nameOf(aliases, 'grant', row.id),
          conversionId: nameOf(aliases, 'conversion', row.conversion),
          at: formatInstant(row.atMs),
          value: moneyText(row.value),
          ...sharesView(row),
          ...instantView('firstFreeAt', row.firstFreeMs),
          ...instantView('nextFreeAt', row.nextFreeMs),
          ...instantView('lastFreeAt', row.lastFreeMs),
        })),
      );
      const next = nextOf(found, page.limit, ({ seq }) => seq);
      return { status: 200, body: { at: formatInstant(nowMs), all, grants, ...next } };
    },
  }),
];

function count(shares: bigint): number | string {
  return whole(narrow(shares));
}

function sharesView({ granted, locked }: Shares): object {
  return { granted: count(granted), vested: count(granted - locked), locked: count(locked) };
}

/** Past this an instant has no form that a person reads. */
const LAST_INSTANT_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

function instantView(name: string, ms: number | undefined): Readonly<Record<string, string>> {
  return ms === undefined || ms > LAST_INSTANT_MS ? {} : { [name]: formatInstant(ms) };
}
