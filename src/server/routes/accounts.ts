/** Accounts with username and password, and the audit. */
import { z } from 'zod';
import { accountAnswer, auditAnswer, peopleAnswer } from '#api/account-answers';
import { numberInPath } from '#api/fields';
import { beforeField, limitField } from '#api/paging';
import { formatInstant } from '#core/time';
import { requireRecentSignIn } from '../auth/access.ts';
import { readAudit } from '../auth/audit.ts';
import { createOperator, disableOperator, listOperators, resetOperator } from '../auth/operators.ts';
import { actorOf } from '../auth/principal.ts';
import { endSessions } from '../auth/sessions.ts';
import { RECENT_SIGN_IN_MS } from '../proposals/decide.ts';
import { route } from './route.ts';
import type { Call } from './route.ts';

/** The path of everything about one person. */
export const PERSON = '/v1/people/:person';
/** The parameters of {@link PERSON}. */
export const personPath = z.strictObject({ person: numberInPath });

const word = z.string().min(1).max(100);

/** Throws `recent_sign_in_required` unless the caller proved lately who they are: for whatever gives rights or takes them. */
export function requireRecent({ principal, service }: Pick<Call, 'principal' | 'service'>): void {
  requireRecentSignIn(principal, RECENT_SIGN_IN_MS, service.now());
}

/** The routes of this file. */
export const ACCOUNT_ROUTES = [
  route({
    id: 'listPeople',
    method: 'GET',
    path: '/v1/people',
    access: ['users.read'],
    target: 'installation',
    tag: 'people',
    summary: { zh: '列出用密码登录的账号。', en: 'Lists the accounts with a password.' },
    answers: { 200: peopleAnswer },
    handler: async ({ service, principal }) => {
      const rows = await listOperators(service.auth, principal);
      const people = rows.map(({ createdAtMs, ...row }) => ({ ...row, createdAt: formatInstant(createdAtMs) }));
      return { status: 200, body: { people } };
    },
  }),
  route({
    id: 'createOperator',
    method: 'POST',
    path: '/v1/people',
    access: ['users.manage'],
    target: 'installation',
    tag: 'people',
    summary: {
      zh: '新建账号，还没有角色；一次性密码只显示这一次，一周内有效。',
      en: 'Makes an account without roles; its one-time password is shown this once and good for a week.',
    },
    body: z.strictObject({ username: z.string().max(200) }),
    answers: { 201: accountAnswer },
    handler: async (call) => {
      requireRecent(call);
      const { service, principal, body } = call;
      return { status: 201, body: await createOperator(service.auth, principal, body.username) };
    },
  }),
  route({
    id: 'resetOperator',
    method: 'POST',
    path: `${PERSON}/reset`,
    access: ['users.manage'],
    target: 'installation',
    tag: 'people',
    summary: {
      zh: '为丢失密码或验证器的人换一次性密码；验证器和恢复码作废，登录结束。',
      en: 'A one-time password for who lost password or authenticator; TOTP and recovery codes go, sessions end.',
    },
    params: personPath,
    endsRights: true,
    answers: { 200: accountAnswer },
    handler: async (call) => {
      requireRecent(call);
      const { service, principal, params } = call;
      const account = await resetOperator(service.auth, principal, Number(params.person));
      return { status: 200, body: account };
    },
  }),
  route({
    id: 'disableOperator',
    method: 'PUT',
    path: `${PERSON}/state`,
    access: ['users.manage'],
    target: 'installation',
    tag: 'people',
    summary: {
      zh: '停用账号（登录随即结束），或重新启用。',
      en: 'Disables an account, which ends its sessions, or enables it.',
    },
    params: personPath,
    body: z.strictObject({ disabled: z.boolean() }),
    endsRights: true,
    answers: { 204: 'nothing' },
    handler: async (call) => {
      requireRecent(call);
      const { service, principal, params, body } = call;
      await disableOperator(service.auth, principal, Number(params.person), body.disabled);
      return { status: 204 };
    },
  }),
  route({
    id: 'endPersonSessions',
    method: 'DELETE',
    path: `${PERSON}/sessions`,
    access: ['users.manage'],
    target: 'installation',
    tag: 'people',
    summary: { zh: '结束某人的全部登录。', en: 'Ends every session of a person.' },
    params: personPath,
    endsRights: true,
    answers: { 204: 'nothing' },
    handler: async ({ service, principal, params }) => {
      await endSessions(service.auth, Number(params.person), actorOf(principal));
      return { status: 204 };
    },
  }),
  route({
    id: 'listAudit',
    method: 'GET',
    path: '/v1/audit',
    access: ['audit.read'],
    target: 'installation',
    tag: 'people',
    summary: { zh: '日志之外的操作记录，从新到旧。', en: 'What was done outside the log, newest first.' },
    query: z.strictObject({
      limit: limitField,
      before: beforeField(/^[0-9]{1,15}$/),
      actor: word.optional(),
      action: word.optional(),
      target: word.optional(),
    }),
    answers: { 200: auditAnswer },
    handler: async ({ service, query: { limit, before, actor, action, target } }) => {
      const most = Number(limit);
      const rows = await readAudit(service.database, {
        limit: most,
        ...(before !== undefined && { before: Number(before) }),
        ...(actor !== undefined && { actor: stored(actor) }),
        ...(action !== undefined && { action: stored(action) }),
        ...(target !== undefined && { target: stored(target) }),
      });
      const last = rows.length < most ? undefined : rows.at(-1);
      return {
        status: 200,
        body: {
          lines: rows.map(({ atMs, target: of = null, ...row }) => ({ ...row, target: of, at: formatInstant(atMs) })),
          ...(last !== undefined && { next: String(last.id) }),
        },
      };
    },
  }),
];

/** PostgreSQL holds no such texts, and refuses to be asked for them. */
function stored(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}
