/** From the wire form of a command to its decoded form: every shape error is found here, before any rule is asked. */
import { COMMAND_FIELDS } from './command.ts';
import type { AnyDecoded, CommandType, FieldKinds } from './command.ts';
import type { Plan } from './plan.ts';
import { validatePlan } from './plan.ts';
import { PPM, parseMoney, parsePercent, parsePoints } from './quantity.ts';
import { MALFORMED_CODES, refuse } from './refusal.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import { parseInstant } from './time.ts';

/** The longest id, in Unicode code points. */
export const ID_LENGTH_MAX = 64;

const DAYS_MAX = 1_000_000;
const REASON_LENGTH_MAX = 500;
const MEMBER_ACCOUNTS = ['cash', 'commission', 'dividend'];
const REGION_CODE = /^[1-9][0-9]{5}$/;

/** What would be right, by kind; it stands in the refusal. */
const EXPECTED: { readonly [K in keyof FieldKinds]: string } = {
  id: `a string of 1 to ${ID_LENGTH_MAX} characters`,
  money: 'a decimal string with exactly two decimals, such as "1000.00"',
  coins: 'a decimal string with exactly two decimals, not negative, such as "200.00"',
  points: 'a decimal string, such as "210.5"',
  share: 'a percentage from "0%" to "100%" with at most four decimals',
  integer: 'an integer that a double holds exactly',
  days: `an integer from 0 to ${DAYS_MAX}`,
  tranches: `an integer from 1 to ${DAYS_MAX}`,
  flag: 'true or false',
  reason: `a string of 1 to ${REASON_LENGTH_MAX} characters`,
  injectionSource: '"financing", "operator" or "surplus"',
  subsidySource: '"financing" or "operator"',
  withdrawalAccount:
    '"cash", "commission" or "dividend" with memberId, "payable" with merchantId, or "platform" with neither',
  adjustmentAccount: '"cash", "commission" or "dividend" with memberId, or "payable" with merchantId',
  rank: 'the name of a rank of the plan, or null for none',
  split: 'the name of a split of the plan',
  regionCode: 'six digits of GB/T 2260, such as "440106"',
  plan: 'a valid plan',
};

/** A value the decoder would not take, by the code it leads to. */
class Fault {
  readonly code: RefusalCode;
  readonly expected: string | undefined;
  constructor(code: RefusalCode, expected?: string) {
    this.code = code;
    this.expected = expected;
  }
}

const MALFORMED = new Fault('malformed');
const ID_TOO_LONG = new Fault('id_too_long');

type Reader = (value: unknown, plan: Plan) => unknown;

function readId(value: unknown): unknown {
  if (typeof value !== 'string' || value.length === 0 || !value.isWellFormed()) return MALFORMED;
  if (value.length <= ID_LENGTH_MAX) return value;
  let length = 0;
  for (let i = 0; i < value.length; i += (value.codePointAt(i) ?? 0) > 0xffff ? 2 : 1) length++;
  return length > ID_LENGTH_MAX ? ID_TOO_LONG : value;
}

function text(parse: (value: string, plan: Plan) => unknown): Reader {
  return (value, plan) => (typeof value === 'string' ? (parse(value, plan) ?? MALFORMED) : MALFORMED);
}

