/** Rows of the log as they are shown: money and points as texts, and callers' ids in place of ours. */
import type { LogRow } from '#store/log-row';
import { formatMoney, formatPoints, narrow } from '#core/quantity';
import { formatInstant } from '#core/time';
import type { Aliases } from '../aliases.ts';
import { kindOf } from '../aliases.ts';

const MONEY: ReadonlySet<string> = new Set([
  'amount',
  'basis',
  'budget',
  'cash',
  'coins',
  'distributionLeg',
  'fee',
  'inflow',
  'left',
  'merchantLeg',
  'paid',
  'platformLeg',
  'poolLeg',
  'pricePerShare',
  'rebate',
  'returned',
  'spend',
  'tax',
  'toMerchant',
  'toOwner',
  'toPlatform',
  'value',
]);
const POINTS: ReadonlySet<string> = new Set(['minted', 'units']);
/** Members that facts name by number, and the field that their id is shown in. */
const MEMBERS: ReadonlyMap<string, string> = new Map([
  ['member', 'memberId'],
  ['owner', 'ownerId'],
  ['recruiter', 'recruiterId'],
  ['referrer', 'referrerId'],
]);

/** One row. Who sent it stands there as `person:17` or `key:4`. */
export function eventView(row: LogRow, aliases: Aliases): object {
  const { seq, atMs, type, member, merchant, order, units, pool, holding, facts, actor, approver, reason } = row;
  const scale = pool?.scale ?? 0;
  return {
    seq,
    at: formatInstant(atMs),
    type,
    ...(member !== undefined && { memberId: nameOf(aliases, 'member', member) }),
    ...(merchant !== undefined && { merchantId: nameOf(aliases, 'merchant', merchant) }),
    ...(order !== undefined && { orderId: nameOf(aliases, 'order', order) }),
    ...(units !== undefined && pool !== undefined && { points: pointsText(units, scale) }),
    ...(pool !== undefined && {
      pool: { reserve: moneyText(pool.reserve), supply: pointsText(pool.supply, scale), scale },
    }),
    ...(holding !== undefined &&
      pool !== undefined && {
        holding: { points: pointsText(holding.points, scale), basis: moneyText(holding.basis) },
      }),
    facts: type === 'ProgrammeOpened' ? facts : factsView(facts, scale, aliases),
    actor,
    ...(approver !== undefined && { approver }),
    ...(reason !== undefined && { reason }),
  };
}

function factsView(facts: Readonly<Record<string, unknown>>, scale: number, aliases: Aliases): object {
  const shown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts)) {
    const member = MEMBERS.get(name);
    if (Array.isArray(value)) {
      shown[name] = value.map((part) => factsView(part as Readonly<Record<string, unknown>>, scale, aliases));
    } else if (value === null || value === undefined) continue;
    else if (member !== undefined) shown[member] = nameOf(aliases, 'member', value);
    else if (name.endsWith('Id')) shown[name] = nameOf(aliases, kindOf(name), value);
    else if (MONEY.has(name)) shown[name] = moneyText(BigInt(value as number));
    else if (POINTS.has(name)) shown[name] = pointsText(BigInt(value as number), scale);
    else shown[name] = value;
  }
  return shown;
}

/** The caller's id; of one that was erased only that it was. */
export function nameOf(aliases: Aliases, kind: string, number: unknown): string {
  return aliases.shown(kind, String(number));
}

/** `"1000.00"` of exact fen. */
export function moneyText(fen: bigint): string {
  return formatMoney(narrow(fen));
}

/** Points of exact units. */
export function pointsText(units: bigint, scale: number): string {
  const value = narrow(units);
  return scale === 0 ? String(value) : formatPoints(value, scale);
}
