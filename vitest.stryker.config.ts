import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** What Stryker runs for every mutant: the tests beside core, which find QUICK=1 in the environment and take seconds in all. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['src/core/**/*.test.ts'], testTimeout: 20_000, env: { QUICK: '1' } },
});
