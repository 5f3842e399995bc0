/** Programmes: what there is, making one, pausing it, and a sandbox's clock. */
import { z } from 'zod';
import { clockAnswer, programmeAnswer, programmesAnswer } from '#api/answers';
import { instantField, nameField } from '#api/fields';
import { wordingMessage } from '#api/invalid-texts';
import { formatInstant, parseInstant } from '#core/time';
import { extentOf } from '../auth/access.ts';
import { actorOf } from '../auth/principal.ts';
import * as live from '../live/applications.ts';
import { DEFAULT_PROFILE } from '../live/profiles.ts';
import { ProblemError } from '../problems.ts';
import { officeOf } from './office.ts';
import { programmeView } from './programme-view.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import { shallowPlan } from './wire-command.ts';

/** Past this a clock would leave the years that a command can name. */
const LAST_INSTANT_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const newProgramme = z.strictObject({
  name: nameField(100),
  mode: z.enum(['sandbox', 'live']),
  plan: z.unknown().meta({ description: 'schema/plan.json' }),
  settles: z.boolean().optional().meta({ description: 'false only in a sandbox. / 只有沙盒可为 false。' }),
  testClock: instantField.optional(),
  facts: z.unknown().optional().meta({ description: 'Live only: docs/plan-check.md. / 只用于 live。' }),
  profile: z.string().max(100).optional().meta({ description: 'Live only; CN unless said. / 只用于 live，默认 CN。' }),
});

const clock = z
  .strictObject({
    at: instantField.optional(),
    advanceSeconds: z.int().min(0).max(100_000_000_000).optional(),
  })
  .refine(({ at, advanceSeconds }) => (at === undefined) !== (advanceSeconds === undefined), {
    message: wordingMessage({ zh: 'at 或 advanceSeconds，二者之一', en: 'either at or advanceSeconds' }),
  });

/** The routes of this file. */
export const PROGRAMME_ROUTES = [
  route({
    id: 'createProgramme',
    method: 'POST',
    path: '/v1/programmes',
    access: ['programmes.create'],
    target: 'installation',
    tag: 'programmes',
    summary: {
      zh: '建立项目；正式项目须通过计划检查，有警告则改用上线申请。',
      en: 'Creates a programme; a live one passes the plan check, and with warnings takes an application to go live.',
    },
    body: newProgramme,
    answers: { 201: programmeAnswer },
    handler: async ({ service, principal, body }) => {
      const { name, mode, plan, settles, testClock, facts, profile = DEFAULT_PROFILE } = body;
      if (mode === 'live') {
        if (settles === false || testClock !== undefined) throw new ProblemError('not_a_sandbox');
        const wish = { name, plan: shallowPlan(plan), facts: shallowPlan(facts), profile };
        const made = await live.openAtOnce(officeOf(service), principal, wish);
        return { status: 201, body: await programmeView(made) };
      }
      const programme = await service.programmes.create(
        {
          name,
          mode,
          plan: shallowPlan(plan),
          ...(settles !== undefined && { settles }),
          ...(testClock !== undefined && { testClockMs: parseInstant(testClock) as number }),
        },
        actorOf(principal),
      );
      return { status: 201, body: await programmeView(programme) };
    },
  }),
  route({
    id: 'listProgrammes',
    method: 'GET',
    path: '/v1/programmes',
    access: ['programmes.read'],
    target: 'list',
    tag: 'programmes',
    summary: { zh: '列出可以看到的项目。', en: 'Lists the programmes that the caller may see.' },
    answers: { 200: programmesAnswer },
    handler: async ({ service, principal }) => {
      const seen = service.programmes.all().filter(({ id }) => extentOf(principal, 'programmes.read', id).any);
      return { status: 200, body: { programmes: await Promise.all(seen.map(programmeView)) } };
    },
  }),
  route({
    id: 'getProgramme',
    method: 'GET',
    path: IN_PROGRAMME,
    access: ['programmes.read'],
    target: 'programme',
    tag: 'programmes',
    summary: { zh: '一个项目。', en: 'One programme.' },
    params: pathOf(),
    answers: { 200: programmeAnswer },
    handler: async ({ programme }) => ({ status: 200, body: await programmeView(programme) }),
  }),
  route({
    id: 'pauseProgramme',
    method: 'PUT',
    path: `${IN_PROGRAMME}/pauses`,
    access: ['programmes.pause'],
    target: 'programme',
    tag: 'programmes',
    summary: { zh: '暂停或恢复接单、卖出。', en: 'Pauses or resumes orders and sales.' },
    params: pathOf(),
    body: z.strictObject({ orders: z.boolean().optional(), sales: z.boolean().optional() }),
    answers: { 200: programmeAnswer },
    handler: async ({ service, programme, body: { orders, sales } }) => {
      await service.programmes.configure(programme.id, {
        ...(orders !== undefined && { ordersPaused: orders }),
        ...(sales !== undefined && { salesPaused: sales }),
      });
      return { status: 200, body: await programmeView(programme) };
    },
  }),
  route({
    id: 'setClock',
    method: 'PUT',
    path: `${IN_PROGRAMME}/clock`,
    access: ['clock.set'],
    target: 'programme',
    tag: 'programmes',
    summary: {
      zh: '把沙盒的时钟设到某一时刻，或向前拨；到期的订单随即结算。',
      en: 'Sets the clock of a sandbox, or moves it on; orders that fall due settle at once.',
    },
    params: pathOf(),
    body: clock,
    answers: { 200: clockAnswer },
    handler: async ({ service, programme, body }) => {
      if (programme.mode !== 'sandbox') throw new ProblemError('not_a_sandbox');
      const { writer, id } = programme;
      const fromMs = await writer.read((desk) => desk.nowMs);
      const toMs =
        body.at === undefined ? fromMs + (body.advanceSeconds ?? 0) * 1000 : (parseInstant(body.at) as number);
      if (toMs > LAST_INSTANT_MS) {
        throw new ProblemError('request_invalid', {
          field: 'advanceSeconds',
          expected: { zh: '不超过 9999 年', en: 'not past the year 9999' },
        });
      }
      await service.programmes.configure(id, { testClockMs: toMs });
      service.webhooks.wake(id);
      return { status: 200, body: { now: formatInstant(await writer.read((desk) => desk.nowMs)) } };
    },
  }),
];
