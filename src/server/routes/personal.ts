/** Personal data: one's own, those of a member or of a person with an account; and erasing them. */
import { z } from 'zod';
import { erasedAnswer, personalAnswer } from '#api/account-answers';
import { extentOf } from '../auth/access.ts';
import { audit } from '../auth/audit.ts';
import { AuthError } from '../auth/errors.ts';
import { linkMember, personOfMember, requireMayToPerson } from '../auth/members.ts';
import { changePhone, readPersonal, writePersonal } from '../auth/people.ts';
import { actorOf, personActor } from '../auth/principal.ts';
import { eraseMember, eraseWhole, vacuum } from '../erasing/erase.ts';
import type { Erased, ErasingWishes } from '../erasing/erase.ts';
import { PERSON, personPath, requireRecent } from './accounts.ts';
import { numberOf } from './object-ids.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import type { Answered, Call, Service } from './route.ts';

const MEMBER = `${IN_PROGRAMME}/members/:member`;

const datum = z.string().max(1000).nullable().optional();
const ownData = z.strictObject({ name: datum, payee: datum });
const data = ownData.extend({ phone: z.string().min(1).max(40).optional() });
const wishes = z.strictObject({
  giveUp: z.boolean().default(false).meta({
    description: 'Open orders and balances are given up. / 放弃未结算的订单和余额。',
  }),
  merchants: z.boolean().default(false).meta({
    description: 'Also the ids of merchants that nobody else owns. / 连同只属于此人的商家编号。',
  }),
});

/** The routes of this file. */
export const PERSONAL_ROUTES = [
  route({
    id: 'getMyPersonal',
    method: 'GET',
    path: '/v1/me/personal',
    access: ['account.manage'],
    target: 'self',
    tag: 'personal',
    summary: { zh: '我的个人资料。', en: 'One’s own personal data.' },
    answers: { 200: personalAnswer },
    handler: async ({ service, person }) => shown(service, person.person),
  }),
  route({
    id: 'setMyPersonal',
    method: 'PUT',
    path: '/v1/me/personal',
    access: ['account.manage'],
    target: 'self',
    tag: 'personal',
    summary: { zh: '写我的姓名和收款账户；null 为删除。', en: 'Writes one’s name and payee account; null removes.' },
    body: ownData,
    answers: { 200: personalAnswer },
    handler: async (call) => {
      requireRecent(call);
      await write(call, call.person.person, call.body);
      return shown(call.service, call.person.person);
    },
  }),
  route({
    id: 'getMemberPersonal',
    method: 'GET',
    path: `${MEMBER}/personal`,
    access: ['personal.read'],
    target: 'member',
    tag: 'personal',
    summary: {
      zh: '会员的个人资料；他人读取会留下记录。',
      en: 'Personal data of a member; reading others’ is recorded.',
    },
    params: pathOf('member'),
    answers: { 200: personalAnswer },
    handler: async (call) => {
      const { service, programme, params } = call;
      const person = await personOf(service, programme.id, await numberOf(programme, 'member', params.member));
      return read(call, person);
    },
  }),
  route({
    id: 'setMemberPersonal',
    method: 'PUT',
    path: `${MEMBER}/personal`,
    access: ['personal.write'],
    target: 'member',
    tag: 'personal',
    summary: {
      zh: '写会员的姓名、收款账户；手机号只由客服写，写入后会员可凭它登录。',
      en: 'Writes a member’s name and payee account; and, by support only, the phone that they sign in with.',
    },
    params: pathOf('member'),
    body: data,
    endsRights: true,
    answers: { 200: personalAnswer },
    handler: async (call) => {
      requireRecent(call);
      const { service, principal, programme, params, body } = call;
      const member = await numberOf(programme, 'member', params.member);
      // Whose number it is somebody has to have checked.
      if (body.phone !== undefined && !extentOf(principal, 'personal.write', programme.id).any)
        throw new AuthError('not_allowed');
      const known = await personOfMember(service.database, programme.id, member);
      if (known === undefined && body.phone !== undefined) {
        const person = await linkMember(service.auth, principal, {
          programme: programme.id,
          member,
          phone: body.phone,
        });
        await requireReach(call, person);
        await write(call, person, { name: body.name, payee: body.payee });
        return shown(service, person);
      }
      const person = known ?? (await personOf(service, programme.id, member));
      await requireReach(call, person);
      await write(call, person, body);
      return shown(service, person);
    },
  }),
  route({
    id: 'getPersonPersonal',
    method: 'GET',
    path: `${PERSON}/personal`,
    access: ['personal.read'],
    target: 'installation',
    tag: 'personal',
    summary: { zh: '某人的个人资料；读取会留下记录。', en: 'Personal data of a person; reading is recorded.' },
    params: personPath,
    answers: { 200: personalAnswer },
    handler: async (call) => read(call, Number(call.params.person)),
  }),
  route({
    id: 'setPersonPersonal',
    method: 'PUT',
    path: `${PERSON}/personal`,
    access: ['personal.write'],
    target: 'installation',
    tag: 'personal',
    summary: { zh: '写某人的姓名、收款账户、手机号。', en: 'Writes a person’s name, payee account, phone.' },
    params: personPath,
    body: data,
    endsRights: true,
    answers: { 200: personalAnswer },
    handler: async (call) => {
      requireRecent(call);
      await write(call, Number(call.params.person), call.body);
      return shown(call.service, Number(call.params.person));
    },
  }),
  route({
    id: 'eraseMember',
    method: 'POST',
    path: `${MEMBER}/erase`,
    access: ['personal.erase'],
    target: 'member',
    tag: 'personal',
    summary: {
      zh: '删除会员：其编号及其订单等的编号；有账户的连同本人一起删除。不可恢复。',
      en: 'Erases a member: their ids, those of their orders and the like, and the person if known. For good.',
    },
    params: pathOf('member'),
    body: wishes,
    endsRights: true,
    answers: { 200: erasedAnswer },
    handler: async (call) => {
      const { service, principal, programme, params, body } = call;
      requireRecent(call);
      const number = Number(await numberOf(programme, 'member', params.member));
      const of = { programme: programme.id, number };
      return erased(service, body, (wanted) => eraseMember(service, principal, of, wanted));
    },
  }),
  route({
    id: 'erasePerson',
    method: 'POST',
    path: `${PERSON}/erase`,
    access: ['personal.erase'],
    target: 'installation',
    tag: 'personal',
    summary: {
      zh: '删除一个人：账户、个人资料、登录，以及其会员的编号。不可恢复。',
      en: 'Erases a person: account, personal data, sessions, and the ids of the members that they are. For good.',
    },
    params: personPath,
    body: wishes,
    endsRights: true,
    answers: { 200: erasedAnswer },
    handler: async (call) => {
      const { service, principal, params, body } = call;
      requireRecent(call);
      return erased(service, body, (wanted) => eraseWhole(service, principal, Number(params.person), wanted));
    },
  }),
];

