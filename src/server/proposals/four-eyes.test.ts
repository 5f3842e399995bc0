import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND_FIELDS } from '#core/command';
import type { CommandType } from '#core/command';
import { DAY_MS } from '#core/time';
import { MEMBER, OFFICE_PLAN, openOffice } from '../../../test/support/office.ts';
import type { TestOffice } from '../../../test/support/office.ts';
import type { WireCommand } from '../aliases.ts';
import type { Principal } from '../auth/principal.ts';
import type { Role } from '../auth/roles.ts';
import { approve } from './decide.ts';
import { FOUR_EYES, fourEyes } from './four-eyes.ts';
import { propose } from './proposals.ts';
import type { Office } from './rows.ts';

const ROLES: readonly Role[] = [
  'operator-admin',
  'operator-finance',
  'operator-support',
  'auditor',
  'merchant-owner',
  'merchant-staff',
  'member',
];

let given: TestOffice;
let office: Office;
let programme = 0;
let next = 0;

beforeAll(async () => {
  given = await openOffice();
  ({ office } = given);
  programme = await given.furnished('main');
});
afterAll(() => given.close());

/** A person with one role in the main programme, signed in now. */
function person(id: number, role: Role, verifiedAtMs = given.clock.nowMs): Principal {
  return given.person(id, role, { programme, verifiedAtMs });
}
/** A fresh command of a type that the programme would accept. */
async function sample(id: number, type: CommandType): Promise<WireCommand> {
  const n = next++;
  const memberId = MEMBER;
  switch (type) {
    case 'ForfeitPoints':
      return { type, forfeitId: `f${n}`, memberId, points: '1', reason: 'fraud' };
    case 'InjectFunds':
      return { type, injectionId: `i${n}`, amount: '1.00', source: 'operator' };
    case 'RequestWithdrawal':
      return { type, withdrawalId: `w${n}`, account: 'platform', amount: '1.00' };
    case 'ApproveWithdrawal':
      await given.done(id, {
        type: 'RequestWithdrawal',
        withdrawalId: `w${n}`,
        account: 'cash',
        memberId,
        amount: '1.00',
      });
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
      await given.done(id, {
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
      await given.done(id, { type: 'OpenConversion', conversionId: `c${n}`, shares: 3, pricePerShare: '2.00' });
      return { type, conversionId: `c${n}` };
    case 'ChangePlan':
      return { type, plan: { ...OFFICE_PLAN, name: `p${n}` } };
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
      let id = type === 'WindUp' ? await given.furnished(`end${next++}`) : programme;
      const timed = type === 'ChangePlan' ? { effectiveAtMs: given.clock.nowMs + 30 * DAY_MS } : {};
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
            if (type === 'WindUp') id = await given.furnished(`end${next++}`);
          }
        }
      }
    },
  );
});
