import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

const TWO_HOURS_MS = 2 * 60 * 60 * 1000;

/** `npm run test:long`: the same tests, which find LONG=1 in the environment and take millions of cases instead of thousands. */
export default defineConfig({
  ...base,
  test: { ...base.test, testTimeout: TWO_HOURS_MS, env: { LONG: '1' } },
});
