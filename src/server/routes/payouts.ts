/** Withdrawals and their payment: the queue, batches by a channel, the file for the bank, and what the bank says. */
import { z } from 'zod';
import { nameField, numberInPath } from '#api/fields';
import { batchesAnswer, comparedAnswer, recordedAnswer, sentAnswer, withdrawalsAnswer } from '#api/payout-answers';
import { narrow, formatMoney } from '#core/quantity';
import { formatInstant } from '#core/time';
import type { Aliases } from '../aliases.ts';
import { extentOf } from '../auth/access.ts';
import { bankFileOf, listBatches, sendPayouts } from '../payouts/payouts.ts';
import { reconcile, recordResults } from '../payouts/reconcile.ts';
import type { ComparedLine, RecordedLine } from '../payouts/reconcile.ts';
import { withdrawalQueue } from '../payouts/withdrawals.ts';
import type { WithdrawalRow } from '../payouts/withdrawals.ts';
import { nameOf } from './event-view.ts';
import { officeOf } from './office.ts';
import { cursor, limitOf, limitQuery, nextOf, pageOf, pageQuery } from './paging.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';

const PAYOUTS = `${IN_PROGRAMME}/payouts`;
const platformPayee = z
  .strictObject({ name: nameField(100), bank: z.string().max(100), account: nameField(100) })
  .optional()
  .meta({
    description:
      'The account of the operator, for withdrawals of the platform; kept nowhere. / 平台提现的收款账户，不保存。',
  });
/**
 * A file of results as the bank gave it: bytes and no field of JSON, since banks write GB 18030 as well, and a text would have to be guessed and
 * turned into UTF-8 by whoever sends it.
 */
const csv = z.instanceof(Uint8Array).meta({ type: 'string', format: 'binary', description: 'CSV, UTF-8 or GB 18030.' });

