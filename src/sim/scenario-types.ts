/** The forms of a scenario: as it is written, and as the simulator works with it. */

interface Growth {
  readonly noise: 'none' | 'poisson';
  readonly season?: { readonly swing: string; readonly everyDays: number; readonly peakDay: number };
  readonly collapse?: { readonly day: number; readonly to: string; readonly days: number };
}

/** How new members arrive, by a formula: numbers are members a day. */
export type GrowthArrivals = Growth &
  (
    | { readonly kind: 'constant'; readonly perDay: number }
    | { readonly kind: 'linear'; readonly from: number; readonly to: number }
    | { readonly kind: 'exponential'; readonly from: number; readonly to: number }
    | { readonly kind: 'logistic'; readonly most: number; readonly middleDay: number; readonly riseDays: number }
    | {
        readonly kind: 'referral';
        readonly perDay: number;
        readonly perMember: string;
        readonly forDays: number;
        readonly most: number;
      }
  );

/** The file of orders that a scenario takes its arrivals from, and how to read it. */
export interface FileArrivals {
  readonly kind: 'file';
  readonly file: string;
  readonly map: string;
  readonly unit: 'fen' | 'yuan';
  readonly tz: string;
  readonly encoding: string;
}

type WireAmounts =
  | { readonly kind: 'fixed'; readonly amount: string }
  | {
      readonly kind: 'lognormal';
      readonly median: string;
      readonly spread: string;
      readonly least: string;
      readonly most: string;
    }
  | { readonly kind: 'empirical'; readonly values: readonly string[] };

/** A group of members as it is written. */
export type WireBehaviour = { readonly name?: string; readonly share: string; readonly spends: string } & (
  | { readonly kind: 'hold' | 'sell-at-once' }
  | { readonly kind: 'sell-at'; readonly multiple: string }
  | { readonly kind: 'sell-after'; readonly days: number }
  | { readonly kind: 'panic'; readonly fall: string; readonly overDays: number; readonly eachDay: string }
  | { readonly kind: 'random'; readonly afterOrders: string }
);

type Source = 'operator' | 'financing';

interface Dated {
  readonly day: number;
}

/** A scenario on the wire, with nothing left out that has a default. */
export interface ScenarioFile {
  readonly name: string;
  readonly plan: string;
  readonly start: string;
  readonly days: number;
  readonly arrivals: GrowthArrivals | FileArrivals;
  readonly mostOrders?: number;
  readonly amounts?: WireAmounts;
  readonly repeat?: { readonly share: string; readonly everyDays: number; readonly forDays: number };
  readonly merchants?: {
    readonly count: number;
    readonly regions: readonly string[];
    readonly ownGoods: string;
    readonly agents: 'none' | 'all';
    readonly recruiters: 'none' | 'all';
  };
  readonly referral?: { readonly share: string };
  readonly refunds?: { readonly share: string; readonly part: string };
  readonly injections: readonly (Dated & { readonly amount: string; readonly source: Source })[];
  readonly subsidies: readonly (Dated & {
    readonly budget: string;
    readonly share: string;
    readonly mints: 'yes' | 'no';
    readonly source: Source;
  })[];
  readonly runs: readonly (Dated & { readonly days: number; readonly share: string })[];
  readonly behaviours: readonly WireBehaviour[];
  readonly debts?: { readonly members: number; readonly amount: string };
  readonly withdrawals?: { readonly everyDays: number };
  readonly coalition?: Dated & {
    readonly volume: string;
    readonly outsiders: 'idle' | 'active';
    readonly patience: number;
  };
  readonly cohorts: 'month' | 'quarter';
}

/** A group of members. */
export type Behaviour = WireBehaviour & {
  readonly name: string;
  readonly sharePpm: number;
  readonly spendsPpm: number;
};

/** The amounts of orders, in fen. */
export type Amounts =
  | { readonly kind: 'fixed'; readonly fen: number }
  | {
      readonly kind: 'lognormal';
      readonly medianFen: number;
      readonly spread: number;
      readonly leastFen: number;
      readonly mostFen: number;
    }
  | { readonly kind: 'empirical'; readonly fen: readonly number[] };

/** A coalition: when, how much, and what the others do meanwhile. */
interface Coalition {
  readonly day: number;
  readonly volumeFen: number;
  readonly outsiders: 'idle' | 'active';
  readonly patience: number;
}

/** A valid scenario: money in fen, shares as fractions unless a name says ppm. */
export interface Scenario {
  /** As it was written, with every default. */
  readonly file: ScenarioFile;
  readonly startMs: number;
  readonly behaviours: readonly Behaviour[];
  readonly amounts?: Amounts;
  readonly repeat?: { readonly share: number; readonly everyDays: number; readonly forDays: number };
  readonly merchants?: {
    readonly count: number;
    readonly regions: readonly string[];
    readonly ownGoods: number;
    readonly agents: 'none' | 'all';
    readonly recruiters: 'none' | 'all';
  };
  readonly referralShare: number;
  readonly refunds?: { readonly share: number; readonly partPpm: number };
  readonly injections: readonly { readonly day: number; readonly fen: number; readonly source: Source }[];
  readonly subsidies: readonly {
    readonly day: number;
    readonly budgetFen: number;
    readonly sharePpm: number;
    readonly mints: 'yes' | 'no';
    readonly source: Source;
  }[];
  readonly runs: readonly { readonly day: number; readonly days: number; readonly share: number }[];
  readonly debts?: { readonly members: number; readonly fen: number };
  readonly coalition?: Coalition;
}

/** A row of a file of orders: members and merchants by number, in the order of first mention; money in fen. */
export interface FileRow {
  readonly atMs: number;
  readonly member: number;
  /** -1: the platform's own goods. */
  readonly merchant: number;
  readonly referrer: number;
  readonly regionCode?: string;
  readonly fen: number;
  readonly cancels: boolean;
}
