import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { sendCode, signInByCode } from './code-sign-in.ts';
import type { CodeSender } from './code-sign-in.ts';
import type { AuthContext } from './context.ts';
import { insertGrant } from './grants.ts';
import { keysOf } from './master-key.ts';
import { invitePerson, linkMember, personOfMember } from './members.ts';
import { createFirstAdmin } from './operators.ts';
import { changePhone } from './people.ts';
import type { PersonPrincipal } from './principal.ts';
import { authenticateSession, endSession, endSessions, listSessions } from './sessions.ts';
import { sweep } from './sweep.ts';

const PROGRAMME = 1;
const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36';

let own: TestDatabase;
let context: AuthContext;
let nowMs = Date.parse('2026-11-22T08:00:00Z');
/** What the sandbox would have shown, newest last. */
const shown: { readonly phone: string; readonly code: string }[] = [];
const sender: CodeSender = { send: async (message) => void shown.push(message) };

beforeAll(async () => {
  own = await testDatabase();
  const passwordCost = { memoryCost: 8, timeCost: 1, parallelism: 1 };
  context = { database: own.database, keys: keysOf(Buffer.alloc(32, 7)), now: () => nowMs, passwordCost };
});
afterAll(() => own.drop());
beforeEach(async () => {
  nowMs += 3_600_000;
  await own.database.query('truncate throttle');
});

/** A support operator, as a session would have it. */
const SUPPORT: PersonPrincipal = {
  kind: 'person',
  person: 9_999,
  session: 1,
  stage: 'full',
  verifiedAtMs: nowMs,
  grants: [{ id: 1, role: 'operator-admin', programme: null, object: null }],
};

async function codeFor(phone: string, programme = PROGRAMME, address = '10.0.0.1'): Promise<string> {
  await sendCode(context, sender, { phone, programme, language: 'zh', address });
  return shown.at(-1)?.code ?? '';
}

/** Members get the number 1000 + person. */
const memberNumber = (person: number) => Promise.resolve(String(1_000 + person));

async function signIn(phone: string, code: string, programme = PROGRAMME) {
  return await signInByCode(context, { phone, programme, code, address: '10.0.0.1', userAgent: CHROME, memberNumber });
}

function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}

test('the first sign-in makes the person and the membership; the next finds them, however the number is written', async () => {
  const first = await signIn('13800138000', await codeFor('138 0013 8000'));
  const { person } = first.principal;
  expect(shown.at(-1)).toMatchObject({ phone: '+8613800138000', code: expect.stringMatching(/^\d{6}$/) });
  expect(first.principal).toMatchObject({
    stage: 'full',
    grants: [{ role: 'member', programme: PROGRAMME, object: String(1_000 + person) }],
  });
  nowMs += 3_600_000;
  const next = await signIn('+86-138-0013-8000', await codeFor('008613800138000'));
  expect(next.principal.person).toBe(person);
  expect(next.principal.grants).toHaveLength(1);
  const elsewhere = await signIn('13800138000', await codeFor('13800138000', 2, '10.9.9.9').catch(() => ''), 2).catch(
    (error: unknown) => error,
  );
  expect(elsewhere).toMatchObject({ code: 'code_expired' });
  nowMs += 3_600_000;
  const second = await signIn('13800138000', await codeFor('13800138000', 2), 2);
  expect(second.principal.grants.map(({ programme }) => programme)).toEqual([PROGRAMME, 2]);
});

test('a code is for one phone and one programme, works once, and for five minutes', async () => {
  const code = await codeFor('13800138001');
  await expect(signIn('13800138001', code, 2)).rejects.toMatchObject({ code: 'code_expired' });
  await expect(signIn('13800138002', code)).rejects.toMatchObject({ code: 'code_expired' });
  nowMs += 5 * 60_000 - 1;
  await signIn('13800138001', code);
  await expect(signIn('13800138001', code)).rejects.toMatchObject({ code: 'code_expired' });
  nowMs += 3_600_000;
  const late = await codeFor('13800138001');
  nowMs += 5 * 60_000;
  await expect(signIn('13800138001', late)).rejects.toMatchObject({ code: 'code_expired' });
});

test('five tries, also when they come at once; then not even the right code', async () => {
  const code = await codeFor('13800138003');
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => signIn('13800138003', wrong(code))));
  const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as Error).message : 'in'));
  expect(codes.filter((text) => text === 'code_wrong')).toHaveLength(5);
  expect(codes.filter((text) => text === 'code_expired')).toHaveLength(7);
  await expect(signIn('13800138003', code)).rejects.toMatchObject({ code: 'code_expired' });
});

