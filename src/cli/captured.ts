/** For tests: the command line with its output captured, in a folder of its own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Host } from './host.ts';
import { main } from './main.ts';

/** What a run gave. */
export interface Captured {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** How a run differs from the usual one: English, no terminal, nothing on standard input. */
export interface Circumstances {
  readonly lang?: string;
  readonly stdin?: string;
  readonly stdout?: Writable;
  /** Variables of the environment beside `LANG`. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs `greenpool …words` in this process. */
export async function greenpool(
  words: readonly string[],
  { lang = 'en_US.UTF-8', stdin = '', stdout, environment }: Circumstances = {},
): Promise<Captured> {
  const out = new Sink();
  const err = new Sink();
  const host: Host = {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: stdout ?? out,
    stderr: err,
    environment: { ...environment, LANG: lang },
    clock: () => 0,
  };
  const status = await main(words, host);
  return { status, out: out.text, err: err.text };
}

class Sink extends Writable {
  text = '';

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A folder for the files of one test. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'greenpool-test-'));

  /** The path of a file in the folder. */
  at(name: string): string {
    return join(this.path, name);
  }

  /** Writes a file and gives its path. */
  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.at(name), content);
    return this.at(name);
  }

  /** The text of a file in the folder. */
  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
