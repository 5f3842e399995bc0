import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';

interface Vector {
  readonly plan: unknown;
  readonly steps: readonly { readonly command: unknown; readonly receipt: unknown }[];
  readonly state: unknown;
}

const folder = new URL('../../../test/vectors/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

let given: TestApp;
let admin: string;
beforeAll(async () => {
  given = await testApp();
  admin = await given.person({ role: 'operator-admin' });
});
afterAll(() => given.close());

describe('the vectors over HTTP, in a sandbox on its test clock', () => {
  test.each(names)('%s gives the same receipts and the same state', async (name) => {
    const vector = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector;
    const created = await given.ask('POST', '/v1/programmes', {
      as: admin,
      body: { name, mode: 'sandbox', plan: vector.plan, settles: false, testClock: '2000-01-01T00:00:00Z' },
    });
    expect(created.status, created.text).toBe(201);
    const programme = `/v1/programmes/${created.body.id}`;
    for (let from = 0; from < vector.steps.length; from += 500) {
      const steps = vector.steps.slice(from, from + 500);
      const answer = await given.ask('POST', `${programme}/commands`, {
        as: admin,
        body: { commands: steps.map(({ command }) => command) },
      });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.body.outcomes.map(({ receipt }: { receipt: unknown }) => receipt)).toEqual(
        steps.map(({ receipt }) => receipt),
      );
    }
    const state = await given.ask('GET', `${programme}/state`, { as: admin });
    expect(state.body).toEqual(vector.state);
  });
});
