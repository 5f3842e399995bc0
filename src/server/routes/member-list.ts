/** Members and merchants a page at a time. */
import { formatMoney, formatPoints, sub } from '#core/quantity';
import { formatInstant } from '#core/time';
import { readingSeq } from '#store/reading';
import {
  frozenMembers,
  membersOfRank,
  membersPast,
  merchantTakings,
  numbersBeginning,
  referralsOf,
} from '#store/people';
import type { MemberPast } from '#store/people';
import { isErased } from '../aliases.ts';
import type { Extent } from '../auth/access.ts';
import type { Desk } from '../desk.ts';
import type { Programme } from '../programmes.ts';
import { moneyText } from './event-view.ts';
import { capOf, saleOf } from './member-view.ts';
import { gather } from './paging.ts';
import type { Drawn } from './paging.ts';
import type { Service } from './route.ts';

/** Which members are asked for: filters by callers' ids, all of them to be met. */
export interface MembersWanted {
  readonly q?: string | undefined;
  readonly frozen?: 'yes' | undefined;
  readonly rank?: string | undefined;
  readonly referrer?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

type Source = (cursor: number | undefined, limit: number) => Promise<readonly Drawn<number>[]>;

/** So many are shown with their quotes before others have a turn. */
const SHOWN_AT_ONCE = 50;

/**
 * A page of the members that the extent lets see. Newest first by our number, which memory gives; by a beginning of the caller's id in the order of the ids; by
 * referrer the latest bond first.
 */
export async function memberPage(
  { database }: Pick<Service, 'database'>,
  programme: Programme,
  extent: Extent,
  wanted: MembersWanted,
): Promise<object> {
  const { writer, id } = programme;
  const { q, frozen, rank, referrer, limit } = wanted;
  const above =
    referrer === undefined ? undefined : await writer.read(({ aliases }) => aliases.ours('member', referrer));
  const source = ((): Source => {
    if (!extent.any) return own(extent.members);
    if (referrer !== undefined) return above === undefined ? own([]) : bonds(database, id, Number(above));
    if (q !== undefined) return beginning(database, programme, 'member', q);
    if (frozen !== undefined) return listed((cursor, most) => frozenMembers(database, id, { cursor, limit: most }));
    if (rank !== undefined) return listed((cursor, most) => membersOfRank(database, id, rank, { cursor, limit: most }));
    return numbers(programme, 'member');
  })();
  const meets = ({ engine, aliases }: Desk, number: number): boolean => {
    const seen = engine.memberGlance(String(number));
    return (
      seen !== undefined &&
      (q === undefined || aliases.shown('member', number).startsWith(q)) &&
      (frozen === undefined || seen.frozen) &&
      (rank === undefined || seen.rank === rank) &&
      (referrer === undefined || (above !== undefined && seen.referrerId === above))
    );
  };
  const { rows, next } = await gather(
    source,
    (drawn) => writer.read((desk) => drawn.filter(({ of }) => meets(desk, of))),
    { start: wanted.before, limit },
  );
  const [past, seq] = [await membersPast(database, id, rows), await readingSeq(database, id)];
  const members: object[] = [];
  for (let from = 0; from < rows.length; from += SHOWN_AT_ONCE) {
    const part = rows.slice(from, from + SHOWN_AT_ONCE);
    // Each part is its own moment, so that orders go on between them.
    members.push(...(await writer.read((desk) => part.map((number) => lineOf(desk, number, past.get(number))))));
  }
  return { members, seq, ...(next !== undefined && { next }) };
}

function lineOf(desk: Desk, number: number, past: MemberPast | undefined): object {
  const { aliases, engine } = desk;
  const seen = engine.memberGlance(String(number));
  if (seen === undefined) throw new Error(`member ${number} is gone`);
  const { referrerId, rank } = seen;
  const external = aliases.external('member', number);
  const { scale } = engine.pool();
  return {
    memberId: aliases.shown('member', number),
    points: formatPoints(seen.points, scale),
    cash: formatMoney(seen.cash),
    frozen: seen.frozen,
    ...(referrerId !== undefined && { referrerId: aliases.shown('member', referrerId) }),
    ...(rank !== undefined && { rank }),
    // Nobody can sell for a member whose id was erased.
    sale: isErased(external)
      ? { points: formatPoints(sub(seen.points, seen.locked), scale) }
      : saleOf(desk, external, seen),
    ...capOf(desk, seen),
    spent: moneyText(past?.spent ?? 0n),
    paid: moneyText(past?.paid ?? 0n),
    ...(past?.joinedAtMs !== undefined && { joinedAt: formatInstant(past.joinedAtMs) }),
    ...(past?.firstOrderAtMs !== undefined && { firstOrderAt: formatInstant(past.firstOrderAtMs) }),
  };
}

/** A page of the merchants that the extent lets see: newest first by our number, or by a beginning of the caller's id in the order of the ids. */
export async function merchantPage(
  { database }: Pick<Service, 'database'>,
  programme: Programme,
  extent: Extent,
  { q, before, limit }: Pick<MembersWanted, 'q' | 'before' | 'limit'>,
): Promise<object> {
  const { writer, id } = programme;
  const source = !extent.any
    ? own(extent.merchants)
    : q === undefined
      ? numbers(programme, 'merchant')
      : beginning(database, programme, 'merchant', q);
  const { rows, next } = await gather(
    source,
    (drawn) =>
      writer.read(({ aliases, engine }) =>
        drawn.flatMap(({ of, cursor }) => {
          const view = engine.merchant(String(of));
          const fits = q === undefined || aliases.shown('merchant', of).startsWith(q);
          return view === undefined || !fits ? [] : [{ cursor, of: { number: of, ...view } }];
        }),
      ),
    { start: before, limit },
  );
  const takings = await merchantTakings(
    database,
    id,
    rows.map(({ number }) => number),
  );
  const seq = await readingSeq(database, id);
  const merchants = await writer.read(({ aliases }) =>
    rows.map(({ number, payable, ownerId, recruiterId, ...rest }) => ({
      merchantId: aliases.shown('merchant', number),
      ...rest,
      ...(ownerId !== undefined && { ownerId: aliases.shown('member', ownerId) }),
      ...(recruiterId !== undefined && { recruiterId: aliases.shown('member', recruiterId) }),
      payable: formatMoney(payable),
      taken: moneyText(takings.get(number)?.taken ?? 0n),
      settled: takings.get(number)?.settled ?? 0,
    })),
  );
  return { merchants, seq, ...(next !== undefined && { next }) };
}

const drawnOf = (found: readonly number[]): readonly Drawn<number>[] => found.map((of) => ({ cursor: of, of }));

function listed(read: (cursor: number | undefined, limit: number) => Promise<readonly number[]>): Source {
  return async (cursor, limit) => drawnOf(await read(cursor, limit));
}

/** The few that somebody has grants for. */
function own(objects: readonly string[]): Source {
  const found = [...new Set(objects.map(Number))].toSorted((a, b) => b - a);
  return listed(async (cursor = Infinity, limit) => found.filter((number) => number < cursor).slice(0, limit));
}

/** All of a kind: numbers count from 0. */
function numbers({ writer }: Programme, kind: 'member' | 'merchant'): Source {
  return listed(async (cursor = Infinity, limit) => {
    const last = Math.min(cursor, await writer.read(({ aliases }) => aliases.count(kind)));
    return Array.from({ length: Math.min(limit, last) }, (_, index) => last - 1 - index);
  });
}

function beginning(
  database: Service['database'],
  { writer, id }: Programme,
  kind: 'member' | 'merchant',
  q: string,
): Source {
  return listed(async (cursor, limit) => {
    const after = await writer.read(({ aliases }) =>
      cursor === undefined || cursor >= aliases.count(kind) ? undefined : aliases.external(kind, cursor),
    );
    return numbersBeginning(database, id, kind, q, { after, limit });
  });
}

function bonds(database: Service['database'], programme: number, referrer: number): Source {
  return async (cursor, limit) =>
    (await referralsOf(database, programme, referrer, { cursor, limit })).map(({ seq, member }) => ({
      cursor: seq,
      of: member,
    }));
}
