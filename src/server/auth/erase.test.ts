import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { sendCode, signInByCode } from './code-sign-in.ts';
import type { AuthContext } from './context.ts';
import { beginTotp, confirmTotp } from './enrolment.ts';
import { erasePerson } from './erase.ts';
import { grantRole } from './grants.ts';
import { rotateMasterKey } from './key-rotation.ts';
import { keysOf } from './master-key.ts';
import { createFirstAdmin, createOperator } from './operators.ts';
import { changePassword, signInByPassword } from './password-sign-in.ts';
import { changePhone, findByPhone, phoneHash, readPersonal, writePersonal } from './people.ts';
import type { PersonPrincipal } from './principal.ts';
import { keyedHash, sha256 } from './secrets.ts';
import { authenticateSession } from './sessions.ts';
import { totpCode } from './totp.ts';

const MASTER = Buffer.alloc(32, 7);
const PHONE = '13800138000';
const NAME = '王小明 Xiaoming Wang';
const PAYEE = '{"bank":"工商银行","account":"6222020200112233445"}';
const USERNAME = 'wang.xiaoming';

let own: TestDatabase;
let context: AuthContext;
let nowMs = Date.parse('2026-11-22T08:00:00Z');
let adminPerson = 0;

beforeAll(async () => {
  own = await testDatabase();
  const passwordCost = { memoryCost: 8, timeCost: 1, parallelism: 1 };
  context = { database: own.database, keys: keysOf(MASTER), now: () => nowMs, passwordCost };
  adminPerson = (await createFirstAdmin(context))?.person ?? 0;
});
afterAll(() => own.drop());

/** The first administrator, as a session would have them. */
function admin(): PersonPrincipal {
  return {
    kind: 'person',
    person: adminPerson,
    session: 0,
    stage: 'full',
    verifiedAtMs: nowMs,
    grants: [{ id: 1, role: 'operator-admin', programme: null, object: null }],
  };
}

/** Every row of every table as text; bytes are in hex. */
async function dump(): Promise<string> {
  const tables = await own.database.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['audit', 'credential', 'one_time_code', 'person', 'personal_datum', 'session', 'throttle']),
  );
  const rows = [];
  for (const { name } of tables) {
    rows.push(...(await own.database.query<{ text: string }>(`select t::text as text from ${name} t`)));
  }
  return rows.map(({ text }) => text).join('\n');
}

