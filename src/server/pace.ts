/** How many rows a second a writer gets done while it has work: deciding and committing together, as they compete for the same cores. */

/** Before anything was measured, in rows a second: what two cores do while others use them as well. */
const FIRST_ROWS_PER_SECOND = 20_000;
/** A sample of so many rows counts for half; one of few rows says how long a sync takes, and little of how many rows fit into it. */
const FULL_SAMPLE_ROWS = 1000;

/** Measured from commit to commit, never over idle time. */
export class Pace {
  private rowsPerSecond = FIRST_ROWS_PER_SECOND;
  private sinceMs = 0;

  /** Work begins after there was none. */
  begin(): void {
    this.sinceMs = performance.now();
  }

  /** A commit of so many rows is done, and the next begins. */
  done(rows: number): void {
    const nowMs = performance.now();
    const sample = (rows * 1000) / Math.max(1, nowMs - this.sinceMs);
    this.sinceMs = nowMs;
    const weight = Math.min(1, rows / FULL_SAMPLE_ROWS) / 2;
    this.rowsPerSecond += weight * (sample - this.rowsPerSecond);
  }

  /** How many rows get done within that time. */
  rowsWithin(ms: number): number {
    return (this.rowsPerSecond * ms) / 1000;
  }
}
