/** `events.csv`: everything that happened, a row an event. */
import type { Engine } from '#core/engine';
import type { Event } from '#core/event';
import { formatMoney, formatPoints } from '#core/quantity';
import type { Int } from '#core/quantity';
import { MESSAGES } from '../messages.ts';
import type { CsvFile } from './csv-file.ts';
import type { ReportFolder } from './folder.ts';
import { openTable, tableTime } from './table.ts';

const COLUMNS = [
  'col_row',
  'col_at',
  'col_event',
  'col_type',
  'col_id',
  'col_order',
  'col_member',
  'col_merchant',
  'col_amount',
  'col_paid',
  'col_points',
  'col_reserve',
  'col_supply',
  'col_other',
] as const;

/** Facts with a column of their own; what else an event tells goes into the last one. */
const SHOWN = new Set([
  'type',
  'at',
  'orderId',
  'member',
  'merchant',
  'amount',
  'spend',
  'paid',
  'value',
  'units',
  'minted',
  'pool',
]);
/** Facts that are sums in fen. */
const MONEY = new Set(
  'amount cash coins merchantLeg platformLeg distributionLeg poolLeg toMerchant toPlatform inflow rebate fee tax toOwner budget returned basis pricePerShare'.split(
    ' ',
  ),
);
/** Facts that are members' numbers. */
const MEMBERS = new Set(['member', 'owner', 'recruiter', 'referrer']);
const OWN_ID = /Id$/;

/** Writes the table as events come. */
export class EventTable {
  readonly file: CsvFile;
  readonly #engine: Engine;

  constructor(folder: ReportFolder, engine: Engine) {
    this.#engine = engine;
    this.file = openTable(folder, 'events.csv', COLUMNS);
  }

  /** Enters an event; `place` is the number of the line or row it came from. */
  add(event: Event, place: number): void {
    const facts = event as { readonly [name: string]: unknown };
    const pool = 'pool' in event ? event.pool : undefined;
    const money = (name: string): string => (facts[name] === undefined ? '' : formatMoney(facts[name] as Int));
    const points = (facts['units'] ?? facts['minted']) as Int | undefined;
    const ownId = Object.keys(facts).find((name) => OWN_ID.test(name) && !SHOWN.has(name));
    this.file.add([
      String(place),
      tableTime(event.at),
      MESSAGES[`event_${event.type}`].zh,
      event.type,
      ownId === undefined ? '' : String(facts[ownId]),
      typeof facts['orderId'] === 'string' ? facts['orderId'] : '',
      this.#memberId(facts['member']),
      typeof facts['merchant'] === 'number' ? this.#engine.merchantId(facts['merchant']) : '',
      event.type === 'OrderSettled' ? money('spend') : money('amount'),
      event.type === 'PointsConverted' ? money('value') : money('paid'),
      points === undefined || pool === undefined ? '' : formatPoints(points, pool.scale),
      pool === undefined ? '' : formatMoney(pool.reserve),
      pool === undefined ? '' : formatPoints(pool.supply, pool.scale),
      this.#others(facts, ownId),
    ]);
  }

  #memberId(member: unknown): string {
    return typeof member === 'number' ? this.#engine.memberId(member) : '';
  }

  /** The other facts as JSON, money with two decimals, members by their ids; '' when there are none. */
  #others(facts: { readonly [name: string]: unknown }, ownId: string | undefined): string {
    const rest = Object.entries(facts).filter(
      ([name, value]) => !SHOWN.has(name) && name !== ownId && !isEmptyList(value),
    );
    if (rest.length === 0) return '';
    return JSON.stringify(Object.fromEntries(rest), (name, value: unknown) => {
      if (MEMBERS.has(name)) return this.#memberId(value);
      return MONEY.has(name) && isInt(value) ? formatMoney(value) : value;
    });
  }
}

function isInt(value: unknown): value is Int {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
