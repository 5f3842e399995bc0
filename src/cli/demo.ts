/** `greenpool demo`: the sample that ships, under the plan it was made for or under any other. */
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArguments } from './arguments.ts';
import { DEMO } from './commands.ts';
import type { Session } from './host.ts';
import { runOrders } from './orders/orders.ts';
import { runReplay } from './replay/replay.ts';
import { SAMPLE_PLAN } from './sample/sample.ts';
import { PACKAGE_ROOT } from './version.ts';

const DEFAULT_FOLDER = 'greenpool-report';

/** How `examples/orders.csv` is to be read. */
const MAP = ['order', 'member', 'merchant', 'region', 'referrer', 'kind', 'amount'].map((field) => `${field}=${field}`);

/**
 * Runs the sample and writes its report. Under the plan it was made for, the whole of it, with sales and withdrawals; under another plan
 * the orders alone, since what people sell depends on what they hold.
 */
export async function runDemo(session: Session, words: readonly string[]): Promise<number> {
  const { options } = parseArguments(DEMO, words);
  const { plan = SAMPLE_PLAN, report = DEFAULT_FOLDER } = options;
  const isWhole = plan === SAMPLE_PLAN;
  const sample = fileURLToPath(new URL(isWhole ? 'examples/commands.jsonl' : 'examples/orders.csv', PACKAGE_ROOT));
  // From where the user stands: the report names the file, and may be passed on.
  const file = relative('', sample);
  const common = ['--plan', plan, '--report', report];
  session.out.line(session.say('demoIntro', { plan, orders: file }));
  const status = isWhole
    ? await runReplay(session, [...common, '--commands', file])
    : await runOrders(session, [
        ...common,
        '--orders',
        file,
        '--map',
        [...MAP, 'at=placed_at'].join(','),
        '--unit',
        'yuan',
      ]);
  session.out.line();
  session.out.line(session.say('demoReport', { file: join(report, 'index.html') }));
  session.out.line(session.say('demoNext'));
  return status;
}
