/** `greenpool tune`: searches the parameters of a scenario's plan for a goal. */
import { availableParallelism } from 'node:os';
import { parseGoal } from '#sim/goal';
import type { Goal } from '#sim/goal';
import { stableJson } from '#sim/json';
import type { RunOutcome } from '#sim/simulate';
import { tune } from '#sim/tune';
import type { Tried, TuneResult } from '#sim/tune';
import { parseVary } from '#sim/vary';
import { Crew } from '#sim/workers';
import type { Wording } from '#core/plan-field';
import { parseArguments } from '../arguments.ts';
import { TUNE } from '../commands.ts';
import { Complaint, usage } from '../complaint.ts';
import type { Session } from '../host.ts';
import type { Say } from '../messages.ts';
import { Progress } from '../progress.ts';
import { blockingRules } from '../blocks.ts';
import { loadScenario } from './scenario-file.ts';
import { MOST_SEED, MOST_WORKERS, countOf } from './simulate.ts';
import { labelOf, show } from './simulate-text.ts';

const LEAST_BUDGET = 12;
const MOST_BUDGET = 100_000;
/** Lines of the frontier that are shown. */
const SHOWN = 10;

/** Tunes. The exit status is 1 when no plan in the ranges was found to meet the conditions. */
export async function runTune(session: Session, words: readonly string[]): Promise<number> {
  const { options, operands } = parseArguments(TUNE, words);
  const [file = ''] = operands;
  const seed = countOf('seed', options.seed, 1, 0, MOST_SEED);
  const budget = countOf('budget', options.budget, 60, LEAST_BUDGET, MOST_BUDGET);
  const workers = countOf('workers', options.workers, availableParallelism(), 1, MOST_WORKERS);
  const parsed = parseGoal(options.goal);
  if (!parsed.ok) throw wrongPart('--goal', parsed);
  const { input } = await loadScenario(file, seed, session);
  const varied = parseVary(options.vary, input.plan);
  if (!varied.ok) throw wrongPart('--vary', varied);
  const crew = new Crew([input], workers);
  const progress = new Progress(session, budget);
  try {
    const result = await tune(
      {
        plan: input.plan,
        goal: parsed.goal,
        dimensions: varied.dimensions,
        seed,
        budget,
        blocks: blockingRules(input.scenario.file.plan),
      },
      async (jobs) => {
        const tasks = jobs.map(({ plan, run }) => ({ input: 0, run, plan }));
        const outcomes = await crew.do(tasks, () => {
          progress.add(1);
          return progress.draw();
        });
        return (outcomes as readonly RunOutcome[]).map(({ figures }) => figures);
      },
    );
    if (result === undefined) throw usage('tuneNothingValid');
    progress.stop();
    if (options.json) session.out.write(stableJson(result));
    else for (const line of tuneLines(result, session.say)) session.out.line(line);
    return result.best.meetsConditions ? 0 : 1;
  } finally {
    progress.stop();
    await crew.end();
  }
}

function wrongPart(option: string, { part, message }: { readonly part: string; readonly message: Wording }): Complaint {
  return new Complaint((say) => say('tuneWrongPart', { option, part, message: message[say.language] }), true);
}

function tuneLines({ goal, best, frontier }: TuneResult, say: Say): readonly string[] {
  return [
    say(best.meetsConditions ? 'tuneBest' : 'tuneNone'),
    ...lineOf(best, goal, say),
    ...(frontier.length === 0 ? [] : [say('tuneFrontier', { count: frontier.length })]),
    ...frontier.slice(0, SHOWN).flatMap((tried) => lineOf(tried, goal, say)),
    say('tuneAssumes'),
  ];
}

/** The values of a plan that was tried, and the figures that the goal speaks of. */
function lineOf({ values, figures }: Tried, goal: Goal, say: Say): readonly string[] {
  const names = new Set([goal.figure, ...goal.conditions.map(({ figure }) => figure)]);
  const found = [...names].map((name) => `${say(labelOf(name))} ${show(name, figures[name] ?? 0)}`);
  return [
    `  ${Object.entries(values)
      .map(([path, value]) => `${path}=${value}`)
      .join(' ')}`,
    ...found.map((text) => `    ${text}`),
  ];
}
