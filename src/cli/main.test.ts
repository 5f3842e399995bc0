import { describe, expect, test } from 'vitest';
import { Folder, greenpool } from './captured.ts';
import { COMMANDS } from './commands.ts';
import { presetNames } from './plan-file.ts';

describe('greenpool', () => {
  test.each(Object.keys(COMMANDS))('%s --help is complete in both languages and fits the terminal', async (name) => {
    const [zh, en] = [await greenpool([name, '--help'], { lang: 'zh_CN.UTF-8' }), await greenpool(['help', name])];
    expect([zh.status, en.status, zh.err, en.err]).toEqual([0, 0, '', '']);
    expect(zh.out).toContain(`用法：greenpool ${name}`);
    expect(en.out).toContain(`Usage: greenpool ${name}`);
    for (const option of Object.keys(COMMANDS[name as keyof typeof COMMANDS].options)) {
      expect(zh.out).toContain(`--${option}`);
      expect(en.out).toContain(`--${option}`);
    }
    const prose = en.out.split('\n').filter((line) => !line.startsWith('  greenpool'));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('without words, with --help and with help: the same general help, with every command', async () => {
    const { out } = await greenpool([]);
    expect((await greenpool(['--help'])).out).toBe(out);
    expect((await greenpool(['help'])).out).toBe(out);
    for (const name of Object.keys(COMMANDS)) expect(out).toContain(`  ${name}`);
  });

  test('--lang stands anywhere and wins over the environment', async () => {
    expect((await greenpool(['--lang', 'zh', 'version', '--help'])).out).toContain('用法');
    expect((await greenpool(['version', '--help', '--lang=en'], { lang: 'zh_CN' })).out).toContain('Usage');
    const unknown = await greenpool(['version', '--lang', 'fr']);
    expect(unknown).toMatchObject({
      status: 2,
      out: '',
      err: 'greenpool: The option --lang has the value "fr"; right would be zh or en\n',
    });
    expect((await greenpool(['version', '--lang', 'zh', '--lang', 'en'])).err).toContain('stands there twice');
    expect((await greenpool(['version', '--lang'])).err).toContain('--lang needs a value: --lang zh|en');
  });

  test('an unknown command is told with what it may have meant', async () => {
    const { status, err } = await greenpool(['relpay']);
    expect(status).toBe(2);
    expect(err).toContain('There is no command "relpay"; did you mean "replay"?');
    expect(err).toContain('See "greenpool --help".');
    expect((await greenpool(['frobnicate'], { lang: 'zh' })).err).toContain(
      '没有命令「frobnicate」。可用的：serve demo orders',
    );
  });

  test('version prints the name and the version', async () => {
    expect((await greenpool(['version'])).out).toMatch(/^greenpool \d+\.\d+\.\d+\n$/);
    expect((await greenpool(['--version'])).out).toBe((await greenpool(['version'])).out);
  });
});

describe('greenpool plan', () => {
  test('list names the presets, and each of them is valid', async () => {
    const { out } = await greenpool(['plan', 'list']);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(presetNames());
    for (const name of presetNames()) expect((await greenpool(['plan', 'validate', name])).status).toBe(0);
    expect(out).toContain('cashback         Cash back: one referral level');
    expect((await greenpool(['plan', 'list'], { lang: 'zh' })).out).toContain('cashback         购物返现：一级推荐');
    expect(JSON.parse((await greenpool(['plan', 'list', '--json'])).out)).toEqual(presetNames());
  });

  test('validate tells every error with its path, the value and what would be right, in both languages', async () => {
    const folder = new Folder();
    const file = folder.write(
      'bad.yaml',
      'name: bad\ncurrency: CNY\npool: { startPrice: 1, genesis: "0.01", rebateShare: "70%", redeemFee: "20.00001%" }\nsplits: { default: { merchant: "30%", platform: "10%", distribution: "30%" } }\nreturnWindowDays: 0\n',
    );
    const { status, err } = await greenpool(['plan', 'validate', file]);
    expect(status).toBe(1);
    expect(err).toMatch(/pool\.startPrice.*1.*amount in yuan/);
    expect(err).toMatch(/pool\.redeemFee.*"20\.00001%"/);
    expect((await greenpool(['plan', 'validate', file], { lang: 'zh' })).err).toMatch(/pool\.startPrice.*带引号的金额/);
    const { out } = await greenpool(['plan', 'validate', file, '--json']);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      errors: [{ path: 'pool.startPrice', value: 1 }, { path: 'pool.redeemFee' }],
    });
    folder.remove();
    expect((await greenpool(['plan', 'validate', 'nowhere.yaml'])).status).toBe(2);
  });

  test('schema prints a JSON Schema', async () => {
    expect(JSON.parse((await greenpool(['plan', 'schema'])).out)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
    });
  });

  test.each([
    [['plan'], 'An argument is missing'],
    [['plan', 'validate'], 'An argument is missing: plan validate PLAN'],
    [['plan', 'check'], 'There is no "plan check"'],
    [['plan', 'schema', 'x'], 'The argument "x" is one too many'],
  ])('%j is wrong usage', async (words, reason) => {
    const { status, err } = await greenpool(words);
    expect(status).toBe(2);
    expect(err).toContain(reason);
  });
});
