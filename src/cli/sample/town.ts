/** Who there is in the sample: merchants in real regions, and the members that buy from them. All of them are made up. */
import type { Random } from './random.ts';

/** A merchant: its id, its GB/T 2260 region, how big a typical bill is (percent of the table of amounts), how many go there. */
export interface Merchant {
  readonly id: string;
  readonly regionCode: string;
  readonly billPercent: number;
  readonly weight: number;
}

/** Bills in percent of the table of amounts. */
const BILLS = {
  noodles: 38,
  tea: 26,
  hotpot: 150,
  hotel: 420,
  salon: 170,
  gym: 380,
  market: 95,
  cinema: 72,
  pharmacy: 60,
  bakery: 45,
  carwash: 55,
  florist: 120,
};

/** City, kind, region code, weight. 441900 is Dongguan, a city without districts. */
const SHOPS: readonly (readonly [city: string, kind: keyof typeof BILLS, regionCode: string, weight: number])[] = [
  ['hangzhou', 'noodles', '330106', 30],
  ['hangzhou', 'tea', '330105', 28],
  ['hangzhou', 'hotpot', '330106', 14],
  ['hangzhou', 'salon', '330102', 9],
  ['hangzhou', 'market', '330108', 26],
  ['hangzhou', 'hotel', '330106', 3],
  ['hangzhou', 'cinema', '330110', 10],
  ['ningbo', 'noodles', '330203', 12],
  ['ningbo', 'hotpot', '330212', 7],
  ['guangzhou', 'tea', '440106', 24],
  ['guangzhou', 'noodles', '440103', 20],
  ['guangzhou', 'hotpot', '440104', 10],
  ['guangzhou', 'gym', '440106', 4],
  ['guangzhou', 'bakery', '440105', 16],
  ['dongguan', 'market', '441900', 14],
  ['dongguan', 'carwash', '441900', 6],
  ['shenzhen', 'tea', '440305', 18],
  ['shenzhen', 'salon', '440304', 7],
  ['shenzhen', 'florist', '440303', 4],
  ['chengdu', 'hotpot', '510107', 16],
  ['chengdu', 'noodles', '510104', 18],
  ['chengdu', 'tea', '510105', 14],
  ['chengdu', 'hotel', '510104', 2],
  ['shanghai', 'bakery', '310104', 14],
  ['shanghai', 'cinema', '310115', 7],
  ['shanghai', 'pharmacy', '310101', 8],
  ['wuhan', 'noodles', '420106', 12],
  ['wuhan', 'market', '420102', 9],
  ['xian', 'noodles', '610113', 10],
  ['xian', 'hotel', '610103', 2],
];

/** The merchants: thirty, in nine cities. */
export const MERCHANTS: readonly Merchant[] = SHOPS.map(([city, kind, regionCode, weight]) => ({
  id: `${city}-${kind}`,
  regionCode,
  billPercent: BILLS[kind],
  weight,
}));

/** Regions that have an agent: some with all three levels, some with the city only, some with none. */
export const AGENCIES: readonly string[] = [
  '330000',
  '330100',
  '330106',
  '330105',
  '440000',
  '440100',
  '440106',
  '441900',
  '510100',
  '310104',
];

/** What a member does with points: sells soon after they arrive, now and then, or hardly ever. */
type Temper = 'quick' | 'casual' | 'patient';

/** A member of the sample. */
export interface Member {
  readonly id: string;
  readonly joinedMs: number;
  readonly referrerId?: string;
  /** The city the member lives in, as merchants' ids begin. */
  readonly city: string;
  readonly temper: Temper;
  /** How much the member buys, beside the others. */
  readonly weight: number;
}

const TEMPERS: readonly { readonly temper: Temper; readonly weight: number }[] = [
  { temper: 'quick', weight: 40 },
  { temper: 'casual', weight: 30 },
  { temper: 'patient', weight: 30 },
];

/** Most buy now and then, a few nearly every day. */
const APPETITES = [
  { appetite: 1, weight: 46 },
  { appetite: 2, weight: 25 },
  { appetite: 4, weight: 15 },
  { appetite: 9, weight: 9 },
  { appetite: 22, weight: 4 },
  { appetite: 60, weight: 1 },
];

/** Members that are there from the first day; owners, recruiters and agents are among them. */
export const FOUNDERS = 24;

/** The members as the year goes on; a newcomer is often referred by one who is there. */
export class Town {
  readonly members: Member[] = [];
  readonly #random: Random;
  readonly #cities = MERCHANTS.map(({ id, weight }) => ({ city: cityOf(id), weight }));

  constructor(random: Random, openedMs: number) {
    this.#random = random;
    for (let count = 0; count < FOUNDERS; count++) this.#join(openedMs, undefined);
  }

  /** A new member; three in five are referred, mostly by somebody of their city who buys a lot. */
  welcome(atMs: number): Member {
    if (!this.#random.chance(600)) return this.#join(atMs, undefined);
    return this.#join(atMs, this.#random.weighted(this.members));
  }

  /** One of those who are there, the busy ones more often. */
  regular(): Member {
    return this.#random.weighted(this.members);
  }

  /** A merchant for a member: of the own city seven times out of eight. */
  merchantFor(member: Member): Merchant {
    const near = MERCHANTS.filter(({ id }) => cityOf(id) === member.city);
    return this.#random.weighted(this.#random.chance(875) ? near : MERCHANTS);
  }

  #join(joinedMs: number, referrer: Member | undefined): Member {
    const random = this.#random;
    const city = referrer !== undefined && random.chance(700) ? referrer.city : random.weighted(this.#cities).city;
    const member: Member = {
      id: `m${String(this.members.length + 1).padStart(4, '0')}`,
      joinedMs,
      ...(referrer && { referrerId: referrer.id }),
      city,
      temper: random.weighted(TEMPERS).temper,
      weight: random.weighted(APPETITES).appetite,
    };
    this.members.push(member);
    return member;
  }
}

function cityOf(merchantId: string): string {
  return merchantId.slice(0, merchantId.indexOf('-'));
}
