/** What webhooks tell of: kinds, each read off the rows of the log, with the callers' own ids put back in. */
import { formatMoney, formatPoints, narrow } from '#core/quantity';
import { formatInstant } from '#core/time';
import { bigOf, listOf } from '#store/log-row';
import type { LogRow } from '#store/log-row';
import { isErased } from '../aliases.ts';
import type { Aliases } from '../aliases.ts';
import type { Desk } from '../desk.ts';

/** What a webhook says beside its id, kind and time: money and points as texts, ids as the caller gave them. */
type Data = Readonly<Record<string, unknown>>;
type Tell = (row: LogRow, ids: Ids) => Data;

/** A caller's ids of ours; null where there is none, and where the person was erased. */
interface Ids {
  (kind: string, number: unknown): string | null;
}

const money = (fen: bigint): string => formatMoney(narrow(fen));

function points(units: bigint, row: LogRow): string {
  return formatPoints(narrow(units), row.pool?.scale ?? 0);
}

/** The member or merchant of a row, under the name that commands give it. */
function owner(row: LogRow, ids: Ids): Data {
  if (row.member !== undefined) return { memberId: ids('member', row.member) };
  return row.merchant === undefined ? {} : { merchantId: ids('merchant', row.merchant) };
}

function orderOf(row: LogRow, ids: Ids): Data {
  return { orderId: ids('order', row.order), ...owner(row, ids), merchantId: ids('merchant', row.merchant) };
}

function amounts(row: LogRow, ...names: readonly string[]): Data {
  return Object.fromEntries(names.map((name) => [name, money(bigOf(row.facts, name))]));
}

function commissions(row: LogRow, ids: Ids): readonly Data[] {
  return listOf(row.facts, 'commissions').map((part) => ({
    memberId: ids('member', part['member']),
    kind: part['kind'],
    amount: money(bigOf(part, 'amount')),
  }));
}

const burned: Tell = (row, ids) => ({
  ...owner(row, ids),
  points: points(-(row.units ?? 0n), row),
  pointsAfter: points(row.holding?.points ?? 0n, row),
});
const sold: Tell = (row, ids) => ({ ...burned(row, ids), ...amounts(row, 'paid') });
const withdrawal: Tell = (row, ids) => ({
  withdrawalId: ids('withdrawal', row.facts['withdrawalId']),
  ...owner(row, ids),
  account: row.facts['account'],
  ...amounts(row, 'amount', 'fee', 'tax', 'toOwner'),
});
const orderOnly: Tell = (row, ids) => ({ orderId: ids('order', row.order) });

/** Kinds by the type of the row that they are told of. */
const TOLD: Readonly<Record<string, readonly (readonly [kind: string, tell: Tell])[]>> = {
  OrderPlaced: [['order.placed', (row, ids) => ({ ...orderOf(row, ids), ...amounts(row, 'amount', 'cash', 'coins') })]],
  OrderRefunded: [
    [
      'order.refunded',
      (row, ids) => ({
        refundId: ids('refund', row.facts['refundId']),
        orderId: ids('order', row.order),
        ...owner(row, ids),
        ...amounts(row, 'amount', 'cash', 'coins'),
      }),
    ],
  ],
  OrderHeld: [['order.held', orderOnly]],
  OrderReleased: [['order.released', orderOnly]],
  OrderSettled: [
    [
      'order.settled',
      (row, ids) => ({
        ...orderOf(row, ids),
        ...amounts(row, 'spend', 'toMerchant', 'toPlatform', 'rebate'),
        minted: points(row.units ?? 0n, row),
        commissions: commissions(row, ids),
      }),
    ],
    [
      'points.minted',
      (row, ids) => ({
        memberId: ids('member', row.member),
        orderId: ids('order', row.order),
        points: points(row.units ?? 0n, row),
        pointsAfter: points(row.holding?.points ?? 0n, row),
      }),
    ],
  ],
  PointsRedeemed: [
    [
      'points.redeemed',
      (row, ids) => ({ redemptionId: ids('redemption', row.facts['redemptionId']), ...sold(row, ids) }),
    ],
  ],
  PointsForfeited: [
    ['points.forfeited', (row, ids) => ({ forfeitId: ids('forfeit', row.facts['forfeitId']), ...burned(row, ids) })],
  ],
  PointsConverted: [
    [
      'points.converted',
      (row, ids) => ({
        grantId: ids('grant', row.facts['grantId']),
        shares: row.facts['shares'],
        ...burned(row, ids),
        ...amounts(row, 'value'),
      }),
    ],
  ],
  MemberExited: [['member.exited', (row, ids) => ({ ...sold(row, ids), ...amounts(row, 'basis') })]],
  MemberFrozen: [['member.frozen', owner]],
  MemberUnfrozen: [['member.unfrozen', owner]],
  WithdrawalRequested: [['withdrawal.requested', withdrawal]],
  WithdrawalApproved: [['withdrawal.approved', withdrawal]],
  WithdrawalRejected: [['withdrawal.rejected', withdrawal]],
  WithdrawalCompleted: [['withdrawal.completed', withdrawal]],
  WithdrawalFailed: [['withdrawal.failed', withdrawal]],
  DividendPaid: [
    [
      'dividend.paid',
      (row, ids) => ({
        dividendId: ids('dividend', row.facts['dividendId']),
        ...owner(row, ids),
        ...amounts(row, 'amount'),
      }),
    ],
  ],
  FundsInjected: [['funds.injected', (row) => ({ ...amounts(row, 'amount'), source: row.facts['source'] })]],
  PlanChanged: [['plan.changed', (row) => ({ name: row.facts['name'] })]],
  ProgrammeWoundUp: [['programme.wound_up', (row) => amounts(row, 'paid')]],
};

