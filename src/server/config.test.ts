import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test('without any variable there are defaults', () => {
  const { data, ...rest } = readConfig({ PATH: '/bin' });
  expect(data).toMatch(/[\\/]\.greenpool$/);
  expect(rest).toEqual({
    databaseUrl: undefined,
    host: '127.0.0.1',
    port: 8080,
    masterKey: undefined,
    sample: true,
    trustProxy: undefined,
    codeSender: 'console',
    privateWebhooks: false,
    logLevel: 'info',
  });
});

test('an unknown name and a wrong value are refused by name, in both languages; a secret is not repeated', () => {
  expect(() => readConfig({ GREENPOOL_PROT: '1' })).toThrow(
    /没有环境变量 GREENPOOL_PROT[^]*There is no variable GREENPOOL_PROT/,
  );
  expect(() => readConfig({ GREENPOOL_PORT: '99999' })).toThrow(/GREENPOOL_PORT "99999"[^]*an integer from 0 to 65535/);
  expect(() => readConfig({ GREENPOOL_PORT: 'x' })).toThrow(ConfigError);
  expect(() => readConfig({ DATABASE_URL: 'mysql://root:secret@x' })).toThrow(/^(?![^]*secret)[^]*DATABASE_URL/);
  expect(() => readConfig({ GREENPOOL_MASTER_KEY: 'abc' })).toThrow(/^(?![^]*abc)[^]*64 hexadecimal digits/);
  expect(readConfig({ GREENPOOL_PORT: '' }).port).toBe(8080);
});

test('proxies are believed by their addresses and by nothing else', () => {
  const trusted = (value: string) => readConfig({ GREENPOOL_TRUST_PROXY: value }).trustProxy;
  expect(trusted('127.0.0.1, 10.0.0.0/8,fd00::/8')).toBe('127.0.0.1, 10.0.0.0/8,fd00::/8');
  expect(trusted('')).toBeUndefined();
  for (const value of ['true', '1', 'proxy.example', '10.0.0.0/33', '10.0.0.1/8/8', '10.0.0.1,'])
    expect(() => trusted(value), value).toThrow(/GREENPOOL_TRUST_PROXY "[^]*addresses of proxies/);
});

test('codes go to the console, or by https to a relay that shares a secret', () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const url = 'https://sms.example/codes?tenant=hidden';
  expect(readConfig({ GREENPOOL_CODE_SENDER: url, GREENPOOL_CODE_SECRET: secret }).codeSender).toEqual({ url, secret });
  expect(() => readConfig({ GREENPOOL_CODE_SENDER: url })).toThrow(/^(?![^]*hidden)[^]*GREENPOOL_CODE_SECRET/);
  expect(() => readConfig({ GREENPOOL_CODE_SENDER: 'http://sms.example/hidden' })).toThrow(
    /^(?![^]*hidden)[^]*GREENPOOL_CODE_SENDER/,
  );
  expect(() => readConfig({ GREENPOOL_CODE_SENDER: url, GREENPOOL_CODE_SECRET: 'whsec_hidden' })).toThrow(
    /^(?![^]*hidden)[^]*GREENPOOL_CODE_SECRET/,
  );
});
