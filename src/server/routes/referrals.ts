/** Whom a member referred, and who stands above. */
import type { Engine } from '#core/engine';
import { formatInstant } from '#core/time';
import { membersPast, referralCount, referralsOf } from '#store/people';
import type { Programme } from '../programmes.ts';
import type { Service } from './route.ts';

/** So many referrers above are shown: a chain may be as long as there are members. */
const CHAIN_MOST = 100;

/** A page of direct referrals; `whole` shows ids, first orders and the chain above, else ids are masked. */
export async function referralPage(
  { database }: Pick<Service, 'database'>,
  { writer, id }: Programme,
  member: number,
  { cursor, limit, whole }: { readonly cursor: number | undefined; readonly limit: number; readonly whole: boolean },
): Promise<object> {
  const found = await referralsOf(database, id, member, { cursor, limit });
  const count = await referralCount(database, id, member);
  const past = whole
    ? await membersPast(
        database,
        id,
        found.map((referral) => referral.member),
      )
    : undefined;
  return writer.read(({ aliases, engine }) => ({
    count,
    referrals: found.map((referral) => {
      const shown = aliases.shown('member', referral.member);
      const firstOrderAtMs = past?.get(referral.member)?.firstOrderAtMs;
      return {
        ...(whole ? { memberId: shown } : { masked: masked(shown) }),
        boundAt: formatInstant(referral.atMs),
        ...(firstOrderAtMs !== undefined && { firstOrderAt: formatInstant(firstOrderAtMs) }),
      };
    }),
    ...(whole && { chain: chainAbove(engine, member).map((above) => aliases.shown('member', above)) }),
    ...(found.length === limit && { next: found.at(-1)?.seq }),
  }));
}

/** The first character and, of an id long enough, the last two: a caller's id may be a phone number. */
function masked(memberId: string): string {
  const characters = Array.from(memberId);
  return `${characters[0]}***${characters.length < 6 ? '' : characters.slice(-2).join('')}`;
}

/** Referrers above a member, the nearest first. */
function chainAbove(engine: Engine, member: number): readonly string[] {
  const chain: string[] = [];
  let above = engine.memberGlance(String(member))?.referrerId;
  while (above !== undefined && chain.length < CHAIN_MOST) {
    chain.push(above);
    above = engine.memberGlance(above)?.referrerId;
  }
  return chain;
}
