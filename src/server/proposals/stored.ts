/** How commands stand in a proposal: our ids for what is known, and callers' ids only in a list of their own that can be erased. */
import { createHash } from 'node:crypto';
import { COMMAND_FIELDS } from '#core/command';
import type { Queryable } from '#store/database';
import { CONTROL_CHARACTER, kindOf } from '../aliases.ts';
import type { Aliases, WireCommand } from '../aliases.ts';
import { isCommandType } from './four-eyes.ts';

/** Commands as they are stored. An id is `{known: 17}`, or `{fresh: 0}`: an index into `newIds`, where null was erased. */
export interface Stored {
  readonly commands: readonly WireCommand[];
  readonly newIds: readonly (string | null)[];
}

type StoredId = { readonly known: number } | { readonly fresh: number };

/** The id fields that a command has, each with its kind. */
function idFieldsOf(command: WireCommand): (readonly [field: string, kind: string])[] {
  const { type } = command;
  if (!isCommandType(type)) return [];
  const fields: Readonly<Record<string, string>> = COMMAND_FIELDS[type];
  return Object.keys(fields)
    .filter((field) => fields[field]?.startsWith('id') === true && field in command)
    .map((field) => [field, kindOf(field)] as const);
}

/** The form to store of commands in callers' ids, which the engine would accept. */
export function toStored(aliases: Aliases, commands: readonly WireCommand[]): Stored {
  const newIds: string[] = [];
  const places = new Map<string, number>();
  const place = (external: string): number => {
    let found = places.get(external);
    if (found === undefined) places.set(external, (found = newIds.push(external) - 1));
    return found;
  };
  const stored = commands.map((command) => {
    const copy: Record<string, unknown> = { ...command };
    for (const [field, kind] of idFieldsOf(command)) {
      const external = String(command[field]);
      const ours = aliases.ours(kind, external);
      copy[field] = (ours === undefined ? { fresh: place(external) } : { known: Number(ours) }) satisfies StoredId;
    }
    return copy;
  });
  return { commands: stored, newIds };
}

/** The commands in callers' ids again; null in place of an id that was erased. */
export function fromStored(aliases: Aliases, { commands, newIds }: Stored): WireCommand[] {
  return commands.map((command) => {
    const copy: Record<string, unknown> = { ...command };
    for (const [field, kind] of idFieldsOf(command)) {
      const id = command[field] as StoredId;
      const external = 'known' in id ? aliases.external(kind, id.known) : newIds[id.fresh];
      copy[field] = external === undefined || external === null || CONTROL_CHARACTER.test(external) ? null : external;
    }
    return copy;
  });
}

/** Whether every id of commands from {@link fromStored} is still there. */
export function wholeIds(commands: readonly WireCommand[]): boolean {
  return commands.every((command) => idFieldsOf(command).every(([field]) => command[field] !== null));
}

/** The same with our ids for what has become known since; what is not known keeps its new id. */
export function settleIds(aliases: Aliases, stored: Stored): Stored {
  const commands = fromStored(aliases, stored);
  if (wholeIds(commands)) return toStored(aliases, commands);
  return stored;
}

/**
 * Commands in the ids that the engine would give them: ours, and for each that is new the next free number of its kind, the same id the same
 * number. An id that is no text stays, for the engine to refuse.
 */
export function toEngine(aliases: Aliases, commands: readonly WireCommand[], at: string): WireCommand[] {
  const fresh = new Map<string, string>();
  const counts = new Map<string, number>();
  return commands.map((command) => {
    const copy: Record<string, unknown> = { ...command, at };
    for (const [field, kind] of idFieldsOf(command)) {
      const external = command[field];
      if (typeof external !== 'string' || !mayBeId(external)) continue;
      const name = JSON.stringify([kind, external]);
      const known = aliases.ours(kind, external) ?? fresh.get(name);
      if (known !== undefined) {
        copy[field] = known;
        continue;
      }
      const count = counts.get(kind) ?? 0;
      counts.set(kind, count + 1);
      const number = String(aliases.count(kind) + count);
      fresh.set(name, number);
      copy[field] = number;
    }
    return copy;
  });
}

/** What is no id has to reach the engine as it is, to be refused. */
function mayBeId(text: string): boolean {
  return text !== '' && text.isWellFormed() && text.length <= 128 && Array.from(text).length <= 64;
}

/** SHA-256 of commands as they are stored, with the reason. */
export function digestOf(commandsText: string, reason: string): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([commandsText, reason]))
    .digest();
}

/**
 * Takes ids of callers out of every proposal of a programme, for whoever erases a person. A proposal that still needs one can no longer be
 * approved. Part of the caller's transaction. Gives how many proposals held one.
 */
export async function eraseFromProposals(
  queryable: Queryable,
  programme: number,
  externals: readonly string[],
): Promise<number> {
  const rows = await queryable.query(
    `update proposal set new_ids = (
       select json_agg(case when ids.external = any($2::text[]) then null else ids.external end order by place)
       from json_array_elements_text(new_ids) with ordinality as ids (external, place)
     ) where programme = $1
       and exists (select from json_array_elements_text(new_ids) as ids (external) where ids.external = any($2::text[]))
     returning id`,
    [programme, externals],
  );
  return rows.length;
}
