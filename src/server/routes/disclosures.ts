/** What members must have read: the disclosures in force, who accepted them, and what other texts may not say. */
import { z } from 'zod';
import { idField, nameField } from '#api/fields';
import { wordingMessage } from '#api/invalid-texts';
import { acceptanceAnswer, disclosuresAnswer, textsAnswer } from '#api/live-answers';
import { disclosuresAsHtml, disclosuresAsJson, disclosuresAsText } from '#check/disclosure-forms';
import { formatInstant } from '#core/time';
import { requireMay } from '../auth/access.ts';
import { AuthError } from '../auth/errors.ts';
import { actorOf } from '../auth/principal.ts';
import { accept, acceptanceOf, disclosuresInForce } from '../live/acceptances.ts';
import { checkTexts } from '../live/texts.ts';
import { glance } from './glance.ts';
import { numberOf } from './object-ids.ts';
import type { Call } from './route.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';

const ACCEPTANCE = `${IN_PROGRAMME}/members/:member/acceptance`;
const LONGEST_PROOF = 200;
const TEXTS_MOST = 100;
const LONGEST_TEXT = 20_000;

const acceptance = z
  .strictObject({
    hash: z.string().max(64).meta({ description: 'Of the disclosures that were read. / 读过的告知书的哈希。' }),
    language: z.enum(['zh', 'en']),
    channel: z.enum(['own', 'till', 'shop']).default('own').meta({
      description: 'own: by the member; else who sells says so. / own：会员本人；否则由商家声明。',
    }),
    merchantId: idField.optional(),
    proof: nameField(LONGEST_PROOF).optional().meta({
      description:
        'How it is known, such as the number of a signed sheet; no names. / 凭什么，如签字单编号；不写姓名。',
    }),
  })
  .refine(({ channel, proof }) => (channel === 'own') === (proof === undefined), {
    message: wordingMessage({
      zh: '本人确认不写 proof，其他方式必须写',
      en: 'no proof of what the member does, and proof of everything else',
    }),
  });

/** The routes of this file. */
export const DISCLOSURE_ROUTES = [
  route({
    id: 'getDisclosures',
    method: 'GET',
    path: `${IN_PROGRAMME}/disclosures`,
    access: ['disclosures.read'],
    target: 'programme',
    tag: 'disclosures',
    summary: {
      zh: '现行告知书：文字、HTML、JSON，中英文，及其哈希。',
      en: 'The disclosures in force: as text, HTML and JSON, in both languages, with their hash.',
    },
    params: pathOf(),
    answers: { 200: disclosuresAnswer },
    handler: async ({ programme }) => {
      const list = await disclosuresInForce(programme);
      const required = await programme.writer.read(({ live }) => live?.consent !== undefined);
      const forms = (form: typeof disclosuresAsText): object => ({ zh: form(list, 'zh'), en: form(list, 'en') });
      return {
        status: 200,
        body: {
          ...disclosuresAsJson(list),
          required,
          text: forms(disclosuresAsText),
          html: forms(disclosuresAsHtml),
        },
      };
    },
  }),
  route({
    id: 'getAcceptance',
    method: 'GET',
    path: ACCEPTANCE,
    access: ['members.read'],
    target: 'member',
    tag: 'disclosures',
    summary: { zh: '会员是否确认了现行告知书。', en: 'Whether a member has accepted the disclosures in force.' },
    params: pathOf('member'),
    answers: { 200: acceptanceAnswer },
    handler: async ({ service, programme, params: { member } }) => {
      const { hash, version } = disclosuresAsJson(await disclosuresInForce(programme));
      const found = await acceptanceOf(service.database, programme.id, member, hash);
      const acceptedAt = found === undefined ? null : formatInstant(found.atMs);
      return { status: 200, body: { hash, version: found?.version ?? version, acceptedAt } };
    },
  }),
  route({
    id: 'acceptDisclosures',
    method: 'POST',
    path: ACCEPTANCE,
    access: ['disclosures.accept'],
    target: 'stored',
    tag: 'disclosures',
    summary: {
      zh: '确认现行告知书：会员本人，或由商家凭证声明。',
      en: 'Accepts the disclosures in force: the member, or whoever sells, with what proves it.',
    },
    params: pathOf('member'),
    body: acceptance,
    answers: { 200: acceptanceAnswer },
    handler: async (call) => {
      const { service, programme, principal, params, body } = call;
      await requireAccepter(call);
      const { hash, language, channel, proof } = body;
      const told = { member: params.member, hash, language, channel, ...(proof !== undefined && { proof }) };
      const { atMs, version } = await accept(service.auth, programme, actorOf(principal), told);
      return { status: 200, body: { hash, version, acceptedAt: formatInstant(atMs) } };
    },
  }),
  route({
    id: 'checkTexts',
    method: 'POST',
    path: `${IN_PROGRAMME}/texts/check`,
    access: ['texts.check'],
    target: 'programme',
    tag: 'disclosures',
    summary: {
      zh: '检查给会员看的文字：禁用承诺语、收益宣传。',
      en: 'Checks texts that members are to see: forbidden promises, and claims of earnings.',
    },
    params: pathOf(),
    body: z.strictObject({ texts: z.array(z.string().max(LONGEST_TEXT)).min(1).max(TEXTS_MOST) }),
    answers: { 200: textsAnswer },
    handler: async ({ programme, body }) => ({
      status: 200,
      body: { texts: await programme.writer.read((desk) => checkTexts(desk, body.texts)) },
    }),
  }),
];

/** The member in person; else whoever sells, for the named merchant, or for the programme as a whole. */
async function requireAccepter({
  principal,
  programme,
  params,
  body,
}: Call<{ member: string }, unknown, z.output<typeof acceptance>>): Promise<void> {
  const { id } = programme;
  if (body.channel === 'own') {
    const member = await glance(programme.writer, ({ aliases }) => aliases.ours('member', params.member));
    const own =
      principal.kind === 'person' &&
      principal.stage === 'full' &&
      principal.grants.some(
        ({ role, object, ...grant }) => role === 'member' && grant.programme === id && object === member,
      );
    if (own && member !== undefined) return;
    throw new AuthError('not_allowed');
  }
  const merchant = body.merchantId === undefined ? undefined : await numberOf(programme, 'merchant', body.merchantId);
  requireMay(principal, 'disclosures.accept', { programme: id, ...(merchant !== undefined && { merchant }) });
}
