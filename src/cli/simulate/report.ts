/** The report of a simulation: the page, its charts as files, and the findings. Same scenario, plan, seed and language, same bytes. */
import { basename } from 'node:path';
import type { Comparison } from '#sim/compare';
import type { Result } from '#sim/simulate';
import type { Session } from '../host.ts';
import { svgFiles } from '../report/drawing.ts';
import { packageVersion } from '../version.ts';
import { simulationCharts } from './report-charts.ts';
import { checkedOf } from './report-findings.ts';
import { simulationPage } from './report-page.ts';
import type { LoadedScenario } from './scenario-file.ts';
import type { SimulationFolder } from './simulation-folder.ts';

/** What was simulated; results stand in the order of the scenarios. */
interface Simulated {
  readonly loaded: readonly LoadedScenario[];
  readonly results: readonly Result[];
  readonly comparisons: readonly Comparison[];
}

/** Writes the page and what belongs to it into the folder. */
export async function fillReport(
  folder: SimulationFolder,
  { loaded, results, comparisons }: Simulated,
  session: Session,
): Promise<void> {
  const parts = results.map((result, index) => ({
    result,
    checked: checkedOf(loaded[index] as LoadedScenario),
    charts: simulationCharts(result, results.length === 1 ? '' : `${index + 1}-`),
  }));
  const page = await simulationPage({
    parts,
    comparisons,
    typed: commandOf(loaded, results),
    version: await packageVersion(),
    language: session.say.language,
  });
  const svgs = await svgFiles(parts.flatMap(({ charts }) => charts));
  const findings = parts.map(({ result, checked }) => ({
    scenario: result.scenario.name,
    findings: checked.findings,
  }));
  await folder.fillPage([['index.html', page], ...svgs], findings);
}

/** The command that gives these figures again. Threads and folders change nothing in them, so they are not part of it. */
function commandOf(loaded: readonly LoadedScenario[], results: readonly Result[]): string {
  const [first] = results;
  const files = loaded.map(({ file }) => basename(file)).join(' ');
  return `greenpool simulate${results.length > 1 ? ' --compare' : ''} ${files} --seed ${first?.seed ?? 1} --runs ${first?.runs ?? 1}`;
}
