/** `greenpool orders`: a file of real orders through a plan. */
import { Engine } from '#core/engine';
import type { Plan } from '#core/plan';
import { parseArguments } from '../arguments.ts';
import { ORDERS } from '../commands.ts';
import { usage } from '../complaint.ts';
import type { Session } from '../host.ts';
import { checkOutputs } from '../outputs.ts';
import { AtomicFile } from '../replay/atomic-file.ts';
import { ReceiptsWriter } from '../replay/receipts.ts';
import { loadPlan } from '../replay/programme.ts';
import { figuresJson, figuresOf } from '../report/figures.ts';
import { openReport } from '../report/open-report.ts';
import { summaryLines } from '../summary.ts';
import { accountJson } from './account.ts';
import { parseMapping } from './mapping.ts';
import { isWorkbook, readOrderFile } from './order-file.ts';
import { parseOffset } from './row-time.ts';
import { OrderRun } from './run.ts';

/** Runs a file of orders. The exit status is 1 with `--strict` when a row was bad or refused, else 0. */
export async function runOrders(session: Session, words: readonly string[]): Promise<number> {
  const { options } = parseArguments(ORDERS, words);
  const mapping = parseMapping(options.map);
  const unit = oneOf('unit', options.unit ?? 'fen', ['fen', 'yuan'] as const);
  const settleNow = oneOf('settle', options.settle ?? 'window', ['window', 'now'] as const) === 'now';
  const offsetMs = parseOffset(options.tz ?? 'UTC');
  if (offsetMs === undefined)
    throw usage('optionWrong', { option: '--tz', value: options.tz ?? '', expected: '+08:00, -05:30, Z' });
  const misplaced = isWorkbook(options.orders) ? 'encoding' : 'sheet';
  if (options[misplaced] !== undefined)
    throw usage('optionNotHere', { option: `--${misplaced}`, other: `--orders ${options.orders}` });
  await checkOutputs({
    input: options.orders,
    plan: options.plan,
    output: ['--save-commands', options['save-commands']],
    report: options.report,
  });
  const { plan: given, source, sha256 } = loadPlan(options.plan);
  const plan: Plan = settleNow ? { ...given, returnWindowDays: 0 } : given;
  const { sheet, encoding = 'utf-8' } = options;
  const engine = new Engine(plan);
  const report = await openReport(options.report, engine, session.say);
  let commands: AtomicFile | undefined;
  try {
    commands = options['save-commands'] === undefined ? undefined : await AtomicFile.create(options['save-commands']);
    const file = await readOrderFile(options.orders, { mapping, unit, offsetMs, encoding, sheet }, session);
    const receipts = options.json ? new ReceiptsWriter(session.out) : undefined;
    const run = new OrderRun(session, engine, { receipts, report, commands });
    const account = { ...(await run.run(file)), settleNow };
    engine.recount();
    const figures = figuresOf(run.recorder, engine, {
      source,
      sha256,
      fromSnapshot: false,
      input: options.orders,
      orders: account,
    });
    await commands?.seal();
    await report?.finish(figures, run.recorder, session);
    await receipts?.finish(engine.state(), { summary: figuresJson(figures), file: accountJson(account, session.say) });
    if (receipts === undefined) for (const line of summaryLines(figures, session.say)) session.out.line(line);
    // Everything is written; what is left is to put it in its place.
    await session.out.flush();
    await report?.commit();
    await commands?.commit();
    return options.strict && account.bad.length + account.refused.length > 0 ? 1 : 0;
  } catch (error) {
    await commands?.discard();
    await report?.discard();
    throw error;
  }
}

function oneOf<const T extends string>(option: string, value: string, known: readonly T[]): T {
  const found = known.find((name) => name === value);
  if (found === undefined) throw usage('optionWrong', { option: `--${option}`, value, expected: known.join(' | ') });
  return found;
}
