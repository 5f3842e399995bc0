import { describe, expect, test } from 'vitest';
import { Given, planOf, sameBytes } from '../../test/support/given.ts';
import { ByteWriter, SnapshotError } from './bytes.ts';
import { Engine } from './engine.ts';
import { formatPlan } from './plan.ts';
import { Programme } from './programme.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

const FULL = {
  pool: {
    startPrice: '1.00',
    genesis: '0.01',
    rebateShare: '70%',
    redeemFee: '20%',
    cap: { multiple: '1.5', fee: '10%' },
  },
  commissions: { referral: ['3%', '1%'], ranks: [{ name: 'V1', rate: '1%' }], peer: '10%' },
  legacy: { coinShare: '40%', release: { tranches: 5, everyDays: 30 } },
  withdrawal: { minimum: '0.50', fee: '0.35%', tax: { commission: '20%' } },
  returnWindowDays: 3,
};

/** A programme in which there is something of everything that few members have. */
function busy(): Given {
  const shop = new Given(FULL)
    .does('RegisterMerchant', { merchantId: '店', ownerId: 'o', recruiterId: 'r', regionCode: '440106' })
    .does('BindReferrer', { memberId: 'a', referrerId: 'r' })
    .does('SetRank', { memberId: 'r', rank: 'V1' })
    .does('SetWeight', { memberId: 'r', weight: 2 })
    .does('FreezeMember', { memberId: '𠮷' })
    .does('AppointAgent', { regionCode: '440000', memberId: 'g' })
    .does('ImportDebt', { debtId: 'd', memberId: 'a', amount: '50.00' })
    .does('OpenSubsidy', { subsidyId: 's', budget: '10.00', share: '1%', mints: true, source: 'financing' })
    .does('OpenConversion', { conversionId: 'c', shares: 10, pricePerShare: '0.10', tranches: 2, everyDays: 9 })
    .does('PlaceOrder', { orderId: 'o1', memberId: 'a', amount: '20.00', coins: '5.00' })
    .does('PlaceOrder', { orderId: 'o2', memberId: 'a', amount: '7.00', merchantId: '店' })
    .does('PlaceOrder', { orderId: 'o3', memberId: 'b', amount: '9.00' })
    .does('RefundOrder', { refundId: 'f', orderId: 'o3', amount: '1.00' })
    .does('HoldOrder', { orderId: 'o3' })
    .onDay(5);
  return shop.does('SettleOrder', { orderId: 'o1' }).does('SettleOrder', { orderId: 'o2' });
}

function sealed(write: (writer: ByteWriter) => void): Uint8Array {
  const writer = new ByteWriter();
  write(writer);
  return writer.finish();
}

function errorOf(bytes: Uint8Array): string {
  try {
    readSnapshot(bytes);
  } catch (error) {
    if (error instanceof SnapshotError) return error.message;
    throw error;
  }
  return 'read';
}

const MAGIC = 'greenpool snapshot';
const PLAN = planOf({
  name: 'lean',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '30%', platform: '10%', distribution: '30%' } },
  returnWindowDays: 0,
});
const PLAN_TEXT = JSON.stringify(formatPlan(PLAN));

describe('a snapshot', () => {
  test('J3 U6: the restored programme is the same to the last bit, and goes on the same', () => {
    const shop = busy();
    const bytes = shop.engine.snapshot();
    const restored = Engine.restore(bytes);
    expect(sameBytes(restored.snapshot(), bytes)).toBe(true);
    expect(restored.state()).toEqual(shop.engine.state());
    expect(restored.plan).toEqual(shop.engine.plan);
    const at = '2026-02-20T00:00:00Z';
    for (const command of [
      { type: 'ReleaseOrder', at, orderId: 'o3' },
      { type: 'SettleOrder', at, orderId: 'o3' },
      { type: 'RedeemPoints', at, redemptionId: 'x', memberId: 'a', points: '0.5' },
      { type: 'SettleOrder', at, orderId: 'o1' },
      { type: 'PlaceOrder', at, orderId: 'o9', memberId: 'a', merchantId: '店', amount: '3.00' },
      { type: 'RefundOrder', at, refundId: 'f', orderId: 'o9', amount: '1.00' },
    ]) {
      expect(restored.apply(command)).toEqual(shop.engine.apply(command));
    }
    expect(sameBytes(restored.snapshot(), shop.engine.snapshot())).toBe(true);
  });

  test('U6: what was quoted meanwhile leaves no trace in it', () => {
    const [quoted, plain] = [busy(), busy()];
    const at = '2026-02-20T00:00:00Z';
    quoted.engine.quote([
      { type: 'PlaceOrder', at, orderId: 'a much longer id than any other here', memberId: '会员', amount: '9.00' },
      { type: 'SettleOrder', at, orderId: 'a much longer id than any other here' },
    ]);
    const command = { type: 'PlaceOrder', at, orderId: 'x', memberId: 'y', amount: '9.00' };
    for (const { engine } of [quoted, plain]) engine.apply(command);
    expect(sameBytes(quoted.engine.snapshot(), plain.engine.snapshot())).toBe(true);
  });
});

describe('bytes that are no snapshot of ours', () => {
  test('J3: a flipped bit is refused, whichever byte it is in', () => {
    const bytes = new Engine(PLAN).snapshot();
    const flipped = bytes.slice();
    let read = 0;
    // Every bit of a small writer's bytes is flipped in bytes.test.ts; here one bit of every byte.
    for (let at = 0; at < bytes.length; at++) {
      flipped[at] = (bytes[at] as number) ^ (1 << (at & 7));
      if (errorOf(flipped) === 'read') read++;
      flipped[at] = bytes[at] as number;
    }
    expect(read).toBe(0);
    expect(errorOf(flipped)).toBe('read');
  });

  test('J3: something else, another version, a plan that is none, too much and too little', () => {
    expect(errorOf(sealed((writer) => writer.text('something else')))).toBe('this is not a snapshot of Greenpool');
    for (const version of [0, 2, 99]) {
      const bytes = sealed((writer) => {
        writer.text(MAGIC);
        writer.u32(version);
      });
      expect(errorOf(bytes)).toBe(`the snapshot is of version ${version}, this program reads version 1`);
    }
    const withPlan = (text: string, more: (writer: ByteWriter) => void): Uint8Array =>
      sealed((writer) => {
        writer.text(MAGIC);
        writer.u32(1);
        writer.text(text);
        more(writer);
      });
    expect(errorOf(withPlan('{}', () => undefined))).toBe('the plan in the snapshot is not valid');
    const programme = new Programme(PLAN);
    expect(errorOf(withPlan(PLAN_TEXT, () => undefined))).toBe('the snapshot ends too early');
    expect(errorOf(withPlan(PLAN_TEXT, (writer) => programme.writeTo(writer)))).toBe('read');
    const tooMuch = withPlan(PLAN_TEXT, (writer) => {
      programme.writeTo(writer);
      writer.f64(0);
    });
    expect(errorOf(tooMuch)).toBe('the snapshot has something left over');
    expect(
      sameBytes(
        writeSnapshot(programme),
        withPlan(PLAN_TEXT, (writer) => programme.writeTo(writer)),
      ),
    ).toBe(true);
  });
});
