import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { Finding } from '#check/finding';
import { Folder, greenpool } from '../captured.ts';
import { planFileOf, presetNames } from '../plan-file.ts';

const folder = new Folder();
afterAll(() => folder.remove());

const textOf = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const cashback = readFileSync(planFileOf('cashback'), 'utf8');
const facts = textOf('plans/facts/cashback.yaml');

async function findingsOf(...words: readonly string[]): Promise<readonly Finding[]> {
  return JSON.parse((await greenpool(['check', ...words, '--json'])).out) as readonly Finding[];
}

describe('greenpool check PLAN', () => {
  test('cashback: nothing blocks and nothing is asked; exit status 0', async () => {
    const { status, out, err } = await greenpool(['check', 'cashback']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('Plan check: cashback, Mainland China');
    expect(out).toContain('\nno blocking rule found\n');
    expect(out).not.toContain('Cannot go live');
    const chinese = await greenpool(['check', 'cashback'], { lang: 'zh_CN.UTF-8' });
    expect(chinese.status).toBe(0);
    expect(chinese.out).toContain('\n未发现阻断项\n');
    expect(chinese.out).toContain('这不是法律意见');
  });

  test.each(presetNames().filter((name) => name !== 'cashback'))(
    '%s: blocked, exit status 1, the reasons first',
    async (name) => {
      const { status, out } = await greenpool(['check', name], { lang: 'zh_CN.UTF-8' });
      expect(status).toBe(1);
      expect(out.split('\n')[2]).toMatch(/^阻断（\d+）$/);
      expect(out).toMatch(/不能上线：\d+ 个阻断项，0 个待答的问题/);
      expect(out).not.toContain('未发现阻断项');
    },
  );

  test('findings stand by severity, each with what was found, how to clear it and its source', async () => {
    const { out } = await greenpool(['check', 'mall-3x']);
    const headings = out.match(/^(Blocks|Open questions|Warnings|To be told).*$/gm) ?? [];
    expect(headings.map((line) => line.split(' ')[0])).toEqual(['Blocks', 'Warnings,', 'To']);
    expect(out).toContain('  R05  Level-difference or peer bonus is team pay\n');
    expect(out).toContain('Found: returnWindowDays: 7\n');
    expect(out).toContain('To clear it: returnWindowDays: 15;');
    expect(out).toContain('Source: Consumer Protection Law, art. 25 (2014-03-15)');
    expect(out).toMatch(/Source: Our own control: the pool is kept apart .*; not law\)/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('--json prints an array of findings', async () => {
    const found = await findingsOf('local-life-1.2x');
    expect(found.map(({ id }) => id)).toContain('R07');
    for (const { severity } of found) expect(['block', 'question', 'warn', 'disclose']).toContain(severity);
    expect(Object.keys(found[0] ?? {})).toEqual(
      expect.arrayContaining(['id', 'severity', 'title', 'message', 'remedy', 'value', 'source', 'date', 'basis']),
    );
  });

  test('a plan file without facts: every fact is asked, exit status 1', async () => {
    const plan = folder.write('plan.yaml', cashback);
    const { status, out } = await greenpool(['check', plan]);
    expect(status).toBe(1);
    expect(out).toMatch(/Cannot go live. Blocks: 0, open questions: [4-9]\d\./);
    expect(out).not.toContain('no blocking rule found');
    expect(out).toContain('Can points be bought or topped up for money? (points.purchasable)');
  });

  test('a plan file with facts; the facts of a file replace those of the preset', async () => {
    const own = folder.write('facts.yaml', facts);
    expect((await greenpool(['check', folder.write('plan.yaml', cashback), '--facts', own])).status).toBe(0);
    const json = folder.write('facts.json', '{"points": {"market": true}}');
    expect((await findingsOf('cashback', '--facts', json)).filter(({ severity }) => severity === 'block')).toHaveLength(
      1,
    );
  });

  test('--profile: none, and a file of one’s own that needs no code', async () => {
    const none = await greenpool(['check', 'mall-3x', '--profile', 'none']);
    expect(none.status).toBe(0);
    expect(none.out).toContain('Plan check: mall-3x, No jurisdiction');
    const own = textOf('profiles/CN.yaml')
      .replace('name: CN', 'name: XX')
      .replace(/ {2}R14:\n {4}severity: block/, '  R14:\n    severity: warn');
    const profile = folder.write('XX.yaml', own);
    const found = await findingsOf('mall-3x', '--profile', profile);
    expect(found.filter(({ id }) => id === 'R14').map(({ severity }) => severity)).toEqual(['warn', 'warn']);
  });

  test('a plan that is invalid for A01, A02, A05 or A06 is a block, not wrong input', async () => {
    const plan = folder.write('a02.yaml', cashback.replace("referral: ['2%']", "referral: ['3%']"));
    const { status, out } = await greenpool(['check', plan, '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject([{ id: 'A02', severity: 'block', basis: 'arithmetic' }]);
    expect((await greenpool(['check', plan])).out).toContain('least 3% or lower the commissions');
  });
});

describe('--disclosures', () => {
  test('text: the ten sentences with the plan’s figures, and the hash', async () => {
    const { status, out } = await greenpool(['check', 'cashback', '--disclosures'], { lang: 'zh_CN.UTF-8' });
    expect(status).toBe(0);
    expect(out).toContain('1. 积分是购物优惠，不是存款');
    expect(out).toContain('每花1000元放入120元');
    expect(out).toMatch(/告知的哈希：[0-9a-f]{64}\n$/);
  });

  test('JSON: findings beside them, with HTML, version and hash', async () => {
    const { out } = await greenpool(['check', 'mall-3x', '--disclosures', '--json']);
    const { findings, disclosures } = JSON.parse(out) as {
      findings: readonly Finding[];
      disclosures: { hash: string; version: number; disclosures: readonly unknown[]; html: { zh: string; en: string } };
    };
    expect(findings.length).toBeGreaterThan(10);
    expect(disclosures.disclosures).toHaveLength(10);
    for (const html of [disclosures.html.zh, disclosures.html.en]) expect(html).toContain(disclosures.hash);
  });

  test('only those of the profile; an invalid plan has none', async () => {
    const { out } = await greenpool(['check', 'cashback', '--profile', 'none', '--disclosures']);
    expect(out).toContain('\n6. ');
    expect(out).not.toContain('\n7. ');
    const plan = folder.write('a05.yaml', cashback.replace("rebateShare: '80%'", "rebateShare: '100%'"));
    expect((await greenpool(['check', plan, '--disclosures'])).out).not.toContain('Read each of these');
  });
});

describe('wrong input: exit status 2, with the line, the value and what would be right', () => {
  test('a plan that is wrong in form, or is not there', async () => {
    const plan = folder.write('wrong.yaml', cashback.replace("redeemFee: '10%'", 'redeemFee: 10'));
    const { status, out, err } = await greenpool(['check', plan]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('pool.redeemFee is 10: a number without quotes');
    expect((await greenpool(['check', 'mall-4x'])).err).toContain('one of the presets: cashback');
  });

  test('facts', async () => {
    const wrong = folder.write('wrong-facts.yaml', 'referral:\n  fee: 5\n  basis: [heads]\npoint: {}\n');
    const { status, out, err } = await greenpool(['check', 'cashback', '--facts', wrong]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('line 2: referral.fee is 5: write an amount in yuan in quotes');
    expect(err).toContain('line 3: referral.basis is […]: write a list of these');
    expect(err).toContain('line 4: point is {…}: no such entry; did you mean points?');
    expect((await greenpool(['check', 'cashback', '--facts', folder.at('no.yaml')])).status).toBe(2);
    expect((await greenpool(['check', 'cashback', '--facts', folder.write('a.yaml', 'a: &x 1\n')])).err).toContain(
      'anchors',
    );
  });

  test('a profile', async () => {
    const wrong = folder.write('wrong-profile.yaml', textOf('profiles/CN.yaml').replace("total: '30%'", 'total: 30'));
    const { status, err } = await greenpool(['check', 'cashback', '--profile', wrong]);
    expect(status).toBe(2);
    expect(err).toMatch(/line \d+: rules\.R06\.limits\.total is 30: write a percentage as text/);
    expect((await greenpool(['check', 'cashback', '--profile', 'US'])).err).toContain('one of the profiles CN, none');
  });

  test('words on the command line', async () => {
    expect((await greenpool(['check'])).status).toBe(2);
    expect((await greenpool(['check', 'cashback', 'mall-3x'])).status).toBe(2);
    expect((await greenpool(['check', 'cashback', '--fact', 'x'])).err).toContain('did you mean --facts?');
  });
});

test('no word of approval anywhere in what it prints', async () => {
  for (const lang of ['zh_CN.UTF-8', 'en_US.UTF-8']) {
    for (const name of presetNames()) {
      for (const more of [[], ['--json', '--disclosures']]) {
        const { out } = await greenpool(['check', name, ...more], { lang });
        expect(out).not.toMatch(/\u5408\u89c4|complian/i);
      }
    }
  }
});
