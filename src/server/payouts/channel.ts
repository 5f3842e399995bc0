/** The ways in which money leaves: a file for the bank by hand, and an emulator for sandboxes and tests. */
import type { Int } from '#core/quantity';

/** Where money goes. Personal data: it is read when a payment is made up and kept nowhere. */
export interface Payee {
  readonly name: string;
  /** Empty when the account says it all. */
  readonly bank: string;
  readonly account: string;
}

/** One payment. `reference` is its name at the bank for good: sent again it is the same payment. */
export interface Payment {
  readonly reference: string;
  readonly amountFen: Int;
  readonly payee: Payee;
}

/**
 * What a channel says of a payment: `pending`, it has it and works on it; `unknown`, it cannot tell; `absent`, it never got it. Only `success` and `failure`
 * are the end.
 */
export type PayoutResult = 'success' | 'failure' | 'pending' | 'unknown' | 'absent';

/** A way to pay. Both functions answer by reference; a reference without an answer, and an error, are `unknown`. */
export interface PayoutChannel {
  readonly name: string;
  /** Pays nothing really: not for live programmes. */
  readonly emulated: boolean;
  /** Takes payments. One that it has already is not paid again. */
  send(payments: readonly Payment[]): Promise<ReadonlyMap<string, PayoutResult>>;
  query(references: readonly string[]): Promise<ReadonlyMap<string, PayoutResult>>;
}

/** By hand: somebody takes the bank file of the batch to the bank, and brings the file of results back. */
export const MANUAL: PayoutChannel = {
  name: 'manual',
  emulated: false,
  send: async (payments) => new Map(payments.map(({ reference }) => [reference, 'pending'])),
  query: async (references) => new Map(references.map((reference) => [reference, 'pending'])),
};

/** What an emulator says of a payment: when it is sent, then each time it is asked; the last stays. `lost`: it never gets there the first time. */
export type EmulatorRule = (payment: Payment) => readonly (PayoutResult | 'lost')[];

/** By the fen of the amount: 13 fails, 14 is unknown and then paid, 15 stays unknown, 16 is lost once and then paid; all others are paid. */
const RULE_BY_FEN: EmulatorRule = ({ amountFen }) => {
  switch (Number(BigInt(amountFen) % 100n)) {
    case 13:
      return ['failure'];
    case 14:
      return ['unknown', 'success'];
    case 15:
      return ['unknown'];
    case 16:
      return ['lost', 'success'];
    default:
      return ['success'];
  }
};

/** An emulator, with what it was sent; it forgets everything with the process. */
export interface Emulator extends PayoutChannel {
  /** How often each reference was sent. */
  readonly sent: ReadonlyMap<string, number>;
}

/** A channel that answers by a rule. */
export function emulator(rule: EmulatorRule = RULE_BY_FEN): Emulator {
  const sent = new Map<string, number>();
  const held = new Map<string, PayoutResult[]>();
  const next = (reference: string): PayoutResult => {
    const left = held.get(reference);
    if (left === undefined) return 'absent';
    return (left.length > 1 ? left.shift() : left[0]) ?? 'unknown';
  };
  const take = (payment: Payment): PayoutResult => {
    const { reference } = payment;
    const times = (sent.get(reference) ?? 0) + 1;
    sent.set(reference, times);
    const [first, ...later] = rule(payment);
    // Whoever sent it does not know that it was lost.
    if (first === 'lost' && times === 1) return 'unknown';
    const answers = (first === undefined || first === 'lost' ? later : [first, ...later]) as PayoutResult[];
    if (!held.has(reference)) held.set(reference, answers);
    return next(reference);
  };
  return {
    name: 'emulator',
    emulated: true,
    sent,
    send: async (payments) => new Map(payments.map((payment) => [payment.reference, take(payment)])),
    query: async (references) => new Map(references.map((reference) => [reference, next(reference)])),
  };
}

/** Every channel of a service, by name. */
export interface PayoutChannels {
  readonly manual: PayoutChannel;
  readonly emulator: PayoutChannel;
}

/** The channels of a service that starts: the emulator has seen nothing yet. */
export function payoutChannels(): PayoutChannels {
  return { manual: MANUAL, emulator: emulator() };
}
