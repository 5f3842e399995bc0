/** `greenpool replay`: a file of commands, one a line, through the engine. */
import type { Engine, Outcome } from '#core/engine';
import { parseArguments } from '../arguments.ts';
import { REPLAY } from '../commands.ts';
import type { Session } from '../host.ts';
import { checkOutputs } from '../outputs.ts';
import { Progress } from '../progress.ts';
import { figuresOf } from '../report/figures.ts';
import { Recorder } from '../report/recorder.ts';
import { openReport } from '../report/open-report.ts';
import type { Report } from '../report/report.ts';
import { summaryLines } from '../summary.ts';
import { AtomicFile } from './atomic-file.ts';
import { openInput } from './input.ts';
import type { Input } from './input.ts';
import { readLines } from './lines.ts';
import type { Line } from './lines.ts';
import { openProgramme } from './programme.ts';
import { reasonOfCommand, reasonOfText } from './reason.ts';
import { ReceiptsWriter } from './receipts.ts';

/** How many lines that make no sense are explained; the rest are counted. */
const EXPLAINED_MAX = 100;

/** Replays a file of commands. The exit status is 1 with `--strict` when anything was refused, else 0. */
export async function runReplay(session: Session, words: readonly string[]): Promise<number> {
  const { options } = parseArguments(REPLAY, words);
  await checkOutputs({
    input: options.commands,
    plan: options.plan,
    fromSnapshot: options['from-snapshot'],
    output: ['--save-snapshot', options['save-snapshot']],
    report: options.report,
  });
  const { engine, ...origin } = await openProgramme(options.plan, options['from-snapshot']);
  const input = await openInput(options.commands, session.host);
  let report: Report | undefined;
  let snapshot: AtomicFile | undefined;
  try {
    report = await openReport(options.report, engine, session.say);
    snapshot = options['save-snapshot'] === undefined ? undefined : await AtomicFile.create(options['save-snapshot']);
    const recorder = options.json && report === undefined ? undefined : new Recorder();
    const replay = new Replay(session, engine, {
      recorder,
      report,
      receipts: options.json ? new ReceiptsWriter(session.out) : undefined,
    });
    await replay.run(input);
    engine.recount();
    await replay.finish();
    if (recorder !== undefined) {
      const figures = figuresOf(recorder, engine, { ...origin, input: options.commands, ...replay.counts });
      await report?.finish(figures, recorder, session);
      if (!options.json) for (const line of summaryLines(figures, session.say)) session.out.line(line);
    }
    await snapshot?.append(engine.snapshot());
    await snapshot?.seal();
    // Everything is written; what is left is to put it in its place.
    await session.out.flush();
    await report?.commit();
    await snapshot?.commit();
    return options.strict && replay.counts.refused > 0 ? 1 : 0;
  } catch (error) {
    await snapshot?.discard();
    await report?.discard();
    throw error;
  } finally {
    input.close();
  }
}

interface Takers {
  readonly recorder: Recorder | undefined;
  readonly report: Report | undefined;
  readonly receipts: ReceiptsWriter | undefined;
}

/** Applies lines to an engine and hands what comes of them to whoever listens. */
export class Replay {
  readonly counts = { lines: 0, refused: 0, malformed: 0 };
  readonly #session: Session;
  readonly #engine: Engine;
  readonly #takers: Takers;

  constructor(session: Session, engine: Engine, takers: Takers) {
    this.#session = session;
    this.#engine = engine;
    this.#takers = takers;
  }

  /** Applies every line. */
  async run({ chunks, bytes }: Input): Promise<void> {
    const progress = new Progress(this.#session, bytes);
    try {
      for await (const lines of readLines(chunks, (count) => progress.add(count))) {
        for (const line of lines) {
          this.#take(line);
          if (this.#session.out.isFull) await this.#session.out.flush();
        }
        await this.#session.err.flush();
        await this.#takers.report?.drain();
        await progress.draw();
      }
    } finally {
      progress.stop();
    }
    const unexplained = this.counts.malformed - EXPLAINED_MAX;
    if (unexplained > 0) this.#session.err.line(this.#session.say('linesMore', { count: unexplained }));
  }

  /** Writes what comes after the receipts. */
  async finish(): Promise<void> {
    await this.#takers.receipts?.finish(this.#engine.state());
  }

  #take(line: Line): void {
    this.counts.lines++;
    let command: unknown;
    try {
      if (line.fault !== undefined) throw new Error(line.fault);
      command = JSON.parse(line.text);
    } catch (error) {
      this.#malformed(line.number, reasonOfText(line, error, this.#session.say));
      return;
    }
    const outcome = this.#engine.apply(command);
    if (outcome.refusal?.code === 'malformed') {
      this.#malformed(line.number, reasonOfCommand(line.number, command, outcome.refusal, this.#session.say));
      return;
    }
    if (!outcome.receipt.ok) this.counts.refused++;
    this.#hand(outcome, line.number);
  }

  #hand(outcome: Outcome, line: number): void {
    this.#takers.receipts?.add(outcome.receipt);
    this.#takers.recorder?.record(outcome, line);
    this.#takers.report?.take(outcome, line);
  }

  #malformed(line: number, reason: string): void {
    this.counts.refused++;
    if (++this.counts.malformed <= EXPLAINED_MAX) this.#session.err.line(reason);
    this.#takers.receipts?.add({ ok: false, code: 'malformed', line });
    this.#takers.recorder?.refuse('malformed', line);
  }
}
