/** A year of real orders by batches over HTTP: the service tells what the engine alone tells, and holds the same state. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Folder, greenpool } from '#cli/captured';
import { Engine } from '#core/engine';
import { validatePlan } from '#core/plan';
import { stringifyState } from '#core/state';
import { testApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';

/** It does not ship with the project; docs/real-orders.md says where it comes from. */
const FILE = fileURLToPath(new URL('../../shared/data/online-retail-invoices.csv', import.meta.url));
const PRESET = 'local-life-1.2x';
const BATCH = 1000;

// Without the file there is nothing to send: it is another project's data, and 1.3 MB.
describe.skipIf(!existsSync(FILE))('a year of real orders over HTTP', () => {
  const folder = new Folder();
  let given: TestApp;
  beforeAll(async () => {
    given = await testApp();
  });
  afterAll(async () => {
    await given.close();
    folder.remove();
  });

  test(`J3: ${PRESET}: every receipt and the whole state are those of the engine alone`, async () => {
    const map = 'order=invoice,member=customer,amount=amount_minor,at=placed_at,kind=kind';
    const file = folder.at('commands.jsonl');
    const words = [
      '--plan',
      PRESET,
      '--orders',
      FILE,
      '--map',
      map,
      '--unit',
      'fen',
      '--save-commands',
      file,
      '--json',
    ];
    expect(await greenpool(['orders', ...words])).toMatchObject({ status: 0, err: '' });
    const commands = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { at: string });
    expect(commands.length).toBeGreaterThan(30_000);

    const plan: unknown = parse(readFileSync(new URL(`../plans/${PRESET}.yaml`, import.meta.url), 'utf8'));
    const valid = validatePlan(plan);
    if (!valid.ok) throw new Error('the preset is not valid');
    const engine = new Engine(valid.plan);
    const admin = await given.person({ role: 'operator-admin' });
    const body = { name: 'real', mode: 'sandbox', plan, settles: false, testClock: commands[0]?.at };
    const { id } = (await given.ask('POST', '/v1/programmes', { as: admin, body })).body as { id: number };
    for (let from = 0; from < commands.length; from += BATCH) {
      const batch = commands.slice(from, from + BATCH);
      const answer = await given.ask('POST', `/v1/programmes/${id}/commands`, { as: admin, body: { commands: batch } });
      expect(answer.status, answer.text).toBe(200);
      const { outcomes } = answer.body as { outcomes: { receipt: unknown }[] };
      expect(outcomes.map(({ receipt }) => receipt)).toEqual(batch.map((command) => engine.apply(command).receipt));
    }
    const state = await given.ask('GET', `/v1/programmes/${id}/state`, { as: admin });
    expect(state.text).toBe([...stringifyState(engine.state())].join(''));
  });
});
