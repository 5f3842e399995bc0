import { beforeEach, describe, expect, test } from 'vitest';
import { LEAN, planOf } from '../../test/support/given.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { Journal } from './journal.ts';
import { Members, Merchants } from './members.ts';

let journal: Journal;
let members: Members;
beforeEach(() => {
  journal = new Journal();
  members = new Members(journal);
  for (const id of ['a', 'b', 'c', 'd', 'e']) members.ids.insert(id);
});

function bytes(part: { writeTo(writer: ByteWriter): void }): Uint8Array {
  const writer = new ByteWriter();
  part.writeTo(writer);
  return writer.finish();
}

describe('members', () => {
  test('C7: above somebody are the referrer, the referrer of the referrer and so on, and oneself', () => {
    members.bind(0, 1);
    members.bind(1, 2);
    members.bind(3, 1);
    expect([0, 1, 2, 3, 4].map((member) => members.referrer(member))).toStrictEqual([1, 2, -1, 1, -1]);
    const above = (other: number): number[] => [0, 1, 2, 3, 4].filter((member) => members.isAbove(member, other));
    expect([0, 1, 2, 3, 4].map(above)).toStrictEqual([[0, 1, 2], [1, 2], [2], [1, 2, 3], [4]]);
  });

  test('W3, C5, C7: freeze, rank and having referred do not touch each other', () => {
    members.bind(0, 1);
    members.setRank(1, 'V1');
    members.setFrozen(1, true);
    members.setFrozen(1, true);
    expect([members.isFrozen(1), members.rank(1), members.isAbove(1, 0)]).toStrictEqual([true, 'V1', true]);
    members.setRank(1, 'V2');
    members.setRank(2, 'V1');
    members.setFrozen(1, false);
    members.bind(3, 1);
    expect([members.isFrozen(1), members.rank(1), members.isAbove(1, 3)]).toStrictEqual([false, 'V2', true]);
    members.setRank(1, null);
    expect([members.rank(1), members.rank(2), members.rank(0), members.isAbove(1, 0)]).toStrictEqual([
      undefined,
      'V1',
      undefined,
      true,
    ]);
    members.setFrozen(2, true);
    expect([members.rank(2), members.isFrozen(2)]).toStrictEqual(['V1', true]);
  });

  test('C5, Z1: a rank earns what the present plan says, and nothing when the plan does not have it', () => {
    const plan = planOf({
      ...LEAN,
      commissions: {
        ranks: [
          { name: 'V0', rate: '2%' },
          { name: 'V1', rate: '1%' },
        ],
      },
    });
    members.setRank(0, 'V1');
    members.setRank(1, 'gone');
    expect([0, 1, 2].map((member) => members.rankRatePpm(member, plan))).toStrictEqual([10_000, 0, 0]);
  });

  test('J3: a dry run takes back ranks, freezes, referrers and names', () => {
    members.setRank(0, 'V1');
    const before = bytes(members);
    journal.dryRun(() => {
      members.setRank(0, 'V2');
      members.setRank(1, 'V2');
      members.setRank(2, 'V3');
      members.setFrozen(2, true);
      members.bind(2, 1);
      members.coins.set(1, 5);
      members.ids.insert('f');
      expect([members.rank(0), members.rank(2)]).toStrictEqual(['V2', 'V3']);
    });
    expect(bytes(members)).toStrictEqual(before);
    members.setRank(3, 'V3');
    expect([members.rank(0), members.rank(3), members.rank(2)]).toStrictEqual(['V1', 'V3', undefined]);
    // A name is kept once, however often it is given.
    const named = bytes(members);
    members.setRank(0, 'V3');
    members.setRank(0, 'V1');
    expect(bytes(members)).toStrictEqual(named);
  });

  test('U6: members are written and read back', () => {
    members.bind(0, 1);
    members.setRank(1, 'V1');
    members.setRank(2, 'V2');
    members.setFrozen(3, true);
    members.exits.set(0, 2);
    members.coins.set(1, 10n ** 30n);
    members.weight.set(2, 7);
    members.shares.set(3, 9);
    const read = new Members(new Journal());
    read.readFrom(new ByteReader(bytes(members)));
    expect(bytes(read)).toStrictEqual(bytes(members));
    expect([read.referrer(0), read.rank(1), read.rank(2), read.isFrozen(3), read.ids.find('e')]).toStrictEqual([
      1,
      'V1',
      'V2',
      true,
      4,
    ]);
    expect([read.exits.get(0), read.coins.get(1), read.weight.get(2), read.shares.get(3)]).toStrictEqual([
      2,
      10n ** 30n,
      7,
      9,
    ]);
    expect(read.isAbove(1, 0)).toBe(true);
    read.setRank(4, 'V2');
    expect(bytes(read)).not.toStrictEqual(bytes(members));
    expect(members.referrerBytes).toBeGreaterThan(0);
  });
});

describe('merchants', () => {
  const plan = planOf(LEAN);
  const merchant = { owner: 1, recruiter: -1, regionCode: 440_106, split: 'default' };

  test('Z1: a split is needed as long as a merchant names it', () => {
    const merchants = new Merchants(journal);
    expect(merchants.needSplitMissingIn(plan)).toBe(false);
    merchants.insert('s', merchant);
    expect(merchants.needSplitMissingIn(plan)).toBe(false);
    journal.dryRun(() => {
      merchants.insert('t', { ...merchant, split: 'own' });
      merchants.insert('u', { ...merchant, split: 'own' });
      expect(merchants.needSplitMissingIn(plan)).toBe(true);
    });
    expect(merchants.needSplitMissingIn(plan)).toBe(false);
    merchants.insert('t', { ...merchant, split: 'own' });
    expect(merchants.needSplitMissingIn(plan)).toBe(true);
  });

  test('U6: merchants are written and read back, with the splits they name', () => {
    const merchants = new Merchants(journal);
    merchants.insert('s', merchant);
    merchants.insert('t', { owner: -1, recruiter: 0, regionCode: 0, split: 'own' });
    const read = new Merchants(new Journal());
    read.readFrom(new ByteReader(bytes(merchants)));
    expect([read.get(0), read.get(1)]).toStrictEqual([merchants.get(0), merchants.get(1)]);
    expect(read.needSplitMissingIn(plan)).toBe(true);
    expect(bytes(read)).toStrictEqual(bytes(merchants));
  });
});
