import { afterAll, beforeAll, expect, test } from 'vitest';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';

let given: TestApp;
let admin: string;
let base: string;

beforeAll(async () => {
  given = await testApp();
  admin = await given.person({ role: 'operator-admin' });
  const { id } = await given.programmes.create(
    { name: 'p', mode: 'sandbox', plan: await planOf('local-life') },
    'test',
  );
  base = `/v1/programmes/${id}`;
});
afterAll(() => given.close());

async function check(...texts: readonly string[]): Promise<unknown> {
  const answer = await given.ask('POST', `${base}/texts/check`, { as: admin, body: { texts } });
  expect(answer.status).toBe(200);
  return answer.body.texts;
}

const clean = { accepted: true, findings: [] };

test('a forbidden promise is found in any disguise, a plain text is not', async () => {
  expect(await check('积分可抵扣下次购物', '消 费 全·额 返', 'ＲＩＳＫ-free', '不保本')).toEqual([
    clean,
    { accepted: false, findings: [{ id: 'R33', found: '全额返' }] },
    { accepted: false, findings: [{ id: 'R33', found: 'riskfree' }] },
    { accepted: false, findings: [{ id: 'R33', found: '保本' }] },
  ]);
});

test('a claim of earnings is found', async () => {
  const [found] = (await check('会员王女士月入三万')) as { accepted: boolean; findings: { id: string }[] }[];
  expect([found?.accepted, found?.findings.map(({ id }) => id)]).toEqual([false, ['R34']]);
});

test('our own disclosures are exempt, sentence by sentence and as a whole', async () => {
  const { body } = await given.ask('GET', `${base}/disclosures`, { as: admin });
  const own = [...body.disclosures.map((one: { zh: string }) => one.zh), body.text.zh, body.text.en];
  expect(await check(...own)).toEqual(own.map(() => clean));
});
