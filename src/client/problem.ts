/** What the service says is wrong, as a value and as an error. */
import type { components } from './schema.d.ts';

/** The body of every answer that says what is wrong: `code` is for programs, `title` and `detail` are for people, `errors` has each error of several. */
export type Problem = components['schemas']['Problem'];

/** A {@link Problem} that was thrown. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.problem = problem;
  }
}

/** An answer that is none of Greenpool's: the page of a proxy, for instance. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
  /** The HTTP status. */
  readonly status: number;

  constructor(status: number) {
    super(`the answer with status ${status} is not of Greenpool`);
    this.status = status;
  }
}

/** What a request of the client resolves with. */
export type Result<T> =
  | { readonly data: T; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: Problem; readonly response: Response };

/** The data of an answer. Throws a {@link ProblemError} when it is a problem. */
export async function unwrap<T>(result: Promise<Result<T>>): Promise<T> {
  const { data, error } = await result;
  if (error !== undefined) throw new ProblemError(error);
  return data;
}

/** Throws an {@link UnexpectedAnswerError} for an answer that is neither a success nor a problem. */
export function requireOurs(response: Response): void {
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok && !type.startsWith('application/problem+json')) throw new UnexpectedAnswerError(response.status);
}
