import { describe, expect, test } from 'vitest';
import { extentOf, mayDo, requireMay, requireRecentSignIn } from './access.ts';
import { ACCESS } from './actions.ts';
import type { Action } from './actions.ts';
import type { KeyPrincipal, PersonPrincipal } from './principal.ts';
import { ROLES } from './roles.ts';
import type { Role } from './roles.ts';
import { SCOPES } from './scopes.ts';
import type { Scope } from './scopes.ts';

/** Columns of the matrix: admin, finance, support, auditor, merchant's owner, merchant's staff, member. */
const COLUMNS: readonly Role[] = [
  'operator-admin',
  'operator-finance',
  'operator-support',
  'auditor',
  'merchant-owner',
  'merchant-staff',
  'member',
];

/**
 * What must be, written apart from the table in actions.ts: a letter a role in the order of COLUMNS. `*` anything of the programme, `m` only of the own
 * merchant, `o` only of the own member, `s` only the own account, `-` nothing.
 */
const EXPECTED: Record<Action, string> = {
  'programmes.create': '*------',
  'programmes.read': '*******',
  'programmes.pause': '*------',
  'programmes.wind-up': '*------',
  'clock.set': '*------',
  'live.read': '**-*---',
  'live.sign': '**-----',
  'disclosures.read': '*******',
  'disclosures.accept': '*---mmo',
  'texts.check': '***-*--',
  'plans.read': '*******',
  'plans.draft': '*------',
  'plans.propose': '*------',
  'merchants.read': '****mm-',
  'merchants.register': '*------',
  'staff.manage': '*---m--',
  'members.read': '****--o',
  'referrals.bind': '*-*---o',
  'ranks.set': '*------',
  'agents.read': '****---',
  'agents.manage': '*------',
  'weights.set': '-*-----',
  'orders.read': '****mmo',
  'orders.place': '*---mm-',
  'orders.ingest': '*------',
  'orders.hold': '*-*----',
  'orders.release': '*-*----',
  'orders.refund': '*-*-m--',
  'orders.settle': '*---m--',
  'orders.quote': '****mmo',
  'redemptions.read': '****--o',
  'redemptions.request': '------o',
  'withdrawals.read': '****m-o',
  'withdrawals.request': '----m-o',
  'withdrawals.request-platform': '-*-----',
  'withdrawals.approve': '-*-----',
  'withdrawals.reject': '-*-----',
  'payouts.read': '**-*---',
  'payouts.send': '-*-----',
  'payouts.record': '-*-----',
  'payouts.reconcile': '-*-----',
  'proposals.read': '****---',
  'proposals.approve': '**-----',
  'injections.propose': '-*-----',
  'subsidies.read': '****---',
  'subsidies.propose': '-*-----',
  'dividends.read': '****---',
  'dividends.propose': '-*-----',
  'debts.read': '****--o',
  'debts.propose': '-*-----',
  'conversions.propose': '-*-----',
  'adjustments.propose': '-*-----',
  'forfeits.propose': '-*-----',
  'freezes.propose': '***----',
  'conversions.read': '*******',
  'conversions.convert': '------o',
  'grants.read': '****--o',
  'statements.read': '****m-o',
  'platform.read': '**-*---',
  'balances.read': '****m-o',
  'prices.read': '*******',
  'stats.read': '****m--',
  'events.read': '****---',
  'log.export': '*--*---',
  'webhooks.read': '*--*---',
  'webhooks.manage': '*------',
  'shops.read': '*--*---',
  'shops.manage': '*------',
  'apikeys.read': '*--*m--',
  'apikeys.manage': '*---m--',
  'users.read': '*--*---',
  'users.manage': '*------',
  'audit.read': '*--*---',
  'personal.read': '****--o',
  'personal.write': '*-*---o',
  'personal.erase': '*------',
  'account.manage': 'sssssss',
};

