/** The whole state in the wire form of docs/rules.md: what two engines must agree on. */
import type { Programme } from './programme.ts';
import { formatMoney, formatPoints } from './quantity.ts';
import type { Int } from './quantity.ts';

/** A member's part of the state; dividend, coins and shares only when not 0. */
interface MemberState {
  readonly points: string;
  readonly basis: string;
  readonly cash: string;
  readonly commission: string;
  readonly exits: number;
  readonly dividend?: string;
  readonly coins?: string;
  readonly shares?: Int;
}

/** The state: money with two decimals, points with `scale` decimals, members and merchants sorted by id (by code point). */
export interface State {
  readonly pool: { readonly reserve: string; readonly supply: string; readonly scale: number };
  readonly platform: string;
  readonly surplus?: string;
  readonly taxes?: string;
  readonly members: ReadonlyMap<string, MemberState>;
  readonly merchants: ReadonlyMap<string, { readonly payable: string }>;
}

/** Reads the state off a programme. */
export function stateOf(programme: Programme): State {
  const { ledger, members, merchants, pool } = programme;
  const { platform, taxes } = ledger.totals;
  return {
    pool: { reserve: formatMoney(pool.reserve), supply: formatPoints(pool.supply, pool.scale), scale: pool.scale },
    platform: formatMoney(platform),
    ...(pool.surplus === 0 ? {} : { surplus: formatMoney(pool.surplus) }),
    ...(taxes === 0 ? {} : { taxes: formatMoney(taxes) }),
    members: new Map(inOrder(members.ids).map(([id, member]) => [id, memberState(programme, member)])),
    merchants: new Map(
      inOrder(merchants.ids).map(([id, merchant]) => [
        id,
        { payable: formatMoney(ledger.balance('payable', merchant)) },
      ]),
    ),
  };
}

function memberState({ ledger, members, pool }: Programme, member: number): MemberState {
  const dividend = ledger.balance('dividend', member);
  const coins = members.coins.get(member);
  const shares = members.shares.get(member);
  return {
    points: formatPoints(pool.points(member), pool.scale),
    basis: formatMoney(pool.basis(member)),
    cash: formatMoney(ledger.balance('cash', member)),
    commission: formatMoney(ledger.balance('commission', member)),
    exits: members.exits.get(member) as number,
    ...(dividend === 0 ? {} : { dividend: formatMoney(dividend) }),
    ...(coins === 0 ? {} : { coins: formatMoney(coins) }),
    ...(shares === 0 ? {} : { shares }),
  };
}

function inOrder(ids: { readonly size: number; idOf(number: number): string }): [string, number][] {
  const entries = Array.from({ length: ids.size }, (_, number): [string, number] => [ids.idOf(number), number]);
  return entries.sort(([a], [b]) => compareCodePoints(a, b));
}

/** JavaScript compares by UTF-16 unit, which puts U+10000 and above before U+E000; code points are the same everywhere. */
function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return surrogateLast(x) - surrogateLast(y);
  }
  return a.length - b.length;
}

function surrogateLast(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** JSON text of a state, a piece at a time; ids that look like integers keep their place, which they would not as object keys. */
export function* stringifyState(state: State): Generator<string, void> {
  const { members, merchants, ...rest } = state;
  yield `${JSON.stringify(rest).slice(0, -1)},"members":`;
  yield* stringifyMap(members, (value) =>
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)),
  );
  yield ',"merchants":';
  yield* stringifyMap(merchants, (value) => JSON.stringify(value));
  yield '}';
}

function* stringifyMap<T>(map: ReadonlyMap<string, T>, stringify: (value: T) => string): Generator<string, void> {
  let separator = '{';
  for (const [id, value] of map) {
    yield `${separator}${JSON.stringify(id)}:${stringify(value)}`;
    separator = ',';
  }
  yield separator === '{' ? '{}' : '}';
}
