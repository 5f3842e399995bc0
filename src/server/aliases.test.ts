import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { Aliases, isErased, loadAliases } from './aliases.ts';

let own: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  own = await testDatabase();
  await own.database.query(`insert into programme (name, mode) values ('p', 'sandbox')`);
});
afterAll(() => own.drop());

const order = (orderId: string, memberId: string) => ({ type: 'PlaceOrder', orderId, memberId, amount: '1.00' });

test('an id that is erased is unknown; its number is never given to another', () => {
  const aliases = new Aliases();
  aliases.add(aliases.translate(order('o', 'ann'), undefined).fresh);
  aliases.erase('member', 0);
  aliases.erase('member', 0);
  expect(aliases.ours('member', 'ann')).toBeUndefined();
  expect(isErased(aliases.external('member', 0))).toBe(true);
  expect([aliases.shown('member', 0), aliases.shown('order', '0')]).toEqual(['erased-0', 'o']);
  const { command, fresh } = aliases.translate(order('p', 'ann'), undefined);
  expect([command['memberId'], fresh.map(({ number }) => number)]).toEqual(['1', [1, 1]]);
  // Nobody can name what was erased.
  expect(aliases.translate(order('p', aliases.external('member', 0)), undefined).fresh).toHaveLength(1);
});

test('loaded while ids are being erased, none is missing and none is counted twice', async () => {
  const count = 45_000;
  await own.database.query(
    `insert into alias select 1, 'member', 'm-' || lpad(n::text, 6, '0'), n from generate_series(0, $1::int - 1) as n`,
    [count],
  );
  let going = true;
  const erasing = (async () => {
    for (let number = count - 1; going; number -= 7) {
      await own.database.query(
        `update alias set external = E'\\x01' || number where programme = 1 and kind = 'member' and number between $1 and $2`,
        [number - 6, number],
      );
    }
  })();
  for (let round = 0; round < 5; round++) {
    const aliases = await loadAliases(own.database, 1);
    expect(aliases.count('member')).toBe(count);
    expect(aliases.ours('member', 'm-000001')).toBe('1');
  }
  going = false;
  await erasing;
});
