import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND_FIELDS } from '#core/command';
import type { CommandType } from '#core/command';
import { DAY_MS } from '#core/time';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import type { WireCommand } from '../aliases.ts';
import type { AuthContext } from '../auth/context.ts';
import { keysOf } from '../auth/master-key.ts';
import type { Principal } from '../auth/principal.ts';
import type { Role } from '../auth/roles.ts';
import { Programmes } from '../programmes.ts';
import { approve } from './decide.ts';
import { FOUR_EYES, fourEyes } from './four-eyes.ts';
import { propose } from './proposals.ts';
import type { Office } from './rows.ts';

const PLAN = {
  name: 'p',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  withdrawal: { minimum: '1.00', fee: '0%', tax: { cash: '0%', commission: '0%', dividend: '0%', payable: '0%' } },
  returnWindowDays: 0,
};
const ROLES: readonly Role[] = [
  'operator-admin',
  'operator-finance',
  'operator-support',
  'auditor',
  'merchant-owner',
  'merchant-staff',
  'member',
];

let own: TestDatabase;
let snapshots: string;
let nowMs = Date.UTC(2026, 0, 1);
let programmes: Programmes;
let office: Office;
let programme = 0;
let next = 0;

const now = (): number => nowMs;

beforeAll(async () => {
  own = await testDatabase();
  snapshots = await mkdtemp(join(tmpdir(), 'greenpool-proposals-'));
  programmes = await Programmes.open({ database: own.database, snapshots, now });
  const passwordCost = { memoryCost: 8, timeCost: 1, parallelism: 1 };
  const context: AuthContext = { database: own.database, keys: keysOf(Buffer.alloc(32, 7)), now, passwordCost };
  office = { context, programmes };
  programme = await opened('main');
});
afterAll(async () => {
  await programmes.stop();
  await own.drop();
  await rm(snapshots, { recursive: true });
});

/** A live programme with a shop, a member who holds points, cash and a weight, and money of the platform's. */
async function opened(name: string): Promise<number> {
  const { id } = await programmes.create({ name, mode: 'live', plan: PLAN }, 'system');
  await done(id, { type: 'RegisterMerchant', merchantId: 'shop' });
  await done(id, { type: 'PlaceOrder', orderId: 'o', memberId: '13800000001', merchantId: 'shop', amount: '90000.00' });
  await done(id, { type: 'SetWeight', memberId: '13800000001', weight: 1 });
  await done(id, { type: 'RedeemPoints', redemptionId: 'r', memberId: '13800000001', points: '100' });
  return id;
}

async function done(id: number, command: WireCommand): Promise<void> {
  nowMs += 1;
  const [answer] = (await programmes.get(id)?.writer.submit([command], { actor: 'system' })) ?? [];
  expect(answer?.receipt, JSON.stringify(command)).toMatchObject({ ok: true });
}

/** A person with one role, signed in now. */
function person(id: number, role: Role, verifiedAtMs = nowMs): Principal {
  const object = role.startsWith('merchant') || role === 'member' ? '0' : null;
  const grants = [{ id, role, programme: object === null ? null : programme, object }];
  return { kind: 'person', person: id, session: id, stage: 'full', verifiedAtMs, grants };
}
/** A fresh command of a type that the programme would accept. */
async function sample(id: number, type: CommandType): Promise<WireCommand> {
  const n = next++;
  const memberId = '13800000001';
  switch (type) {
    case 'ForfeitPoints':
      return { type, forfeitId: `f${n}`, memberId, points: '1', reason: 'fraud' };
    case 'InjectFunds':
      return { type, injectionId: `i${n}`, amount: '1.00', source: 'operator' };
    case 'RequestWithdrawal':
      return { type, withdrawalId: `w${n}`, account: 'platform', amount: '1.00' };
    case 'ApproveWithdrawal':
      await done(id, { type: 'RequestWithdrawal', withdrawalId: `w${n}`, account: 'cash', memberId, amount: '1.00' });
      return { type, withdrawalId: `w${n}` };
    case 'FreezeMember':
    case 'UnfreezeMember':
      return { type, memberId: `frozen${n}` };
    case 'AdjustBalance':
      return { type, adjustmentId: `a${n}`, account: 'cash', memberId, amount: '-0.01', reason: 'typo' };
    case 'DeclareDividend':
      return { type, dividendId: `d${n}`, amount: '1.00' };
    case 'OpenSubsidy':
      return { type, subsidyId: `s${n}`, budget: '5.00', share: '1%', mints: true, source: 'operator' };
    case 'CloseSubsidy':
      await done(id, {
        type: 'OpenSubsidy',
        subsidyId: `s${n}`,
        budget: '5.00',
        share: '1%',
        mints: true,
        source: 'operator',
      });
      return { type, subsidyId: `s${n}` };
    case 'ImportDebt':
      return { type, debtId: `b${n}`, memberId: `old${n}`, amount: '9.00' };
    case 'OpenConversion':
      return { type, conversionId: `c${n}`, shares: 3, pricePerShare: '2.00' };
    case 'CloseConversion':
      await done(id, { type: 'OpenConversion', conversionId: `c${n}`, shares: 3, pricePerShare: '2.00' });
      return { type, conversionId: `c${n}` };
    case 'ChangePlan':
      return { type, plan: { ...PLAN, name: `p${n}` } };
    default:
      return { type };
  }
}