/** What a merchant's key may do to its merchant, and every key to the programme, a word a scope. */
const KEY_EXPECTED: Record<Scope, { readonly shop: string; readonly till: string }> = {
  'orders:read': { shop: 'orders.read orders.quote', till: 'orders.read orders.quote' },
  'orders:write': {
    shop: 'orders.place orders.ingest orders.quote disclosures.accept disclosures.read',
    till: 'orders.place orders.ingest orders.quote disclosures.accept disclosures.read',
  },
  'orders:settle': { shop: 'orders.settle orders.hold orders.release', till: '' },
  'refunds:write': { shop: 'orders.refund', till: 'orders.refund' },
  'members:read': { shop: 'members.read balances.read redemptions.read grants.read', till: '' },
  'members:write': { shop: 'referrals.bind ranks.set', till: '' },
  'merchants:read': { shop: 'merchants.read', till: 'merchants.read' },
  'merchants:write': { shop: 'merchants.register', till: '' },
  'redemptions:write': { shop: 'redemptions.request', till: '' },
  'withdrawals:read': { shop: 'withdrawals.read', till: 'withdrawals.read' },
  'withdrawals:write': { shop: 'withdrawals.request', till: '' },
  'reports:read': {
    shop: 'statements.read stats.read prices.read plans.read programmes.read conversions.read',
    till: 'statements.read stats.read prices.read plans.read programmes.read conversions.read',
  },
  'events:read': { shop: 'events.read', till: '' },
  'sandbox:write': { shop: 'clock.set', till: '' },
};
/** Of those, what a till's key may do to the whole programme. */
const KNOWN_TO_ALL: ReadonlySet<string> = new Set([
  'prices.read',
  'plans.read',
  'programmes.read',
  'conversions.read',
  'disclosures.read',
]);

const ACTIONS = Object.keys(ACCESS) as Action[];
const HERE = 1;
const ELSEWHERE = 2;
const OWN = '7';
const OTHER = '8';

function personWith(role: Role, programme: number | null = HERE): PersonPrincipal {
  const object = ROLES[role].object === null ? null : OWN;
  return {
    kind: 'person',
    person: 5,
    session: 1,
    stage: 'full',
    verifiedAtMs: 0,
    grants: [{ id: 1, role, programme, object }],
  };
}

function keyWith(scope: Scope, merchant: string | null): KeyPrincipal {
  return { kind: 'key', key: 1, programme: HERE, merchant, scopes: [scope] };
}

/** Every object there is to try: the programme, merchants, members and accounts, own and foreign, here and elsewhere. */
const TARGETS = [
  { name: 'installation', target: {} },
  { name: 'programme', target: { programme: HERE } },
  { name: 'own merchant', target: { programme: HERE, merchant: OWN } },
  { name: 'other merchant', target: { programme: HERE, merchant: OTHER } },
  { name: 'own member', target: { programme: HERE, member: OWN } },
  { name: 'other member', target: { programme: HERE, member: OTHER } },
  { name: 'own merchant, other member', target: { programme: HERE, merchant: OWN, member: OTHER } },
  { name: 'other merchant, own member', target: { programme: HERE, merchant: OTHER, member: OWN } },
  { name: 'own account', target: { person: 5 } },
  { name: 'other account', target: { person: 6 } },
  { name: 'elsewhere', target: { programme: ELSEWHERE } },
  { name: 'own merchant number elsewhere', target: { programme: ELSEWHERE, merchant: OWN } },
  { name: 'own member number elsewhere', target: { programme: ELSEWHERE, member: OWN } },
] as const;

/** The targets that each letter of the matrix allows to a grant in one programme. */
const ALLOWED: Record<string, readonly string[]> = {
  '*': [
    'programme',
    'own merchant',
    'other merchant',
    'own member',
    'other member',
    'own merchant, other member',
    'other merchant, own member',
  ],
  m: ['own merchant', 'own merchant, other member'],
  o: ['own member', 'other merchant, own member'],
  s: ['own account'],
  '-': [],
};

describe('every role, every action, every object', () => {
  test('the matrix has each action once', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual([...ACTIONS].sort());
    expect(Object.keys(ROLES).sort()).toEqual([...COLUMNS].sort());
  });

  test.each(ACTIONS)('%s', (action) => {
    for (const [column, role] of COLUMNS.entries()) {
      const letter = EXPECTED[action][column] ?? '?';
      const allowed = TARGETS.filter(({ target }) => mayDo(personWith(role), action, target)).map(({ name }) => name);
      expect({ role, allowed }).toEqual({ role, allowed: ALLOWED[letter] });
    }
  });

  test('an operator of every programme may do everywhere and to the installation what one may do in a programme', () => {
    for (const [column, role] of COLUMNS.slice(0, 4).entries()) {
      for (const action of ACTIONS.filter((action) => EXPECTED[action][column] === '*')) {
        expect(TARGETS.filter(({ target }) => !mayDo(personWith(role, null), action, target))).toEqual([]);
      }
    }
  });

  test('the auditor reads everything that any operator reads, and changes nothing', () => {
    for (const action of ACTIONS) {
      const reads = action.endsWith('.read') || action === 'log.export' || action === 'orders.quote';
      expect({ action, may: mayDo(personWith('auditor'), action, { programme: HERE }) }).toEqual({
        action,
        may: reads,
      });
    }
  });
});

