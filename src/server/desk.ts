/**
 * A programme in memory: engine, callers' ids, and orders that will fall due. It decides at once and tells what belongs into the log; the writer
 * commits that and answers.
 */
import type { Engine, Outcome } from '#core/engine';
import type { Receipt } from '#core/receipt';
import { refuse } from '#core/refusal';
import type { Refusal, RefusalCode } from '#core/refusal';
import { formatInstant, parseInstant } from '#core/time';
import type { NewAlias } from '#store/log';
import { numbersOf } from '#store/rebuild';
import { rowsOf } from '#store/rows';
import type { Author, Head, Numbers, Row } from '#store/rows';
import type { Consent } from './live/consent.ts';
import type { Terms } from './live/terms.ts';
import type { Aliases, WireCommand } from './aliases.ts';
import { CONTROL_CHARACTER } from './aliases.ts';
import { DueQueue } from './due.ts';

/** What the service refuses before the engine is asked: the operator has paused orders, or sales; or a member has not accepted the disclosures. */
export type GateCode = 'orders_paused' | 'sales_paused' | 'disclosures_not_accepted';

/** A refusal of the engine or of the service. */
export type AnyRefusal = Omit<Refusal, 'code'> & { readonly code: RefusalCode | GateCode };

/** What became of one command. Ids in it are the caller's own. */
export interface Answer {
  readonly receipt: Receipt | { readonly ok: false; readonly code: GateCode };
  /** For a refusal: the field, its value, and what would be right. */
  readonly refusal?: AnyRefusal;
  /** The row of the log that it begins with, and its instant. */
  readonly seq?: number;
  readonly at?: string;
}

/** What a decided command adds to the log. */
export interface Effects {
  readonly rows: readonly Row[];
  readonly aliases: readonly NewAlias[];
}

/** The programme's own settings, outside the engine. */
export interface Settings {
  readonly mode: 'sandbox' | 'live';
  /** Due orders settle by themselves. */
  readonly settles: boolean;
  readonly ordersPaused: boolean;
  readonly salesPaused: boolean;
  /** A sandbox's own time in milliseconds; undefined runs with the clock. */
  readonly testClockMs: number | undefined;
}

/** What a programme that went live through the check is held to; `consent` where its profile asks members to accept the disclosures. */
export interface Live {
  readonly terms: Terms;
  readonly consent: Consent | undefined;
}

const SYSTEM: Author = { actor: 'system' };
/** The longest text that a refusal repeats. */
const VALUE_LENGTH_MAX = 1000;
const NOTHING: Effects = { rows: [], aliases: [] };

/** Engine, ids and open orders of a programme: everything that a decision needs, and nothing that waits. */
export class Desk {
  readonly engine: Engine;
  readonly aliases: Aliases;
  /** Where the log will end once everything decided is committed. */
  head: Head;
  settings: Settings;
  /** Undefined in a sandbox, and in a programme that is older than the check. */
  readonly live: Live | undefined;
  private readonly due = new DueQueue();
  private readonly numbers: Numbers;
  private readonly now: () => number;

  constructor(engine: Engine, aliases: Aliases, head: Head, settings: Settings, now: () => number, live?: Live) {
    this.live = live;
    this.engine = engine;
    this.aliases = aliases;
    this.head = head;
    this.settings = settings;
    this.now = now;
    this.numbers = numbersOf(engine);
    engine.forEachOpenOrder((id, atMs) => this.due.push({ atMs, order: Number(id) }));
  }

  /** The instant of a command that comes now: never before the last one (U6). */
  get nowMs(): number {
    return Math.max(this.settings.testClockMs ?? this.now(), this.engine.nowMs);
  }

  /** The instant a command will have: its own in a sandbox, if it names one; else now. */
  instantOf(input: WireCommand): number {
    const { at } = input;
    const given = this.settings.mode === 'sandbox' && typeof at === 'string' ? parseInstant(at) : undefined;
    return given ?? this.nowMs;
  }

  /** When the next order settles by itself; undefined when none will. */
  get nextDueMs(): number | undefined {
    return this.settings.settles ? this.due.first?.atMs : undefined;
  }

  /** Settles at most `limit` orders that are due by `untilMs`: what they add to the log. */
  settleDue(untilMs: number, limit: number): Effects[] {
    const effects: Effects[] = [];
    while (effects.length < limit && this.settings.settles) {
      const first = this.due.first;
      if (first === undefined || first.atMs > untilMs) break;
      this.due.pop();
      const at = formatInstant(Math.max(first.atMs, this.engine.nowMs));
      const decided = this.apply({ type: 'SettleOrder', orderId: String(first.order), at }, [], SYSTEM);
      if (decided.effects.rows.length > 0) effects.push(decided.effects);
    }
    return effects;
  }

