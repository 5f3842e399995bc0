import type { PlanFile } from './plain-plan.ts';
import type { Random } from './random.ts';

/** What a programme of random commands is to be about. */
export const modes = [
  'trade',
  'emptied',
  'explosion',
  'storm',
  'refunds',
  'accounts',
  'hostile',
  'huge',
  'mixed',
] as const;
export type Mode = (typeof modes)[number];

/** Everything that a plan can have. */
const everything: PlanFile = {
  name: 'everything',
  currency: 'CNY',
  pool: {
    startPrice: '1.00',
    genesis: '0.01',
    rebateShare: '70%',
    redeemFee: '20%',
    cap: { multiple: '1.5', fee: '10%' },
  },
  splits: {
    default: { merchant: '60%', platform: '8%', distribution: '12%' },
    own: { merchant: '30%', platform: '10%', distribution: '20%' },
    thin: { merchant: '86.1234%', platform: '0.0001%', distribution: '12%' },
  },
  commissions: {
    referral: ['3%', '1%'],
    recruiter: '0.5%',
    region: { district: '0.1%', city: '0.2%', province: '0.3%' },
    ranks: [
      { name: 'V1', rate: '1%' },
      { name: 'V2', rate: '2.5%' },
      { name: '合伙人', rate: '3.3333%' },
    ],
    peer: '10%',
  },
  legacy: { coinShare: '40%', release: { tranches: 5, everyDays: 30 } },
  withdrawal: { minimum: '0.50', fee: '0.35%', tax: { cash: '0%', commission: '20%', dividend: '20%', payable: '1%' } },
  returnWindowDays: 3,
};

/** 30 % to the pool, nothing waits. */
const lean: PlanFile = {
  name: 'lean',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '0.01', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '3' } },
  splits: { default: { merchant: '30%', platform: '10%', distribution: '30%' } },
  commissions: { referral: ['10%', '5%'], ranks: [{ name: 'V1', rate: '3%' }], peer: '20%' },
  returnWindowDays: 0,
};

const REGIONS = [
  { district: '0.1%', city: '0.2%', province: '0.3%' },
  { district: '0.3%', city: '0.2%', province: '0.1%' },
  { city: '0.15%' },
];

/** A valid plan for a programme of a mode. */
export function randomPlan(random: Random, mode: Mode): PlanFile {
  const base = mode === 'explosion' || mode === 'emptied' || random.percent(25) ? lean : everything;
  const coins = mode === 'refunds' || random.percent(30);
  return {
    ...base,
    pool: {
      startPrice: random.pick(['1.00', '1.00', '0.50', '0.01', '7.31', '1000.00']),
      genesis:
        mode === 'explosion'
          ? '0.01'
          : random.pick(['0.01', '0.01', '1.00', '100.00', '1000.00', '12345678901234567890.12']),
      rebateShare: random.pick(['70%', '70%', '55%', '99.9999%', '0.0001%', '33.3333%']),
      redeemFee: random.pick(['20%', '20%', '12.5%', '0%', '99.9999%', '3.3333%']),
      ...randomCap(random, mode),
    },
    commissions: { ...base.commissions, region: random.pick(REGIONS) },
    legacy: coins
      ? {
          coinShare: random.pick(['40%', '20%', '33.3333%']),
          release: random.pick([
            { tranches: 5, everyDays: 30 },
            { tranches: 7, everyDays: 1 },
          ]),
        }
      : (base.legacy ?? { coinShare: '10%' }),
    returnWindowDays: mode === 'trade' || mode === 'refunds' ? random.between(0, 15) : random.pick([0, 0, 0, 3]),
    ...(random.percent(30) && { minimumOrder: random.pick(['1.00', '0.05', '5.00']) }),
  };
}