describe('keys', () => {
  test.each(Object.keys(SCOPES) as Scope[])('%s', (scope) => {
    const may = (key: KeyPrincipal, target: (typeof TARGETS)[number]['target']) =>
      ACTIONS.filter((action) => mayDo(key, action, target)).sort();
    const words = (text: string) => text.split(' ').filter(Boolean).sort();
    const shop = words(KEY_EXPECTED[scope].shop);
    const till = words(KEY_EXPECTED[scope].till);
    for (const { name, target } of TARGETS) {
      const here = 'programme' in target && target.programme === HERE;
      expect({ name, may: may(keyWith(scope, null), target) }).toEqual({ name, may: here ? shop : [] });
      const own = here && 'merchant' in target && target.merchant === OWN;
      const tillMay = own ? till : here ? till.filter((action) => KNOWN_TO_ALL.has(action)) : [];
      expect({ name, may: may(keyWith(scope, OWN), target) }).toEqual({ name, may: tillMay });
    }
  });

  test('no scope opens what decides about money, rights or personal data', () => {
    const opened = new Set<Action>(Object.values(SCOPES).flatMap((traits) => [...traits.actions]));
    const closed =
      /\.(propose|approve|reject|manage|erase|create|wind-up|pause|send|record)$|^(personal|users|audit)\./;
    expect([...opened].filter((action) => closed.test(action))).toEqual([]);
  });
});

describe('sessions that are not complete', () => {
  test.each(['password', 'totp'] as const)('a session at stage %s may do nothing', (stage) => {
    for (const role of COLUMNS) {
      const principal = { ...personWith(role, ROLES[role].object === null ? null : HERE), stage };
      const may = ACTIONS.filter((action) => TARGETS.some(({ target }) => mayDo(principal, action, target)));
      expect({ role, may }).toEqual({ role, may: [] });
    }
  });

  test('requireMay names what is missing', () => {
    const admin = personWith('operator-admin');
    const target = { programme: HERE };
    expect(() => requireMay({ ...admin, stage: 'password' }, 'plans.read', target)).toThrow('password_change_required');
    expect(() => requireMay({ ...admin, stage: 'totp' }, 'plans.read', target)).toThrow('totp_enrolment_required');
    expect(() => requireMay(admin, 'plans.read', { programme: ELSEWHERE })).toThrow('not_allowed');
    expect(() => requireMay(admin, 'plans.read', target)).not.toThrow();
  });
});

test('several grants add up, each in its own programme', () => {
  const principal: PersonPrincipal = {
    ...personWith('member'),
    grants: [
      { id: 1, role: 'member', programme: HERE, object: '7' },
      { id: 2, role: 'merchant-owner', programme: HERE, object: '3' },
      { id: 3, role: 'merchant-staff', programme: ELSEWHERE, object: '4' },
    ],
  };
  expect(extentOf(principal, 'orders.read', HERE)).toEqual({ any: false, merchants: ['3'], members: ['7'] });
  expect(extentOf(principal, 'orders.read', ELSEWHERE)).toEqual({ any: false, merchants: ['4'], members: [] });
  expect(extentOf(principal, 'orders.refund', HERE)).toEqual({ any: false, merchants: ['3'], members: [] });
  expect(mayDo(principal, 'orders.read', { programme: HERE, merchant: '7' })).toBe(false);
  expect(mayDo(principal, 'orders.read', { programme: HERE, member: '3' })).toBe(false);
});

test('a recent sign-in is one no older than asked for', () => {
  const principal = { ...personWith('operator-finance'), verifiedAtMs: 1_000 };
  expect(() => requireRecentSignIn(principal, 500, 1_500)).not.toThrow();
  expect(() => requireRecentSignIn(principal, 500, 1_501)).toThrow('recent_sign_in_required');
  expect(() => requireRecentSignIn(keyWith('orders:write', null), 0, 9_999)).not.toThrow();
});
