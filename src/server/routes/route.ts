/** What a route is: one row of the table in `table.ts`, with who may use it, on what, in which form, and what it does. */
import type { Registry } from 'prom-client';
import type { Wording } from '#core/plan-field';
import { idField } from '#api/fields';
import type { Language } from '#api/language';
import type { Database } from '#store/database';
import type { Row } from '#store/rows';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Action } from '../auth/actions.ts';
import type { Authenticator } from '../auth/authenticate.ts';
import type { CodeSender } from '../auth/code-sign-in.ts';
import type { AuthContext } from '../auth/context.ts';
import type { PersonPrincipal, Principal } from '../auth/principal.ts';
import type { PayoutChannels } from '../payouts/channel.ts';
import type { Configuration, NewProgramme, Programme } from '../programmes.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';

/** The programmes as the routes need them. */
export interface ProgrammeService {
  get(id: number): Programme | undefined;
  all(): readonly Programme[];
  create(programme: NewProgramme, actor: string): Promise<Programme>;
  configure(id: number, changes: Configuration): Promise<void>;
  subscribe(id: number, listener: (rows: readonly Row[]) => void): () => void;
}

/** What the routes work with. */
export interface Service {
  readonly programmes: ProgrammeService;
  readonly database: Database;
  readonly auth: AuthContext;
  readonly authenticator: Authenticator;
  /** Carries codes to members' phones; without it members cannot sign in. */
  readonly codeSender: CodeSender | undefined;
  /** The ways in which money leaves. */
  readonly channels: PayoutChannels;
  /** The running webhooks, to be woken after changes. */
  readonly webhooks: Pick<Webhooks, 'wake' | 'allowPrivate'>;
  readonly now: () => number;
  /** What Prometheus reads. */
  readonly metrics: Registry | undefined;
  /** Streams that one caller may have open at a time. */
  readonly streamsPerCaller: number;
  readonly heartbeatMs: number;
  /** What ends each open stream. */
  readonly streams: Set<() => void>;
}

/**
 * Who may use a route: anyone (`public`); whoever has a session, however far it is (`session`); else whoever may do one of the actions. There is no
 * route without.
 */
type Access = 'public' | 'session' | readonly [Action, ...Action[]];

/**
 * What the action is done to, and so how the decision is made before the handler runs. `list`: the handler shows only what the caller may see.
 * `commands`: decided for each command by the table of commands, where they are handed in. `stored`: whoever may do it to something here comes in, and the
 * function that the handler calls decides by the stored object, before it does anything. The others name what stands in the path; `order` is the
 * merchant and the member that the order was placed with.
 */
type TargetRule =
  | 'none'
  | 'installation'
  | 'programme'
  | 'self'
  | 'list'
  | 'commands'
  | 'stored'
  | 'merchant'
  | 'member'
  | 'order';

/** A request that may go on, read and checked. */
export interface Call<P = unknown, Q = unknown, B = unknown> {
  readonly service: Service;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly language: Language;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Who is asking; not to be asked for in a public route. */
  readonly principal: Principal;
  /** The person who is asking. Throws `not_allowed` for an API key. */
  readonly person: PersonPrincipal;
  /** The programme of the path. */
  readonly programme: Programme;
}

/** What a handler answers. `text` is sent as it stands, as `type`; undefined when the handler has answered by itself. */
export interface Answered {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The form of an answer: a schema, nothing at all, or something that is no JSON of ours, by its media type. */
export type AnswerForm = z.ZodType | 'nothing' | `${string}/${string}`;

/** A row of the table of routes. */
export interface Route {
  /** Unique; the name of the operation in the OpenAPI document. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly access: Access;
  readonly target: TargetRule;
  readonly summary: Wording;
  readonly tag: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The media type of the body where it is a file and no JSON: `body` is its bytes. */
  readonly takes?: 'text/csv';
  /** The body is a list of commands; described by the schemas of the commands. */
  readonly takesCommands?: boolean;
  /** Takes bytes of any media type, at most this many, as they arrive: a Buffer. For routes that check a signature over them. */
  readonly rawBody?: number;
  /** Takes an `Idempotency-Key`. */
  readonly idempotent?: boolean;
  /** Takes rights away, or ends sessions: from the next request on everybody is looked up anew. */
  readonly endsRights?: boolean;
  readonly answers: Readonly<Record<number, AnswerForm>>;
  readonly handler: (call: Call) => Promise<Answered | undefined>;
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** A {@link Route} whose handler knows the types of what it gets. */
export function route<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  definition: Omit<Route, 'params' | 'query' | 'body' | 'handler'> & {
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    readonly handler: (call: Call<Parsed<P>, Parsed<Q>, Parsed<B>>) => Promise<Answered | undefined>;
  },
): Route {
  return definition as unknown as Route;
}

/** The number of a programme in a path. */
const programmeField = z.string().meta({ description: 'The number of the programme. / 项目号。', examples: ['1'] });

/** The path of everything in a programme. */
export const IN_PROGRAMME = '/v1/programmes/:programme';

/** The parameters of a path in a programme: its number, and ids of the caller's own. */
export function pathOf<const Names extends readonly string[]>(
  ...names: Names
): z.ZodObject<{ programme: z.ZodString } & Record<Names[number], typeof idField>> {
  return z.strictObject({
    programme: programmeField,
    ...Object.fromEntries(names.map((name) => [name, idField])),
  }) as unknown as z.ZodObject<{ programme: z.ZodString } & Record<Names[number], typeof idField>>;
}
