/** The part of the matrix role x route x object about integrations and people; how to read it stands in rights.test.ts. */
import type { PersonPrincipal } from '#server/auth/principal';

/** An administrator of everything. */
export const ROOT: PersonPrincipal = {
  kind: 'person',
  person: 1,
  session: 1,
  stage: 'full',
  verifiedAtMs: 0,
  grants: [{ id: 1, role: 'operator-admin', programme: null, object: null }],
};

/** A letter a role: admin, finance, support, auditor, merchant-owner, merchant-staff, member. */
export const RIGHTS_OF_PEOPLE: Readonly<Record<string, string>> = {
  removeTotp: '+++++++',
  replaceRecoveryCodes: '+++++++',
  listSessions: '+++++++',
  endSession: '+++++++',
  endOtherSessions: '+++++++',
  createWebhook: '+------',
  listWebhooks: '+--+---',
  getWebhook: '+--+---',
  changeWebhook: '+------',
  deleteWebhook: '+------',
  rotateWebhookSecret: '+------',
  listDeliveries: '+--+---',
  redeliver: '+------',
  createShop: '+------',
  listShops: '+--+---',
  changeShop: '+------',
  rotateShopSecret: '+------',
  listShopEvents: '+--+---',
  createApiKey: '+------',
  createMerchantApiKey: '+---m--',
  listApiKeys: '+--+---',
  listMerchantApiKeys: '+--+m--',
  rotateApiKey: '+---m--',
  revokeApiKey: '+---m--',
  // Of the installation: who has a role in one programme has none there.
  listPeople: '-------',
  createOperator: '-------',
  resetOperator: '-------',
  disableOperator: '-------',
  endPersonSessions: '-------',
  listAudit: '-------',
  listGrantsOfPerson: '-------',
  grantRole: '-------',
  revokeGrant: '-------',
  getPersonPersonal: '-------',
  setPersonPersonal: '-------',
  erasePerson: '-------',
  listGrantsInProgramme: '+--+---',
  grantRoleInProgramme: '+------',
  revokeGrantInProgramme: '+------',
  listStaff: '+---m--',
  addStaff: '+---m--',
  removeStaff: '+---m--',
  getMyPersonal: '+++++++',
  setMyPersonal: '+++++++',
  getMemberPersonal: '++++--o',
  setMemberPersonal: '+-+---o',
  eraseMember: '+------',
};

/** Bodies of these routes; `id` is new, `merchant` the caller's id of a merchant. */
export function bodiesOfPeople(id: string, merchant: string, count: number): Readonly<Record<string, unknown>> {
  return {
    createWebhook: { url: 'https://example.com/', types: ['plan.changed'] },
    changeWebhook: {},
    rotateWebhookSecret: { overlapSeconds: 0 },
    redeliver: { seq: 1 },
    createShop: {
      name: id,
      mapping: { kind: '$.k', kinds: { p: 'placed' }, order: '$.o', member: '$.m', amount: '$.a', unit: 'fen' },
    },
    changeShop: {},
    rotateShopSecret: { overlapSeconds: 0 },
    createApiKey: { name: id, scopes: ['orders:read'] },
    createMerchantApiKey: { name: id, scopes: ['orders:read'] },
    rotateApiKey: { graceSeconds: 0 },
    createOperator: { username: id },
    disableOperator: { disabled: true },
    grantRole: { role: 'auditor' },
    grantRoleInProgramme: { person: 999_999, role: 'merchant-staff', objectId: merchant },
    addStaff: { phone: `138${String(count).padStart(8, '0')}`, role: 'merchant-staff' },
    setMyPersonal: { name: 'N' },
    setMemberPersonal: { name: 'N' },
    setPersonPersonal: { name: 'N' },
    eraseMember: {},
    erasePerson: {},
  };
}