test('one code, many sign-ins at once: one gets in, and there is one person', async () => {
  const code = await codeFor('13800138004');
  const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => signIn('13800138004', code)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('first sign-ins to two programmes at once are one person', async () => {
  const one = await codeFor('13800138005', 1);
  nowMs += 3_600_000;
  const other = await codeFor('13800138005', 2);
  await own.database.query('update one_time_code set expires_at_ms = $1', [nowMs + 60_000]);
  const signedIn = await Promise.all([signIn('13800138005', one, 1), signIn('13800138005', other, 2)]);
  expect(new Set(signedIn.map(({ principal }) => principal.person)).size).toBe(1);
});

test('a phone gets a code a minute later at the earliest, then ever later; an address ten', async () => {
  await codeFor('13800138006');
  await codeFor('13800138006');
  await expect(codeFor('13800138006')).rejects.toMatchObject({ code: 'too_many_attempts', retryAfterSeconds: 60 });
  nowMs += 60_000;
  await codeFor('13800138006');
  await expect(codeFor('13800138006')).rejects.toMatchObject({ code: 'too_many_attempts', retryAfterSeconds: 120 });
  for (let index = 0; index < 11; index += 1) await codeFor(`1391234${1000 + index}`, PROGRAMME, '10.5.5.5');
  await expect(codeFor('13912349999', PROGRAMME, '10.5.5.5')).rejects.toMatchObject({ code: 'too_many_attempts' });
});

test('only mobile numbers of mainland China', async () => {
  for (const phone of ['', '12800138000', '1380013800', '138001380000', '+8513800138000', '13800138000x', '０']) {
    await expect(codeFor(phone)).rejects.toMatchObject({ code: 'phone_invalid' });
  }
  expect(await codeFor('１３８００１３８００７')).toMatch(/^\d{6}$/);
});

test('a phone never gives an operator’s rights', async () => {
  await createFirstAdmin(context);
  const [admin] = await own.database.query<{ person: number }>('select person from credential');
  await changePhone(context, admin?.person ?? 0, '13800138008', 'system');
  const { principal } = await signIn('13800138008', await codeFor('13800138008'));
  expect(principal.person).toBe(admin?.person);
  expect(principal.grants.map(({ role }) => role)).toEqual(['member']);
});

test('a member that the shop linked to a phone is found at the first sign-in; no second person or member gets linked', async () => {
  const link = (phone: string, member: string) => linkMember(context, SUPPORT, { programme: PROGRAMME, member, phone });
  const person = await link('13800138010', '77');
  expect(await link('13800138010', '77')).toBe(person);
  await expect(link('13800138010', '78')).rejects.toMatchObject({ code: 'role_taken' });
  await expect(link('13800138011', '77')).rejects.toMatchObject({ code: 'role_taken' });
  expect(await personOfMember(own.database, PROGRAMME, '77')).toBe(person);
  const { principal } = await signIn('13800138010', await codeFor('13800138010'));
  expect(principal).toMatchObject({ person, grants: [{ role: 'member', object: '77' }] });
});

test('a console without members lets in only who has a role in the programme', async () => {
  const person = await invitePerson(context, SUPPORT, { programme: PROGRAMME, merchant: '5', phone: '13800138020' });
  const code = await codeFor('13800138020');
  const request = { phone: '13800138020', programme: PROGRAMME, code, address: '10.0.0.1' };
  await expect(signInByCode(context, request)).rejects.toMatchObject({ code: 'not_allowed' });
  await insertGrant(
    own.database,
    { person, role: 'merchant-staff', programme: PROGRAMME, object: '5' },
    'system',
    nowMs,
  );
  const { principal } = await signInByCode(context, request);
  expect(principal.grants.map(({ role }) => role)).toEqual(['merchant-staff']);
});

test('changing the phone ends the sessions and the old number; a number of somebody else is refused', async () => {
  const { token, principal } = await signIn('13800138030', await codeFor('13800138030'));
  await expect(changePhone(context, principal.person, '13800138000', 'system')).rejects.toMatchObject({
    code: 'phone_taken',
  });
  await changePhone(context, principal.person, '13800138031', 'system');
  await expect(authenticateSession(context, token)).rejects.toMatchObject({ code: 'not_signed_in' });
  const moved = await signIn('13800138031', await codeFor('13800138031'));
  expect(moved.principal.person).toBe(principal.person);
  const stranger = await signIn('13800138030', await codeFor('13800138030'));
  expect(stranger.principal.person).not.toBe(principal.person);
});

test('sessions are listed, ended one by one or all, and only one’s own', async () => {
  const phone = '13800138040';
  const tokens: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    tokens.push((await signIn(phone, await codeFor(phone))).token);
    nowMs += 3_600_000;
  }
  const [first = '', second = '', third = ''] = tokens;
  const { person, session } = await authenticateSession(context, third);
  const listed = await listSessions(context, person);
  expect(listed.map(({ userAgent }) => userAgent)).toEqual(Array.from({ length: 3 }, () => 'Chrome, Windows'));
  expect(listed[0]?.id).toBe(session);
  await expect(endSession(context, person + 1, session, 'system')).rejects.toMatchObject({ code: 'session_unknown' });
  await endSession(context, person, listed[2]?.id ?? 0, 'system');
  await expect(authenticateSession(context, first)).rejects.toMatchObject({ code: 'not_signed_in' });
  expect(await endSessions(context, person, 'system', session)).toBe(1);
  await expect(authenticateSession(context, second)).rejects.toMatchObject({ code: 'not_signed_in' });
  expect((await authenticateSession(context, third)).person).toBe(person);
  expect(await endSessions(context, person, 'system')).toBe(1);
});

test('a session ends a week after its last use or after a month; last use is written once a minute', async () => {
  const day = 24 * 3_600_000;
  const phone = '13800138050';
  const idle = await signIn(phone, await codeFor(phone));
  nowMs += 7 * day;
  await expect(authenticateSession(context, idle.token)).rejects.toMatchObject({ code: 'session_expired' });
  await expect(authenticateSession(context, idle.token)).rejects.toMatchObject({ code: 'not_signed_in' });
  const used = await signIn(phone, await codeFor(phone));
  const seen = async () => (await listSessions(context, used.principal.person))[0]?.lastSeenAtMs;
  const begun = nowMs;
  nowMs += 59_999;
  await authenticateSession(context, used.token);
  expect(await seen()).toBe(begun);
  nowMs += 1;
  await authenticateSession(context, used.token);
  expect(await seen()).toBe(begun + 60_000);
  for (let step = 1; step < 5; step += 1) {
    nowMs = begun + step * 6 * day;
    expect((await authenticateSession(context, used.token)).person).toBe(used.principal.person);
  }
  nowMs = begun + 30 * day - 1;
  expect((await authenticateSession(context, used.token)).person).toBe(used.principal.person);
  nowMs += 1;
  await expect(authenticateSession(context, used.token)).rejects.toMatchObject({ code: 'session_expired' });
});

test('the sweep takes out what ran out, and nothing else', async () => {
  const kept = await signIn('13800138060', await codeFor('13800138060'));
  await codeFor('13800138061');
  await sweep(context);
  const count = async (table: string) => (await own.database.query(`select 1 from ${table}`)).length;
  expect([await count('session'), await count('one_time_code'), await count('throttle')]).toEqual([
    expect.any(Number),
    1,
    expect.any(Number),
  ]);
  expect((await authenticateSession(context, kept.token)).person).toBe(kept.principal.person);
  expect(await count('throttle')).toBeGreaterThan(0);
  nowMs += 31 * 24 * 3_600_000;
  await sweep(context);
  expect([await count('session'), await count('one_time_code'), await count('throttle')]).toEqual([0, 0, 0]);
});

test('no token, code or phone is stored as it is', async () => {
  const phone = '13800138070';
  const code = await codeFor(phone);
  const before = await everything();
  expect(before).not.toContain(code.padStart(7, '"'));
  const { token } = await signIn(phone, code);
  const after = await everything();
  for (const text of [
    token,
    token.slice(3),
    phone,
    Buffer.from(token).toString('hex'),
    Buffer.from(phone).toString('hex'),
  ]) {
    expect(after).not.toContain(text);
  }
});

async function everything(): Promise<string> {
  const tables = [
    'person',
    'person_key',
    'personal_datum',
    'phone_index',
    'session',
    'role_grant',
    'throttle',
    'audit',
  ];
  const texts = await Promise.all(
    [...tables, 'one_time_code'].map((table) =>
      own.database.query<{ text: string }>(`select t::text as text from ${table} t`),
    ),
  );
  return texts
    .flat()
    .map(({ text }) => text)
    .join('\n');
}
