/** A connection to PostgreSQL that can be cut at a chosen byte: a proxy in front of its socket. */
import { createConnection, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/**
 * Where the connection is cut that carries `marker` towards the server. `statement`: after so many bytes of the piece that holds it. `sent`: as soon as that piece
 * has gone on, nothing of the answer comes back; the server hears of it only later. `answer`: after so many bytes of the answer. `silence`: never, but no answer
 * comes either.
 */
export interface Cut {
  readonly marker: string;
  readonly at: 'statement' | 'sent' | 'answer' | 'silence';
  readonly bytes: number;
}

/** The server goes on alone for so long after a cut `sent`. */
const ALONE_MS = 100;

/** A proxy on a port of its own. */
export class Proxy {
  /** How many connections were cut. */
  cuts = 0;
  private armed: Cut | undefined;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(socketPath: string) {
    this.server = createServer((client) => this.connect(client, createConnection(socketPath)));
  }

  /** Opens a proxy to the server of `url`, which names the folder of its socket; and the address of the same database through it. */
  static async open(url: string): Promise<{ proxy: Proxy; url: string }> {
    const found = /^postgresql:\/\/([^@]+)@([^/]+)\/(.+)$/.exec(url);
    const [, user, folder, database] = found ?? [];
    const proxy = new Proxy(`${decodeURIComponent(folder ?? '')}/.s.PGSQL.5432`);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.server.address() as AddressInfo;
    return { proxy, url: `postgresql://${user}@127.0.0.1:${port}/${database}` };
  }

  /** Cuts the next connection that carries the marker, once. */
  arm(cut: Cut): void {
    this.armed = cut;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private connect(client: Socket, server: Socket): void {
    let cut: Cut | undefined;
    let left = 0;
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.on('error', end).on('close', () => {
        this.sockets.delete(socket);
        // After a cut `sent` the server's side stays for a while.
        if (cut?.at !== 'sent') end();
      });
    }
    client.on('data', (piece: Buffer) => {
      if (cut === undefined && this.armed !== undefined && piece.includes(this.armed.marker)) {
        cut = this.armed;
        this.armed = undefined;
        this.cuts++;
        left = cut.bytes;
        if (cut.at === 'statement') return void server.write(piece.subarray(0, cut.bytes), end);
        if (cut.at === 'sent') {
          server.write(piece, () => client.destroy());
          return void setTimeout(end, ALONE_MS);
        }
      }
      server.write(piece);
    });
    server.on('data', (piece: Buffer) => {
      if (cut === undefined) return void client.write(piece);
      if (cut.at !== 'answer') return;
      const part = piece.subarray(0, left);
      left -= part.length;
      client.write(part, () => left === 0 && end());
    });
  }
}
