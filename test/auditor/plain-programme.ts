import { type Books, type Receipt, refused } from './books.ts';
import { type PlanFile, readPlan, samePoolTerms } from './plain-plan.ts';
import { fen, money, percentPpm } from './wire.ts';

/** S1 */
export function openSubsidy(
  books: Books,
  command: { subsidyId: string; budget: string; share: string; mints: boolean },
): Receipt {
  if (books.subsidies.has(command.subsidyId)) return refused('subsidy_exists');
  const left = fen(command.budget);
  if (left <= 0n) return refused('amount_not_positive');
  const subsidy = { share: percentPpm(command.share), mints: command.mints, left, open: true };
  books.cameIn += left;
  books.subsidies.set(command.subsidyId, subsidy);
  books.openSubsidies.add(subsidy);
  return { ok: true };
}

/** S3 */
export function closeSubsidy(books: Books, command: { subsidyId: string }): Receipt {
  const subsidy = books.subsidies.get(command.subsidyId);
  if (subsidy === undefined) return refused('subsidy_unknown');
  if (!subsidy.open) return refused('subsidy_closed');
  const returned = subsidy.left;
  books.wentOut += returned;
  subsidy.left = 0n;
  subsidy.open = false;
  books.openSubsidies.delete(subsidy);
  return { ok: true, returned: money(returned) };
}

/** Z1 */
export function changePlan(books: Books, command: { plan: PlanFile }): Receipt {
  const plan = readPlan(command.plan);
  if (!samePoolTerms(books.plan, plan)) return refused('pool_terms_fixed');
  for (const { split } of books.merchants.values()) {
    if (split !== undefined && !plan.splits.has(split)) return refused('split_in_use');
  }
  books.plan = plan;
  return { ok: true };
}

/** Z2 */
export function windUp(books: Books): Receipt {
  if (books.ordersWithSomethingLeft > 0) return refused('orders_open');
  const paid = books.pool.windUp();
  for (const subsidy of books.openSubsidies) {
    books.wentOut += subsidy.left;
    subsidy.left = 0n;
    subsidy.open = false;
  }
  books.openSubsidies.clear();
  books.ended = true;
  return { ok: true, paid: money(paid) };
}
