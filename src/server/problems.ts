/** From whatever went wrong to the problem that the caller is told. Nothing of an unforeseen error leaves the service. */
import { expectedWording } from '#api/expected-texts';
import type { Mismatch } from '#api/invalid-texts';
import type { Language } from '#api/language';
import { problemOf, shownValue } from '#api/problem';
import type { Particulars, Problem } from '#api/problem';
import { AUTH_PROBLEMS, GATE_PROBLEMS, SERVICE_PROBLEMS } from '#api/problem-texts';
import type { ProblemKind, ServiceCode } from '#api/problem-texts';
import { statusOfRefusal } from '#api/refusal-status';
import { REFUSAL_TEXTS } from '#api/refusal-texts';
import type { Wording } from '#core/plan-field';
import type { RefusalCode } from '#core/refusal';
import { AuthError } from './auth/errors.ts';
import type { AuthErrorCode } from './auth/errors.ts';
import type { AnyRefusal, GateCode } from './desk.ts';
import { FactsInvalidError, PlanCheckError, ProfileForStudyError, ProfileUnknownError } from './live/terms.ts';
import { PAYOUT_PROBLEMS, PayoutError } from './payouts/errors.ts';
import { ClockWentBackError, NameTakenError, NotASandboxError, PlanInvalidError } from './programmes.ts';
import { PROPOSAL_PROBLEMS, ProposalError } from './proposals/errors.ts';
import { WEBHOOK_PROBLEMS, WebhookError } from './webhooks/errors.ts';
import { BusyError, KeyReusedError, SupersededError } from './writer.ts';

/** A request that the service refuses by a code of its own. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ServiceCode;
  readonly particulars: Particulars;

  constructor(code: ServiceCode, particulars: Particulars = {}) {
    super(code);
    this.code = code;
    this.particulars = particulars;
  }
}

/** One command that was refused, where it stood alone. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly refusal: AnyRefusal;

  constructor(refusal: AnyRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** An event of a shop that was turned away, with the status that tells the shop whether to send it again. */
export class TurnedAwayError extends Error {
  override readonly name = 'TurnedAwayError';
  readonly code: string;
  readonly status: number;
  readonly particulars: Particulars;

  constructor(code: string, status: number, particulars: Particulars) {
    super(code);
    this.code = code;
    this.status = status;
    this.particulars = particulars;
  }
}

/** A request that does not match its schema. */
export class MismatchError extends Error {
  override readonly name = 'MismatchError';
  readonly part: string;
  readonly mismatches: readonly Mismatch[];

  constructor(part: string, mismatches: readonly Mismatch[]) {
    super('the request does not match its schema');
    this.part = part;
    this.mismatches = mismatches;
  }
}

const AUTH: Readonly<Record<AuthErrorCode, ProblemKind>> = AUTH_PROBLEMS;
const GATES: Readonly<Record<GateCode, ProblemKind>> = GATE_PROBLEMS;

/** The kind of every code that an answer can have. */
export const PROBLEM_KINDS: ReadonlyMap<string, ProblemKind> = new Map<string, ProblemKind>([
  ...Object.entries(SERVICE_PROBLEMS),
  ...Object.entries(AUTH),
  ...Object.entries(GATES),
  ...Object.entries(PROPOSAL_PROBLEMS),
  ...Object.entries(PAYOUT_PROBLEMS),
  ...Object.entries(WEBHOOK_PROBLEMS),
  ...Object.entries(REFUSAL_TEXTS).map(
    ([code, title]) => [code, { status: statusOfRefusal(code as RefusalCode), title }] as const,
  ),
]);

/** The problem of any error. */
export function problemFrom(error: unknown, language: Language): Problem {
  if (error instanceof TurnedAwayError) {
    const { code, status, particulars } = error;
    return problemOf(code, { ...kindOf(code), status }, language, particulars);
  }
  const { code, particulars } = understood(error, language);
  return problemOf(code, kindOf(code), language, particulars);
}

/** The problem of a refused command. */
export function problemOfRefusal(refusal: AnyRefusal, language: Language): Problem {
  return problemOf(refusal.code, kindOf(refusal.code), language, particularsOf(refusal));
}

function kindOf(code: string): ProblemKind {
  return PROBLEM_KINDS.get(code) ?? SERVICE_PROBLEMS.internal_error;
}

function particularsOf({ field, value, expected }: AnyRefusal): Particulars {
  return { field, value, expected: expected === undefined ? undefined : expectedWording(expected) };
}

interface Understood {
  readonly code: string;
  readonly particulars?: Particulars;
}

