/** The rows of a file, through the desk, into the engine. */
import type { Command } from '#core/command';
import type { Engine } from '#core/engine';
import type { Receipt } from '#core/receipt';
import type { Session } from '../host.ts';
import { Progress } from '../progress.ts';
import type { AtomicFile } from '../replay/atomic-file.ts';
import type { ReceiptsWriter } from '../replay/receipts.ts';
import { Recorder } from '../report/recorder.ts';
import type { Report } from '../report/report.ts';
import type { OrdersAccount, RefusedRow } from './account.ts';
import { OrderDesk } from './desk.ts';
import type { OrderFile } from './order-file.ts';

/** So many rows are run before output is flushed and the progress bar drawn. */
const BATCH_ROWS = 2000;

interface Takers {
  readonly receipts: ReceiptsWriter | undefined;
  readonly report: Report | undefined;
  /** Where the commands are written, for `replay`. */
  readonly commands: AtomicFile | undefined;
}

/** One run of a file of orders. */
export class OrderRun {
  readonly recorder = new Recorder();
  readonly #session: Session;
  readonly #engine: Engine;
  readonly #takers: Takers;
  readonly #refused: RefusedRow[] = [];
  #commandLines: string[] = [];

  constructor(session: Session, engine: Engine, takers: Takers) {
    this.#session = session;
    this.#engine = engine;
    this.#takers = takers;
  }

  /** Runs every row, and gives the account of them. */
  async run({ rows, bad, outOfOrder }: OrderFile): Promise<Omit<OrdersAccount, 'settleNow'>> {
    const windowDays = this.#engine.plan.returnWindowDays;
    const desk = new OrderDesk((command, row) => this.#carry(command, row), windowDays);
    const progress = new Progress(this.#session, rows.length);
    try {
      for (let from = 0; from < rows.length; from += BATCH_ROWS) {
        const batch = rows.slice(from, from + BATCH_ROWS);
        for (const row of batch) desk.take(row);
        progress.add(batch.length);
        await this.#drain();
        await progress.draw();
      }
      desk.close();
      await this.#drain();
    } finally {
      progress.stop();
    }
    const cancellationRows = desk.cancellations.total.rows;
    return {
      rows: rows.length + bad.length,
      orderRows: rows.length - cancellationRows,
      cancellationRows,
      bad,
      refused: this.#refused,
      cancellations: desk.cancellations,
      disagreements: desk.disagreements,
      outOfOrder,
      windowDays,
    };
  }

  #carry(command: Command, row: number): Receipt {
    const { receipts, report, commands } = this.#takers;
    if (commands !== undefined) this.#commandLines.push(JSON.stringify(command));
    const outcome = this.#engine.apply(command);
    const { receipt } = outcome;
    receipts?.add(receipt);
    this.recorder.record(outcome, row);
    report?.take(outcome, row);
    if (!receipt.ok) this.#refused.push({ row, command: command.type, id: idOf(command), code: receipt.code });
    return receipt;
  }

  async #drain(): Promise<void> {
    const { report, commands } = this.#takers;
    await this.#session.out.flush();
    await report?.drain();
    const lines = this.#commandLines;
    if (lines.length === 0) return;
    this.#commandLines = [];
    await commands?.append(`${lines.join('\n')}\n`);
  }
}

/** The id that a refused command is known by. */
function idOf(command: Command): string {
  if ('orderId' in command) return command.orderId;
  if ('merchantId' in command) return command.merchantId ?? '';
  return 'memberId' in command ? (command.memberId ?? '') : '';
}
