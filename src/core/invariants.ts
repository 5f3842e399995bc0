/** What always holds is checked after every command, in production too. A broken invariant is a bug of ours, never bad input. */

/** An invariant does not hold: the engine stops rather than runs wrong, and has to be restored from a snapshot. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
  /** The rule that is broken. */
  readonly rule: string;

  constructor(rule: string, what: string) {
    super(`${rule} does not hold: ${what}`);
    this.rule = rule;
  }
}

/** Throws an `InvariantError` of `rule` unless `holds`. */
export function ensure(holds: boolean, rule: string, what: string): void {
  if (!holds) throw new InvariantError(rule, what);
}
