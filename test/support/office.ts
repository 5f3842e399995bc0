/** The office of proposals and payouts on a database and a clock of its own, without HTTP. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { WireCommand } from '#server/aliases';
import { keysOf } from '#server/auth/master-key';
import type { Principal } from '#server/auth/principal';
import type { Role } from '#server/auth/roles';
import { Programmes } from '#server/programmes';
import type { Office } from '#server/proposals/rows';
import { testDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

/** An office that runs. */
export interface TestOffice {
  readonly own: TestDatabase;
  readonly programmes: Programmes;
  readonly office: Office;
  /** Stops the programmes and starts them again from their logs. */
  reopen(): Promise<Pick<TestOffice, 'programmes' | 'office'>>;
  /** The time of everything here, in milliseconds; tests move it. */
  readonly clock: { nowMs: number };
  /** A live programme with a shop, a member `MEMBER` who holds points, cash and a weight, and money of the platform's. Its number. */
  furnished(name: string): Promise<number>;
  /** Submits commands a millisecond later; each has to be accepted. */
  done(programme: number, ...commands: readonly WireCommand[]): Promise<void>;
  /** A person with one role, signed in now unless said; merchants' and members' roles are for number 0 of `programme`. */
  person(id: number, role: Role, options?: { readonly programme?: number; readonly verifiedAtMs?: number }): Principal;
  close(): Promise<void>;
}

/** The member of a furnished programme. */
export const MEMBER = '13800000001';

/** The plan of a furnished programme; orders settle at once. */
export const OFFICE_PLAN = {
  name: 'p',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  withdrawal: { minimum: '1.00', fee: '0%', tax: { cash: '0%', commission: '0%', dividend: '0%', payable: '0%' } },
  returnWindowDays: 0,
};

/** Opens an office on 2026-01-01. */
export async function openOffice(): Promise<TestOffice> {
  const own = await testDatabase();
  const snapshots = await mkdtemp(join(tmpdir(), 'greenpool-office-'));
  const clock = { nowMs: Date.UTC(2026, 0, 1) };
  const now = (): number => clock.nowMs;
  const open = (): Promise<Programmes> => Programmes.open({ database: own.database, snapshots, now });
  let programmes = await open();
  const passwordCost = { memoryCost: 8, timeCost: 1, parallelism: 1 };
  const context = { database: own.database, keys: keysOf(Buffer.alloc(32, 7)), now, passwordCost };
  const done: TestOffice['done'] = async (programme, ...commands) => {
    clock.nowMs += 1;
    const answers = (await programmes.get(programme)?.writer.submit(commands, { actor: 'person:9' })) ?? [];
    for (const [i, command] of commands.entries())
      expect(answers[i]?.receipt, JSON.stringify(command)).toMatchObject({ ok: true });
  };
  return {
    own,
    programmes,
    office: { context, programmes },
    reopen: async () => {
      await programmes.stop();
      programmes = await open();
      return { programmes, office: { context, programmes } };
    },
    clock,
    done,
    furnished: async (name) => {
      const { id } = await programmes.create({ name, mode: 'live', plan: OFFICE_PLAN }, 'system');
      await done(id, { type: 'RegisterMerchant', merchantId: 'shop' });
      await done(id, { type: 'PlaceOrder', orderId: 'o', memberId: MEMBER, merchantId: 'shop', amount: '90000.00' });
      await done(id, { type: 'SetWeight', memberId: MEMBER, weight: 1 });
      await done(id, { type: 'RedeemPoints', redemptionId: 'r', memberId: MEMBER, points: '100' });
      return id;
    },
    person: (id, role, { programme = null, verifiedAtMs = clock.nowMs }: PersonOptions = {}) => {
      const isOwn = role.startsWith('merchant') || role === 'member';
      const grants = [{ id, role, programme: isOwn ? programme : null, object: isOwn ? '0' : null }];
      return { kind: 'person', person: id, session: id, stage: 'full', verifiedAtMs, grants };
    },
    close: async () => {
      await programmes.stop();
      await own.drop();
      await rm(snapshots, { recursive: true });
    },
  };
}

interface PersonOptions {
  readonly programme?: number | null;
  readonly verifiedAtMs?: number;
}
