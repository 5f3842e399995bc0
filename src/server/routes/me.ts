/** One's own account: sessions, password, authenticator app. */
import { z } from 'zod';
import { numberInPath } from '#api/fields';
import {
  meAnswer,
  recoveryCodesAnswer,
  sessionsAnswer,
  tokenAnswer,
  totpAnswer,
  totpConfirmedAnswer,
} from '#api/people-answers';
import { formatInstant } from '#core/time';
import { beginTotp, confirmTotp, removeTotp, replaceRecoveryCodes } from '../auth/enrolment.ts';
import { changePassword } from '../auth/password-sign-in.ts';
import { actorOf } from '../auth/principal.ts';
import { endSession, endSessions, listSessions } from '../auth/sessions.ts';
import { objectIdOf } from './object-ids.ts';
import { route } from './route.ts';

const secret = z.string().min(1).max(200);
const withCode = z.strictObject({ code: secret });

/** The routes of this file. Those for `session` are for sessions of any stage: they are how a session gets further. */
export const ME_ROUTES = [
  route({
    id: 'getMe',
    method: 'GET',
    path: '/v1/me',
    access: 'session',
    target: 'none',
    tag: 'me',
    summary: { zh: '我是谁，有哪些角色。', en: 'Who is asking, and their roles.' },
    answers: { 200: meAnswer },
    handler: async ({ service, person }) => ({
      status: 200,
      body: {
        actor: actorOf(person),
        stage: person.stage,
        grants: await Promise.all(
          person.grants.map(async (grant) => {
            const { role, programme } = grant;
            return { role, programme, objectId: await objectIdOf(service.programmes, grant) };
          }),
        ),
      },
    }),
  }),
  route({
    id: 'signOut',
    method: 'DELETE',
    path: '/v1/sessions/current',
    access: 'session',
    target: 'none',
    tag: 'me',
    summary: { zh: '退出登录。', en: 'Signs out.' },
    answers: { 204: 'nothing' },
    endsRights: true,
    handler: async ({ service, person }) => {
      await endSession(service.auth, person.person, person.session, actorOf(person));
      return { status: 204 };
    },
  }),
  route({
    id: 'changePassword',
    method: 'POST',
    path: '/v1/me/password',
    access: 'session',
    target: 'none',
    tag: 'me',
    summary: { zh: '修改密码；其他登录随即结束。', en: 'Changes the password; other sessions end.' },
    body: z.strictObject({ current: secret, next: secret }),
    answers: { 200: tokenAnswer },
    endsRights: true,
    handler: async ({ service, person, body }) => {
      const token = await changePassword(service.auth, person, body);
      return { status: 200, body: { token } };
    },
  }),
  route({
    id: 'beginTotp',
    method: 'POST',
    path: '/v1/me/totp',
    access: 'session',
    target: 'none',
    tag: 'me',
    summary: { zh: '开始设置验证器。', en: 'Begins to set up the authenticator app.' },
    answers: { 201: totpAnswer },
    handler: async ({ service, person }) => ({ status: 201, body: await beginTotp(service.auth, person) }),
  }),
  route({
    id: 'confirmTotp',
    method: 'POST',
    path: '/v1/me/totp/confirm',
    access: 'session',
    target: 'none',
    tag: 'me',
    summary: { zh: '用动态码确认验证器，得到恢复码。', en: 'Confirms the app by a code; gives recovery codes.' },
    body: withCode,
    answers: { 200: totpConfirmedAnswer },
    endsRights: true,
    handler: async ({ service, person, body }) => {
      const confirmed = await confirmTotp(service.auth, person, body.code);
      return { status: 200, body: confirmed };
    },
  }),
  route({
    id: 'removeTotp',
    method: 'POST',
    path: '/v1/me/totp/remove',
    access: ['account.manage'],
    target: 'self',
    tag: 'me',
    summary: { zh: '去掉验证器，以便重新设置。', en: 'Takes the app away, to set it up anew.' },
    body: withCode,
    answers: { 200: tokenAnswer },
    endsRights: true,
    handler: async ({ service, person, body }) => {
      const token = await removeTotp(service.auth, person, body.code);
      return { status: 200, body: { token } };
    },
  }),
  route({
    id: 'replaceRecoveryCodes',
    method: 'POST',
    path: '/v1/me/recovery-codes',
    access: ['account.manage'],
    target: 'self',
    tag: 'me',
    summary: { zh: '换一组恢复码。', en: 'Makes new recovery codes.' },
    body: withCode,
    answers: { 201: recoveryCodesAnswer },
    handler: async ({ service, person, body }) => ({
      status: 201,
      body: { recoveryCodes: await replaceRecoveryCodes(service.auth, person, body.code) },
    }),
  }),
  route({
    id: 'listSessions',
    method: 'GET',
    path: '/v1/me/sessions',
    access: ['account.manage'],
    target: 'self',
    tag: 'me',
    summary: { zh: '我的登录。', en: 'One’s sessions.' },
    answers: { 200: sessionsAnswer },
    handler: async ({ service, person }) => {
      const sessions = await listSessions(service.auth, person.person);
      return {
        status: 200,
        body: {
          sessions: sessions.map(({ id, method, userAgent, createdAtMs, lastSeenAtMs, expiresAtMs }) => ({
            id,
            current: id === person.session,
            method,
            userAgent,
            createdAt: formatInstant(createdAtMs),
            lastSeenAt: formatInstant(lastSeenAtMs),
            expiresAt: formatInstant(expiresAtMs),
          })),
        },
      };
    },
  }),
  route({
    id: 'endSession',
    method: 'DELETE',
    path: '/v1/me/sessions/:session',
    access: ['account.manage'],
    target: 'self',
    tag: 'me',
    summary: { zh: '结束一个登录。', en: 'Ends one session.' },
    params: z.strictObject({ session: numberInPath }),
    answers: { 204: 'nothing' },
    endsRights: true,
    handler: async ({ service, person, params }) => {
      await endSession(service.auth, person.person, Number(params.session), actorOf(person));
      return { status: 204 };
    },
  }),
  route({
    id: 'endOtherSessions',
    method: 'DELETE',
    path: '/v1/me/sessions',
    access: ['account.manage'],
    target: 'self',
    tag: 'me',
    summary: { zh: '结束其他所有登录。', en: 'Ends all other sessions.' },
    answers: { 204: 'nothing' },
    endsRights: true,
    handler: async ({ service, person }) => {
      await endSessions(service.auth, person.person, actorOf(person), person.session);
      return { status: 204 };
    },
  }),
];
