/** How members' one-time codes reach them: shown to who runs a sandbox, or handed to a relay of the operator's that sends them by SMS. */
import { randomUUID } from 'node:crypto';
import type { Wording } from '#core/plan-field';
import type { CodeSender } from './auth/code-sign-in.ts';
import type { Config } from './config.ts';
import { ProblemError } from './problems.ts';
import { createSender } from './webhooks/send.ts';
import type { Send } from './webhooks/send.ts';
import { signedHeaders } from './webhooks/signature.ts';

/** Shows codes by `say`, with the phones that they are for: in sandboxes only. */
export function consoleSender(say: (wording: Wording) => void): CodeSender {
  return {
    sandboxOnly: true,
    send: async ({ phone, code, programme }) =>
      say({
        zh: `沙盒 ${programme}：手机 ${phone} 的验证码是 ${code}`,
        en: `Sandbox ${programme}: the code for the phone ${phone} is ${code}`,
      }),
  };
}

/**
 * Posts phone, code and language as JSON to a relay, signed as webhooks are (docs/webhooks.md). Its `send` throws `code_not_sent` when the relay does not
 * answer with 2xx.
 */
export function relaySender(
  { url, secret }: { readonly url: string; readonly secret: string },
  now: () => number,
  send: Send,
): CodeSender {
  return {
    send: async ({ phone, code, language }) => {
      const body = Buffer.from(JSON.stringify({ phone, code, language }));
      const headers = { 'content-type': 'application/json', ...signedHeaders([secret], randomUUID(), now(), body) };
      const sent = await send(url, headers, body);
      if (!sent.ok) throw new ProblemError('code_not_sent');
    },
  };
}

/** The sender that the configuration names, and its end. */
export function openCodeSender(
  configured: Config['codeSender'],
  now: () => number,
  say: (wording: Wording) => void,
): { readonly sender: CodeSender; close(): void } {
  if (configured === 'console') return { sender: consoleSender(say), close: () => undefined };
  // The operator names the relay, so that it may stand in their own network.
  const posts = createSender({ allowPrivate: true });
  return { sender: relaySender(configured, now, posts.send), close: () => posts.close() };
}
