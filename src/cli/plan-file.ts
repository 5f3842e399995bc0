/** Plans as people name them: a preset by its name, or a file in YAML or JSON by its path. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plan } from '#core/plan';
import { parsePlan } from './plan-text.ts';
import type { PlanFileError } from './plan-text.ts';
import { readTextFile } from './text-file.ts';

/** The folder of the presets. `src/cli` and `dist/cli` are equally deep, so it is found from both. */
const PRESETS = new URL('../../plans/', import.meta.url);

/** A valid plan and the file it was read from, or everything that is wrong with the file. */
export type PlanFileResult =
  | {
      readonly ok: true;
      readonly file: string;
      readonly plan: Plan;
      /** SHA-256 of the very bytes that the plan was read from. */
      readonly sha256: string;
    }
  | { readonly ok: false; readonly file: string; readonly errors: readonly PlanFileError[] };

/** The names of the presets that ship, in order. */
export function presetNames(): readonly string[] {
  const names = readdirSync(PRESETS).filter((name) => name.endsWith('.yaml'));
  return names.map((name) => name.slice(0, -'.yaml'.length)).toSorted();
}

/** The file of the preset of this name, or else the file at this path. */
export function planFileOf(source: string): string {
  return presetNames().includes(source) ? fileURLToPath(new URL(`${source}.yaml`, PRESETS)) : source;
}

/** The plan of the preset of this name, or else of the file at this path. A file of a preset's name is reached as `./name`. */
export function readPlan(source: string): PlanFileResult {
  const file = planFileOf(source);
  const presets = presetNames().join(', ');
  const content = readTextFile(file, {
    zh: `文件路径，或预设名：${presets}`,
    en: `the path of a file, or one of the presets: ${presets}`,
  });
  if ('code' in content) return { ok: false, file, errors: [content] };
  const parsed = parsePlan(content.text);
  return parsed.ok ? { ...parsed, file, sha256: content.sha256 } : { ...parsed, file };
}
