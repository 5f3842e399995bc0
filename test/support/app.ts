/** The HTTP side on a database of its own, and people and keys to ask with. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '#server/app';
import type { AppOptions } from '#server/app';
import type { AuthContext } from '#server/auth/context';
import { insertGrant } from '#server/auth/grants';
import { keysOf } from '#server/auth/master-key';
import { hashPassword } from '#server/auth/passwords';
import { createPerson } from '#server/auth/people';
import type { Role } from '#server/auth/roles';
import { beginSession } from '#server/auth/sessions';
import { Programmes } from '#server/programmes';
import { openDatabase } from '#store/database';
import { testDatabase } from './database.ts';

/** A running HTTP side. */
export interface TestApp {
  readonly app: FastifyInstance;
  readonly programmes: Programmes;
  readonly auth: AuthContext;
  readonly query: AuthContext['database']['query'];
  /** The address of its database. */
  readonly url: string;
  /** Where its programmes leave their snapshots. */
  readonly snapshots: string;
  /** A person's session with these grants: its token. */
  person(...grants: readonly TestGrant[]): Promise<string>;
  /** Sends a request as whoever has the token. */
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, options?: Asked): Promise<TestAnswer>;
  close(): Promise<void>;
}

/** A role of a test person. */
interface TestGrant {
  readonly role: Role;
  readonly programme?: number;
  readonly object?: string;
}

/** What comes with a request. `text` is a body as it stands. */
export interface Asked {
  readonly as?: string | undefined;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer; `body` is its JSON, undefined when there is none. */
interface TestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test looks at whatever came
  readonly body: any;
}

/** A plan with everything in it. */
export async function planOf(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../plans/${name}.json`, import.meta.url), 'utf8'));
}

/** A sandbox under a plan with a return window of seven days, its clock at the beginning of 2026: its number. */
export async function openSandbox(given: TestApp, admin: string, name = 'sandbox'): Promise<number> {
  const plan = { ...((await planOf('local-life')) as object), returnWindowDays: 7 };
  const body = { name, mode: 'sandbox', plan, testClock: '2026-01-01T00:00:00Z' };
  const created = await given.ask('POST', '/v1/programmes', { as: admin, body });
  if (created.status !== 201) throw new Error(created.text);
  return created.body.id;
}

/** Opens the HTTP side on a database of its own. */
export async function testApp(options: Partial<AppOptions> & { readonly now?: () => number } = {}): Promise<TestApp> {
  const open = await testDatabase();
  // Every programme at work holds a connection.
  const database = openDatabase(open.url, { connections: 40 });
  const snapshots = await mkdtemp(join(tmpdir(), 'greenpool-app-'));
  const now = options.now ?? Date.now;
  const programmes = await Programmes.open({ database, snapshots, now });
  const auth: AuthContext = {
    database,
    keys: keysOf(randomBytes(32)),
    now,
    passwordCost: { memoryCost: 64, timeCost: 1, parallelism: 1 },
  };
  const app = buildApp({ programmes, database, auth, now, ...options });
  await app.ready();
  // Of a password that nobody knows: these people are given their sessions.
  const passwordHash = await hashPassword(randomBytes(16).toString('hex'), auth.passwordCost);
  return {
    app,
    programmes,
    auth,
    query: (text, values) => database.query(text, values),
    url: open.url,
    snapshots,
    person: async (...grants) =>
      database.transaction(async (client) => {
        const person = await createPerson(client, auth.keys, 'operator', now());
        await client.query(
          `insert into credential (person, username, password_hash, must_change, totp_confirmed) values ($1, $2, $3, false, true)`,
          [person, `user-${person}`, passwordHash],
        );
        for (const { role, programme = null, object = null } of grants)
          await insertGrant(client, { person, role, programme, object }, 'system', now());
        return beginSession(client, { person, method: 'password', userAgent: undefined }, now());
      }),
    ask: async (method, url, { as, body, text, headers = {} } = {}) => {
      const payload = text ?? (body === undefined ? undefined : JSON.stringify(body));
      const response = await app.inject({
        method,
        url,
        headers: {
          ...(as !== undefined && { authorization: `Bearer ${as}` }),
          ...(payload !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(payload !== undefined && { payload }),
      });
      const json = String(response.headers['content-type']).includes('json') && response.body !== '';
      return {
        status: response.statusCode,
        headers: response.headers,
        text: response.body,
        body: json ? JSON.parse(response.body) : undefined,
      };
    },
    close: async () => {
      await app.close();
      await programmes.stop();
      await database.close();
      await open.drop();
      await rm(snapshots, { recursive: true });
    },
  };
}