  /** Decides one command of a caller: the answer, and what it adds to the log; a refusal adds nothing. */
  decide(input: WireCommand, author: Author): { answer: Answer; effects: Effects } {
    const refusal = this.gate(input);
    if (refusal !== undefined) return { answer: refused(refusal), effects: NOTHING };
    const { command, fresh } = this.aliases.translate(input, this.stampFor(input));
    const { outcome, effects } = this.apply(command, fresh, author);
    return { answer: this.answerTo(outcome, input, effects), effects };
  }

  /** What commands would be answered, one after the other, and nothing is done. */
  quote(inputs: readonly WireCommand[]): Answer[] {
    const fresh: NewAlias[] = [];
    const translated = inputs.map((input) => this.aliases.translate(input, this.stampFor(input), fresh).command);
    return this.engine.quote(translated).map((outcome, i) => this.answerTo(outcome, inputs[i] ?? {}, NOTHING));
  }

  /** The instant that a command gets; undefined for one that names its own in a sandbox. */
  private stampFor(input: WireCommand): string | undefined {
    if (input['at'] !== undefined && this.settings.mode === 'sandbox') return undefined;
    return formatInstant(this.nowMs);
  }

  /** What the programme refuses before the engine is asked. */
  private gate(input: unknown): AnyRefusal | undefined {
    if (!isObject(input)) return refuse('malformed', undefined, input, 'a JSON object');
    for (const field in input) {
      const value = input[field];
      if (typeof value === 'string' && CONTROL_CHARACTER.test(value))
        return refuse('malformed', field, value, 'no control characters');
    }
    const paused = this.pauseOf(input['type']);
    if (paused !== undefined) return { code: paused, field: 'type', value: input['type'] };
    return this.unread(input);
  }

  /** R36: nobody orders or redeems in a live programme before having accepted the disclosures in force. */
  private unread({ type, memberId }: WireCommand): AnyRefusal | undefined {
    const consent = this.live?.consent;
    if (consent === undefined || (type !== 'PlaceOrder' && type !== 'RedeemPoints')) return undefined;
    // What is no id the engine refuses.
    if (typeof memberId !== 'string' || consent.has(this.engine.plan, memberId)) return undefined;
    return { code: 'disclosures_not_accepted', field: 'memberId', value: memberId };
  }

  private pauseOf(type: unknown): GateCode | undefined {
    if (type === 'PlaceOrder' && this.settings.ordersPaused) return 'orders_paused';
    return type === 'RedeemPoints' && this.settings.salesPaused ? 'sales_paused' : undefined;
  }

  private apply(
    command: WireCommand,
    fresh: readonly NewAlias[],
    author: Author,
  ): { outcome: Outcome; effects: Effects } {
    const outcome = this.engine.apply(command);
    if (!outcome.receipt.ok) return { outcome, effects: NOTHING };
    const rows = rowsOf(this.head, outcome.events, JSON.stringify(command), author, this.numbers);
    const last = rows.at(-1) as Row;
    this.head = { seq: this.head.seq + rows.length, hash: last.hash };
    this.aliases.add(fresh);
    this.noteDue(outcome);
    return { outcome, effects: { rows, aliases: fresh } };
  }

  /** Whatever opens an order, or opens it again after a dispute, makes it due. */
  private noteDue(outcome: Outcome): void {
    for (const event of outcome.events) {
      if (event.type !== 'OrderPlaced' && event.type !== 'OrderReleased') continue;
      const order = this.engine.openOrder(event.orderId);
      if (order !== undefined) this.due.push({ atMs: order.settleFromMs, order: Number(event.orderId) });
    }
  }

  private answerTo(outcome: Outcome, input: WireCommand, effects: Effects): Answer {
    const { receipt, refusal } = outcome;
    if (refusal !== undefined) {
      // The engine saw our id; the caller sent theirs.
      const { field } = refusal;
      return refused(
        field !== undefined && field.endsWith('Id') && field in input ? { ...refusal, value: input[field] } : refusal,
      );
    }
    const first = effects.rows[0];
    if (first === undefined) return { receipt };
    return { receipt, seq: first.seq, at: first.at };
  }
}

/** The value that a refusal names may be anything, of any size; answers are kept, and repeat only what a person would recognise. */
function refused({ value, ...refusal }: AnyRefusal): Answer {
  const shown =
    typeof value === 'string' ? value.length <= VALUE_LENGTH_MAX : !isObject(value) && !Array.isArray(value);
  return {
    receipt: { ok: false, code: refusal.code } as Answer['receipt'],
    refusal: shown && value !== undefined ? { ...refusal, value } : refusal,
  };
}

function isObject(value: unknown): value is WireCommand {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