/** The text in every form that a table could hold it in. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  return [text, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, ''), sha256(text).toString('hex')];
}

async function makePerson(): Promise<{ person: number; token: string; secret: string }> {
  const made = await createOperator(context, admin(), USERNAME);
  const { person } = made;
  await changePhone(context, person, PHONE, 'system');
  await writePersonal(context, person, 'name', NAME, 'system');
  await writePersonal(context, person, 'payee', PAYEE, 'system');
  await grantRole(context, admin(), { person, role: 'operator-finance', programme: 1, object: null });
  const request = { username: USERNAME, address: '10.0.0.1' };
  const first = await signInByPassword(context, { ...request, password: made.password });
  const changed = await changePassword(context, first.principal, { current: made.password, next: 'long enough text' });
  const { secret } = await beginTotp(context, await authenticateSession(context, changed));
  const begun = await authenticateSession(context, changed);
  const { token } = await confirmTotp(context, begun, totpCode(secret, nowMs));
  await signInByPassword(context, { ...request, password: 'wrong password' }).catch(() => undefined);
  const codes: string[] = [];
  const sender = { send: async ({ code }: { readonly code: string }) => void codes.push(code) };
  const asked = { language: 'zh' as const, phone: PHONE, programme: 1, address: '10.0.0.1' };
  await sendCode(context, sender, asked);
  await signInByCode(context, { ...asked, code: codes[0] ?? '', memberNumber: () => Promise.resolve('17') });
  await sendCode(context, sender, asked);
  return { person, token, secret };
}

test('personal data is sealed, read back, and found by phone; erasing leaves no byte of it in any table', async () => {
  const { person, token, secret } = await makePerson();
  expect(await readPersonal(own.database, context.keys, person)).toEqual({
    phone: `+86${PHONE}`,
    name: NAME,
    payee: PAYEE,
  });
  const normal = `+86${PHONE}`;
  const index = phoneHash(context.keys, normal).toString('hex');
  const counted = [
    keyedHash(context.keys.throttle, 'account', USERNAME).toString('hex'),
    keyedHash(context.keys.throttle, 'code-phone', normal).toString('hex'),
  ];
  const plain = [PHONE, NAME, '王小明', PAYEE, '6222020200112233445', secret].flatMap(formsOf);
  const before = await dump();
  for (const text of plain) expect(before).not.toContain(text);
  for (const text of [index, ...counted, USERNAME]) expect(before).toContain(text);
  const sealed = await own.database.query<{ sealed: Buffer }>(
    'select sealed from personal_datum where person = $1 union all select sealed from person_key where person = $1',
    [person],
  );
  expect(sealed).toHaveLength(5);

  await erasePerson(context, admin(), person);

  const after = await dump();
  const bytes = sealed.map((row) => row.sealed.toString('hex'));
  for (const text of [...plain, ...formsOf(USERNAME), index, ...counted, ...bytes]) expect(after).not.toContain(text);
  await expect(authenticateSession(context, token)).rejects.toMatchObject({ code: 'not_signed_in' });
  expect(await findByPhone(own.database, context.keys, PHONE)).toBeUndefined();
  await expect(readPersonal(own.database, context.keys, person)).rejects.toMatchObject({ code: 'person_erased' });
  await expect(writePersonal(context, person, 'name', NAME, 'system')).rejects.toMatchObject({ code: 'person_erased' });
  await expect(erasePerson(context, admin(), person)).rejects.toMatchObject({ code: 'person_erased' });
  const again = grantRole(context, admin(), { person, role: 'merchant-staff', programme: 1, object: '3' });
  await expect(again).rejects.toMatchObject({ code: 'person_erased' });
  const grants = await own.database.query('select 1 from role_grant where person = $1 and revoked_at_ms is null', [
    person,
  ]);
  expect(grants).toEqual([]);
});

test('only an administrator of the installation erases, and never the last one', async () => {
  const finance: PersonPrincipal = {
    ...admin(),
    grants: [{ id: 1, role: 'operator-finance', programme: null, object: null }],
  };
  const local: PersonPrincipal = {
    ...admin(),
    grants: [{ id: 1, role: 'operator-admin', programme: 1, object: null }],
  };
  for (const by of [finance, local]) {
    await expect(erasePerson(context, by, adminPerson)).rejects.toMatchObject({ code: 'not_allowed' });
  }
  await expect(erasePerson(context, admin(), adminPerson)).rejects.toMatchObject({ code: 'last_admin' });
  await expect(erasePerson(context, admin(), 123_456)).rejects.toMatchObject({ code: 'person_unknown' });
});

test('writing at the moment of erasing leaves nothing behind', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { person } = await createOperator(context, admin(), `racer${round}`);
    const [, erased] = await Promise.allSettled([
      changePhone(context, person, `1391234000${round}`, 'system'),
      erasePerson(context, admin(), person),
      writePersonal(context, person, 'name', NAME, 'system'),
      changePhone(context, person, `1391234001${round}`, 'system'),
    ]);
    expect(erased).toEqual({ status: 'fulfilled', value: undefined });
    const left = await own.database.query(
      'select 1 from personal_datum where person = $1 union all select 1 from phone_index where person = $1',
      [person],
    );
    expect(left).toEqual([]);
  }
});

test('signing in by phone at the moment of erasing: the old person is gone, and a new one has nothing of theirs', async () => {
  for (let round = 0; round < 10; round += 1) {
    nowMs += 24 * 3_600_000;
    const phone = `1391234002${round}`;
    const asked = { language: 'zh' as const, phone, programme: 1, address: '10.0.0.2' };
    const codes: string[] = [];
    const sender = { send: async ({ code }: { readonly code: string }) => void codes.push(code) };
    const memberNumber = (person: number) => Promise.resolve(String(10_000 + person));
    await sendCode(context, sender, asked);
    const { person } = (await signInByCode(context, { ...asked, code: codes[0] ?? '', memberNumber })).principal;
    nowMs += 24 * 3_600_000;
    await sendCode(context, sender, asked);
    const [signedIn, erased] = await Promise.allSettled([
      signInByCode(context, { ...asked, code: codes[1] ?? '', memberNumber }),
      erasePerson(context, admin(), person),
    ]);
    expect(erased).toEqual({ status: 'fulfilled', value: undefined });
    if (signedIn.status === 'rejected') {
      expect(['code_expired', 'not_signed_in']).toContain((signedIn.reason as Error).message);
    }
    const left = await own.database.query(
      `select 'session' from session where person = $1 union all select 'index' from phone_index where person = $1
       union all select 'grant' from role_grant where person = $1 and revoked_at_ms is null`,
      [person],
    );
    expect(left).toEqual([]);
  }
});

test('what was sealed for one person or field does not open for another, and a flipped bit is seen', async () => {
  const { person: one } = await createOperator(context, admin(), 'one');
  const { person: other } = await createOperator(context, admin(), 'other');
  await writePersonal(context, one, 'name', 'One', 'system');
  await writePersonal(context, one, 'payee', 'Account', 'system');
  await own.database.query(
    `update personal_datum set sealed = (select sealed from personal_datum where person = $1 and field = 'payee')
     where person = $1 and field = 'name'`,
    [one],
  );
  await expect(readPersonal(own.database, context.keys, one)).rejects.toThrow(/authenticate/);
  await writePersonal(context, one, 'name', 'One', 'system');
  await own.database.query(
    'update person_key set sealed = (select sealed from person_key where person = $1) where person = $2',
    [one, other],
  );
  await expect(writePersonal(context, other, 'name', 'Other', 'system')).rejects.toThrow(/authenticate/);
  await own.database.query(
    `update personal_datum set sealed = set_bit(sealed, 100, 1 - get_bit(sealed, 100)) where person = $1 and field = 'name'`,
    [one],
  );
  await expect(readPersonal(own.database, context.keys, one)).rejects.toThrow(/authenticate/);
  await own.database.query('delete from personal_datum where person = $1', [one]);
  await erasePerson(context, admin(), one);
  await own.database.query('delete from person_key where person = $1', [other]);
});

test('a name or payee account is 1 to 500 characters, and can be taken away', async () => {
  const { person } = await createOperator(context, admin(), 'namer');
  for (const value of ['', '  ', 'x'.repeat(501)]) {
    await expect(writePersonal(context, person, 'name', value, 'system')).rejects.toMatchObject({
      code: 'personal_data_invalid',
    });
  }
  await writePersonal(context, person, 'name', 'x'.repeat(500), 'system');
  await writePersonal(context, person, 'payee', PAYEE, 'system');
  await writePersonal(context, person, 'name', null, 'system');
  expect(await readPersonal(own.database, context.keys, person)).toEqual({ payee: PAYEE });
  await expect(writePersonal(context, 123_456, 'name', NAME, 'system')).rejects.toMatchObject({
    code: 'person_unknown',
  });
});

test('a new master key: everything opens under it and nothing under the old one', async () => {
  const { person } = await createOperator(context, admin(), 'keeper');
  await changePhone(context, person, '13700137000', 'system');
  await writePersonal(context, person, 'name', NAME, 'system');
  const next = keysOf(Buffer.alloc(32, 8));
  expect(await rotateMasterKey(context, next, 'system')).toBeGreaterThanOrEqual(2);
  expect(await readPersonal(own.database, next, person)).toEqual({ phone: '+8613700137000', name: NAME });
  expect(await findByPhone(own.database, next, '13700137000')).toBe(person);
  expect(await findByPhone(own.database, context.keys, '13700137000')).toBeUndefined();
  await expect(readPersonal(own.database, context.keys, person)).rejects.toThrow(/authenticate/);
  nowMs += 1;
  await expect(rotateMasterKey(context, next, 'system')).rejects.toThrow(/authenticate/);
  expect(await findByPhone(own.database, next, '13700137000')).toBe(person);
});
