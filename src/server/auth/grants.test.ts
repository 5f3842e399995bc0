import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { audit, readAudit } from './audit.ts';
import type { AuthContext } from './context.ts';
import { grantRole, listGrants, revokeGrant } from './grants.ts';
import type { NewGrant } from './grants.ts';
import { keysOf } from './master-key.ts';
import { createFirstAdmin, createOperator, disableOperator, listOperators, resetOperator } from './operators.ts';
import { changePassword, signInByPassword } from './password-sign-in.ts';
import { createPerson } from './people.ts';
import type { PersonPrincipal } from './principal.ts';
import type { Role } from './roles.ts';
import { authenticateSession } from './sessions.ts';

let own: TestDatabase;
let context: AuthContext;
const nowMs = Date.parse('2026-11-22T08:00:00Z');
let first = 0;

beforeAll(async () => {
  own = await testDatabase();
  const passwordCost = { memoryCost: 8, timeCost: 1, parallelism: 1 };
  context = { database: own.database, keys: keysOf(Buffer.alloc(32, 7)), now: () => nowMs, passwordCost };
  const made = await Promise.all([1, 2, 3].map(() => createFirstAdmin(context)));
  first = made.find((account) => account !== undefined)?.person ?? 0;
  expect(made.filter((account) => account !== undefined)).toHaveLength(1);
});
afterAll(() => own.drop());

function principal(person: number, role: Role, programme: number | null, object: string | null): PersonPrincipal {
  return {
    kind: 'person',
    person,
    session: 1,
    stage: 'full',
    verifiedAtMs: nowMs,
    grants: [{ id: 1, role, programme, object }],
  };
}
const admin = () => principal(first, 'operator-admin', null, null);

let names = 0;
/** A new account with a password. */
async function account(): Promise<{ person: number; username: string; password: string }> {
  names += 1;
  return await createOperator(context, admin(), `user${names}`);
}

/** A new person who signs in by phone. */
async function member(): Promise<number> {
  return await createPerson(own.database, context.keys, 'member', nowMs);
}

