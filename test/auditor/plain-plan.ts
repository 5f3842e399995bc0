import { fen, multiplePpm, percentPpm } from './wire.ts';

const DAY_MS = 86_400_000;

/** A plan as it stands in a file. Assumed valid. */
export interface PlanFile {
  readonly name: string;
  readonly currency: string;
  readonly pool: {
    readonly startPrice: string;
    readonly genesis: string;
    readonly rebateShare: string;
    readonly redeemFee?: string;
    readonly cap?: { readonly multiple: string; readonly fee?: string };
  };
  readonly splits: Readonly<Record<string, { merchant: string; platform: string; distribution: string }>>;
  readonly commissions?: {
    readonly referral?: readonly string[];
    readonly recruiter?: string;
    readonly region?: { readonly district?: string; readonly city?: string; readonly province?: string };
    readonly ranks?: readonly { readonly name: string; readonly rate: string }[];
    readonly peer?: string;
  };
  readonly legacy?: {
    readonly coinShare: string;
    readonly release?: { readonly tranches: number; readonly everyDays: number };
  };
  readonly withdrawal?: {
    readonly minimum?: string;
    readonly fee?: string;
    readonly tax?: Readonly<Record<string, string>>;
  };
  readonly returnWindowDays?: number;
  readonly minimumOrder?: string;
}

export interface Split {
  readonly merchant: bigint;
  readonly platform: bigint;
  readonly distribution: bigint;
}

/** A plan in numbers: rates in ppm, money in fen, times in ms. What is absent is nothing. */
export interface PlainPlan {
  readonly pool: {
    readonly startPriceFen: bigint;
    readonly genesisFen: bigint;
    readonly redeemFeePpm: number;
    readonly cap?: { readonly multiplePpm: number; readonly feePpm: number } | undefined;
  };
  readonly rebateShare: bigint;
  readonly splits: ReadonlyMap<string, Split>;
  readonly referral: readonly bigint[];
  readonly recruiter: bigint;
  readonly region: { readonly district: bigint; readonly city: bigint; readonly province: bigint };
  readonly ranks: ReadonlyMap<string, bigint>;
  readonly highestRank: bigint;
  readonly peer: bigint;
  readonly coinShare: bigint;
  readonly release: { readonly tranches: number; readonly everyMs: number } | undefined;
  readonly withdrawalMinimum: bigint;
  readonly withdrawalFee: bigint;
  readonly taxes: ReadonlyMap<string, bigint>;
  readonly returnWindowMs: number;
  readonly minimumOrder: bigint;
}

export function readPlan(file: PlanFile): PlainPlan {
  const { pool, commissions, legacy, withdrawal } = file;
  const ranks = new Map((commissions?.ranks ?? []).map(({ name, rate }) => [name, percentPpm(rate)]));
  const release = legacy?.release;
  return {
    pool: readPool(pool),
    rebateShare: percentPpm(pool.rebateShare),
    splits: new Map(Object.entries(file.splits).map(([name, legs]) => [name, readSplit(legs)])),
    referral: (commissions?.referral ?? []).map(percentPpm),
    recruiter: rate(commissions?.recruiter),
    region: {
      district: rate(commissions?.region?.district),
      city: rate(commissions?.region?.city),
      province: rate(commissions?.region?.province),
    },
    ranks,
    highestRank: [...ranks.values()].reduce((highest, one) => (one > highest ? one : highest), 0n),
    peer: rate(commissions?.peer),
    coinShare: rate(legacy?.coinShare),
    release: release && { tranches: release.tranches, everyMs: release.everyDays * DAY_MS },
    withdrawalMinimum: fen(withdrawal?.minimum ?? '0.00'),
    withdrawalFee: rate(withdrawal?.fee),
    taxes: new Map(Object.entries(withdrawal?.tax ?? {}).map(([account, tax]) => [account, percentPpm(tax)])),
    returnWindowMs: (file.returnWindowDays ?? 0) * DAY_MS,
    minimumOrder: fen(file.minimumOrder ?? '0.01'),
  };
}

/** Z1: whether two plans agree on the pool's terms other than the rebate share. Compared as values, not as texts. */
export function samePoolTerms(left: PlainPlan, right: PlainPlan): boolean {
  const a = left.pool;
  const b = right.pool;
  return (
    a.startPriceFen === b.startPriceFen &&
    a.genesisFen === b.genesisFen &&
    a.redeemFeePpm === b.redeemFeePpm &&
    a.cap?.multiplePpm === b.cap?.multiplePpm &&
    a.cap?.feePpm === b.cap?.feePpm
  );
}

function readPool(pool: PlanFile['pool']): PlainPlan['pool'] {
  const redeemFeePpm = Number(rate(pool.redeemFee));
  const { cap } = pool;
  return {
    startPriceFen: fen(pool.startPrice),
    genesisFen: fen(pool.genesis),
    redeemFeePpm,
    cap: cap && {
      multiplePpm: Number(multiplePpm(cap.multiple)),
      feePpm: cap.fee === undefined ? redeemFeePpm : Number(percentPpm(cap.fee)),
    },
  };
}

function readSplit(legs: { merchant: string; platform: string; distribution: string }): Split {
  return {
    merchant: percentPpm(legs.merchant),
    platform: percentPpm(legs.platform),
    distribution: percentPpm(legs.distribution),
  };
}

function rate(text: string | undefined): bigint {
  return text === undefined ? 0n : percentPpm(text);
}