/** Members write their own; whoever else, only of people who are nothing in another programme. */
async function requireReach(
  { service, principal, programme }: Pick<Call, 'service' | 'principal' | 'programme'>,
  person: number,
): Promise<void> {
  if (principal.kind === 'person' && principal.person === person) return;
  await requireMayToPerson(service.database, principal, 'personal.write', person, programme.id);
}

/** The person who is a member. Throws `person_unknown`. */
async function personOf({ database }: Service, programme: number, member: string): Promise<number> {
  const person = await personOfMember(database, programme, member);
  if (person === undefined) throw new AuthError('person_unknown');
  return person;
}

async function shown({ auth }: Service, person: number): Promise<Answered> {
  return { status: 200, body: { person, ...(await readPersonal(auth.database, auth.keys, person)) } };
}

/** {@link shown}, which the audit tells of unless it is one's own. */
async function read({ service, principal }: Pick<Call, 'service' | 'principal'>, person: number): Promise<Answered> {
  const answered = await shown(service, person);
  if (principal.kind !== 'person' || principal.person !== person) {
    const entry = { actor: actorOf(principal), action: 'personal.read', target: personActor(person) };
    await audit(service.database, entry, service.now());
  }
  return answered;
}

interface Changes {
  readonly phone?: string | undefined;
  readonly name?: string | null | undefined;
  readonly payee?: string | null | undefined;
}

async function write(
  { service, principal }: Pick<Call, 'service' | 'principal'>,
  person: number,
  { phone, name, payee }: Changes,
): Promise<void> {
  const actor = actorOf(principal);
  if (name !== undefined) await writePersonal(service.auth, person, 'name', name, actor);
  if (payee !== undefined) await writePersonal(service.auth, person, 'payee', payee, actor);
  if (phone === undefined) return;
  await changePhone(service.auth, person, phone, actor);
}

async function erased(
  service: Service,
  wanted: ErasingWishes,
  work: (wanted: ErasingWishes) => Promise<Erased>,
): Promise<Answered> {
  const what = await work(wanted);
  return { status: 200, body: { ...what, vacuumed: await vacuum(service.auth) } };
}
