/** The sources as they are now, compiled, for tests that start processes of their own. */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A new folder with `dist`, and the rest of the project as links. Every user of the machine may read it. Independent of the `dist` of the clone,
 * which a test run by hand may find out of date. Whoever asks for it removes it.
 */
export function compiledRoot(): string {
  const folder = mkdtempSync(join(tmpdir(), 'greenpool-compiled-'));
  chmodSync(folder, 0o755);
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  for (const name of ['node_modules', 'migrations', 'profiles']) symlinkSync(join(ROOT, name), join(folder, name));
  const compiler = join(ROOT, 'node_modules', 'typescript7', 'bin', 'tsc');
  const project = join(ROOT, 'tsconfig.build.json');
  execFileSync(process.execPath, [compiler, '-p', project, '--outDir', join(folder, 'dist')], { stdio: 'inherit' });
  return folder;
}
