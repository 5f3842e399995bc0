/**
 * The plan: how an order is split, what commissions are paid, on what terms the pool runs. Its wire form is that of a plan file; the
 * engine works with the form below, in exact integers.
 */
import type { PlanError } from './plan-error.ts';
import { planField } from './plan-fields.ts';
import { Place, readField } from './plan-reader.ts';
import type { Readable } from './plan-reader.ts';
import { checkRules, commissionRates } from './plan-rules.ts';
import type { CommissionRates } from './plan-rules.ts';
import { formatMoney, formatMultiple, formatPercent, parseMoney, parseMultiple, parsePercent } from './quantity.ts';
import type { Int } from './quantity.ts';

export type { PlanError } from './plan-error.ts';

/** One way to split an order (O2), in parts per million; what the three legs leave is the pool's. */
interface Split {
  readonly merchantPpm: number;
  readonly platformPpm: number;
  readonly distributionPpm: number;
}

/** A valid plan. Money in fen, rates in parts per million. */
export interface Plan {
  readonly name: string;
  readonly currency: 'CNY';
  readonly pool: {
    /** Fen a point at the opening (P2). */
    readonly startPriceFen: Int;
    readonly genesisFen: Int;
    readonly rebateSharePpm: number;
    readonly redeemFeePpm: number;
    /** Absent: nobody is ever due (X1). `feePpm` is the cap's own fee, else the redeem fee. */
    readonly cap?: { readonly multiplePpm: number; readonly feePpm: number };
  };
  /** By name; `default` is always among them. */
  readonly splits: ReadonlyMap<string, Split>;
  readonly commissions: CommissionRates;
  /** Absent: no order may be paid in coins. */
  readonly legacy?: {
    readonly coinSharePpm: number;
    readonly release?: { readonly tranches: number; readonly everyDays: number };
  };
  readonly withdrawal: {
    readonly minimumFen: Int;
    readonly feePpm: number;
    readonly taxPpm: {
      readonly cash: number;
      readonly commission: number;
      readonly dividend: number;
      readonly payable: number;
    };
  };
  readonly returnWindowDays: number;
  readonly minimumOrderFen: Int;
}

/** A plan on the wire, with nothing left out that has a default. */
export interface PlanFile {
  readonly name: string;
  readonly currency: 'CNY';
  readonly pool: {
    readonly startPrice: string;
    readonly genesis: string;
    readonly rebateShare: string;
    readonly redeemFee: string;
    readonly cap?: { readonly multiple: string; readonly fee?: string };
  };
  readonly splits: Readonly<
    Record<string, { readonly merchant: string; readonly platform: string; readonly distribution: string }>
  >;
  readonly commissions: {
    readonly referral: readonly string[];
    readonly recruiter: string;
    readonly region: { readonly district: string; readonly city: string; readonly province: string };
    readonly ranks: readonly { readonly name: string; readonly rate: string }[];
    readonly peer: string;
  };
  readonly legacy?: {
    readonly coinShare: string;
    readonly release?: { readonly tranches: number; readonly everyDays: number };
  };
  readonly withdrawal: {
    readonly minimum: string;
    readonly fee: string;
    readonly tax: {
      readonly cash: string;
      readonly commission: string;
      readonly dividend: string;
      readonly payable: string;
    };
  };
  readonly returnWindowDays: number;
  readonly minimumOrder: string;
}

/** A plan, or everything that is wrong with it. */
export type PlanResult =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly errors: readonly PlanError[] };

/**
 * Checks a plan in its wire form, whatever the value is: every error at once, in the order of the fields, and no exception ever.
 * Invalid is what breaks the form or U3 (finer than a part per million), A01, A02, A05 or A06 of the plan check.
 */
export function validatePlan(input: unknown): PlanResult {
  const place = new Place([], []);
  const file = readPlan(input, place);
  checkRules(file, place);
  // Without an error nothing is missing: what was read has the form of the table, which is that of PlanFile.
  return place.errors.length > 0 ? { ok: false, errors: place.errors } : { ok: true, plan: planOf(file as PlanFile) };
}

function readPlan(input: unknown, place: Place): Readable<PlanFile> {
  try {
    return readField(planField, input, place) ?? {};
  } catch {
    // Only a value with code of its own gets here: a getter or a proxy that throws.
    place.refuse('unreadable', undefined, {
      zh: '无法读取；计划应是普通的数据',
      en: 'cannot be read; a plan is plain data',
    });
    return {};
  }
}