describe('which commands need a second person', () => {
  test('the table', () => {
    const always = Object.keys(COMMAND_FIELDS).filter((type) => fourEyes(type as CommandType));
    expect(always.toSorted().join(' ')).toBe(
      'AdjustBalance ChangePlan CloseConversion CloseSubsidy DeclareDividend ForfeitPoints FreezeMember ImportDebt InjectFunds ' +
        'OpenConversion OpenSubsidy UnfreezeMember WindUp',
    );
    expect(fourEyes('RequestWithdrawal', { account: 'platform' })).toBe(true);
    expect(fourEyes('RequestWithdrawal', { account: 'cash', count: 9 })).toBe(false);
    expect(fourEyes('ApproveWithdrawal', { count: 2 })).toBe(true);
    expect(fourEyes('PlaceOrder', { count: 1000 })).toBe(false);
  });

  /** Who may propose each type, written apart from the tables: A admin, F finance, S support. */
  const MAKERS: Partial<Record<CommandType, string>> = {
    ForfeitPoints: 'F',
    InjectFunds: 'F',
    RequestWithdrawal: 'F',
    ApproveWithdrawal: 'F',
    FreezeMember: 'AFS',
    UnfreezeMember: 'AFS',
    AdjustBalance: 'F',
    DeclareDividend: 'F',
    OpenSubsidy: 'F',
    CloseSubsidy: 'F',
    ImportDebt: 'F',
    OpenConversion: 'F',
    CloseConversion: 'F',
    ChangePlan: 'A',
    WindUp: 'A',
  };
  const LETTERS: Partial<Record<Role, string>> = {
    'operator-admin': 'A',
    'operator-finance': 'F',
    'operator-support': 'S',
  };

  test.each(Object.keys(COMMAND_FIELDS) as CommandType[])(
    '%s: every maker, every approver, same person or another',
    async (type) => {
      const makers = MAKERS[type];
      expect(FOUR_EYES[type] === 'never').toBe(makers === undefined);
      // A programme is wound up once.
      let id = type === 'WindUp' ? await opened(`end${next++}`) : programme;
      const timed = type === 'ChangePlan' ? { effectiveAtMs: nowMs + 30 * DAY_MS } : {};
      for (const makerRole of ROLES) {
        const may = makers?.includes(LETTERS[makerRole] ?? '-') ?? false;
        for (const [approverRole, same] of ROLES.flatMap((role) => [[role, true] as const, [role, false] as const])) {
          if (!may && (approverRole !== 'auditor' || same)) continue;
          const command = may ? await sample(id, type) : { type };
          const made = propose(office, person(1, makerRole), id, { commands: [command], reason: 'because', ...timed });
          if (!may) {
            await expect(made).rejects.toMatchObject({
              code: makers === undefined || type === 'RequestWithdrawal' ? 'not_proposable' : 'not_allowed',
            });
            continue;
          }
          const { id: number, version } = await made;
          const approved = approve(office, person(same ? 1 : 2, approverRole), id, number, version);
          if (approverRole !== 'operator-admin' && approverRole !== 'operator-finance')
            await expect(approved).rejects.toMatchObject({ code: 'not_allowed' });
          else if (same) await expect(approved).rejects.toMatchObject({ code: 'same_person' });
          else {
            expect(await approved).toMatchObject({
              state: type === 'ChangePlan' ? 'approved' : 'executed',
              maker: 'person:1',
              approver: 'person:2',
            });
            if (type === 'WindUp') id = await opened(`end${next++}`);
          }
        }
      }
    },
  );
});
