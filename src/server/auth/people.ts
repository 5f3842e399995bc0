/** People and what is personal about them, sealed with a key of their own that erasing destroys. */
import { randomBytes } from 'node:crypto';
import type { Queryable } from '#store/database';
import { audit } from './audit.ts';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import type { Keys } from './master-key.ts';
import { normalisePhone } from './phone.ts';
import { personActor } from './principal.ts';
import { seal, unseal } from './sealing.ts';
import { keyedHash } from './secrets.ts';

/** An operator signs in by username and password; a member by a code to their phone. Merchants' people are either. */
export type PersonKind = 'operator' | 'member';

/** What is stored sealed. `payee` is the account that withdrawals go to, in the form that payouts use. */
export type PersonalField = 'phone' | 'name' | 'payee' | 'totp';

/** What is personal about somebody and may be shown to whoever has `personal.read`. */
export interface PersonalData {
  readonly phone?: string;
  readonly name?: string;
  readonly payee?: string;
}

const LONGEST_DATUM = 500;

/** Makes a person with a key of their own; gives the number. Part of the caller's transaction. */
export async function createPerson(queryable: Queryable, keys: Keys, kind: PersonKind, nowMs: number): Promise<number> {
  const [row] = await queryable.query<{ id: number }>(
    'insert into person (kind, created_at_ms) values ($1, $2) returning id',
    [kind, nowMs],
  );
  if (row === undefined) throw new Error('PostgreSQL gave no number for a new person.');
  await queryable.query('insert into person_key (person, sealed) values ($1, $2)', [
    row.id,
    seal(keys.wrap, keyPlace(row.id), randomBytes(32)),
  ]);
  return row.id;
}

/** Who has this phone number, in any form that {@link normalisePhone} reads; undefined when nobody has. Throws `phone_invalid`. */
export async function findByPhone(queryable: Queryable, keys: Keys, phone: string): Promise<number | undefined> {
  const [row] = await queryable.query<{ person: number }>('select person from phone_index where phone_hash = $1', [
    phoneHash(keys, normalisePhone(phone)),
  ]);
  return row?.person;
}

/**
 * Who has this phone number; a new member when nobody has. Part of the caller's transaction; two at once get the same person, who is not erased
 * before the transaction ends. Throws `phone_invalid`.
 */
export async function ensurePersonByPhone(queryable: Queryable, context: AuthContext, phone: string): Promise<number> {
  const normal = normalisePhone(phone);
  const hash = phoneHash(context.keys, normal);
  const known = await holdPersonByPhone(queryable, context.keys, normal);
  if (known !== undefined) return known;
  const person = await createPerson(queryable, context.keys, 'member', context.now());
  const mine = await queryable.query(
    'insert into phone_index (phone_hash, person) values ($1, $2) on conflict do nothing returning person',
    [hash, person],
  );
  if (mine.length === 0) {
    // Another transaction was first with this number, and has ended by now.
    await queryable.query('delete from person_key where person = $1', [person]);
    await queryable.query('delete from person where id = $1', [person]);
    const theirs = await holdPersonByPhone(queryable, context.keys, normal);
    if (theirs === undefined) throw new AuthError('person_erased');
    return theirs;
  }
  await writeDatum(queryable, context.keys, person, 'phone', normal);
  return person;
}

/**
 * Who has this normalised number; undefined when nobody has. Until the caller's transaction ends the person is not erased. Whoever writes about a person
 * takes this or {@link holdPerson} before any other lock, as erasing does, so that none waits for the other in a circle.
 */
export async function holdPersonByPhone(
  queryable: Queryable,
  keys: Keys,
  normalisedPhone: string,
): Promise<number | undefined> {
  const [row] = await queryable.query<{ person: number }>(
    `select i.person from phone_index i join person p on p.id = i.person
     where i.phone_hash = $1 and p.erased_at_ms is null for share of p`,
    [phoneHash(keys, normalisedPhone)],
  );
  return row?.person;
}

/** Keeps a person from being erased until the caller's transaction ends. Throws `person_unknown` or `person_erased`. */
export async function holdPerson(queryable: Queryable, person: number): Promise<void> {
  const [found] = await queryable.query<{ erased: boolean }>(
    'select erased_at_ms is not null as erased from person where id = $1 for share',
    [person],
  );
  if (found === undefined) throw new AuthError('person_unknown');
  if (found.erased) throw new AuthError('person_erased');
}

