import type { PlainPlan } from './plain-plan.ts';
import { isId, isMoney, isPoints, isShare, momentMs } from './wire.ts';

/** What a field must be; `?` at the end of an entry of the table means that it may be absent. */
type Form =
  | 'id'
  | 'money'
  | 'coins'
  | 'points'
  | 'share'
  | 'integer'
  | 'count'
  | 'positiveCount'
  | 'boolean'
  | 'reason'
  | 'injectionSource'
  | 'subsidySource'
  | 'string'
  | 'stringOrNull'
  | 'json';

interface Field {
  readonly name: string;
  readonly form: Form;
  readonly optional: boolean;
}

const LONGEST_ID = 64;
const MOST = 1_000_000;
const LONGEST_REASON = 500;
const REGION_CODE = /^[1-9][0-9]{5}$/;

const ADJUSTABLE = new Set(['cash', 'commission', 'dividend', 'payable']);
const WITHDRAWABLE = new Set([...ADJUSTABLE, 'platform']);

/** The accounts a command may name. */
const ACCOUNTS = new Map<string, ReadonlySet<string>>([
  ['RequestWithdrawal', WITHDRAWABLE],
  ['AdjustBalance', ADJUSTABLE],
]);

/** Every command with the fields it has besides `type` and `at`. */
const COMMANDS = new Map<string, readonly Field[]>(
  Object.entries({
    RegisterMerchant: 'merchantId:id ownerId:id? recruiterId:id? regionCode:string? split:string?',
    BindReferrer: 'memberId:id referrerId:id',
    SetRank: 'memberId:id rank:stringOrNull',
    AppointAgent: 'regionCode:string memberId:id',
    DismissAgent: 'regionCode:string',
    PlaceOrder: 'orderId:id memberId:id merchantId:id? amount:money coins:coins?',
    RefundOrder: 'refundId:id orderId:id amount:money',
    HoldOrder: 'orderId:id',
    ReleaseOrder: 'orderId:id',
    SettleOrder: 'orderId:id',
    RedeemPoints: 'redemptionId:id memberId:id points:points',
    ForfeitPoints: 'forfeitId:id memberId:id points:points reason:reason',
    InjectFunds: 'injectionId:id amount:money source:injectionSource',
    RequestWithdrawal: 'withdrawalId:id account:string memberId:id? merchantId:id? amount:money',
    ApproveWithdrawal: 'withdrawalId:id',
    RejectWithdrawal: 'withdrawalId:id',
    CompleteWithdrawal: 'withdrawalId:id',
    FailWithdrawal: 'withdrawalId:id',
    FreezeMember: 'memberId:id',
    UnfreezeMember: 'memberId:id',
    AdjustBalance: 'adjustmentId:id account:string memberId:id? merchantId:id? amount:money reason:reason',
    SetWeight: 'memberId:id weight:integer',
    DeclareDividend: 'dividendId:id amount:money',
    OpenSubsidy: 'subsidyId:id budget:money share:share mints:boolean source:subsidySource',
    CloseSubsidy: 'subsidyId:id',
    ImportDebt: 'debtId:id memberId:id amount:money',
    OpenConversion:
      'conversionId:id shares:integer pricePerShare:money lockDays:count? tranches:positiveCount? everyDays:count?',
    CloseConversion: 'conversionId:id',
    ConvertPoints: 'grantId:id conversionId:id memberId:id shares:integer',
    ChangePlan: 'plan:json',
    WindUp: '',
  }).map(([type, fields]) => [type, fields.split(' ').filter(Boolean).map(readField)]),
);

export const commandTypes: readonly string[] = [...COMMANDS.keys()];

/** The wire form of a command, of which nothing is known yet. */
type Unread = Readonly<Record<string, unknown>>;

/**
 * The time of a command in ms; or the first of the codes that come before all others (malformed commands and names that
 * nobody knows).
 */
