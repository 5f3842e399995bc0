/** `greenpool version`. */
import { readFile } from 'node:fs/promises';
import { parseArguments } from './arguments.ts';
import { VERSION } from './commands.ts';
import type { Session } from './host.ts';

/** The folder of the package: two above the compiled file as above the source. */
export const PACKAGE_ROOT = new URL('../../', import.meta.url);

/** The version of the package. */
export async function packageVersion(): Promise<string> {
  const file: unknown = JSON.parse(await readFile(new URL('package.json', PACKAGE_ROOT), 'utf8'));
  return String((file as { readonly version?: unknown }).version);
}

/** Prints the version. */
export async function runVersion({ out }: Session, words: readonly string[]): Promise<number> {
  parseArguments(VERSION, words);
  out.line(`greenpool ${await packageVersion()}`);
  return 0;
}
