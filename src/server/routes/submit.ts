/** The one way of a command from a request to the writer: rights, four eyes, idempotency. */
import { createHash } from 'node:crypto';
import type { WireCommand } from '../aliases.ts';
import { actorOf } from '../auth/principal.ts';
import { ProblemError, RefusedError } from '../problems.ts';
import type { Idempotency, Submission } from '../ledger.ts';
import { authorizeCommands } from './authorize.ts';
import type { Answered, Call } from './route.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it was sent; for the digest of a request that may be sent again. */
    bodyText: string;
  }
}

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Hands commands in. Throws `not_allowed` or `needs_approval` for all of them when one may not be; then nothing was done. Rejects as the writer
 * does.
 */
export async function submit(call: Call, commands: readonly WireCommand[], inBatch: boolean): Promise<Submission> {
  await authorizeCommands(call, commands, inBatch);
  const { principal, programme } = call;
  const actor = actorOf(principal);
  const idempotency = idempotencyOf(call, actor);
  return await programme.writer.submitOrRepeat(commands, { actor, idempotency });
}

/** Hands one command in; the answer is its receipt, with `status`. Throws a {@link RefusedError}. */
export async function submitOne(call: Call, command: WireCommand, status: 200 | 201): Promise<Answered> {
  const { answers, replayed } = await submit(call, [command], false);
  const answer = answers[0];
  if (answer === undefined) throw new Error('the writer gave no answer');
  if (answer.refusal !== undefined) throw new RefusedError(answer.refusal);
  const { receipt, seq, at } = answer;
  return {
    status,
    body: { ...receipt, ...(seq !== undefined && { seq }), ...(at !== undefined && { at }) },
    headers: replayHeader(replayed),
  };
}

/** The header that tells a repeated answer from a first one. */
export function replayHeader(replayed: boolean): Readonly<Record<string, string>> {
  return replayed ? { 'idempotency-replayed': 'true' } : {};
}

function idempotencyOf({ request }: Call, caller: string): Idempotency | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !KEY.test(key)) throw new ProblemError('idempotency_key_invalid');
  const [path = ''] = request.url.split('?', 1);
  // The path names the route, the programme and the object.
  const digest = createHash('sha256')
    .update(JSON.stringify([request.method, path]))
    .update(request.bodyText)
    .digest();
  return { caller, key, digest };
}