export function readCommand(
  command: unknown,
  plan: PlainPlan,
  isValidPlan: (plan: unknown) => boolean,
): number | string {
  if (typeof command !== 'object' || command === null || Array.isArray(command)) return 'malformed';
  const unread = command as Unread;
  const type = own(unread, 'type');
  const at = own(unread, 'at');
  const fields = typeof type === 'string' ? COMMANDS.get(type) : undefined;
  const atMs = typeof at === 'string' ? momentMs(at) : undefined;
  if (fields === undefined || atMs === undefined) return 'malformed';
  for (const { name, form, optional } of fields) {
    const value = own(unread, name);
    if (value === undefined ? !optional : !hasForm(value, form)) return 'malformed';
  }
  const accounts = ACCOUNTS.get(type as string);
  if (accounts?.has(own(unread, 'account') as string) && !namesTheRightOwner(unread)) return 'malformed';
  for (const key of Object.keys(unread)) {
    if (key !== 'type' && key !== 'at' && !fields.some(({ name }) => name === key)) return 'field_unknown';
  }
  for (const { name, form } of fields) {
    if (form === 'id' && isTooLong(own(unread, name) as string | undefined)) return 'id_too_long';
  }
  if (accounts?.has(own(unread, 'account') as string) === false) return 'account_unknown';
  return refuseName(type as string, unread, plan, isValidPlan) ?? atMs;
}

function refuseName(
  type: string,
  unread: Unread,
  plan: PlainPlan,
  isValidPlan: (plan: unknown) => boolean,
): string | undefined {
  const regionCode = own(unread, 'regionCode') as string | undefined;
  if (regionCode !== undefined && !REGION_CODE.test(regionCode)) return 'region_code_unknown';
  if (type === 'SetRank') {
    const rank = own(unread, 'rank') as string | null;
    if (rank !== null && !plan.ranks.has(rank)) return 'rank_unknown';
  }
  const split = own(unread, 'split') as string | undefined;
  if (split !== undefined && !plan.splits.has(split)) return 'split_unknown';
  if (type === 'ChangePlan' && !isValidPlan(own(unread, 'plan'))) return 'plan_invalid';
  return undefined;
}

/** Whether a withdrawal or adjustment names the member, the merchant or nobody, as its account wants. */
function namesTheRightOwner(unread: Unread): boolean {
  const account = own(unread, 'account');
  const hasMember = own(unread, 'memberId') !== undefined;
  const hasMerchant = own(unread, 'merchantId') !== undefined;
  if (account === 'platform') return !hasMember && !hasMerchant;
  return account === 'payable' ? hasMerchant && !hasMember : hasMember && !hasMerchant;
}

function hasForm(value: unknown, form: Form): boolean {
  switch (form) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'count':
      return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MOST;
    case 'positiveCount':
      return Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= MOST;
    case 'stringOrNull':
      return value === null || typeof value === 'string';
    case 'json':
      return true;
    default:
      return typeof value === 'string' && textHasForm(value, form);
  }
}

function textHasForm(text: string, form: Form): boolean {
  switch (form) {
    case 'id':
      return isId(text);
    case 'money':
      return isMoney(text);
    case 'coins':
      return isMoney(text) && (!text.startsWith('-') || text === '-0.00');
    case 'points':
      return isPoints(text);
    case 'share':
      return isShare(text);
    case 'reason':
      return text.length >= 1 && text.length <= LONGEST_REASON;
    case 'injectionSource':
      return text === 'financing' || text === 'operator' || text === 'surplus';
    case 'subsidySource':
      return text === 'financing' || text === 'operator';
    default:
      return true;
  }
}

/** More than 64 code points. A string of 64 code units cannot be. */
function isTooLong(id: string | undefined): boolean {
  return id !== undefined && id.length > LONGEST_ID && [...id].length > LONGEST_ID;
}

function own(unread: Unread, name: string): unknown {
  return Object.hasOwn(unread, name) ? unread[name] : undefined;
}

function readField(text: string): Field {
  const [name = '', form = ''] = text.split(':');
  const optional = form.endsWith('?');
  return { name, form: (optional ? form.slice(0, -1) : form) as Form, optional };
}