describe('granting', () => {
  test.each<[string, Omit<NewGrant, 'person'>]>([
    ['an operator of one member', { role: 'operator-finance', programme: 1, object: '7' }],
    ['an auditor of one merchant', { role: 'auditor', programme: null, object: '7' }],
    ['a merchant’s owner without a merchant', { role: 'merchant-owner', programme: 1, object: null }],
    ['a merchant’s staff of every programme', { role: 'merchant-staff', programme: null, object: '3' }],
    ['a member without a programme', { role: 'member', programme: null, object: '3' }],
  ])('%s is refused', async (_, grant) => {
    const { person } = await account();
    await expect(grantRole(context, admin(), { person, ...grant })).rejects.toMatchObject({ code: 'grant_invalid' });
  });

  test('an operator’s role needs an account with a password', async () => {
    const grant: NewGrant = { person: await member(), role: 'auditor', programme: null, object: null };
    await expect(grantRole(context, admin(), grant)).rejects.toMatchObject({ code: 'grant_invalid' });
  });

  test('nobody grants to themselves, not even the administrator', async () => {
    const grant: NewGrant = { person: first, role: 'operator-finance', programme: null, object: null };
    await expect(grantRole(context, admin(), grant)).rejects.toMatchObject({ code: 'not_allowed' });
    const [held] = await listGrants(context, { person: first });
    await expect(revokeGrant(context, admin(), held?.id ?? 0)).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('an administrator of one programme grants in that programme only, and manages no accounts', async () => {
    const local = principal(998, 'operator-admin', 1, null);
    const { person } = await account();
    const grant: NewGrant = { person, role: 'operator-support', programme: 1, object: null };
    await grantRole(context, local, grant);
    for (const programme of [2, null]) {
      await expect(grantRole(context, local, { ...grant, programme })).rejects.toMatchObject({ code: 'not_allowed' });
    }
    await expect(createOperator(context, local, 'sneaky')).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(resetOperator(context, local, first)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(disableOperator(context, local, first, true)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(listOperators(context, local)).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('a merchant’s owner grants staff of that merchant and nothing else', async () => {
    const owner = principal(997, 'merchant-owner', 1, '3');
    const grant: NewGrant = { person: await member(), role: 'merchant-staff', programme: 1, object: '3' };
    const id = await grantRole(context, owner, grant);
    for (const change of [{ object: '4' }, { programme: 2 }, { role: 'merchant-owner' as const }]) {
      await expect(grantRole(context, owner, { ...grant, ...change })).rejects.toMatchObject({ code: 'not_allowed' });
    }
    await expect(revokeGrant(context, principal(996, 'merchant-owner', 1, '4'), id)).rejects.toMatchObject({
      code: 'not_allowed',
    });
    await revokeGrant(context, owner, id);
    await expect(revokeGrant(context, owner, id)).rejects.toMatchObject({ code: 'grant_unknown' });
  });

  test('finance, support, auditors and staff grant nothing', async () => {
    const person = await member();
    const others: readonly PersonPrincipal[] = [
      principal(990, 'operator-finance', null, null),
      principal(990, 'operator-support', null, null),
      principal(990, 'auditor', null, null),
      principal(990, 'merchant-staff', 1, '3'),
      principal(990, 'member', 1, '3'),
    ];
    for (const by of others) {
      await expect(
        grantRole(context, by, { person, role: 'merchant-staff', programme: 1, object: '3' }),
      ).rejects.toMatchObject({ code: 'not_allowed' });
    }
  });

  test('the same grant twice, a member number of two, two numbers of one: refused; after revoking it can be granted again', async () => {
    const person = await member();
    const grant: NewGrant = { person, role: 'member', programme: 1, object: '500' };
    const id = await grantRole(context, admin(), grant);
    for (const again of [grant, { ...grant, object: '501' }, { ...grant, person: await member() }]) {
      await expect(grantRole(context, admin(), again)).rejects.toMatchObject({ code: 'role_taken' });
    }
    await grantRole(context, admin(), { ...grant, programme: 2 });
    await revokeGrant(context, admin(), id);
    await grantRole(context, admin(), grant);
    expect((await listGrants(context, { person })).map(({ programme }) => programme)).toEqual([2, 1]);
    await expect(grantRole(context, admin(), { ...grant, person: 123_456 })).rejects.toMatchObject({
      code: 'person_unknown',
    });
  });

  test('a change of rights ends the sessions', async () => {
    const { person, username, password } = await account();
    const next = 'long enough text';
    const begun = await signInByPassword(context, { username, password, address: '10.0.0.1' });
    let token = await changePassword(context, begun.principal, { current: password, next });
    expect((await authenticateSession(context, token)).stage).toBe('full');
    const id = await grantRole(context, admin(), { person, role: 'operator-support', programme: 1, object: null });
    await expect(authenticateSession(context, token)).rejects.toMatchObject({ code: 'not_signed_in' });
    ({ token } = await signInByPassword(context, { username, password: next, address: '10.0.0.1' }));
    expect((await authenticateSession(context, token)).stage).toBe('totp');
    await revokeGrant(context, admin(), id);
    await expect(authenticateSession(context, token)).rejects.toMatchObject({ code: 'not_signed_in' });
  });

  test('a programme’s grants are listed with those for every programme', async () => {
    const listed = await listGrants(context, { programme: 2 });
    expect(listed.some(({ person, programme }) => person === first && programme === null)).toBe(true);
    expect(listed.every(({ programme }) => programme === 2 || programme === null)).toBe(true);
  });
});

describe('accounts', () => {
  test.each(['ab', 'a'.repeat(65), 'with space', '.dot', '王小明', ''])(
    'the username %j is refused',
    async (username) => {
      await expect(createOperator(context, admin(), username)).rejects.toMatchObject({ code: 'username_invalid' });
    },
  );

  test('a username is one account’s, whatever its case', async () => {
    await createOperator(context, admin(), 'Alice');
    await expect(createOperator(context, admin(), 'aLICE')).rejects.toMatchObject({ code: 'username_taken' });
    expect((await listOperators(context, admin())).map(({ username }) => username)).toContain('alice');
  });

  test('nobody resets or disables themselves', async () => {
    await expect(resetOperator(context, admin(), first)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(disableOperator(context, admin(), first, true)).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('two administrators who remove each other at once: one stays', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { person } = await account();
      await grantRole(context, admin(), { person, role: 'operator-admin', programme: null, object: null });
      const other = principal(person, 'operator-admin', null, null);
      const [held] = await listGrants(context, { person: first });
      const outcomes = await Promise.allSettled([
        disableOperator(context, admin(), person, true),
        round % 2 === 0 ? disableOperator(context, other, first, true) : revokeGrant(context, other, held?.id ?? 0),
      ]);
      const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []));
      expect(refused.map(({ message }) => message)).toEqual(['last_admin']);
      // Back to the first administrator alone, for the next round.
      await own.database.query('update credential set disabled_at_ms = null where person = $1', [first]);
      await own.database.query(`update role_grant set revoked_at_ms = null, revoked_by = null where person = $1`, [
        first,
      ]);
      await own.database.query(`update role_grant set revoked_at_ms = 1, revoked_by = 'test' where person = $1`, [
        person,
      ]);
    }
  });
});

describe('the audit', () => {
  test('takes rows and gives them back newest first, by page and by target', async () => {
    for (const target of ['person:71', 'person:72', 'person:71']) {
      await audit(own.database, { actor: 'system', action: 'test', target, detail: { n: 1 } }, nowMs);
    }
    const [newest, next] = await readAudit(own.database, { limit: 2, target: 'person:71' });
    expect(newest).toEqual({
      id: expect.any(Number),
      atMs: nowMs,
      actor: 'system',
      action: 'test',
      target: 'person:71',
      detail: { n: 1 },
    });
    expect(next?.id).toBe((newest?.id ?? 0) - 2);
    const before = await readAudit(own.database, { limit: 1, before: newest?.id ?? 0 });
    expect(before[0]?.target).toBe('person:72');
  });

  test.each(["update audit set actor = 'x'", 'delete from audit', 'truncate audit', 'delete from audit where id = 1'])(
    'refuses %s',
    async (statement) => {
      const count = async () => (await own.database.query('select 1 from audit')).length;
      const before = await count();
      await expect(own.database.query(statement)).rejects.toMatchObject({ message: 'audit is insert only' });
      expect(await count()).toBe(before);
    },
  );
});
