/** The whole service as a process, and people who may use it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { insertGrant } from '#server/auth/grants';
import { keysOf } from '#server/auth/master-key';
import { createPerson } from '#server/auth/people';
import { beginSession } from '#server/auth/sessions';
import type { Config } from '#server/config';
import { runningServer } from '#store/cluster-process';
import type { Database } from '#store/database';

/** Where a service runs, and how. */
export interface Setting {
  /** A folder made by `compiledRoot`. */
  readonly root: string;
  readonly data: string;
  readonly databaseUrl?: string;
  /** Stays the same over restarts; 0 takes a free one. */
  readonly port: number;
}

/** A service that takes requests. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  readonly address: string;
  /** Ends it without asking, and waits until it is gone. */
  kill(): Promise<void>;
  /** Ends it as an operator would; its exit status. */
  stop(): Promise<number | null>;
}

/** A service that ended instead of starting, with what it told its operator. */
export class RefusedStart extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the service and resolves when it takes requests. Throws a {@link RefusedStart} with the code that it ended with. */
export async function startServiceProcess({ root, data, databaseUrl, port }: Setting): Promise<ServiceProcess> {
  const config: Config = {
    data,
    databaseUrl,
    host: '127.0.0.1',
    port,
    masterKey: undefined,
    sample: false,
    trustProxy: undefined,
    codeSender: 'console',
    privateWebhooks: false,
    logLevel: 'silent',
  };
  const script = fileURLToPath(new URL('service-child.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, root, JSON.stringify(config)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit') as Promise<[number | null]>;
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>,
    gone.then(([status]) => [`{"code":"exit","message":"the service ended with ${status}"}`] as const),
  ]);
  const said = JSON.parse(line[0]) as { address?: string; code?: string; message?: string };
  if (said.address === undefined) {
    await gone;
    throw new RefusedStart(said.code ?? '', said.message ?? '');
  }
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    const [status] = await gone;
    return status;
  };
  return { child, address: said.address, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
}

/** Kills the database server of a data directory, if one runs. */
export function killDatabase(data: string): void {
  const server = runningServer(join(data, 'postgres'));
  if (server !== undefined) process.kill(server.pid, 'SIGKILL');
}

/** Sessions of administrators, a person each: what one caller may send a minute is limited. */
export async function adminTokens(database: Database, count: number): Promise<string[]> {
  const keys = keysOf(randomBytes(32));
  const nowMs = Date.now();
  return database.transaction(async (client) => {
    const tokens: string[] = [];
    for (let i = 0; i < count; i++) {
      const person = await createPerson(client, keys, 'operator', nowMs);
      await client.query(
        `insert into credential (person, username, password_hash, must_change, totp_confirmed) values ($1, $2, '', false, true)`,
        [person, `user-${person}`],
      );
      await insertGrant(client, { person, role: 'operator-admin', programme: null, object: null }, 'system', nowMs);
      tokens.push(await beginSession(client, { person, method: 'password', userAgent: undefined }, nowMs));
    }
    return tokens;
  });
}
