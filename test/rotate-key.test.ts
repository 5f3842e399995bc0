/** Changing the master key: everything that is sealed opens afterwards, wherever the change was broken off. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rotateMasterKey } from '#server/auth/key-rotation';
import { changeMasterKey, openMasterKey } from '#server/auth/master-key-change';
import { keysOf, readOrCreateMasterKey } from '#server/auth/master-key';
import { ensurePersonByPhone, findByPhone, readPersonal, writePersonal } from '#server/auth/people';
import { hashKeyPlace, openSecrets, sealSecret } from '#server/webhooks/sealed-secret';
import { seal, unseal } from '#server/auth/sealing';
import type { SealedSecrets } from '#server/webhooks/sealed-secret';
import { newSecret } from '#server/webhooks/signature';
import { compiledRoot } from './support/compiled.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';

const PERSONS = 250;
const passwordCost = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const now = (): number => Date.UTC(2026, 0, 1);
const phoneOf = (index: number): string => `138${String(index).padStart(8, '0')}`;
const secret = newSecret();
const HASH_KEY = Buffer.alloc(32, 5);

let own: TestDatabase;
let data: string;
let person: number;

const place = (masterKey?: string) => ({ data, masterKey });
const keyFile = (name = 'master.key'): Promise<string> => readFile(join(data, name), 'utf8');
const change = (masterKey?: string) => changeMasterKey(place(masterKey), own.database, now);

beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.drop());

beforeEach(async () => {
  if (data !== undefined) await rm(data, { recursive: true });
  data = await mkdtemp(join(tmpdir(), 'greenpool-key-'));
  await own.database.query('truncate person, programme restart identity cascade');
  const keys = keysOf(await readOrCreateMasterKey(join(data, 'master.key')));
  const context = { database: own.database, keys, now, passwordCost };
  await own.database.transaction(async (client) => {
    for (let index = 0; index < PERSONS; index++) await ensurePersonByPhone(client, context, phoneOf(index));
    await client.query(`insert into programme (name, mode, settles) values ('p', 'sandbox', false)`);
    await client.query(
      `insert into webhook_endpoint
         (id, programme, url, types, secret, old_secret, old_until_ms, state, cursor, created_by, created_at_ms)
       overriding system value values (1, 1, 'https://example.com', '{}', $1, $1, $2, 'active', 0, 'system', 0)`,
      [sealSecret(keys, 'webhook_endpoint', 1, secret), now() + 1],
    );
    await client.query(
      `insert into shop (id, programme, name, secret, hash_key, mapping, state, created_by, created_at_ms)
       overriding system value values (1, 1, 'shop', $1, $2, '{}', 'active', 'system', 0)`,
      [sealSecret(keys, 'shop', 1, secret), seal(keys.wrap, hashKeyPlace(1), HASH_KEY)],
    );
  });
  person = (await findByPhone(own.database, keys, phoneOf(7))) as number;
  await writePersonal(context, person, 'name', '张三', 'system');
});
afterAll(() => rm(data, { recursive: true }));

/** Everything that was sealed opens under the key that a start finds. */
async function expectWhole(masterKey?: string): Promise<void> {
  const { key, fits } = await openMasterKey(place(masterKey), own.database);
  expect(fits).toBe(true);
  const keys = keysOf(key);
  expect(await readPersonal(own.database, keys, person)).toEqual({ name: '张三', phone: `+86${phoneOf(7)}` });
  for (const index of [0, 7, PERSONS - 1])
    expect(await findByPhone(own.database, keys, phoneOf(index))).toBeGreaterThan(0);
  const [row] = await own.database.query<SealedSecrets>(
    'select id, secret, old_secret, old_until_ms from webhook_endpoint',
  );
  expect(row && openSecrets(keys, 'webhook_endpoint', row, now())).toEqual([secret, secret]);
  const [shop] = await own.database.query<SealedSecrets & { hash_key: Buffer }>('select * from shop');
  expect(shop && openSecrets(keys, 'shop', shop, now())).toEqual([secret]);
  expect(shop && unseal(keys.wrap, hashKeyPlace(1), shop.hash_key)).toEqual(HASH_KEY);
}

