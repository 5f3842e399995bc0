import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import type { AuthContext } from './context.ts';
import { beginTotp, confirmTotp, removeTotp, replaceRecoveryCodes } from './enrolment.ts';
import { keysOf } from './master-key.ts';
import { createFirstAdmin, createOperator, disableOperator, resetOperator } from './operators.ts';
import { changePassword, signInByPassword } from './password-sign-in.ts';
import type { PasswordSignIn, SignedIn } from './password-sign-in.ts';
import type { PersonPrincipal } from './principal.ts';
import { authenticateSession } from './sessions.ts';
import { totpCode } from './totp.ts';

const COST = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const PASSWORD = 'correct horse battery';
const START_MS = Date.parse('2026-11-22T08:00:00Z');

let own: TestDatabase;
let context: AuthContext;
let nowMs = START_MS;
/** The address of the test; every test has its own, so that none waits for another's failures. */
let address = 0;

beforeAll(async () => {
  own = await testDatabase();
  context = { database: own.database, keys: keysOf(Buffer.alloc(32, 7)), now: () => nowMs, passwordCost: COST };
});
afterAll(() => own.drop());
beforeEach(async () => {
  address += 1;
  nowMs += 3_600_000;
  await own.database.query('truncate throttle');
});

async function signIn(request: Partial<PasswordSignIn>): Promise<SignedIn> {
  return await signInByPassword(context, {
    username: 'admin',
    password: PASSWORD,
    address: `10.0.0.${address}`,
    ...request,
  });
}

/** The principal as it is now, after the grants or the credential changed. */
async function again(token: string): Promise<PersonPrincipal> {
  return await authenticateSession(context, token);
}

/** The first administrator, signed in with everything set up; the secret of their app and the recovery codes beside. */
let admin: { principal: PersonPrincipal; token: string; secret: string; recoveryCodes: readonly string[] };

/** A new account with this name and PASSWORD as its password. */
async function account(username: string): Promise<number> {
  const made = await createOperator(context, admin.principal, username);
  const first = await signIn({ username, password: made.password });
  await changePassword(context, first.principal, { current: made.password, next: PASSWORD });
  return made.person;
}

test('from the first start to a full session', async () => {
  const made = await createFirstAdmin(context);
  expect(made).toMatchObject({ username: 'admin', password: expect.stringMatching(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/) });
  expect(await createFirstAdmin(context)).toBeUndefined();

  const first = await signIn({ password: made?.password ?? '' });
  expect(first.principal).toMatchObject({ stage: 'password', grants: [{ role: 'operator-admin', programme: null }] });
  await expect(beginTotp(context, first.principal)).rejects.toMatchObject({ code: 'password_change_required' });
  await expect(createOperator(context, first.principal, 'mallory')).rejects.toMatchObject({
    code: 'password_change_required',
  });

  const token = await changePassword(context, first.principal, { current: made?.password ?? '', next: PASSWORD });
  await expect(again(first.token)).rejects.toMatchObject({ code: 'not_signed_in' });
  const changed = await again(token);
  expect(changed.stage).toBe('totp');
  await expect(createOperator(context, changed, 'mallory')).rejects.toMatchObject({ code: 'totp_enrolment_required' });
  await expect(confirmTotp(context, changed, '000000')).rejects.toMatchObject({ code: 'totp_not_begun' });

  const { secret, uri } = await beginTotp(context, changed);
  expect(uri).toMatch(/^otpauth:\/\/totp\/Greenpool:admin\?/);
  const wrong = String((Number(totpCode(secret, nowMs)) + 1) % 1_000_000).padStart(6, '0');
  await expect(confirmTotp(context, changed, wrong)).rejects.toMatchObject({ code: 'code_wrong' });
  const confirmed = await confirmTotp(context, changed, totpCode(secret, nowMs));
  await expect(again(token)).rejects.toMatchObject({ code: 'not_signed_in' });
  const principal = await again(confirmed.token);
  expect(principal.stage).toBe('full');
  expect(new Set(confirmed.recoveryCodes).size).toBe(10);
  await expect(beginTotp(context, principal)).rejects.toMatchObject({ code: 'totp_already_enrolled' });
  admin = { principal, token: confirmed.token, secret, recoveryCodes: confirmed.recoveryCodes };
});