/** The kind that says what a point is worth. Not every change is told: at most one a second and endpoint, the newest. */
export const PRICE_CHANGED = 'price.changed';

/** Every kind that an endpoint can ask for. */
export const KINDS: readonly string[] = [
  ...Object.values(TOLD).flatMap((kinds) => kinds.map(([kind]) => kind)),
  PRICE_CHANGED,
];

/** The types of rows that can move the pool. */
const MOVES = [
  'OrderSettled',
  'PointsRedeemed',
  'PointsForfeited',
  'PointsConverted',
  'MemberExited',
  'SurplusTaken',
  'FundsInjected',
  'MemberPaidOut',
  'SurplusReturned',
];

/** The types of rows that an endpoint for these kinds has to see. */
export function typesOf(kinds: readonly string[]): readonly string[] {
  const types = Object.entries(TOLD)
    .filter(([, told]) => told.some(([kind]) => kinds.includes(kind)))
    .map(([type]) => type);
  return [...new Set(kinds.includes(PRICE_CHANGED) ? [...types, ...MOVES] : types)];
}

/** The kinds that a row is told as, without price.changed, in order. Points that came to nothing are not told. */
export function kindsOf({ type, units }: LogRow): readonly string[] {
  const kinds = (TOLD[type] ?? []).map(([kind]) => kind);
  return units === 0n ? kinds.filter((kind) => kind !== 'points.minted') : kinds;
}

/** A webhook to be sent: its id, which stays the same however often it is sent, and its body in JSON. */
export interface Message {
  readonly id: string;
  readonly body: Buffer;
}

/**
 * The webhook of a kind about a row, as the programme knows its ids now. price.changed tells the price of now, never an older one: `reserve` / `supply`,
 * with the commands accepted so far. Throws when the row has no such kind.
 */
export function messageOf(programme: number, row: LogRow, kind: string, desk: Desk): Message {
  const id = `${programme}-${row.seq}-${kind.replace('.', '_')}`;
  const text = JSON.stringify({ id, type: kind, created: formatInstant(row.atMs), data: dataOf(row, kind, desk) });
  return { id, body: Buffer.from(text) };
}

function dataOf(row: LogRow, kind: string, { aliases, engine }: Desk): Data {
  if (kind === PRICE_CHANGED) {
    const { reserve, supply, scale } = engine.pool();
    return { reserve: formatMoney(reserve), supply: formatPoints(supply, scale), at: formatInstant(engine.nowMs) };
  }
  const tell = TOLD[row.type]?.find(([name]) => name === kind)?.[1];
  if (tell === undefined) throw new Error(`a row of type ${row.type} is not told as ${kind}`);
  return tell(row, idsOf(aliases));
}

function idsOf(aliases: Aliases): Ids {
  return (kind, number) => {
    if (typeof number !== 'number' && typeof number !== 'string') return null;
    if (Number(number) >= aliases.count(kind)) return null;
    const external = aliases.external(kind, number);
    return isErased(external) ? null : external;
  };
}

/** Whether a row has a kind. */
export function tells(row: LogRow, kind: string): boolean {
  return kind === PRICE_CHANGED ? MOVES.includes(row.type) : kindsOf(row).includes(kind);
}