/** The routes of this file. */
export const PAYOUT_ROUTES = [
  route({
    id: 'listWithdrawals',
    method: 'GET',
    path: `${IN_PROGRAMME}/withdrawals`,
    access: ['withdrawals.read'],
    target: 'list',
    tag: 'payouts',
    summary: {
      zh: '提现，按申请先后；只见有权看的。',
      en: 'Withdrawals in the order of asking; those that may be seen.',
    },
    params: pathOf(),
    query: z.strictObject({
      state: withdrawalsAnswer.shape.withdrawals.element.shape.state.optional(),
      after: cursor.optional(),
      limit: limitQuery,
    }),
    answers: { 200: withdrawalsAnswer },
    handler: async ({ service, principal, programme, query }) => {
      const { state, after } = query;
      const limit = limitOf(query);
      const found = await withdrawalQueue(service.database, programme.id, {
        limit,
        ...(state !== undefined && { state }),
        ...(after !== undefined && { after: Number(after) }),
        extent: extentOf(principal, 'withdrawals.read', programme.id),
      });
      const withdrawals = await programme.writer.read(({ aliases }) =>
        found.map((row) => withdrawalView(row, aliases)),
      );
      return { status: 200, body: { withdrawals, ...nextOf(found, limit, ({ number }) => number) } };
    },
  }),
  route({
    id: 'sendPayouts',
    method: 'POST',
    path: PAYOUTS,
    access: ['payouts.send'],
    target: 'programme',
    tag: 'payouts',
    summary: {
      zh: '把已批准的提现交给一个渠道；登录须在 15 分钟之内。',
      en: 'Hands approved withdrawals to a channel; takes a sign-in within the last 15 minutes.',
    },
    params: pathOf(),
    body: z.strictObject({
      channel: z.enum(['manual', 'emulator']).meta({
        description: '`emulator` pays nothing and is for sandboxes. / emulator 不付钱，只用于沙盒。',
      }),
      limit: z.int().min(1).max(1000).optional().meta({ description: '500 unless said. / 默认 500。' }),
      platformPayee,
    }),
    answers: { 200: sentAnswer },
    handler: async ({ service, principal, programme, body: { channel, limit, platformPayee: payee } }) => {
      const { batch, sent, skipped } = await sendPayouts(
        officeOf(service),
        principal,
        programme.id,
        service.channels[channel],
        { ...(limit !== undefined && { limit }), ...(payee !== undefined && { platformPayee: payee }) },
      );
      const named = await programme.writer.read(({ aliases }) =>
        skipped.map(({ number, problem }) => ({ withdrawalId: nameOf(aliases, 'withdrawal', number), problem })),
      );
      return { status: 200, body: { batch, sent, skipped: named } };
    },
  }),
  route({
    id: 'listBatches',
    method: 'GET',
    path: PAYOUTS,
    access: ['payouts.read'],
    target: 'programme',
    tag: 'payouts',
    summary: { zh: '付款批次，从新到旧。', en: 'Batches of payments, newest first.' },
    params: pathOf(),
    query: pageQuery,
    answers: { 200: batchesAnswer },
    handler: async ({ service, principal, programme, query }) => {
      const page = pageOf(query);
      const found = await listBatches(officeOf(service), principal, programme.id, page);
      const batches = found.map(({ sentAtMs, amount, ...rest }) => ({
        ...rest,
        sentAt: formatInstant(sentAtMs),
        amount: formatMoney(narrow(BigInt(amount))),
      }));
      return { status: 200, body: { batches, ...nextOf(found, page.limit, ({ id }) => id) } };
    },
  }),
  route({
    id: 'getBankFile',
    method: 'POST',
    path: `${PAYOUTS}/:batch/bank-file`,
    access: ['payouts.send'],
    target: 'programme',
    tag: 'payouts',
    summary: {
      zh: '下载一个批次的银行文件：其中还没有结果的付款。含个人资料，记入审计；登录须在 15 分钟之内。响应头 Payments-Skipped：无法付款的笔数。',
      en: 'The bank file of a batch: its payments that have no end yet. Holds personal data and is audited; takes a sign-in within the last 15 minutes. The header Payments-Skipped counts what nobody can be paid for.',
    },
    params: pathOf().extend({ batch: numberInPath }),
    body: z.strictObject({ platformPayee }),
    answers: { 200: 'text/csv' },
    handler: async ({ service, principal, programme, params, body: { platformPayee: payee } }) => {
      const batch = Number(params.batch);
      const { file, skipped } = await bankFileOf(officeOf(service), principal, programme.id, batch, {
        ...(payee !== undefined && { platformPayee: payee }),
      });
      return {
        status: 200,
        text: file.toString('utf8'),
        type: 'text/csv; charset=utf-8',
        headers: {
          'content-disposition': `attachment; filename="payouts-${programme.id}-${batch}.csv"`,
          'payments-skipped': String(skipped.length),
        },
      };
    },
  }),
  route({
    id: 'reconcilePayouts',
    method: 'POST',
    path: `${PAYOUTS}/reconcile`,
    access: ['payouts.reconcile'],
    target: 'programme',
    tag: 'payouts',
    summary: {
      zh: '核对银行的结果文件；什么也不改。',
      en: 'Compares a file of results with the log; changes nothing.',
    },
    params: pathOf(),
    body: csv,
    takes: 'text/csv',
    answers: { 200: comparedAnswer },
    handler: async ({ service, principal, programme, body }) => {
      const lines = await reconcile(officeOf(service), principal, programme.id, body);
      return {
        status: 200,
        body: { lines: await programme.writer.read(({ aliases }) => lines.map((line) => lineView(line, aliases))) },
      };
    },
  }),
  route({
    id: 'recordPayoutResults',
    method: 'POST',
    path: `${PAYOUTS}/results`,
    access: ['payouts.record'],
    target: 'programme',
    tag: 'payouts',
    summary: {
      zh: '按银行的结果文件入账：成功的完成，失败的退回；同一文件再来一次什么也不改。登录须在 15 分钟之内。',
      en: 'Takes in a file of results: what was paid is completed, what failed is given back; the same file again changes nothing. Takes a sign-in within the last 15 minutes.',
    },
    params: pathOf(),
    body: csv,
    takes: 'text/csv',
    answers: { 200: recordedAnswer },
    handler: async ({ service, principal, programme, body }) => {
      const lines = await recordResults(officeOf(service), principal, programme.id, body);
      return {
        status: 200,
        body: { lines: await programme.writer.read(({ aliases }) => lines.map((line) => lineView(line, aliases))) },
      };
    },
  }),
];

/** A withdrawal with callers' ids in place of our numbers. */
function withdrawalView({ number, member, merchant, ...rest }: WithdrawalRow, aliases: Aliases): object {
  return {
    withdrawalId: nameOf(aliases, 'withdrawal', number),
    ...(member !== null && { memberId: nameOf(aliases, 'member', member) }),
    ...(merchant !== null && { merchantId: nameOf(aliases, 'merchant', merchant) }),
    ...rest,
  };
}

function lineView({ ours, ...line }: ComparedLine | RecordedLine, aliases: Aliases): object {
  if (ours === null) return { ...line, ours };
  const { number, ...rest } = ours;
  return { ...line, ours: { withdrawalId: nameOf(aliases, 'withdrawal', number), ...rest } };
}