describe('TOTP', () => {
  test('is asked for after the right password only', async () => {
    await expect(signIn({})).rejects.toMatchObject({ code: 'totp_required' });
    await expect(signIn({ password: 'wrong password!' })).rejects.toMatchObject({ code: 'sign_in_failed' });
  });

  test('a code works once, and one step to either side', async () => {
    const code = totpCode(admin.secret, nowMs);
    expect((await signIn({ code })).principal.stage).toBe('full');
    await expect(signIn({ code })).rejects.toMatchObject({ code: 'code_wrong' });
    nowMs += 60_000;
    expect((await signIn({ code: totpCode(admin.secret, nowMs - 30_000) })).principal.stage).toBe('full');
    expect((await signIn({ code: totpCode(admin.secret, nowMs + 30_000) })).principal.stage).toBe('full');
    await expect(signIn({ code: totpCode(admin.secret, nowMs) })).rejects.toMatchObject({ code: 'code_wrong' });
    nowMs += 90_000;
    await expect(signIn({ code: totpCode(admin.secret, nowMs - 60_000) })).rejects.toMatchObject({
      code: 'code_wrong',
    });
    await expect(signIn({ code: totpCode(admin.secret, nowMs + 60_000) })).rejects.toMatchObject({
      code: 'code_wrong',
    });
  });

  test('two sign-ins at once with one code: one gets in', async () => {
    const code = totpCode(admin.secret, nowMs);
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => signIn({ code })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('a recovery code works once, however it is typed, and new ones end the old', async () => {
    const [first = '', second = '', third = ''] = admin.recoveryCodes;
    expect((await signIn({ code: ` ${first.toUpperCase().replaceAll('-', ' ')} ` })).principal.stage).toBe('full');
    await expect(signIn({ code: first })).rejects.toMatchObject({ code: 'code_wrong' });
    const renewed = await replaceRecoveryCodes(context, admin.principal, second);
    await expect(signIn({ code: third })).rejects.toMatchObject({ code: 'code_wrong' });
    expect((await signIn({ code: renewed[0] ?? '' })).principal.stage).toBe('full');
    await expect(replaceRecoveryCodes(context, admin.principal, third)).rejects.toMatchObject({ code: 'code_wrong' });
  });

  test('taking it away leaves an operator with nothing but to set it up again', async () => {
    const { token, principal } = await signIn({ code: totpCode(admin.secret, nowMs) });
    nowMs += 30_000;
    const rotated = await removeTotp(context, principal, totpCode(admin.secret, nowMs));
    await expect(again(token)).rejects.toMatchObject({ code: 'not_signed_in' });
    const without = await again(rotated);
    expect(without.stage).toBe('totp');
    const { secret } = await beginTotp(context, without);
    const confirmed = await confirmTotp(context, without, totpCode(secret, nowMs));
    admin = { ...admin, ...confirmed, secret, principal: await again(confirmed.token) };
    expect(admin.principal.stage).toBe('full');
  });
});

describe('passwords', () => {
  test('an account without a role that asks for TOTP signs in by password alone', async () => {
    await account('grace');
    expect((await signIn({ username: ' Grace ' })).principal).toMatchObject({ stage: 'full', grants: [] });
  });

  test('an unknown name, a wrong password, a disabled account and an ended one-time password are all alike', async () => {
    const person = await account('heidi');
    await disableOperator(context, admin.principal, person, true);
    const made = await createOperator(context, admin.principal, 'ivan');
    await expect(signIn({ username: 'heidi' })).rejects.toMatchObject({ code: 'sign_in_failed' });
    await expect(signIn({ username: 'nobody' })).rejects.toMatchObject({ code: 'sign_in_failed' });
    for (const username of ['\u0000', 'heidi\u0000', '\ud800', 'x'.repeat(9000)])
      await expect(signIn({ username })).rejects.toMatchObject({ code: 'sign_in_failed' });
    await expect(signIn({ username: 'heidi', password: 'x'.repeat(5_000) })).rejects.toMatchObject({
      code: 'sign_in_failed',
    });
    nowMs += 7 * 24 * 3_600_000;
    await expect(signIn({ username: 'ivan', password: made.password })).rejects.toMatchObject({
      code: 'sign_in_failed',
    });
    await disableOperator(context, admin.principal, person, false);
    expect((await signIn({ username: 'heidi' })).principal.person).toBe(person);
  });

  test('a stored hash of another cost is made anew at the next sign-in', async () => {
    const person = await account('judy');
    const hash = async () =>
      (
        await own.database.query<{ h: string }>('select password_hash as h from credential where person = $1', [person])
      )[0]?.h;
    expect(await hash()).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/);
    await signInByPassword(
      { ...context, passwordCost: { ...COST, timeCost: 2 } },
      { username: 'judy', password: PASSWORD, address: '10.1.1.1' },
    );
    expect(await hash()).toMatch(/^\$argon2id\$v=19\$m=8,t=2,p=1\$/);
    expect((await signIn({ username: 'judy' })).principal.person).toBe(person);
  });

  test('a change asks for the present password and refuses it as the new one; other sessions end', async () => {
    await account('karl');
    const other = await signIn({ username: 'karl' });
    const { principal } = await signIn({ username: 'karl' });
    const change = (current: string, next: string) => changePassword(context, principal, { current, next });
    await expect(change('not my password', 'another long one')).rejects.toMatchObject({ code: 'sign_in_failed' });
    await expect(change(PASSWORD, PASSWORD)).rejects.toMatchObject({ code: 'password_unchanged' });
    await expect(change(PASSWORD, 'short')).rejects.toMatchObject({ code: 'password_too_short' });
    await change(PASSWORD, 'another long one');
    await expect(again(other.token)).rejects.toMatchObject({ code: 'not_signed_in' });
    expect((await signIn({ username: 'karl', password: 'another long one' })).principal.stage).toBe('full');
  });

  test('a reset ends everything and gives a one-time password', async () => {
    const person = await account('lena');
    const { token } = await signIn({ username: 'lena' });
    const made = await resetOperator(context, admin.principal, person);
    await expect(again(token)).rejects.toMatchObject({ code: 'not_signed_in' });
    await expect(signIn({ username: 'lena' })).rejects.toMatchObject({ code: 'sign_in_failed' });
    expect((await signIn({ username: 'lena', password: made.password })).principal.stage).toBe('password');
  });
});

test('a console’s session ends after half an hour without use, and after twelve hours', async () => {
  await account('paul');
  const idle = await signIn({ username: 'paul' });
  nowMs += 30 * 60_000 - 1;
  await again(idle.token);
  nowMs += 30 * 60_000;
  await expect(again(idle.token)).rejects.toMatchObject({ code: 'session_expired' });
  const used = await signIn({ username: 'paul' });
  const begunMs = nowMs;
  for (let quarter = 1; quarter < 48; quarter += 1) {
    nowMs = begunMs + quarter * 15 * 60_000;
    expect(await again(used.token)).toMatchObject({ stage: 'full', verifiedAtMs: begunMs });
  }
  nowMs = begunMs + 12 * 3_600_000;
  await expect(again(used.token)).rejects.toMatchObject({ code: 'session_expired' });
});

describe('throttling', () => {
  const failing = async (username: string, from: string) =>
    await signIn({ username, password: 'wrong password!', address: from }).catch((error: unknown) => error);

  test('an account waits twice as long each time, up to five minutes; a right password then forgets it', async () => {
    await account('mike');
    const waits: number[] = [];
    for (let attempt = 0; attempt < 16; attempt += 1) {
      const failed = await failing('mike', `10.2.0.${attempt}`);
      expect(failed).toMatchObject({ code: 'sign_in_failed' });
      if (attempt < 5) continue;
      // Not even the right password is looked at while it waits, and asking does not make it longer.
      await expect(signIn({ username: 'mike', address: '10.2.1.1' })).rejects.toThrow('too_many_attempts');
      const blocked = await failing('mike', '10.2.1.2');
      expect(blocked).toMatchObject({ code: 'too_many_attempts' });
      const { retryAfterSeconds = 0 } = blocked as { readonly retryAfterSeconds?: number };
      waits.push(retryAfterSeconds);
      nowMs += retryAfterSeconds * 1_000;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    expect((await signIn({ username: 'mike', address: '10.2.2.1' })).principal.stage).toBe('full');
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await failing('mike', `10.2.3.${attempt}`)).toMatchObject({ code: 'sign_in_failed' });
    }
  });

  test('a name that nobody has waits just so', async () => {
    const outcomes = [];
    for (let attempt = 0; attempt < 7; attempt += 1) outcomes.push(await failing('nemo', `10.3.0.${attempt}`));
    expect(outcomes.map((error) => (error as { code: string }).code)).toEqual([
      ...Array.from({ length: 6 }, () => 'sign_in_failed'),
      'too_many_attempts',
    ]);
  });

  test('an address waits after twenty names; a whole /64 of IPv6 is one address', async () => {
    for (let attempt = 0; attempt < 21; attempt += 1) {
      expect(await failing(`name${attempt}`, `2001:db8:0:1::${attempt}`)).toMatchObject({ code: 'sign_in_failed' });
    }
    expect(await failing('another', '2001:0DB8::1:ffff:0:0:1')).toMatchObject({ code: 'too_many_attempts' });
    expect(await failing('another', '2001:db8:0:2::1')).toMatchObject({ code: 'sign_in_failed' });
  });

  test('a hundred guesses at once are counted before they are looked at', async () => {
    await account('olga');
    await own.database.query('truncate throttle');
    const outcomes = await Promise.all(Array.from({ length: 100 }, (_, index) => failing('olga', `10.4.${index}.1`)));
    expect(outcomes.filter((error) => (error as { code: string }).code === 'sign_in_failed')).toHaveLength(6);
  });

  test('the right password without a code is not counted', async () => {
    for (let attempt = 0; attempt < 30; attempt += 1) {
      await expect(signIn({})).rejects.toMatchObject({ code: 'totp_required' });
    }
  });
});

test('the audit knows of every sign-in, and no name, password or address', async () => {
  await expect(signIn({ username: 'somebody', password: 'wrong password!' })).rejects.toThrow('sign_in_failed');
  await signIn({ code: totpCode(admin.secret, nowMs) });
  const rows = await own.database.query<{ text: string }>('select a::text as text from audit a order by id desc');
  expect(rows[0]?.text).toContain('sign_in.succeeded');
  expect(rows[1]?.text).toContain('sign_in.failed');
  for (const { text } of rows) expect(text).not.toMatch(/somebody|grace|wrong password|horse|10\.\d/);
});
