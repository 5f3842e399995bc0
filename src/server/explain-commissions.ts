/** Why a commission is what it is (C2-C6), and what refunds leave of it (O4). */
import type { Plan } from '#core/plan';
import type { Earner, LineContext } from '#store/line-context';
import { bigOf, listOf } from '#store/log-row';
import type { Facts, LogRow } from '#store/log-row';
import type { StatementLine } from '#store/statement-lines';
import { floorOf, percent, rateFloor, step } from './explain-steps.ts';
import type { Step } from './explain-steps.ts';
import { yuan } from './explain-texts.ts';
import type { Label } from './explain-texts.ts';

const RULES: Readonly<Record<string, string>> = {
  referral: 'C2',
  recruiter: 'C3',
  region: 'C4',
  rank: 'C5',
  peer: 'C6',
};

/** The steps of a commission line; undefined when the order's placing is not in the log. */
export function commissionSteps(line: StatementLine, context: LineContext): readonly Step[] | undefined {
  const { placed, plan, earner, refunded } = context;
  const { part = 0 } = line;
  const commissions = placed && listOf(placed.facts, 'commissions');
  const commission = commissions?.[part];
  if (placed === undefined || commissions === undefined || commission === undefined) return undefined;
  const amount = bigOf(placed.facts, 'amount');
  const full = bigOf(commission, 'amount');
  const asked = refunded === 0n ? line.amount : full;
  const first = rateStep(plan, placed, commissions, part, asked, earner);
  if (refunded === 0n) return [first];
  const left = amount - refunded;
  const formula = `${yuan(full)} × ${yuan(left)} / ${yuan(amount)}`;
  return [first, step('O4', 'commissionLeft', formula, [floorOf(full, left, amount), line.amount], 'down')];
}

function rateStep(
  plan: Plan,
  placed: LogRow,
  commissions: readonly Facts[],
  part: number,
  actual: bigint,
  earner: Earner | undefined,
): Step {
  const cash = bigOf(placed.facts, 'cash');
  const kind = String(commissions[part]?.['kind']) as Label;
  const rule = RULES[kind] ?? kind;
  const earlier = commissions.slice(0, part).filter((other) => other['kind'] === kind);
  const { commissions: rates } = plan;
  const single = (ratePpm: number): Step =>
    step(rule, kind, `${percent(ratePpm)} × ${yuan(cash)}`, [rateFloor(cash, ratePpm), actual], 'down');
  switch (kind) {
    case 'referral': {
      // A level whose share is less than a fen has no entry; the others follow in order.
      const paid = rates.referralPpm.filter((ratePpm) => rateFloor(cash, ratePpm) > 0n);
      return single(paid[earlier.length] ?? 0);
    }
    case 'recruiter':
      return single(rates.recruiterPpm);
    case 'region':
      return difference(rule, kind, cash, actual, regionRates(plan, earner));
    case 'rank':
      return difference(rule, kind, cash, actual, rankRates(plan, earner));
    default: {
      const base = commissions.slice(0, part).findLast((other) => other['kind'] === 'rank');
      const amount = base === undefined ? 0n : bigOf(base, 'amount');
      const formula = `${percent(rates.peerPpm)} × ${yuan(amount)}`;
      return step(rule, kind, formula, [rateFloor(amount, rates.peerPpm), actual], 'down');
    }
  }
}

/** A rate that the earner may have had, and the rates below it that may have been taken already, the least first. */
interface Rung {
  readonly ratePpm: number;
  readonly below: readonly number[];
}

/** The first of the rungs whose difference is the amount; when none is, the first of all is shown, and does not fit. */
function difference(rule: string, label: Label, cash: bigint, actual: bigint, rungs: readonly Rung[]): Step {
  const choices = rungs.flatMap(({ ratePpm, below }) => [0, ...below].map((takenPpm) => ({ ratePpm, takenPpm })));
  const worth = ({ ratePpm, takenPpm }: { ratePpm: number; takenPpm: number }): bigint =>
    rateFloor(cash, ratePpm) - rateFloor(cash, takenPpm);
  const found = choices.find((choice) => worth(choice) === actual) ?? choices[0] ?? { ratePpm: 0, takenPpm: 0 };
  const { ratePpm, takenPpm } = found;
  const whole = `${percent(ratePpm)} × ${yuan(cash)}`;
  return takenPpm === 0
    ? step(rule, label, whole, [worth(found), actual], 'down')
    : step(rule, label, `${whole} − ${percent(takenPpm)} × ${yuan(cash)}`, [worth(found), actual], 'difference');
}

/** C4: the levels at which the earner was the agent of the merchant's region, each with the levels below it. */
function regionRates({ commissions }: Plan, earner: Earner | undefined): readonly Rung[] {
  const { districtPpm, cityPpm, provincePpm } = commissions.region;
  const code = Number(earner?.regionCode ?? 0);
  const levels = [
    { code, ratePpm: code % 100 === 0 ? 0 : districtPpm },
    { code: code - (code % 100), ratePpm: code % 10_000 === 0 ? 0 : cityPpm },
    { code: code - (code % 10_000), ratePpm: provincePpm },
  ];
  const rungs: Rung[] = [];
  levels.forEach(({ code, ratePpm }, level) => {
    const below = levels.slice(0, level).map((lower) => lower.ratePpm);
    if (earner?.agentOf.includes(String(code)) === true && ratePpm > 0)
      rungs.push({ ratePpm, below: below.filter((lower) => lower > 0 && lower < ratePpm) });
  });
  return rungs;
}

/** C5: the rate of the earner's rank, and the lower rates of the plan. */
function rankRates({ commissions }: Plan, earner: Earner | undefined): readonly Rung[] {
  const rank = commissions.ranks.find(({ name }) => name === earner?.rank);
  if (rank === undefined) return [];
  const below = commissions.ranks.map(({ ratePpm }) => ratePpm).filter((ratePpm) => ratePpm < rank.ratePpm);
  return [{ ratePpm: rank.ratePpm, below: below.toSorted((a, b) => a - b) }];
}
