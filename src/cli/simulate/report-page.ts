/** The page of a simulation: findings first, then what members would get, then curves, bounds, assumptions and all figures. */
import type { Comparison } from '#sim/compare';
import type { Result } from '#sim/simulate';
import { percent, visible } from '../display.ts';
import type { Language } from '../language.ts';
import { sayIn } from '../messages.ts';
import type { PlainKey } from '../messages.ts';
import { documentOf } from '../report/document.ts';
import { figureOf } from '../report/drawing.ts';
import type { TitledChart } from '../report/drawing.ts';
import { both, cell, escaped, table } from '../report/html.ts';
import { assumptionsHtml } from './report-assumptions.ts';
import { findingsHtml } from './report-findings.ts';
import type { Checked } from './report-findings.ts';
import {
  boundTable,
  cohortTable,
  differenceTable,
  figureTable,
  gotTable,
  groupTable,
  monthTable,
} from './report-tables.ts';

/** One scenario on the page. */
interface Part {
  readonly result: Result;
  readonly checked: Checked;
  readonly charts: readonly TitledChart[];
}

/** What a page is made of. */
export interface SimulationPage {
  readonly parts: readonly Part[];
  readonly comparisons: readonly Comparison[];
  /** The command that makes this report again, with names of files instead of paths. */
  readonly typed: string;
  readonly version: string;
  /** The language it opens in. */
  readonly language: Language;
}

/** What stands below some charts. */
const NOTES: Readonly<Record<string, PlainKey>> = {
  simHundredTitle: 'simHundredCaption',
  simCohorts: 'simCohortsNote',
  simTransfers: 'simTransfersNote',
  simMonthIncome: 'simMonthIncomeNote',
  simMonthPrice: 'simPriceNote',
};

const FILES = [
  ['result.json', 'simFileResult'],
  ['findings.json', 'simFileFindings'],
  ['figures.csv', 'simFileFigures'],
  ['got.csv', 'simFileGot'],
  ['months.csv', 'simFileMonths'],
  ['cohorts.csv', 'simFileCohorts'],
  ['groups.csv', 'simFileGroups'],
  ['series.csv', 'simFileSeries'],
  ['runs.csv', 'simFileRuns'],
  ['charts/', 'fileCharts'],
] as const satisfies readonly (readonly [string, PlainKey])[];

/** The page as HTML. */
export async function simulationPage(page: SimulationPage): Promise<string> {
  const { parts, comparisons, language } = page;
  const names = parts.map(({ result }) => visible(result.scenario.name)).join(' · ');
  return await documentOf({
    title: `${sayIn(language)('simReportTitle')} · ${names}`,
    language,
    header: head(parts),
    main: [
      section('simFindings', parts, ({ checked }) => findingsHtml(checked)),
      section('simExpect', parts, expect),
      ...comparisons.map(compared),
      section('simCurves', parts, curves),
      section('simBounds', parts, ({ result }) => `<p>${both('simBoundsLead')}</p>${boundTable(result)}`),
      section('simAssumptions', parts, assumed),
      section('simFigures', parts, figures),
      how(page),
    ].join('\n'),
    footer: `<p>${both('simReportFoot')}</p>`,
  });
}

function head(parts: readonly Part[]): string {
  const about = parts.map(({ result: { scenario, plan, seed, runs } }) => {
    const names = { name: visible(scenario.name), plan: visible(plan.name) };
    return `${both('simReportAbout', names)} · ${both('simReportRuns', { seed, runs })}`;
  });
  return `<h1>${both('simReportTitle')}</h1>
<p>${about.join('<br>')}</p>
<p>${both('simReportLead')}</p>`;
}

/** A section with each scenario's part, under its name where there are several. */
function section(title: PlainKey, parts: readonly Part[], of: (part: Part) => string): string {
  const content = parts.map((part) => {
    const name = parts.length === 1 ? '' : `<h3>${escaped(visible(part.result.scenario.name))}</h3>\n`;
    return name + of(part);
  });
  return `<section>\n<h2>${both(title)}</h2>\n${content.join('\n')}\n</section>`;
}

function expect({ result, charts }: Part): string {
  const { figures, first, got } = result;
  const share = (name: 'medianPaidOverSpent' | 'meanPaidOverSpent' | 'shareAtZero'): string =>
    percent(figures[name]?.median ?? 0);
  if (Object.values(got).every(({ members }) => members === 0)) return `<p>${both('reportNoPayouts')}</p>`;
  const keys = (
    [
      [share('medianPaidOverSpent'), 'simKeyMedian'],
      [share('shareAtZero'), 'simKeyNothing'],
      [share('meanPaidOverSpent'), 'simKeyMean'],
      [percent(first.members.paidOverSpent.most), 'simKeyMost'],
    ] as const
  ).map(([value, label]) => `<li><b>${value}</b><span>${both(label)}</span></li>`);
  return [
    `<p>${both('simExpectLead')}</p>`,
    `<ul class="key">${keys.join('')}</ul>`,
    ...charts.filter(({ title }) => title === 'simHundredTitle').map(drawing),
    gotTable(result),
    groupTable(result),
  ].join('\n');
}

function curves({ result, charts }: Part): string {
  return [
    `<p>${both(result.runs > 1 ? 'simCurvesBands' : 'simCurvesOne')}</p>`,
    ...charts.filter(({ title }) => title !== 'simHundredTitle').map(drawing),
    folded('simTableCohorts', cohortTable(result)),
    folded('simTableMonths', monthTable(result)),
  ].join('\n');
}

function assumed({ result: { scenario } }: Part): string {
  return `${assumptionsHtml(scenario)}<p>${both('simAssumptionsNot')}</p>`;
}

function figures({ result }: Part): string {
  const { coalition } = result;
  const found =
    coalition === null
      ? ''
      : `<h3>${both('simCoalitionTitle')}</h3><p>${both('coalitionLine', {
          profit: coalition.profit,
          volume: coalition.volume,
          share: (coalition.profitOverVolume * 100).toFixed(2),
          ways: coalition.waysTried,
        })}</p>`;
  return figureTable(result) + found;
}

function compared(comparison: Comparison): string {
  return `<section>\n<h2>${escaped(visible(comparison.scenario))}: ${both('simCompared', { name: visible(comparison.baseline) })}</h2>
<p>${both('simComparedLead')}</p>${differenceTable(comparison)}\n</section>`;
}

function how({ parts, typed, version }: SimulationPage): string {
  const plans = parts.map(
    ({ result: { plan } }) =>
      `<details><summary>${both('sectionPlan')}: ${escaped(visible(plan.name))}</summary><pre tabindex="0">${escaped(JSON.stringify(plan, undefined, 2))}</pre></details>`,
  );
  return `<section>\n<h2>${both('simHow')}</h2>
<p>${both('howCommand')}: <code>${escaped(typed)}</code><br>${both('howVersion')}: greenpool ${escaped(version)}</p>
<p>${both('simHowSame')}</p>
${plans.join('\n')}
<h3>${both('howFiles')}</h3>
${table(
  [],
  FILES.map(([name, about]) => [cell(name), { html: both(about) }]),
)}\n</section>`;
}

function drawing(chart: TitledChart): string {
  const note = NOTES[chart.title];
  return figureOf(chart, note === undefined ? '' : both(note));
}

function folded(title: PlainKey, content: string): string {
  return `<details><summary>${both(title)}</summary>${content}</details>`;
}
