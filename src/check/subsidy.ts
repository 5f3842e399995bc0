/** What subsidies add to an order. */
import type { Given } from './rule.ts';

/** The larger of what the open subsidies add together and what is said to be planned, in ppm of an order's cash (A08). */
export function subsidyPpm({ facts, situation }: Pick<Given, 'facts' | 'situation'>): number {
  const open = (situation.subsidies ?? []).reduce((sum, { sharePpm }) => sum + sharePpm, 0);
  return Math.max(open, facts['pool.subsidyShare'] ?? 0);
}
