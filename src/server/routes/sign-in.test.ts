import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';
import { createFirstAdmin } from '../auth/operators.ts';
import { totpCode } from '../auth/totp.ts';

let given: TestApp;
let admin: string;
let base: string;
let nowMs = Date.UTC(2026, 0, 1);
const codes: { phone: string; code: string }[] = [];

beforeAll(async () => {
  given = await testApp({
    now: () => nowMs,
    codeSender: { send: async ({ phone, code }) => void codes.push({ phone, code }) },
  });
  admin = await given.person({ role: 'operator-admin' });
  base = `/v1/programmes/${await openSandbox(given, admin)}`;
});
afterAll(() => given.close());

const get = (path: string, as = admin) => given.ask('GET', `${base}${path}`, { as });

describe('signing in', () => {
  test('the first administrator: one-time password, then TOTP, then everything', async () => {
    const other = await testApp({ now: () => nowMs });
    const account = await createFirstAdmin(other.auth);
    if (account === undefined) throw new Error('no first administrator');
    const { username, password } = account;
    const signIn = (extra: object) => other.ask('POST', '/v1/sessions', { body: { username, password, ...extra } });
    const first = await signIn({});
    expect([first.status, first.body.stage]).toEqual([201, 'password']);
    let { token } = first.body;
    expect((await other.ask('GET', '/v1/programmes', { as: token })).body.code).toBe('password_change_required');
    const changed = await other.ask('POST', '/v1/me/password', {
      as: token,
      body: { current: password, next: 'correct horse battery' },
    });
    expect(changed.status, changed.text).toBe(200);
    expect((await other.ask('GET', '/v1/me', { as: token })).status).toBe(401);
    ({ token } = changed.body);
    expect((await other.ask('GET', '/v1/programmes', { as: token })).body.code).toBe('totp_enrolment_required');
    const begun = await other.ask('POST', '/v1/me/totp', { as: token });
    expect(begun.body.uri).toContain('otpauth://');
    const confirmed = await other.ask('POST', '/v1/me/totp/confirm', {
      as: token,
      body: { code: totpCode(begun.body.secret, nowMs) },
    });
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    ({ token } = confirmed.body);
    expect((await other.ask('GET', '/v1/programmes', { as: token })).body).toEqual({ programmes: [] });
    const needsCode = await other.ask('POST', '/v1/sessions', {
      body: { username, password: 'correct horse battery' },
    });
    expect(needsCode.body.code).toBe('totp_required');
    nowMs += 60_000;
    const again = await other.ask('POST', '/v1/sessions', {
      body: { username, password: 'correct horse battery', code: totpCode(begun.body.secret, nowMs) },
    });
    expect(again.body.stage).toBe('full');
    const sessions = (await other.ask('GET', '/v1/me/sessions', { as: token })).body.sessions;
    expect(sessions.map(({ current }: { current: boolean }) => current)).toEqual([false, true]);
    expect((await other.ask('DELETE', `/v1/me/sessions/${sessions[0].id}`, { as: token })).status).toBe(204);
    expect((await other.ask('GET', '/v1/me', { as: again.body.token })).status).toBe(401);
    expect((await other.ask('DELETE', '/v1/sessions/current', { as: token })).status).toBe(204);
    expect((await other.ask('GET', '/v1/me', { as: token })).body.code).toBe('not_signed_in');
    await other.close();
  });

  test('a member by a code to the phone, who then sees only themselves', async () => {
    expect((await given.ask('POST', `${base}/sign-in-codes`, { body: { phone: '138 0013 8000' } })).status).toBe(202);
    const { code } = codes.at(-1) ?? { code: '' };
    const wrong = await given.ask('POST', `${base}/sessions`, {
      body: { phone: '13800138000', code: code === '000000' ? '1' : '000000', as: 'member' },
    });
    expect(wrong.body.code).toBe('code_wrong');
    const signedIn = await given.ask('POST', `${base}/sessions`, {
      body: { phone: '13800138000', code, as: 'member' },
    });
    expect(signedIn.status, signedIn.text).toBe(201);
    const { token } = signedIn.body;
    const { grants } = (await given.ask('GET', '/v1/me', { as: token })).body;
    const [{ objectId }] = grants;
    expect(grants).toEqual([{ role: 'member', programme: Number(base.split('/').at(-1)), objectId }]);
    expect((await get(`/members/${objectId}`, token)).body).toMatchObject({
      memberId: objectId,
      points: expect.any(String),
    });
    expect((await get('/members/ann', token)).status).toBe(403);
    expect((await get('/members/nobody', token)).status).toBe(403);
    expect((await given.query('select command::text from event')).map(String).join()).not.toContain('13800138000');
  });
});
