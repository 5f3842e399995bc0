/** What a caller can do wrong when signing in or using rights. Texts for people stand elsewhere, under these codes. */

/** Every code of an {@link AuthError}. */
export type AuthErrorCode =
  /** No token, an unknown one, or one that was ended. */
  | 'not_signed_in'
  /** The session ran out: idle too long, or at the end of its life. */
  | 'session_expired'
  /** The person or key is known but may not do this. */
  | 'not_allowed'
  /** The one-time password has to be changed before anything else. */
  | 'password_change_required'
  /** TOTP has to be set up before anything else. */
  | 'totp_enrolment_required'
  /** The act asks for a sign-in that is more recent. */
  | 'recent_sign_in_required'
  /** Username and password do not belong together. Says no more on purpose. */
  | 'sign_in_failed'
  /** The password is right; a TOTP code or recovery code has to come with it. */
  | 'totp_required'
  /** The TOTP code, recovery code or one-time code is wrong or was used before. */
  | 'code_wrong'
  /** There is no code for this phone, it is too old, or it was tried too often. Ask for a new one. */
  | 'code_expired'
  /** Too many attempts; `retryAfterSeconds` says when the next is looked at. */
  | 'too_many_attempts'
  | 'password_too_short'
  | 'password_too_long'
  /** The password is the username, or one character over and over. */
  | 'password_too_simple'
  | 'password_unchanged'
  | 'totp_already_enrolled'
  /** Confirming TOTP without having begun. */
  | 'totp_not_begun'
  /** A username is 3 to 64 characters: a-z, 0-9, dot, hyphen, underscore, at. */
  | 'username_invalid'
  | 'username_taken'
  /** Not a mobile number of mainland China. */
  | 'phone_invalid'
  /** Another person has this number. */
  | 'phone_taken'
  /** A name or payee account is 1 to 500 characters. */
  | 'personal_data_invalid'
  | 'person_unknown'
  | 'person_erased'
  /** This role needs a programme and an object, or must not have them. */
  | 'grant_invalid'
  /** The person has the role already, the member is another person's, or the person is another member. */
  | 'role_taken'
  | 'grant_unknown'
  /** The last administrator of all programmes can be neither disabled nor erased, nor lose the role. */
  | 'last_admin'
  | 'session_unknown'
  | 'api_key_unknown'
  /** No scope, an unknown one, one that a merchant's key cannot have; no name; or an expiry in the past. */
  | 'api_key_invalid';

/** A sign-in or a use of rights that was refused. Carries no personal data. */
export class AuthError extends Error {
  override readonly name = 'AuthError';
  readonly code: AuthErrorCode;
  /** Whole seconds until the next attempt is looked at, rounded up; only with `too_many_attempts`. */
  readonly retryAfterSeconds?: number;

  constructor(code: AuthErrorCode, retryAfterSeconds?: number) {
    super(code);
    this.code = code;
    if (retryAfterSeconds !== undefined) this.retryAfterSeconds = retryAfterSeconds;
  }
}