/** The wire form of a plan, canonical: every default written out, every number in its shortest form. `validatePlan` gives the plan back. */
export function formatPlan(plan: Plan): PlanFile {
  const { pool, commissions, legacy, withdrawal } = plan;
  const { cash, commission, dividend, payable } = withdrawal.taxPpm;
  return {
    name: plan.name,
    currency: plan.currency,
    pool: {
      startPrice: formatMoney(pool.startPriceFen),
      genesis: formatMoney(pool.genesisFen),
      rebateShare: formatPercent(pool.rebateSharePpm),
      redeemFee: formatPercent(pool.redeemFeePpm),
      ...(pool.cap && { cap: { multiple: formatMultiple(pool.cap.multiplePpm), fee: formatPercent(pool.cap.feePpm) } }),
    },
    splits: Object.fromEntries(
      [...plan.splits].map(([name, { merchantPpm, platformPpm, distributionPpm }]) => [
        name,
        {
          merchant: formatPercent(merchantPpm),
          platform: formatPercent(platformPpm),
          distribution: formatPercent(distributionPpm),
        },
      ]),
    ),
    commissions: {
      referral: commissions.referralPpm.map(formatPercent),
      recruiter: formatPercent(commissions.recruiterPpm),
      region: {
        district: formatPercent(commissions.region.districtPpm),
        city: formatPercent(commissions.region.cityPpm),
        province: formatPercent(commissions.region.provincePpm),
      },
      ranks: commissions.ranks.map(({ name, ratePpm }) => ({ name, rate: formatPercent(ratePpm) })),
      peer: formatPercent(commissions.peerPpm),
    },
    ...(legacy && {
      legacy: { coinShare: formatPercent(legacy.coinSharePpm), ...(legacy.release && { release: legacy.release }) },
    }),
    withdrawal: {
      minimum: formatMoney(withdrawal.minimumFen),
      fee: formatPercent(withdrawal.feePpm),
      tax: {
        cash: formatPercent(cash),
        commission: formatPercent(commission),
        dividend: formatPercent(dividend),
        payable: formatPercent(payable),
      },
    },
    returnWindowDays: plan.returnWindowDays,
    minimumOrder: formatMoney(plan.minimumOrderFen),
  };
}

function planOf(file: PlanFile): Plan {
  const { pool, legacy, withdrawal } = file;
  const { cash, commission, dividend, payable } = withdrawal.tax;
  const redeemFeePpm = ppm(pool.redeemFee);
  const cap = pool.cap && {
    multiplePpm: held(parseMultiple(pool.cap.multiple)),
    feePpm: pool.cap.fee === undefined ? redeemFeePpm : ppm(pool.cap.fee),
  };
  const release = legacy?.release && { tranches: legacy.release.tranches, everyDays: legacy.release.everyDays };
  return {
    name: file.name,
    currency: file.currency,
    pool: {
      startPriceFen: fen(pool.startPrice),
      genesisFen: fen(pool.genesis),
      rebateSharePpm: ppm(pool.rebateShare),
      redeemFeePpm,
      ...(cap && { cap }),
    },
    splits: new Map(
      Object.entries(file.splits).map(([name, { merchant, platform, distribution }]) => [
        name,
        { merchantPpm: ppm(merchant), platformPpm: ppm(platform), distributionPpm: ppm(distribution) },
      ]),
    ),
    commissions: commissionRates(file.commissions),
    ...(legacy && { legacy: { coinSharePpm: ppm(legacy.coinShare), ...(release && { release }) } }),
    withdrawal: {
      minimumFen: fen(withdrawal.minimum),
      feePpm: ppm(withdrawal.fee),
      taxPpm: { cash: ppm(cash), commission: ppm(commission), dividend: ppm(dividend), payable: ppm(payable) },
    },
    returnWindowDays: file.returnWindowDays,
    minimumOrderFen: fen(file.minimumOrder),
  };
}

/** The value of a text that the reader has accepted. */
function held<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('the table of fields accepted a text that has no value');
  return value;
}

function ppm(text: string): number {
  return held(parsePercent(text));
}

function fen(text: string): Int {
  return held(parseMoney(text));
}