function integer(least: number, most: number): Reader {
  return (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most ? value + 0 : MALFORMED;
}

function oneOf(code: RefusalCode, ...names: readonly string[]): Reader {
  const fault = new Fault(code);
  return text((value) => (names.includes(value) ? value : fault));
}

const RANK_UNKNOWN = new Fault('rank_unknown');
const SPLIT_UNKNOWN = new Fault('split_unknown');
const REGION_CODE_UNKNOWN = new Fault('region_code_unknown');

const READERS: { readonly [K in keyof FieldKinds]: Reader } = {
  id: readId,
  money: text(parseMoney),
  coins: text((value) => {
    const fen = parseMoney(value);
    return fen !== undefined && fen >= 0 ? fen : MALFORMED;
  }),
  points: text(parsePoints),
  share: text((value) => {
    const ppm = parsePercent(value);
    return ppm !== undefined && ppm <= PPM ? ppm : MALFORMED;
  }),
  integer: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  days: integer(0, DAYS_MAX),
  tranches: integer(1, DAYS_MAX),
  flag: (value) => (typeof value === 'boolean' ? value : MALFORMED),
  reason: text((value) => (value.length >= 1 && value.length <= REASON_LENGTH_MAX ? value : MALFORMED)),
  injectionSource: oneOf('malformed', 'financing', 'operator', 'surplus'),
  subsidySource: oneOf('malformed', 'financing', 'operator'),
  withdrawalAccount: oneOf('account_unknown', ...MEMBER_ACCOUNTS, 'payable', 'platform'),
  adjustmentAccount: oneOf('account_unknown', ...MEMBER_ACCOUNTS, 'payable'),
  rank: (value, plan) => {
    if (value === null) return null;
    if (typeof value !== 'string') return MALFORMED;
    return plan.commissions.ranks.some((rank) => rank.name === value) ? value : RANK_UNKNOWN;
  },
  split: text((value, plan) => (plan.splits.has(value) ? value : SPLIT_UNKNOWN)),
  regionCode: text((value) => (REGION_CODE.test(value) ? value : REGION_CODE_UNKNOWN)),
  plan: (value) => {
    const result = validatePlan(value);
    if (result.ok) return result.plan;
    const first = result.errors[0];
    return new Fault('plan_invalid', first && `${first.path}: ${first.message.en}`);
  },
};

interface FieldReader {
  readonly name: string;
  readonly kind: keyof FieldKinds;
  readonly optional: boolean;
  readonly read: Reader;
}

const DECODERS = new Map<string, readonly FieldReader[]>(
  Object.entries(COMMAND_FIELDS).map(([type, fields]: [string, { readonly [name: string]: string }]) => [
    type,
    Object.entries(fields).map(([name, form]): FieldReader => {
      const optional = form.endsWith('?');
      const kind = (optional ? form.slice(0, -1) : form) as keyof FieldKinds;
      return { name, kind, optional, read: READERS[kind] };
    }),
  ]),
);

let lastInstantText = '1970-01-01T00:00:00Z';
let lastInstantMs = 0;

/** Many commands in a row carry the same instant. */
function readInstant(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  if (value === lastInstantText) return lastInstantMs;
  const ms = parseInstant(value);
  if (ms !== undefined) {
    lastInstantText = value;
    lastInstantMs = ms;
  }
  return ms;
}

/**
 * Decodes one command of the wire form under the present plan: the decoded command, or the refusal whose code comes first in
 * `MALFORMED_CODES`. Takes any value whatever and does not throw, not even when looking at the value does.
 */
export function decode(input: unknown, plan: Plan): { command: AnyDecoded } | { refusal: Refusal } {
  try {
    return decodeObject(input, plan);
  } catch {
    return { refusal: refuse('malformed', undefined, undefined, 'a JSON object') };
  }
}

function decodeObject(input: unknown, plan: Plan): { command: AnyDecoded } | { refusal: Refusal } {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { refusal: refuse('malformed', undefined, input, 'a JSON object') };
  }
  const wire = input as { readonly [name: string]: unknown };
  const type = wire['type'];
  const fields = typeof type === 'string' ? DECODERS.get(type) : undefined;
  if (fields === undefined) return { refusal: refuse('malformed', 'type', type, 'the name of a command') };
  const at = readInstant(wire['at']);
  if (at === undefined) {
    return { refusal: refuse('malformed', 'at', wire['at'], 'an instant in UTC such as "2026-01-01T00:00:00Z"') };
  }
  const decoded: { [name: string]: unknown } = { type, at };
  let known = 2;
  let worst: Refusal | undefined;
  for (const { name, kind, optional, read } of fields) {
    const value = wire[name];
    if (value === undefined && optional) continue;
    known++;
    const result = value === undefined ? MALFORMED : read(value, plan);
    if (typeof result === 'object' && result instanceof Fault) {
      const refusal = refuse(result.code, name, value, result.expected ?? EXPECTED[kind]);
      if (result.code === 'malformed') return { refusal };
      if (worst === undefined || precedes(refusal, worst)) worst = refusal;
    } else {
      decoded[name] = result;
    }
  }
  const account = decoded['account'];
  const pairing = typeof account === 'string' ? accountFault(account, wire) : undefined;
  if (pairing !== undefined) return { refusal: pairing };
  const extra = Object.keys(wire).length === known ? undefined : unknownField(wire, fields);
  if (extra !== undefined) return { refusal: refuse('field_unknown', extra, wire[extra], 'no such field') };
  return worst === undefined ? { command: decoded as AnyDecoded } : { refusal: worst };
}

function precedes(a: Refusal, b: Refusal): boolean {
  const codes: readonly string[] = MALFORMED_CODES;
  return codes.indexOf(a.code) < codes.indexOf(b.code);
}

/** An account of the wrong owner: a member's account needs `memberId` alone, a merchant's `merchantId` alone, the platform's neither. */
function accountFault(account: string, wire: { readonly [name: string]: unknown }): Refusal | undefined {
  for (const [field, needed] of [
    ['memberId', MEMBER_ACCOUNTS.includes(account)],
    ['merchantId', account === 'payable'],
  ] as const) {
    if ((wire[field] !== undefined) !== needed)
      return refuse('malformed', field, wire[field], EXPECTED.withdrawalAccount);
  }
  return undefined;
}

function unknownField(wire: object, fields: readonly FieldReader[]): string | undefined {
  return Object.keys(wire).find((key) => key !== 'type' && key !== 'at' && !fields.some((field) => field.name === key));
}

/** The command types, in the order of the rules. */
export const COMMAND_TYPES = Object.keys(COMMAND_FIELDS) as readonly CommandType[];
