/** What the READMEs show is what happens: every command in them is run, and its output has the lines shown, in their order. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, takeFences, textOf } from './documents.ts';

const TIMEOUT_MS = 180_000;
/** A shown line that stands for any number of others. */
const ELLIPSIS = '…';

/** A shell command and the output that is shown below it. */
interface Shown {
  readonly commands: string;
  readonly output: readonly string[];
}

function shownIn(file: string): readonly Shown[] {
  const { fences } = takeFences(textOf(file));
  return fences.flatMap(({ language, lines }, index) =>
    language === 'sh' ? [{ commands: lines.join('\n'), output: fences[index + 1]?.lines ?? [] }] : [],
  );
}

/** The first shown line that does not come in the output after the ones before it. */
function missingFrom(output: string, shown: readonly string[]): string | undefined {
  const lines = output.split('\n').map((line) => line.trimEnd());
  let at = 0;
  return shown.find((line) => {
    if (line === ELLIPSIS) return false;
    const found = lines.indexOf(line, at);
    at = found + 1;
    return found < 0;
  });
}

/** The environment of somebody at a terminal: nothing of the npm that runs the tests. */
function environment(language: string): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => !/^npm_|^INIT_CWD$|^LC_|^VITEST|^NODE_/.test(name));
  return {
    ...Object.fromEntries(own),
    LANG: language,
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  };
}

describe.each([
  ['README.md', 'en_US.UTF-8'],
  ['README.zh-CN.md', 'zh_CN.UTF-8'],
])('%s', (file, language) => {
  // A folder that looks like the clone, so that what the commands write is gone afterwards.
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greenpool-readme-'));
    for (const name of readdirSync(ROOT)) {
      if (name !== '.git' && !name.endsWith('-report')) symlinkSync(join(ROOT, name), join(folder, name));
    }
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const shown = shownIn(file);
  test('shows commands', () => expect(shown.length).toBeGreaterThan(3));

  test.each(shown)(
    '$commands',
    ({ commands, output }) => {
      const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -e\n${commands}`], {
        cwd: folder,
        env: environment(language),
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
      expect(output.length).toBeGreaterThan(0);
      expect(missingFrom(stdout, output), stdout).toBeUndefined();
    },
    TIMEOUT_MS,
  );
});

test('a shown line that is not in the output, or not in its order, is found', () => {
  expect(missingFrom('a\nb\nc\n', ['a', ELLIPSIS, 'c'])).toBeUndefined();
  expect(missingFrom('a\nb\nc\n', ['c', 'a'])).toBe('a');
  expect(missingFrom('a\nb\n', ['a', 'x'])).toBe('x');
});
