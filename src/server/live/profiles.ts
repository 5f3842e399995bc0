/** The profiles that ship, as the service uses them: a programme goes live by the name of one. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readProfile } from '#check/profile';
import type { Profile } from '#check/profile';

/** `src/server/live` and `dist/server/live` are equally deep. */
const FOLDER = new URL('../../../profiles/', import.meta.url);
const ENDING = '.yaml';

/** The profile of a programme that names none. */
export const DEFAULT_PROFILE = 'CN';

let shipped: ReadonlyMap<string, Profile> | undefined;

/** Every profile that ships, by its name; read once. Throws when a file is not one, which the tests of the check rule out. */
export function shippedProfiles(): ReadonlyMap<string, Profile> {
  shipped ??= new Map(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith(ENDING))
      .toSorted()
      .map((file) => {
        const read = readProfile(parse(readFileSync(new URL(file, FOLDER), 'utf8')));
        if (!read.ok) throw new Error(`${file} is no profile: ${read.errors[0]?.path}`);
        return [file.slice(0, -ENDING.length), read.profile];
      }),
  );
  return shipped;
}
