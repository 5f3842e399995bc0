/** Opens a report when one is asked for; the code that writes it is loaded only then. */
import type { Engine } from '#core/engine';
import { ReportFolder } from './folder.ts';
import type { Report } from './report.ts';
import type { Say } from '../messages.ts';

/** The report in `folder`, or undefined without one. Throws a complaint when the folder cannot take a report. */
export async function openReport(folder: string | undefined, engine: Engine, say: Say): Promise<Report | undefined> {
  if (folder === undefined) return undefined;
  const opened = await ReportFolder.create(folder);
  const { Report } = await import('./report.ts');
  return new Report(opened, engine, say);
}
