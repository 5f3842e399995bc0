import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { disclosureHash } from '#check/disclosure-forms';
import { validatePlan } from '#core/plan';
import type { Plan } from '#core/plan';
import { openDatabase } from '#store/database';
import { openLive } from './opening.ts';
import { defaultTerms, disclosuresOf } from './terms.ts';

const open = await testDatabase();
const database = openDatabase(open.url, { connections: 2 });
afterAll(async () => {
  await database.close();
  await open.drop();
});

test('every acceptance of what is in force is read when a programme starts, however many pages that takes; no other', async () => {
  const valid = validatePlan(parse(await readFile(new URL('../../../plans/cashback.yaml', import.meta.url), 'utf8')));
  if (!valid.ok) throw new Error('the preset is not valid');
  const plan: Plan = valid.plan;
  const hash = disclosureHash(disclosuresOf(plan, defaultTerms()));
  const [{ id: application } = { id: 0 }] = await database.query<{ id: number }>(
    `insert into live_application (name, plan, facts, profile, digest, findings, maker, made_at_ms)
     values ('p', '{}', '{}', 'CN', '', '[]', 'test', 0) returning id`,
  );
  const [{ id: programme } = { id: 0 }] = await database.query<{ id: number }>(
    `insert into programme (name, mode, settles, application) values ('p', 'live', true, $1) returning id`,
    [application],
  );
  const members = 120_000;
  await database.query(
    `insert into disclosure_acceptance (programme, member, hash, version, language, channel, actor, at_ms)
     select $1, '会员' || n, case when n % 6 = 0 then 'older' else $2 end, 1, 'zh', 'own', 'person:1', 0 from generate_series(1, $3::integer) as n`,
    [programme, hash, members],
  );
  const { consent } = await openLive(database, programme, { application, plan });
  const wrong = Array.from({ length: members }, (_, index) => index + 1).filter(
    (n) => consent?.has(plan, `会员${n}`) !== (n % 6 !== 0),
  );
  expect(wrong).toEqual([]);
  expect(consent?.has(plan, '会员')).toBe(false);
});
