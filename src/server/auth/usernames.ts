/** What a username is. */

const USERNAME = /^[a-z0-9][a-z0-9._@-]{2,63}$/;

/** Whether an account can have the name: 3 to 64 of a-z, 0-9, dot, hyphen, underscore, at, the first a letter or digit. */
export function isUsername(text: string): boolean {
  return USERNAME.test(text);
}
