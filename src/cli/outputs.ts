/** What a run writes must not take the place of what it reads. */
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { usage } from './complaint.ts';
import { planFileOf } from './plan-file.ts';

/** The files of a run as they were named. */
export interface RunFiles {
  /** The file of orders or commands. */
  readonly input: string;
  readonly plan: string | undefined;
  /** The snapshot that the run begins with; a new one may replace it. */
  readonly fromSnapshot?: string | undefined;
  /** The option that names a file to write, and the file. */
  readonly output: readonly [option: string, file: string | undefined];
  /** The folder of the report. */
  readonly report: string | undefined;
}

/** Complains about an output that is an input too, and about a report's folder that holds a file of the run or the current folder. */
export async function checkOutputs({ input, plan, fromSnapshot, output, report }: RunFiles): Promise<void> {
  const reads = [input, ...(plan === undefined ? [] : [planFileOf(plan)])];
  const [option, file] = output;
  if (file !== undefined) {
    const place = await realPlace(file);
    for (const read of reads) if ((await realPlace(read)) === place) throw usage('outputIsInput', { option, file });
  }
  if (report === undefined) return;
  const folder = await realPlace(report);
  if (isWithin(folder, await realPlace('.'))) throw usage('reportAbove', { folder: report });
  for (const other of [...reads, fromSnapshot, file]) {
    if (other !== undefined && isWithin(folder, await realPlace(other)))
      throw usage('reportHolds', { folder: report, file: other });
  }
}

/** The full path without symbolic links; what is not there yet is taken to come where its folder really is. */
async function realPlace(path: string): Promise<string> {
  const full = resolve(path);
  try {
    return await realpath(full);
  } catch {
    return dirname(full) === full ? full : join(await realPlace(dirname(full)), basename(full));
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}
