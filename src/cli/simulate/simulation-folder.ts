/** The folder of a simulation: the page with its charts, result.json, and the same figures as CSV tables. */
import { writeFile } from 'node:fs/promises';
import type { Finding } from '#check/finding';
import { FIGURES, FIGURE_NAMES } from '#sim/figures';
import { stableJson } from '#sim/json';
import { MONTH_FIGURES } from '#sim/months';
import type { RunResult } from '#sim/result';
import type { Result } from '#sim/simulate';
import { CsvFile } from '../report/csv-file.ts';
import { ReportFolder } from '../report/folder.ts';
import type { FolderKind } from '../report/folder.ts';

/** What stands in every result, and by which an older one is known. */
const KIND: FolderKind = {
  names: new Set([
    'index.html',
    'charts',
    'result.json',
    'findings.json',
    'figures.csv',
    'got.csv',
    'months.csv',
    'cohorts.csv',
    'groups.csv',
    'runs.csv',
    'series.csv',
  ]),
  proof: ['result.json', '"format": "greenpool-simulation-1"'],
};

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

/** A folder in the making. */
export class SimulationFolder {
  readonly #folder: ReportFolder;

  private constructor(folder: ReportFolder) {
    this.#folder = folder;
  }

  /** Begins a folder. Throws a complaint when the place is taken by something else, or cannot be written. */
  static async create(folder: string): Promise<SimulationFolder> {
    return new SimulationFolder(await ReportFolder.create(folder, KIND));
  }

  /** Writes the page, its charts as files, and what was found. */
  async fillPage(
    files: readonly (readonly [name: string, text: string])[],
    findings: readonly { readonly scenario: string; readonly findings: readonly Finding[] }[],
  ): Promise<void> {
    await this.#folder.makeFolder('charts');
    await writeFile(this.#folder.path('findings.json'), stableJson(findings));
    for (const [name, text] of files) await writeFile(this.#folder.path(name), text);
  }

  /** Writes the answer as JSON, and the tables of all results. */
  async fill(answer: unknown, results: readonly Result[]): Promise<void> {
    await writeFile(this.#folder.path('result.json'), stableJson(answer));
    await this.#table('figures.csv', results.flatMap(figureRows));
    await this.#table('got.csv', results.flatMap(gotRows));
    await this.#table('months.csv', results.flatMap(monthRows));
    await this.#table(
      'cohorts.csv',
      results.flatMap((result) => result.first.cohorts.map((cohort) => flat(result, cohort))),
    );
    await this.#table(
      'groups.csv',
      results.flatMap((result) => result.first.groups.map((group) => flat(result, group))),
    );
    await this.#table(
      'series.csv',
      results.flatMap((result) => result.first.series.map((point) => flat(result, point))),
    );
    await this.#table(
      'runs.csv',
      results.flatMap((result) =>
        result.each.map((figures, run) => ({
          scenario: result.scenario.name,
          run,
          ...Object.fromEntries(FIGURE_NAMES.map((name) => [name, figures[name]])),
        })),
      ),
    );
  }

  async #table(name: string, rows: readonly Row[]): Promise<void> {
    const headings = Object.keys(rows[0] ?? {});
    const file = new CsvFile(this.#folder.path(name), headings);
    try {
      for (const row of rows) {
        file.add(headings.map((heading) => String(row[heading] ?? '')));
        await file.drain();
      }
      await file.end();
    } catch (error) {
      file.destroy();
      throw error;
    }
  }

  /** Puts the folder in its place. */
  async commit(): Promise<void> {
    await this.#folder.commit();
  }

  /** Gives the folder up. */
  async discard(): Promise<void> {
    await this.#folder.discard();
  }
}

function figureRows({ scenario, figures }: Result): readonly Row[] {
  return FIGURE_NAMES.map((name) => {
    const { median, mean, p10, p90, low, high, runs } = figures[name] ?? {};
    return {
      scenario: scenario.name,
      figure: name,
      unit: FIGURES[name].unit,
      runs: runs ?? 0,
      median: median ?? null,
      mean: mean ?? null,
      p10: p10 ?? null,
      p90: p90 ?? null,
      low: low ?? null,
      high: high ?? null,
    };
  });
}

function gotRows({ scenario, got }: Result): readonly Row[] {
  return Object.entries(got).map(([group, { members, share }]) => ({
    scenario: scenario.name,
    got: group,
    members,
    shareMedian: share.median,
    shareP10: share.p10,
    shareP90: share.p90,
  }));
}

function monthRows({ scenario, months }: Result): readonly Row[] {
  return months.map((month) => ({
    scenario: scenario.name,
    month: month.month,
    runs: month.runs,
    ...Object.fromEntries(
      MONTH_FIGURES.flatMap((name) => {
        const { p10, median, p90 } = month[name];
        return [
          [name, median],
          [`${name}P10`, p10],
          [`${name}P90`, p90],
        ] as const;
      }),
    ),
  }));
}

/** A row with its scenario's name; what is nested gets a column for each of its parts. */
function flat(
  { scenario }: Result,
  row: RunResult['cohorts'][number] | RunResult['groups'][number] | RunResult['series'][number],
): Row {
  const { ...plain } = row;
  const cells: Record<string, Cell> = { scenario: scenario.name };
  for (const [key, value] of Object.entries(plain) as [string, unknown][]) {
    if (key === 'got') {
      for (const [name, members] of Object.entries(value as RunResult['members']['got']))
        cells[`got_${name}`] = members;
      continue;
    }
    if (key !== 'paidOverSpent') {
      cells[key] = value as Cell;
      continue;
    }
    const { mean, median, deciles, most } = value as RunResult['members']['paidOverSpent'];
    cells['medianPaidOverSpent'] = median;
    cells['meanPaidOverSpent'] = mean;
    for (const [index, decile] of deciles.entries()) cells[`decile${index + 1}`] = decile;
    cells['mostPaidOverSpent'] = most;
  }
  return cells;
}
