/**
 * The commands: one table names every type and its fields, and the types of the wire form and of the decoded form follow from it.
 * A field's kind says what text is right; a trailing `?` marks an optional field.
 */
import type { Account } from './event.ts';
import type { Plan } from './plan.ts';
import type { Int, PointsText } from './quantity.ts';

/** Every command type with its fields besides `type` and `at`, as in docs/rules.md. */
export const COMMAND_FIELDS = {
  RegisterMerchant: {
    merchantId: 'id',
    ownerId: 'id?',
    recruiterId: 'id?',
    regionCode: 'regionCode?',
    split: 'split?',
  },
  BindReferrer: { memberId: 'id', referrerId: 'id' },
  SetRank: { memberId: 'id', rank: 'rank' },
  AppointAgent: { regionCode: 'regionCode', memberId: 'id' },
  DismissAgent: { regionCode: 'regionCode' },
  PlaceOrder: { orderId: 'id', memberId: 'id', merchantId: 'id?', amount: 'money', coins: 'coins?' },
  RefundOrder: { refundId: 'id', orderId: 'id', amount: 'money' },
  HoldOrder: { orderId: 'id' },
  ReleaseOrder: { orderId: 'id' },
  SettleOrder: { orderId: 'id' },
  RedeemPoints: { redemptionId: 'id', memberId: 'id', points: 'points' },
  ForfeitPoints: { forfeitId: 'id', memberId: 'id', points: 'points', reason: 'reason' },
  InjectFunds: { injectionId: 'id', amount: 'money', source: 'injectionSource' },
  RequestWithdrawal: {
    withdrawalId: 'id',
    account: 'withdrawalAccount',
    memberId: 'id?',
    merchantId: 'id?',
    amount: 'money',
  },
  ApproveWithdrawal: { withdrawalId: 'id' },
  RejectWithdrawal: { withdrawalId: 'id' },
  CompleteWithdrawal: { withdrawalId: 'id' },
  FailWithdrawal: { withdrawalId: 'id' },
  FreezeMember: { memberId: 'id' },
  UnfreezeMember: { memberId: 'id' },
  AdjustBalance: {
    adjustmentId: 'id',
    account: 'adjustmentAccount',
    memberId: 'id?',
    merchantId: 'id?',
    amount: 'money',
    reason: 'reason',
  },
  SetWeight: { memberId: 'id', weight: 'integer' },
  DeclareDividend: { dividendId: 'id', amount: 'money' },
  OpenSubsidy: { subsidyId: 'id', budget: 'money', share: 'share', mints: 'flag', source: 'subsidySource' },
  CloseSubsidy: { subsidyId: 'id' },
  ImportDebt: { debtId: 'id', memberId: 'id', amount: 'money' },
  OpenConversion: {
    conversionId: 'id',
    shares: 'integer',
    pricePerShare: 'money',
    lockDays: 'days?',
    tranches: 'tranches?',
    everyDays: 'days?',
  },
  CloseConversion: { conversionId: 'id' },
  ConvertPoints: { grantId: 'id', conversionId: 'id', memberId: 'id', shares: 'integer' },
  ChangePlan: { plan: 'plan' },
  WindUp: {},
} as const;

/** The name of a command type. */
export type CommandType = keyof typeof COMMAND_FIELDS;

/** The kinds of field: `wire` is the JSON form, `decoded` what the engine works on. */
export interface FieldKinds {
  id: { wire: string; decoded: string };
  money: { wire: string; decoded: Int };
  coins: { wire: string; decoded: Int };
  points: { wire: string; decoded: PointsText };
  share: { wire: string; decoded: number };
  integer: { wire: number; decoded: number };
  days: { wire: number; decoded: number };
  tranches: { wire: number; decoded: number };
  flag: { wire: boolean; decoded: boolean };
  reason: { wire: string; decoded: string };
  injectionSource: { wire: string; decoded: 'financing' | 'operator' | 'surplus' };
  subsidySource: { wire: string; decoded: 'financing' | 'operator' };
  withdrawalAccount: { wire: string; decoded: Account };
  adjustmentAccount: { wire: string; decoded: Account };
  rank: { wire: string | null; decoded: string | null };
  split: { wire: string; decoded: string };
  regionCode: { wire: string; decoded: string };
  plan: { wire: unknown; decoded: Plan };
}

type Kind = keyof FieldKinds;
type Fields<T, Form extends 'wire' | 'decoded'> = {
  readonly [K in keyof T as T[K] extends Kind ? K : never]: T[K] extends Kind ? FieldKinds[T[K]][Form] : never;
} & {
  readonly [K in keyof T as T[K] extends `${string}?` ? K : never]?: T[K] extends `${infer Base extends Kind}?`
    ? FieldKinds[Base][Form]
    : never;
};

/** A command as it travels: one JSON object (U1-U3, U6). */
export type Command = {
  [T in CommandType]: { readonly type: T; readonly at: string } & Fields<(typeof COMMAND_FIELDS)[T], 'wire'>;
}[CommandType];

/** A decoded command of one type: money in fen, rates in ppm, time in milliseconds since the epoch. */
export type Decoded<T extends CommandType> = { readonly type: T; readonly at: number } & Fields<
  (typeof COMMAND_FIELDS)[T],
  'decoded'
>;

/** A decoded command of any type. */
export type AnyDecoded = { [T in CommandType]: Decoded<T> }[CommandType];
