/** A report: a page that opens offline, its charts as SVG files, and the figures as CSV files. */
import { writeFile } from 'node:fs/promises';
import type { Engine, Outcome } from '#core/engine';
import { complaint, systemReason } from '../complaint.ts';
import type { Session } from '../host.ts';
import type { Say } from '../messages.ts';
import { packageVersion } from '../version.ts';
import { DataFiles } from './data-files.ts';
import type { Figures } from './figures.ts';
import type { ReportFolder } from './folder.ts';
import type { Recorder } from './recorder.ts';

/** A report in the making. */
export class Report {
  readonly #folder: ReportFolder;
  readonly #data: DataFiles;

  constructor(folder: ReportFolder, engine: Engine, say: Say) {
    this.#folder = folder;
    this.#data = new DataFiles(folder, engine, say);
  }

  /** Takes note of one outcome; `place` is the number of its line or row. */
  take(outcome: Outcome, place: number): void {
    this.#data.take(outcome, place);
  }

  /** Waits while the disk is behind. */
  async drain(): Promise<void> {
    await this.#written(this.#data.drain());
  }

  /** Writes the rest. */
  async finish(figures: Figures, recorder: Recorder, session: Session): Promise<void> {
    await this.#written(this.#data.finish(recorder, figures.origin.orders));
    const [{ chartsOf, chartFiles }, { pageOf }] = await Promise.all([import('./charts.ts'), import('./page.ts')]);
    const charts = chartsOf(figures, recorder);
    const version = await packageVersion();
    const page = await pageOf({
      figures,
      recorder,
      charts,
      version,
      typed: session.typed,
      language: session.say.language,
    });
    await this.#written(this.#writeFiles([['index.html', page], ...(await chartFiles(charts))]));
  }

  /** Puts the finished report in its place. */
  async commit(): Promise<void> {
    await this.#folder.commit();
  }

  /** Gives the report up and leaves nothing behind. */
  async discard(): Promise<void> {
    this.#data.destroy();
    await this.#folder.discard();
  }

  async #writeFiles(files: readonly (readonly [name: string, text: string])[]): Promise<void> {
    await this.#folder.makeFolder('charts');
    for (const [name, text] of files) await writeFile(this.#folder.path(name), text);
  }

  async #written<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw complaint('fileUnwritable', { file: this.#folder.path(''), reason: systemReason(error) });
    }
  }
}
