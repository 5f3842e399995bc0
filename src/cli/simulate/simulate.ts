/** `greenpool simulate`: what a plan would do to people, under a scenario. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { compareResults } from '#sim/compare';
import { stableJson } from '#sim/json';
import type { Input } from '#sim/play';
import { scenarioSchemaText } from '#sim/scenario';
import type { Result } from '#sim/simulate';
import { simulateAll, workOf } from '#sim/workers';
import { parseArguments } from '../arguments.ts';
import { SIMULATE } from '../commands.ts';
import { usage } from '../complaint.ts';
import type { Session } from '../host.ts';
import { Progress } from '../progress.ts';
import { loadScenario } from './scenario-file.ts';
import { compareLines, resultLines } from './simulate-text.ts';
import { SimulationFolder } from './simulation-folder.ts';

/** Seeds stay exact in a double. */
export const MOST_SEED = Number.MAX_SAFE_INTEGER;
const MOST_RUNS = 10_000;
/** More threads than any machine of these days has. */
export const MOST_WORKERS = 256;

/** Simulates one scenario, or compares several. The exit status is 0. */
export async function runSimulate(session: Session, words: readonly string[]): Promise<number> {
  const { options, operands } = parseArguments(SIMULATE, words);
  if (options.schema) {
    session.out.write(scenarioSchemaText());
    return 0;
  }
  if (operands.length === 0) throw usage('operandMissing', { usage: 'simulate SCENARIO' });
  if (options.compare && operands.length < 2) throw usage('compareNeedsTwo');
  if (!options.compare && operands.length > 1) throw usage('compareOnlyMany');
  const seed = countOf('seed', options.seed, 1, 0, MOST_SEED);
  const runs = countOf('runs', options.runs, 1, 1, MOST_RUNS);
  const workers = countOf('workers', options.workers, availableParallelism(), 1, MOST_WORKERS);
  const loaded = [];
  for (const file of operands) loaded.push(await loadScenario(file, seed, session));
  const folder = options.report === undefined ? undefined : await SimulationFolder.create(options.report);
  try {
    const results = await simulated(
      loaded.map(({ input }) => input),
      runs,
      workers,
      session,
    );
    const [first] = results;
    if (first === undefined) throw usage('compareNeedsTwo');
    const answer = options.compare ? { results, comparisons: compareResults(results) } : first;
    if (options.json) session.out.write(stableJson(answer));
    else {
      for (const result of results) for (const line of resultLines(result, session.say)) session.out.line(line);
      if ('comparisons' in answer)
        for (const line of compareLines(answer.comparisons, session.say)) session.out.line(line);
    }
    if (folder !== undefined) {
      await folder.fill(answer, results);
      const { fillReport } = await import('./report.ts');
      await fillReport(
        folder,
        { loaded, results, comparisons: 'comparisons' in answer ? answer.comparisons : [] },
        session,
      );
    }
    if (options.report !== undefined && !options.json)
      session.out.line(session.say('demoReport', { file: join(options.report, 'index.html') }));
    await session.out.flush();
    await folder?.commit();
    return 0;
  } catch (error) {
    await folder?.discard();
    throw error;
  }
}

async function simulated(
  inputs: readonly Input[],
  runs: number,
  workers: number,
  session: Session,
): Promise<readonly Result[]> {
  const progress = new Progress(session, workOf(inputs, runs).length);
  try {
    return await simulateAll(inputs, {
      runs,
      workers,
      done: () => {
        progress.add(1);
        return progress.draw();
      },
    });
  } finally {
    progress.stop();
  }
}

/** A whole number that an option gives, or `initial`. Throws a complaint for anything else. */
export function countOf(
  option: string,
  text: string | undefined,
  initial: number,
  least: number,
  most: number,
): number {
  if (text === undefined) return initial;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw usage('optionWrong', { option: `--${option}`, value: text, expected: `${least} … ${most}` });
}
