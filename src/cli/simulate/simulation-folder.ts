/** The folder of a simulation: result.json, and the same figures as CSV tables. */
import { writeFile } from 'node:fs/promises';
import { FIGURE_NAMES } from '#sim/figures';
import { stableJson } from '#sim/json';
import type { RunResult } from '#sim/result';
import type { Result } from '#sim/simulate';
import { CsvFile } from '../report/csv-file.ts';
import { ReportFolder } from '../report/folder.ts';
import type { FolderKind } from '../report/folder.ts';

/** What stands in every result, and by which an older one is known. */
const KIND: FolderKind = {
  names: new Set(['result.json', 'cohorts.csv', 'groups.csv', 'runs.csv', 'series.csv']),
  proof: ['result.json', '"format": "greenpool-simulation-1"'],
};

type Cell = string | number | null;

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

  /** Writes the answer as JSON, and the tables of all results. */
  async fill(answer: unknown, results: readonly Result[]): Promise<void> {
    await writeFile(this.#folder.path('result.json'), stableJson(answer));
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

  async #table(name: string, rows: readonly Readonly<Record<string, Cell>>[]): Promise<void> {
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

/** A row with its scenario's name; what is nested gets a column for each of its parts. */
function flat(
  { scenario }: Result,
  row: RunResult['cohorts'][number] | RunResult['groups'][number] | RunResult['series'][number],
): Readonly<Record<string, Cell>> {
  const { ...plain } = row;
  const cells: Record<string, Cell> = { scenario: scenario.name };
  for (const [key, value] of Object.entries(plain) as [string, unknown][]) {
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
