/** Answers about people, sessions and rights. */
import { z } from 'zod';

const instant = z.string().meta({ examples: ['2026-01-01T00:00:00Z'] });

/** How far a session is: after `password` and `totp` only the password, or TOTP, can be seen to. */
const stage = z.enum(['password', 'totp', 'full']);

/** A session that has begun, or goes on under another token. */
export const signedInAnswer = z.strictObject({
  token: z.string().meta({ description: 'Sent as Authorization: Bearer …; shown this once. / 只显示这一次。' }),
  stage,
});

/** Who is asking. */
export const meAnswer = z.strictObject({
  actor: z.string(),
  stage,
  grants: z.array(
    z.strictObject({
      role: z.string(),
      programme: z.int().nullable(),
      /** The caller's id of the merchant or member. */
      objectId: z.string().nullable(),
    }),
  ),
});

/** One's sessions. */
export const sessionsAnswer = z.strictObject({
  sessions: z.array(
    z.strictObject({
      id: z.int(),
      current: z.boolean(),
      method: z.enum(['password', 'code']),
      userAgent: z.string(),
      createdAt: instant,
      lastSeenAt: instant,
      expiresAt: instant,
    }),
  ),
});

/** A secret for the authenticator app. */
export const totpAnswer = z.strictObject({
  secret: z.string(),
  uri: z.string().meta({ description: 'The text of the QR code. / 二维码的内容。' }),
});

/** The token that the session goes on under. */
export const tokenAnswer = z.strictObject({ token: z.string() });

/** Ten codes for whoever lost the app, shown this once. */
export const recoveryCodesAnswer = z.strictObject({ recoveryCodes: z.array(z.string()) });

/** TOTP is set up. */
export const totpConfirmedAnswer = z.strictObject({ token: z.string(), recoveryCodes: z.array(z.string()) });
