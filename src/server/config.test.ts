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
