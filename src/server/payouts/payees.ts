/** To whom a withdrawal is paid: the member, the merchant's owner, or the operator. Reads personal data. */
import type { Queryable } from '#store/database';
import type { AuthContext } from '../auth/context.ts';
import { AuthError } from '../auth/errors.ts';
import { personOfMember } from '../auth/members.ts';
import { readPersonal } from '../auth/people.ts';
import type { Payee } from './channel.ts';

/** Why a withdrawal is not paid: nobody is known, or two own the merchant, or name or account is missing. */
export type PayeeProblem = 'person_unknown' | 'several_owners' | 'payee_missing';

/** Who a withdrawal belongs to, by our numbers; the platform's has neither. */
export interface Owner {
  readonly member: number | null;
  readonly merchant: number | null;
}

/** The payee of a withdrawal, or why there is none. `platform` is the operator's own account. */
export async function payeeOf(
  { database, keys }: AuthContext,
  programme: number,
  { member, merchant }: Owner,
  platform: Payee | undefined,
): Promise<Payee | PayeeProblem> {
  if (member === null && merchant === null) return platform ?? 'payee_missing';
  const person =
    member === null
      ? await ownerOf(database, programme, String(merchant))
      : ((await personOfMember(database, programme, String(member))) ?? 'person_unknown');
  if (typeof person === 'string') return person;
  try {
    const { name, payee } = await readPersonal(database, keys, person);
    return name === undefined || payee === undefined ? 'payee_missing' : { name, ...accountIn(payee) };
  } catch (error) {
    if (error instanceof AuthError) return 'person_unknown';
    throw error;
  }
}

async function ownerOf(database: Queryable, programme: number, merchant: string): Promise<number | PayeeProblem> {
  const owners = await database.query<{ person: number }>(
    `select distinct person from role_grant
     where programme = $1 and object = $2 and role = 'merchant-owner' and revoked_at_ms is null`,
    [programme, merchant],
  );
  if (owners.length > 1) return 'several_owners';
  return owners[0]?.person ?? 'person_unknown';
}

/** A payee is stored as the number of an account, or as `{"bank": …, "account": …}`. */
function accountIn(payee: string): { readonly bank: string; readonly account: string } {
  try {
    const { bank, account } = JSON.parse(payee) as { readonly bank?: unknown; readonly account?: unknown };
    if (typeof account === 'string') return { bank: typeof bank === 'string' ? bank : '', account };
  } catch {
    // Not JSON: the number itself.
  }
  return { bank: '', account: payee };
}
