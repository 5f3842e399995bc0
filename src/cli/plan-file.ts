/** Plans as people name them: a preset by its name, or a file in YAML or JSON by its path. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plan } from '#core/plan';
import { systemReason } from './complaint.ts';
import type { Text } from './language.ts';
import { parsePlan } from './plan-text.ts';
import type { PlanFileError } from './plan-text.ts';

/** The longest plan file that is read, in bytes. */
const LARGEST_FILE = 1024 * 1024;

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
  const content = readContent(file, {
    zh: `请给出文件路径，或预设名：${presets}`,
    en: `give the path of a file, or one of the presets: ${presets}`,
  });
  if ('code' in content) return { ok: false, file, errors: [content] };
  const parsed = parsePlan(content.text);
  return parsed.ok ? { ...parsed, file, sha256: content.sha256 } : { ...parsed, file };
}

/** The text of a file without its byte order mark and the hash of its bytes, or why there is none; `instead` says what to do then. */
export function readContent(
  file: string,
  instead: Text,
): { readonly text: string; readonly sha256: string } | PlanFileError {
  let bytes: Buffer;
  try {
    bytes = readStart(file, LARGEST_FILE + 1);
  } catch (error) {
    const reason = systemReason(error);
    return {
      path: '',
      code: 'file_not_readable',
      message: {
        zh: `无法读取（${reason}）；${instead.zh}`,
        en: `cannot be read (${reason}); ${instead.en}`,
      },
    };
  }
  if (bytes.length > LARGEST_FILE) {
    return {
      path: '',
      code: 'file_too_large',
      message: { zh: '文件最大 1 MB', en: 'the file may have at most 1 MB' },
    };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch {
    return { path: '', code: 'file_not_utf8', message: { zh: '应为 UTF-8 编码的文本', en: 'should be text in UTF-8' } };
  }
}

/** The first `most` bytes of a file. A pipe has no size to ask for, so the bytes are counted as they come. */
function readStart(file: string, most: number): Buffer {
  const bytes = Buffer.alloc(most);
  const descriptor = openSync(file, 'r');
  try {
    let length = 0;
    while (length < most) {
      const count = readSync(descriptor, bytes, length, most - length, null);
      if (count === 0) break;
      length += count;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
