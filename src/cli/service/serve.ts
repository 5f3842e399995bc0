/** `greenpool serve`, which `npm start` runs: the service, until it is told to stop. */
import { startService } from '#server/service';
import { parseArguments } from '../arguments.ts';
import { SERVE } from '../commands.ts';
import type { Session } from '../host.ts';
import { configOf, inBothLanguages } from './store.ts';

/** Starts the service and says where it is; resolves when SIGINT or SIGTERM has come and everyone was answered. */
export async function runServe(session: Session, words: readonly string[]): Promise<number> {
  const { out, say } = session;
  const { options } = parseArguments(SERVE, words);
  const config = configOf(session, options.data);
  const told = new Promise<void>((resolve) => {
    // In place of what other subcommands do with them, which is to end at once. A terminal may send one twice.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(signal).on(signal, () => resolve());
  });
  const tell = (text: { readonly zh: string; readonly en: string }): void => {
    out.line(text[say.language]);
    void out.flush();
  };
  const service = await startService(config, tell).catch((error: unknown) => {
    throw inBothLanguages(error);
  });
  const { address, firstAdmin } = service;
  out.line(say('serveReady', { address }));
  out.line(say('serveDocs', { address }));
  // Whoever is not the first has an authenticator.
  let account: object = { username: '…', password: '…', code: '…' };
  if (firstAdmin !== undefined) {
    const { username, password } = firstAdmin;
    account = { username, password };
    out.line(say('serveFirstAdmin', { username, password }));
  }
  out.line(say('serveSignIn', { address, body: JSON.stringify(account) }));
  out.line(say('serveStop'));
  await out.flush();
  await told;
  out.line(say('serveStopping'));
  await out.flush();
  await service.stop();
  return 0;
}