/** What is stored about a person. Throws `person_unknown` or `person_erased`. The caller has `personal.read` of them. */
export async function readPersonal(queryable: Queryable, keys: Keys, person: number): Promise<PersonalData> {
  const key = await personKey(queryable, keys, person);
  const rows = await queryable.query<{ field: PersonalField; sealed: Buffer }>(
    `select field, sealed from personal_datum where person = $1 and field <> 'totp'`,
    [person],
  );
  return Object.fromEntries(
    rows.map(({ field, sealed }) => [field, unseal(key, datumPlace(person, field), sealed).toString('utf8')]),
  );
}

/**
 * Stores a name or payee account of 1 to 500 characters, or removes it (null). Throws `personal_data_invalid`, `person_unknown`, `person_erased`.
 * The caller has `personal.write` of them; `actor` goes into the audit.
 */
export async function writePersonal(
  context: AuthContext,
  person: number,
  field: 'name' | 'payee',
  value: string | null,
  actor: string,
): Promise<void> {
  if (value !== null && (value.trim() === '' || value.length > LONGEST_DATUM)) {
    throw new AuthError('personal_data_invalid');
  }
  await context.database.transaction(async (client) => {
    await writeDatum(client, context.keys, person, field, value);
    await audit(client, { actor, action: `personal.${field}`, target: personActor(person) }, context.now());
  });
}

/**
 * Gives a person a phone number instead of the one they had. Throws `phone_invalid`, `phone_taken`, `person_unknown`, `person_erased`.
 * The caller has `personal.write` of them and knows that the number is theirs.
 */
export async function changePhone(context: AuthContext, person: number, phone: string, actor: string): Promise<void> {
  const normal = normalisePhone(phone);
  await context.database.transaction(async (client) => {
    await writeDatum(client, context.keys, person, 'phone', normal);
    await client.query('delete from phone_index where person = $1', [person]);
    const mine = await client.query(
      'insert into phone_index (phone_hash, person) values ($1, $2) on conflict do nothing returning person',
      [phoneHash(context.keys, normal), person],
    );
    if (mine.length === 0) throw new AuthError('phone_taken');
    await client.query('delete from session where person = $1', [person]);
    await audit(client, { actor, action: 'personal.phone', target: personActor(person) }, context.now());
  });
}

/**
 * Seals and stores one datum, or removes it (null). Part of the caller's transaction: until it ends the person cannot be erased.
 * Throws `person_unknown` or `person_erased`.
 */
export async function writeDatum(
  queryable: Queryable,
  keys: Keys,
  person: number,
  field: PersonalField,
  value: string | null,
): Promise<void> {
  await holdPerson(queryable, person);
  const key = await personKey(queryable, keys, person);
  if (value === null) {
    await queryable.query('delete from personal_datum where person = $1 and field = $2', [person, field]);
    return;
  }
  await queryable.query(
    `insert into personal_datum (person, field, sealed) values ($1, $2, $3)
     on conflict (person, field) do update set sealed = excluded.sealed`,
    [person, field, seal(key, datumPlace(person, field), Buffer.from(value))],
  );
}

/** Reads one datum; undefined when there is none. Throws `person_unknown` or `person_erased`. */
export async function readDatum(
  queryable: Queryable,
  keys: Keys,
  person: number,
  field: PersonalField,
): Promise<string | undefined> {
  const key = await personKey(queryable, keys, person);
  const [row] = await queryable.query<{ sealed: Buffer }>(
    'select sealed from personal_datum where person = $1 and field = $2',
    [person, field],
  );
  return row === undefined ? undefined : unseal(key, datumPlace(person, field), row.sealed).toString('utf8');
}

/** The hash that stands for a normalised phone number in the tables. */
export function phoneHash(keys: Keys, normalisedPhone: string): Buffer {
  return keyedHash(keys.phone, normalisedPhone);
}

/** Where a person's sealed key stands, for sealing. */
export function keyPlace(person: number): string {
  return `person_key ${person}`;
}

async function personKey(queryable: Queryable, keys: Keys, person: number): Promise<Buffer> {
  const [row] = await queryable.query<{ sealed: Buffer }>('select sealed from person_key where person = $1', [person]);
  if (row !== undefined) return unseal(keys.wrap, keyPlace(person), row.sealed);
  const known = await queryable.query('select 1 from person where id = $1', [person]);
  throw new AuthError(known.length === 0 ? 'person_unknown' : 'person_erased');
}

/** Where a sealed datum of a person stands, for sealing. */
export function datumPlace(person: number, field: PersonalField): string {
  return `personal_datum ${person} ${field}`;
}
