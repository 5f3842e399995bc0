import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { keysOf, parseMasterKey, readOrCreateMasterKey } from './master-key.ts';
import { PASSWORD_COST, checkNewPassword, hashPassword, needsRehash, passwordMatches } from './passwords.ts';
import { maskPhone, normalisePhone } from './phone.ts';
import { seal, unseal } from './sealing.ts';
import { keyedHash, randomToken, readableSecret } from './secrets.ts';
import { shortUserAgent } from './user-agent.ts';

const LIGHT = { memoryCost: 8, timeCost: 1, parallelism: 1 };

describe('the master key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greenpool-key-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is made once, for its owner only, also by many starts at once', async () => {
    const file = join(folder, 'master.key');
    const keys = await Promise.all(Array.from({ length: 8 }, () => readOrCreateMasterKey(file)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(await readOrCreateMasterKey(file)).toEqual(keys[0]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe(`${keys[0]?.toString('hex')}\n`);
    expect(readdirSync(folder)).toEqual(['master.key']);
  });

  test('is refused when others can read it, or when the file holds something else; the file stays as it is', async () => {
    const file = join(folder, 'other.key');
    writeFileSync(file, 'not a key', { mode: 0o600 });
    await expect(readOrCreateMasterKey(file)).rejects.toThrow('64 hexadecimal digits');
    expect(readFileSync(file, 'utf8')).toBe('not a key');
    writeFileSync(file, 'ab'.repeat(32));
    expect(await readOrCreateMasterKey(file)).toEqual(Buffer.alloc(32, 0xab));
    chmodSync(file, 0o640);
    await expect(readOrCreateMasterKey(file)).rejects.toThrow('chmod 600');
  });

  test('gives a key a purpose, all different, and the same every time', () => {
    const keys = keysOf(Buffer.alloc(32, 1));
    expect(new Set(Object.values(keys).map((key: Buffer) => key.toString('hex'))).size).toBe(4);
    expect(keysOf(Buffer.alloc(32, 1))).toEqual(keys);
    expect(keysOf(Buffer.alloc(32, 2)).wrap).not.toEqual(keys.wrap);
    expect(() => keysOf(Buffer.alloc(31))).toThrow(RangeError);
    expect(() => parseMasterKey('ab'.repeat(31))).toThrow(RangeError);
  });
});

describe('passwords', () => {
  test('the cost is argon2id with 64 MiB and three passes', async () => {
    const hash = await hashPassword('correct horse battery', PASSWORD_COST);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(needsRehash(hash, PASSWORD_COST)).toBe(false);
    expect(needsRehash(hash, { ...PASSWORD_COST, memoryCost: 131_072 })).toBe(true);
    expect(needsRehash(hash, { ...PASSWORD_COST, timeCost: 4 })).toBe(true);
  });

  test('match in any Unicode form, and no other does', async () => {
    const hash = await hashPassword('pässwörd-ﬁne-12', LIGHT);
    expect(await passwordMatches(hash, 'pässwörd-fine-12'.normalize('NFD'), LIGHT)).toBe(true);
    expect(await passwordMatches(hash, 'passwörd-fine-12', LIGHT)).toBe(false);
    expect(await passwordMatches(hash, '', LIGHT)).toBe(false);
  });

  test('a name that nobody has costs as much as one that somebody has, and never matches', async () => {
    const cost = { memoryCost: 32_768, timeCost: 2, parallelism: 1 };
    const hash = await hashPassword('correct horse battery', cost);
    const time = async (stored: string | undefined) => {
      const times = [];
      for (let round = 0; round < 7; round += 1) {
        const start = performance.now();
        expect(await passwordMatches(stored, 'wrong password', cost)).toBe(false);
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    const known = await time(hash);
    const unknown = await time(undefined);
    expect(unknown).toBeGreaterThan(known / 2);
    expect(unknown).toBeLessThan(known * 2);
  });

  test('a hundred at once all get their turn', async () => {
    const hash = await hashPassword('correct horse battery', LIGHT);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        passwordMatches(hash, index % 2 === 0 ? 'correct horse battery' : 'wrong', LIGHT),
      ),
    );
    expect(answers.filter(Boolean)).toHaveLength(50);
  });

  test.each([
    ['elevenchars', 'password_too_short'],
    ['汉字密码太短了', 'password_too_short'],
    ['aB3'.repeat(43), 'password_too_long'],
    ['aaaaaaaaaaaaaaa', 'password_too_simple'],
    ['abcabcabcabcabc', 'password_too_simple'],
    ['Administrator1', 'password_too_simple'],
  ])('%s is refused', (password, code) => {
    expect(() => checkNewPassword(password, 'administrator')).toThrow(code);
  });

  test('long ones in any script are taken', () => {
    for (const password of ['correct horse battery', '一个足够长的中文密码没有问题', 'x7kd-29pm-abcd']) {
      expect(() => checkNewPassword(password, 'administrator')).not.toThrow();
    }
  });
});

test('sealing gives another text every time, opens only with key and place, and hides everything but the length', () => {
  const key = Buffer.alloc(32, 3);
  const plain = Buffer.from('6222020200112233445');
  const sealed = seal(key, 'here', plain);
  expect(unseal(key, 'here', sealed)).toEqual(plain);
  expect(seal(key, 'here', plain)).not.toEqual(sealed);
  expect(sealed).toHaveLength(plain.length + 28);
  expect(() => unseal(key, 'there', sealed)).toThrow(/authenticate/);
  expect(() => unseal(Buffer.alloc(32, 4), 'here', sealed)).toThrow(/authenticate/);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const flipped = Buffer.from(sealed);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(() => unseal(key, 'here', flipped)).toThrow(/authenticate/);
  }
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => unseal(key, 'here', sealed.subarray(0, length))).toThrow(Error);
  }
});

test('random secrets do not repeat, and readable ones have no letters that are mistaken for each other', () => {
  expect(new Set(Array.from({ length: 1_000 }, randomToken)).size).toBe(1_000);
  const readable = Array.from({ length: 500 }, () => readableSecret(5));
  expect(new Set(readable).size).toBe(500);
  for (const secret of readable) expect(secret).toMatch(/^([a-kmnp-z2-9]{4}-){4}[a-kmnp-z2-9]{4}$/);
  const used = new Set(readable.join('').replaceAll('-', ''));
  expect(used.size).toBe(32);
});

test('parts of a keyed hash do not run together', () => {
  const key = Buffer.alloc(32);
  expect(keyedHash(key, 'ab', 'c')).not.toEqual(keyedHash(key, 'a', 'bc'));
  expect(keyedHash(key, 'a"', 'b')).not.toEqual(keyedHash(key, 'a', '"b'));
});

test('a phone number has one form, and a masked one', () => {
  for (const text of ['13800138000', '+86 138-0013-8000', '8613800138000', '0086 13800138000', '（+86）13800138000']) {
    expect(normalisePhone(text)).toBe('+8613800138000');
  }
  expect(maskPhone('+8613800138000')).toBe('138****8000');
});

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0.42 Safari/604.1', 'WeChat, iPhone'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/126.0.0.0 Safari/537.36 Edg/126.0', 'Edge, Windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605 Version/17.5 Safari/605.1.15', 'Safari, macOS'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'Firefox, Linux'],
  ['<script>alert(1)</script>', '?, ?'],
  [undefined, '?, ?'],
])('the user agent %s is %s', (header, short) => {
  expect(shortUserAgent(header)).toBe(short);
});
