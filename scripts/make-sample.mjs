// Makes the sample in examples/ again: node scripts/make-sample.mjs [SEED] [FOLDER] [PLAN]. The same seed gives the same files anywhere.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setup } from './setup.mjs';

await setup();
const { readPlan } = await import('../dist/cli/plan-file.js');
const { describePlanFileError } = await import('../dist/cli/plan-text.js');
const { makeSample, SAMPLE_PLAN, SAMPLE_SEED } = await import('../dist/cli/sample/sample.js');

const examples = fileURLToPath(new URL('../examples', import.meta.url));
const [seed = String(SAMPLE_SEED), folder = examples, planName = SAMPLE_PLAN] = process.argv.slice(2);
const plan = readPlan(planName);
if (!/^\d{1,10}$/.test(seed) || Number(seed) >= 2 ** 32) {
  process.stderr.write('The seed is an integer from 0 to 4294967295. 种子应为 0 到 4294967295 的整数。\n');
  process.exitCode = 2;
} else if (plan.ok) {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of makeSample(Number(seed), plan.plan)) {
    writeFileSync(join(folder, name), content);
    process.stdout.write(`${join(folder, name)}\n`);
  }
} else {
  for (const error of plan.errors) process.stderr.write(`${plan.file}: ${describePlanFileError(error, 'en')}\n`);
  process.exitCode = 2;
}