test('another key stands in the file, the old one beside it, and everything opens', async () => {
  const before = await keyFile();
  expect(await change()).toEqual({ persons: PERSONS, file: join(data, 'master.key') });
  expect(await keyFile()).not.toBe(before);
  expect(await keyFile('master.key.old')).toBe(before);
  expect((await stat(join(data, 'master.key'))).mode & 0o777).toBe(0o600);
  await expectWhole();
  expect((await change()).persons).toBe(PERSONS);
  await expectWhole();
});

describe('broken off', () => {
  /** As far as the commit, and no further. */
  async function changeInDatabaseOnly(): Promise<void> {
    const keys = keysOf(await readOrCreateMasterKey(join(data, 'master.key')));
    const next = keysOf(await readOrCreateMasterKey(join(data, 'master.key.next')));
    await rotateMasterKey({ database: own.database, keys, now, passwordCost }, next, 'system');
  }

  test('after the commit: the next start puts the key in its place', async () => {
    const before = await keyFile();
    await changeInDatabaseOnly();
    expect(await keyFile()).toBe(before);
    await expectWhole();
    expect(await keyFile('master.key.old')).toBe(before);
    await expect(keyFile('master.key.next')).rejects.toThrow('ENOENT');
  });

  test('after the commit: done again, the change is finished and not made twice', async () => {
    await changeInDatabaseOnly();
    const next = await keyFile('master.key.next');
    expect((await change()).persons).toBeUndefined();
    expect(await keyFile()).toBe(next);
    await expectWhole();
  });

  test('before the commit: nothing was changed, and done again it goes through', async () => {
    const whole = Buffer.from(
      (await own.database.query<{ secret: Buffer }>('select secret from webhook_endpoint'))[0]?.secret ?? [],
    );
    await own.database.query(`update webhook_endpoint set secret = '\\x00'`);
    const before = await keyFile();
    await expect(change()).rejects.toThrow();
    expect(await keyFile()).toBe(before);
    await own.database.query('update webhook_endpoint set secret = $1', [whole]);
    await expectWhole();
    expect(await keyFile()).toBe(before);
    expect((await change()).persons).toBe(PERSONS);
    await expectWhole();
  });

  test('by kill -9, wherever it was', async () => {
    const root = compiledRoot();
    const program = `const { main } = await import(${JSON.stringify(join(root, 'dist/cli/main.js'))}); process.exitCode = await main(['rotate-key']);`;
    let killed = 0;
    const run = async (delayMs: number): Promise<number | null> => {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
        env: { PATH: process.env['PATH'], DATABASE_URL: own.url, GREENPOOL_DATA: data, LANG: 'en' },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const timer = setTimeout(() => child.kill('SIGKILL'), delayMs);
      const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
      clearTimeout(timer);
      if (signal === 'SIGKILL') killed++;
      return status;
    };
    // How long one takes here and now.
    const start = performance.now();
    expect(await run(60_000)).toBe(0);
    const wholeMs = performance.now() - start;
    for (const part of [0.3, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      await run(wholeMs * part);
      await expectWhole();
    }
    expect(killed).toBeGreaterThan(0);
    expect(await run(60_000)).toBe(0);
    await expectWhole();
    await rm(root, { recursive: true });
  });
});

test('a key in the environment is the operator’s to replace, and a start with the old one says so', async () => {
  const old = (await keyFile()).trim();
  const { file } = await change(old);
  expect(file).toBe(join(data, 'master.key.next'));
  await expect(openMasterKey(place(old), own.database)).rejects.toMatchObject({ code: 'master_key_changed' });
  expect((await change(old)).persons).toBeUndefined();
  const next = (await readFile(file, 'utf8')).trim();
  await expectWhole(next);
  expect((await change(next)).persons).toBe(PERSONS);
  expect((await readFile(file, 'utf8')).trim()).not.toBe(next);
});

test('a key that does not open what is sealed changes nothing', async () => {
  const wrong = randomBytes(32).toString('hex');
  await expect(change(wrong)).rejects.toMatchObject({ code: 'master_key_wrong' });
  expect((await openMasterKey(place(wrong), own.database)).fits).toBe(false);
  await expectWhole();
  const right = await keyFile();
  await rm(join(data, 'master.key'));
  await expect(change()).rejects.toMatchObject({ code: 'master_key_wrong' });
  await writeFile(join(data, 'master.key'), right, { mode: 0o600 });
  await expectWhole();
});