function understood(error: unknown, language: Language): Understood {
  if (error instanceof ProblemError) return error;
  if (error instanceof RefusedError) return { code: error.refusal.code, particulars: particularsOf(error.refusal) };
  if (error instanceof MismatchError)
    return { code: 'request_invalid', particulars: mismatchParticulars(error, language) };
  if (error instanceof AuthError) return { code: error.code, particulars: { retryAfter: error.retryAfterSeconds } };
  if (error instanceof ProposalError) return { code: error.code, particulars: proposalParticulars(error) };
  if (error instanceof PayoutError) return { code: error.code, particulars: { field: error.field } };
  if (error instanceof WebhookError) return { code: error.code, particulars: { field: error.field } };
  if (error instanceof BusyError) return { code: 'busy', particulars: { retryAfter: error.retryAfterSeconds } };
  if (error instanceof KeyReusedError) return { code: 'idempotency_key_reused' };
  if (error instanceof SupersededError) return { code: 'superseded', particulars: { retryAfter: 5 } };
  if (error instanceof NameTakenError) return { code: 'name_taken', particulars: { field: 'name' } };
  if (error instanceof NotASandboxError) return { code: 'not_a_sandbox' };
  if (error instanceof ClockWentBackError) return { code: 'clock_went_back' };
  if (error instanceof PlanCheckError) return { code: error.code, particulars: findingParticulars(error, language) };
  if (error instanceof FactsInvalidError)
    return { code: 'facts_invalid', particulars: partParticulars('facts', error.errors, language) };
  if (error instanceof ProfileUnknownError)
    return { code: 'profile_unknown', particulars: { field: 'profile', value: error.profile } };
  if (error instanceof ProfileForStudyError)
    return { code: 'profile_for_study', particulars: { field: 'profile', value: error.profile } };
  if (error instanceof PlanInvalidError)
    return { code: 'plan_invalid', particulars: partParticulars('plan', error.errors, language) };
  return understoodByCode(error);
}

const FASTIFY_CODES: Readonly<Record<string, ServiceCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media_type_unsupported',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'json_invalid',
  FST_ERR_CTP_INVALID_JSON_BODY: 'json_invalid',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request_invalid',
  FST_ERR_BAD_URL: 'route_unknown',
  FST_ERR_MAX_PARAM_LENGTH: 'route_unknown',
};

/** The connection to PostgreSQL broke or was refused, the server is starting, stopping, or out of something. */
const DATABASE_AWAY = /^(?:ECONN\w+|EPIPE|ENOENT|ETIMEDOUT|08...|53...|57P0.|57014)$/;

function understoodByCode(error: unknown): Understood {
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === 'string') {
    const known = FASTIFY_CODES[code];
    if (known !== undefined) return { code: known };
    if (DATABASE_AWAY.test(code)) return { code: 'database_unavailable', particulars: { retryAfter: 1 } };
  }
  // pg has no code for these.
  if (typeof message === 'string' && /^(?:Connection terminated|timeout exceeded when trying to connect)/.test(message))
    return { code: 'database_unavailable', particulars: { retryAfter: 1 } };
  return { code: 'internal_error' };
}

function mismatchParticulars({ part, mismatches }: MismatchError, language: Language): Particulars {
  const [first] = mismatches;
  const inBody = part === 'body';
  const named = (field: string): string => (inBody ? field : field === '' ? part : `${part}.${field}`);
  return {
    ...(first !== undefined && {
      ...(inBody && first.field === '' ? {} : { field: named(first.field) }),
      value: first.value,
      expected: first.expected,
    }),
    errors: mismatches.map(({ field, value, expected }) => ({
      field: named(field),
      ...(value !== undefined && { value: shownValue(value) }),
      expected: expected[language],
    })),
  };
}

/** Every command of a proposal that would be refused; the code of each says why. */
function proposalParticulars({ field, refused }: ProposalError): Particulars {
  if (refused.length === 0) return { field };
  return {
    field,
    errors: refused.map(({ index, code, field: name }) => ({
      field: name === undefined ? `commands[${index}]` : `commands[${index}].${name}`,
      code,
    })),
  };
}

const MOST_PARTS = 100;

/** Every error of a plan, or of facts. */
function partParticulars(
  part: 'plan' | 'facts',
  errors: readonly {
    readonly path: string;
    readonly value: unknown;
    readonly message: Wording;
    readonly code?: string;
  }[],
  language: Language,
): Particulars {
  const named = (path: string): string => (path === '' ? part : `${part}.${path}`);
  const [first] = errors;
  return {
    ...(first !== undefined && { field: named(first.path), value: first.value, expected: first.message }),
    errors: errors.slice(0, MOST_PARTS).map(({ path, value, code, message }) => ({
      field: named(path),
      ...(code !== undefined && { code }),
      ...(value !== undefined && { value: shownValue(value) }),
      expected: message[language],
    })),
  };
}

/** What the plan check found: each by the id of its rule, with what was found and the smallest change that clears it. */
function findingParticulars({ findings }: PlanCheckError, language: Language): Particulars {
  return {
    errors: findings.slice(0, MOST_PARTS).map(({ id, fact, value, title, remedy }) => ({
      field: fact === undefined ? 'plan' : `facts.${fact}`,
      code: id,
      value: shownValue(value),
      expected: `${title[language]}${language === 'zh' ? '：' : ': '}${remedy[language]}`,
    })),
  };
}
