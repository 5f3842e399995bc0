/** Facts and profiles as people name them: those that ship by name, others by their path. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFacts } from '#check/facts';
import type { Facts } from '#check/fact-fields';
import type { InputError } from '#check/field';
import { readProfile } from '#check/profile';
import type { Profile } from '#check/profile';
import { Complaint } from './complaint.ts';
import type { Text } from './language.ts';
import { presetNames } from './plan-file.ts';
import { describeFileError } from './plan-text.ts';
import { readTextFile } from './text-file.ts';
import { parseYaml } from './yaml-text.ts';

/** `src/cli` and `dist/cli` are equally deep, so both folders are found from both. */
const FACTS = new URL('../../plans/facts/', import.meta.url);
const PROFILES = new URL('../../profiles/', import.meta.url);

/** The names of the profiles that ship, in order. */
function profileNames(): readonly string[] {
  const names = readdirSync(PROFILES).filter((name) => name.endsWith('.yaml'));
  return names.map((name) => name.slice(0, -'.yaml'.length)).toSorted();
}

/** The facts at a path, else those of the preset that the plan names, else none. Throws a complaint for what cannot be read or is wrong. */
export function factsFor(plan: string, path: string | undefined): Facts {
  const file = path ?? (presetNames().includes(plan) ? fileURLToPath(new URL(`${plan}.yaml`, FACTS)) : undefined);
  if (file === undefined) return {};
  const read = readFile(file, readFacts, { zh: '事实文件的路径', en: 'the path of a file of facts' });
  return read.facts;
}

/** The profile of a name that ships, or else of the file at a path. Throws a complaint for what cannot be read or is wrong. */
export function profileFor(source: string): Profile {
  const names = profileNames();
  const file = names.includes(source) ? fileURLToPath(new URL(`${source}.yaml`, PROFILES)) : source;
  const list = names.join(', ');
  return readFile(file, readProfile, {
    zh: `配置名：${list}，或文件路径`,
    en: `one of the profiles ${list}, or the path of a file`,
  }).profile;
}

type Read<T> = (T & { readonly ok: true }) | { readonly ok: false; readonly errors: readonly InputError[] };

function readFile<T>(file: string, read: (value: unknown) => Read<T>, instead: Text): T {
  const content = readTextFile(file, instead);
  if ('code' in content) throw wrong(file, [content]);
  const yaml = parseYaml(content.text);
  if (!yaml.ok) throw wrong(file, yaml.errors);
  const result = read(yaml.value);
  if (result.ok) return result;
  throw wrong(
    file,
    result.errors.map((error) => ({ ...error, ...yaml.locate(error.keys) })),
  );
}

/** A complaint with everything that is wrong with a file, a line each. */
function wrong(file: string, errors: readonly Parameters<typeof describeFileError>[0][]): Complaint {
  return new Complaint((say) =>
    [say('checkFileWrong', { file }), ...errors.map((error) => `  ${describeFileError(error, say.language)}`)].join(
      '\n',
    ),
  );
}
