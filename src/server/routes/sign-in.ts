/** Signing in: operators by username and password, members and merchants' people by a code to their phone. */
import { z } from 'zod';
import { signedInAnswer } from '#api/people-answers';
import { AuthError } from '../auth/errors.ts';
import { sendCode, signInByCode } from '../auth/code-sign-in.ts';
import { signInByPassword } from '../auth/password-sign-in.ts';
import type { SignedIn } from '../auth/password-sign-in.ts';
import { ProblemError } from '../problems.ts';
import type { Programme } from '../programmes.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import type { Answered, Service } from './route.ts';

const phone = z.string().min(1).max(40);
const secret = z.string().min(1).max(200);

/** The routes of this file. All are public: they are how one stops being a stranger. */
export const SIGN_IN_ROUTES = [
  route({
    id: 'signIn',
    method: 'POST',
    path: '/v1/sessions',
    access: 'public',
    target: 'none',
    tag: 'sign-in',
    summary: {
      zh: '用户名、密码登录，设了验证器的还要动态码。',
      en: 'Signs in by username, password and, once set up, TOTP.',
    },
    body: z.strictObject({ username: secret, password: secret, code: secret.optional() }),
    answers: { 201: signedInAnswer },
    handler: async ({ service, request, body: { username, password, code } }) =>
      begun(
        await signInByPassword(service.auth, {
          username,
          password,
          ...(code !== undefined && { code }),
          ...originOf(request),
        }),
      ),
  }),
  route({
    id: 'sendCode',
    method: 'POST',
    path: `${IN_PROGRAMME}/sign-in-codes`,
    access: 'public',
    target: 'none',
    tag: 'sign-in',
    summary: { zh: '向手机发送登录验证码。', en: 'Sends a code for signing in to a phone.' },
    params: pathOf(),
    body: z.strictObject({ phone }),
    answers: { 202: 'nothing' },
    handler: async ({ service, request, params, body: { phone: number }, language }) => {
      const { codeSender } = service;
      if (codeSender === undefined) throw new ProblemError('not_offered');
      const { id: programme, mode } = programmeOf(service, params.programme);
      if (codeSender.sandboxOnly === true && mode !== 'sandbox') throw new ProblemError('not_offered');
      await sendCode(service.auth, codeSender, { phone: number, programme, language, address: request.ip });
      return { status: 202 };
    },
  }),
  route({
    id: 'signInByCode',
    method: 'POST',
    path: `${IN_PROGRAMME}/sessions`,
    access: 'public',
    target: 'none',
    tag: 'sign-in',
    summary: {
      zh: '用手机验证码登录；以 member 登录的，第一次登录即成为会员。',
      en: 'Signs in by the code; whoever does so as a member becomes one at the first time.',
    },
    params: pathOf(),
    body: z.strictObject({ phone, code: z.string().min(1).max(20), as: z.enum(['member', 'merchant']) }),
    answers: { 201: signedInAnswer },
    handler: async ({ service, request, params, body: { phone: number, code, as } }) => {
      const programme = programmeOf(service, params.programme);
      return begun(
        await signInByCode(service.auth, {
          phone: number,
          code,
          programme: programme.id,
          ...originOf(request),
          ...(as === 'member' && { memberNumber: (person: number) => memberNumber(programme, person) }),
        }),
      );
    },
  }),
];

function originOf(request: { readonly ip: string; readonly headers: { readonly 'user-agent'?: string | undefined } }) {
  const userAgent = request.headers['user-agent'];
  return { address: request.ip, ...(userAgent !== undefined && { userAgent }) };
}

function begun({ token, principal }: SignedIn): Answered {
  return { status: 201, body: { token, stage: principal.stage } };
}

/** Whoever is not signed in learns only that there is nothing for them. */
function programmeOf({ programmes }: Service, text: string): Programme {
  const programme = /^[1-9][0-9]{0,8}$/.test(text) ? programmes.get(Number(text)) : undefined;
  if (programme === undefined) throw new ProblemError('programme_unknown');
  return programme;
}

/**
 * The number of the member that a person is from now on. Members come to exist by being mentioned in an accepted command (J3); ending a freeze that
 * is not there is one that does nothing else. The id is made of the person's number, so it is the same whenever it is asked for.
 */
async function memberNumber({ writer }: Programme, person: number): Promise<string> {
  const memberId = `person:${person}`;
  const find = async (): Promise<string | undefined> => writer.read(({ aliases }) => aliases.ours('member', memberId));
  const known = await find();
  if (known !== undefined) return known;
  await writer.submit([{ type: 'UnfreezeMember', memberId }], { actor: `person:${person}`, reason: 'first sign-in' });
  const number = await find();
  if (number === undefined) throw new AuthError('not_allowed');
  return number;
}