function randomCap(random: Random, mode: Mode): Pick<PlanFile['pool'], 'cap'> {
  if (mode === 'storm')
    return { cap: random.pick([{ multiple: '1.2' }, { multiple: '1.2', fee: '0%' }, { multiple: '0.2', fee: '50%' }]) };
  if (random.percent(mode === 'explosion' ? 70 : 25)) return {};
  return {
    cap: random.pick([
      { multiple: '3' },
      { multiple: '2', fee: '20%' },
      { multiple: '1.2' },
      { multiple: '1.000001', fee: '0%' },
    ]),
  };
}

/** Another plan that may follow a plan: most of the time it is acceptable, else one that Z1 refuses or that is not valid. */
export function nextPlan(random: Random, present: PlanFile): unknown {
  const { pool } = present;
  const fee = pool.redeemFee ?? '0%';
  return random.weighted<() => unknown>([
    [() => ({ ...present, pool: { ...pool, rebateShare: random.pick(['70%', '60%', '12.3456%']) } }), 8],
    [() => ({ ...present, commissions: {} }), 3],
    [() => ({ ...present, commissions: everything.commissions, splits: everything.splits }), 8],
    [() => ({ ...present, commissions: { ranks: [{ name: 'V2', rate: '1%' }], peer: '50%' } }), 3],
    [() => ({ ...present, splits: { default: { merchant: '50%', platform: '5%', distribution: '30%' } } }), 4],
    [
      () => ({
        ...present,
        returnWindowDays: random.between(0, 5),
        minimumOrder: random.pick(['0.01', '0.10', '2.00']),
      }),
      4,
    ],
    [() => ({ ...present, withdrawal: { minimum: '0.01', fee: '1.2345%', tax: { cash: '3%', payable: '0.5%' } } }), 4],
    [() => ({ ...present, legacy: { coinShare: random.pick(['50%', '5%']) } }), 3],
    [() => (pool.cap ? { ...present, pool: { ...pool, cap: { ...pool.cap, fee: pool.cap.fee ?? fee } } } : present), 2],
    [() => ({ ...present, pool: { ...pool, cap: pool.cap ? { ...pool.cap, fee: '11%' } : { multiple: '9' } } }), 2],
    [() => ({ ...present, pool: { ...pool, redeemFee: fee === '20%' ? '21%' : '20%' } }), 1],
    [() => ({ ...present, pool: { ...pool, genesis: '77.00' }, splits: lean.splits, commissions: {} }), 1],
    [() => ({ ...present, pool: { ...pool, startPrice: '2.22' } }), 1],
    [() => random.pick(invalidPlans), 6],
  ])();
}

/** Plans that no validation may let pass. */
export const invalidPlans: readonly unknown[] = [
  null,
  42,
  'everything',
  [],
  {},
  { ...everything, pool: { ...everything.pool, rebateShare: '100%' } },
  { ...everything, pool: { ...everything.pool, rebateShare: '0%' } },
  { ...everything, pool: { ...everything.pool, redeemFee: '100%' } },
  { ...everything, pool: { ...everything.pool, cap: { multiple: '0' } } },
  { ...everything, pool: { ...everything.pool, genesis: '0.00' } },
  { ...everything, pool: { ...everything.pool, startPrice: '1000000.00' } },
  { ...everything, splits: { own: { merchant: '60%', platform: '8%', distribution: '12%' } } },
  { ...everything, splits: { default: { merchant: '60%', platform: '38%', distribution: '12%' } } },
  { ...everything, commissions: { referral: ['10%', '10%'] } },
  { ...everything, commissions: { referral: ['0.00001%'] } },
  { ...everything, returnWindowDays: -1 },
  { ...everything, nonsense: true },
];

const invalidTexts = new Set(invalidPlans.map((plan) => JSON.stringify(plan)));

/** Whether a plan is not one of `invalidPlans`: the predicate for the auditor where no true validation is at hand. */
export function isNotKnownInvalid(plan: unknown): boolean {
  return !invalidTexts.has(JSON.stringify(plan));
}
