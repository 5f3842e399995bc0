/** Who has which role: in the installation, in a programme, and at a merchant. */
import { z } from 'zod';
import { grantAnswer, grantsAnswer } from '#api/account-answers';
import { idField, numberInPath } from '#api/fields';
import { formatInstant } from '#core/time';
import { grantRole, listGrants, revokeGrant } from '../auth/grants.ts';
import type { GrantRow, NewGrant } from '../auth/grants.ts';
import { invitePerson } from '../auth/members.ts';
import { ROLES } from '../auth/roles.ts';
import type { Role } from '../auth/roles.ts';
import { PERSON, personPath, requireRecent } from './accounts.ts';
import { numberOf, objectIdOf, objectOf } from './object-ids.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import type { Answered, Call, Service } from './route.ts';

const STAFF = `${IN_PROGRAMME}/merchants/:merchant/staff`;

const role = z.enum(Object.keys(ROLES) as [Role, ...Role[]]);
const onGrant = { grant: numberInPath };

/** The routes of this file. */
export const GRANT_ROUTES = [
  route({
    id: 'listGrantsOfPerson',
    method: 'GET',
    path: `${PERSON}/grants`,
    access: ['users.read'],
    target: 'installation',
    tag: 'people',
    summary: { zh: '某人的角色。', en: 'The roles of a person.' },
    params: personPath,
    answers: { 200: grantsAnswer },
    handler: async ({ service, params }) =>
      listed(service, await listGrants(service.auth, { person: Number(params.person) })),
  }),
  route({
    id: 'grantRole',
    method: 'POST',
    path: `${PERSON}/grants`,
    access: ['users.manage'],
    target: 'installation',
    tag: 'people',
    summary: {
      zh: '授予全部项目的运营或审计角色；其登录随即结束。',
      en: 'Grants a role in every programme, to operators and auditors; their sessions end.',
    },
    params: personPath,
    body: z.strictObject({ role }),
    endsRights: true,
    answers: { 201: grantAnswer },
    handler: async (call) =>
      granted(call, { person: Number(call.params.person), role: call.body.role, programme: null, object: null }),
  }),
  route({
    id: 'revokeGrant',
    method: 'DELETE',
    path: `${PERSON}/grants/:grant`,
    access: ['users.manage'],
    target: 'installation',
    tag: 'people',
    summary: { zh: '撤销一个角色；其登录随即结束。', en: 'Revokes a role; their sessions end.' },
    params: personPath.extend(onGrant),
    endsRights: true,
    answers: { 204: 'nothing' },
    handler: async (call) => revoked(call, call.params.grant, { person: Number(call.params.person) }),
  }),
  route({
    id: 'listGrantsInProgramme',
    method: 'GET',
    path: `${IN_PROGRAMME}/grants`,
    access: ['users.read'],
    target: 'programme',
    tag: 'people',
    summary: { zh: '项目里的角色，不含会员。', en: 'The roles in a programme, without its members.' },
    params: pathOf(),
    answers: { 200: grantsAnswer },
    handler: async ({ service, programme }) =>
      listed(service, await listGrants(service.auth, { programme: programme.id })),
  }),
  route({
    id: 'grantRoleInProgramme',
    method: 'POST',
    path: `${IN_PROGRAMME}/grants`,
    access: ['users.manage'],
    target: 'programme',
    tag: 'people',
    summary: {
      zh: '授予项目里的角色；商家和会员的角色要写 objectId。',
      en: 'Grants a role in the programme; those of merchants and members name the object.',
    },
    params: pathOf(),
    body: z.strictObject({ person: z.int().min(1), role, objectId: idField.optional() }),
    endsRights: true,
    answers: { 201: grantAnswer },
    handler: async (call) => {
      const { person, role: wanted, objectId } = call.body;
      const object = await objectOf(call.programme, wanted, objectId);
      return granted(call, { person, role: wanted, programme: call.programme.id, object });
    },
  }),
  route({
    id: 'revokeGrantInProgramme',
    method: 'DELETE',
    path: `${IN_PROGRAMME}/grants/:grant`,
    access: ['users.manage'],
    target: 'programme',
    tag: 'people',
    summary: { zh: '撤销项目里的一个角色。', en: 'Revokes a role in the programme.' },
    params: pathOf().extend(onGrant),
    endsRights: true,
    answers: { 204: 'nothing' },
    handler: async (call) => revoked(call, call.params.grant, { programme: call.programme.id }),
  }),
  route({
    id: 'listStaff',
    method: 'GET',
    path: STAFF,
    access: ['staff.manage'],
    target: 'merchant',
    tag: 'people',
    summary: { zh: '商家的店主与店员。', en: 'Owners and staff of a merchant.' },
    params: pathOf('merchant'),
    answers: { 200: grantsAnswer },
    handler: async ({ service, programme, params }) => {
      const merchant = await numberOf(programme, 'merchant', params.merchant);
      return listed(service, await listGrants(service.auth, { programme: programme.id, merchant }));
    },
  }),
  route({
    id: 'addStaff',
    method: 'POST',
    path: STAFF,
    access: ['staff.manage'],
    target: 'merchant',
    tag: 'people',
    summary: {
      zh: '按手机号加店员；店主由管理员添加。',
      en: 'Adds staff by phone number; owners are added by an administrator.',
    },
    params: pathOf('merchant'),
    body: z.strictObject({ phone: z.string().min(1).max(40), role: z.enum(['merchant-owner', 'merchant-staff']) }),
    endsRights: true,
    answers: { 201: grantAnswer },
    handler: async (call) => {
      requireRecent(call);
      const { service, principal, programme, params, body } = call;
      const merchant = await numberOf(programme, 'merchant', params.merchant);
      const invitation = { programme: programme.id, merchant, phone: body.phone };
      const person = await invitePerson(service.auth, principal, invitation);
      return granted(call, { person, role: body.role, programme: programme.id, object: merchant });
    },
  }),
  route({
    id: 'removeStaff',
    method: 'DELETE',
    path: `${STAFF}/:grant`,
    access: ['staff.manage'],
    target: 'merchant',
    tag: 'people',
    summary: { zh: '去掉店员。', en: 'Takes staff out.' },
    params: pathOf('merchant').extend(onGrant),
    endsRights: true,
    answers: { 204: 'nothing' },
    handler: async (call) => {
      const object = await numberOf(call.programme, 'merchant', call.params.merchant);
      return revoked(call, call.params.grant, { programme: call.programme.id, object });
    },
  }),
];

type Asking = Pick<Call, 'service' | 'principal'>;

async function granted(call: Asking, grant: NewGrant): Promise<Answered> {
  requireRecent(call);
  const { service, principal } = call;
  const id = await grantRole(service.auth, principal, grant);
  return { status: 201, body: { id, person: grant.person } };
}

async function revoked(call: Asking, grant: string, among: Partial<NewGrant>): Promise<Answered> {
  requireRecent(call);
  const { service, principal } = call;
  await revokeGrant(service.auth, principal, Number(grant), among);
  return { status: 204 };
}

async function listed({ programmes }: Service, rows: readonly GrantRow[]): Promise<Answered> {
  const grants = await Promise.all(
    rows.map(async (row) => {
      const { id, person, role: held, programme, grantedBy, grantedAtMs } = row;
      const objectId = await objectIdOf(programmes, row);
      return { id, person, role: held, programme, objectId, grantedBy, grantedAt: formatInstant(grantedAtMs) };
    }),
  );
  return { status: 200, body: { grants } };
}
