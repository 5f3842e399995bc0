/** COPY into several tables as one query: the fastest way in, one round trip, one transaction. */
import type { ClientBase, Connection, Submittable } from 'pg';

/** What pg's types do not name. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Separates the texts of a line; no text has it. */
export const SEPARATOR = '\u001f';
/** Stands for null. */
export const NULL_MARK = '\u0002';

/** How a COPY statement has to read lines as {@link copyIn} sends them. */
export const COPY_FORM = `with (format text, delimiter E'\\x1f', null E'\\x02', encoding 'UTF8')`;

/** Texts in a line that COPY would take for something else. */
const SPECIAL = /[\\\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' };

/** A line of texts with {@link SEPARATOR} between them, as COPY reads it. */
export function copyLine(line: string): string {
  return SPECIAL.test(line) ? line.replace(/[\\\n\r]/g, (character) => ESCAPES[character] ?? '') : line;
}

/** Bytes in hexadecimal digits as a text of a line that is escaped already. */
export function copyBytes(hex: string): string {
  return `\\\\x${hex}`;
}

/**
 * Runs `statements`, of which as many as `bodies` are `COPY … FROM STDIN`, each fed by its body: lines that end with a line feed. Outside a transaction
 * they are one of their own. Resolves after its commit. Rejects with pg's error: then nothing was done, unless the connection broke.
 *
 * Nothing waits for the server to ask: what it does not want any more, because a statement before failed, it passes over by the protocol.
 */
export function copyIn(client: ClientBase, statements: string, bodies: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const query: Submittable & Handlers = {
      submit(plain) {
        const connection = plain as CopyConnection;
        connection.stream.cork();
        connection.query(statements);
        for (const body of bodies) {
          connection.sendCopyFromChunk(Buffer.from(body));
          connection.endCopyFrom();
        }
        connection.stream.uncork();
      },
      // pg puts its own in front, which ends the time-out of a connection that has one.
      callback: (error) => (error === undefined ? resolve() : reject(error)),
      handleError: (error) => query.callback(error),
      handleReadyForQuery: () => query.callback(),
      handleRowDescription: ignore,
      handleDataRow: ignore,
      handleCommandComplete: ignore,
      handleCopyInResponse: ignore,
      handleEmptyQuery: ignore,
    };
    client.query(query);
  });
}

/** What pg's client calls on the query that is under way. */
interface Handlers {
  callback(error?: Error): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
  handleRowDescription(): void;
  handleDataRow(): void;
  handleCommandComplete(): void;
  handleCopyInResponse(): void;
  handleEmptyQuery(): void;
}

function ignore(): void {}
