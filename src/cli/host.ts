/** What the command line takes from the process it runs in. Only `main.ts` reads the real ones; tests bring their own. */
import type { Output } from './output.ts';
import type { Say } from './messages.ts';

/** The process around the command line. */
export interface Host {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly environment: { readonly [name: string]: string | undefined };
  /** Milliseconds on a clock that never goes back; for the progress bar only. */
  readonly clock: () => number;
}

/** What every subcommand gets. */
export interface Session {
  readonly host: Host;
  readonly say: Say;
  readonly out: Output;
  readonly err: Output;
  /** The command line as it was typed, for the report. */
  readonly typed: string;
}
