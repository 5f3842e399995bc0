/** Every route of the service. What does not stand here does not exist. */
import { ACCOUNT_ROUTES } from './accounts.ts';
import { API_KEY_ROUTES } from './api-keys.ts';
import { COMMAND_ROUTES } from './commands.ts';
import { GRANT_ROUTES } from './grants.ts';
import { MEMBER_ROUTES } from './members.ts';
import { DEBT_ROUTES } from './debts.ts';
import { DISCLOSURE_ROUTES } from './disclosures.ts';
import { LIVE_ROUTES } from './live.ts';
import { ME_ROUTES } from './me.ts';
import { MERCHANT_ROUTES } from './merchants.ts';
import { MONEY_ROUTES } from './money.ts';
import { ORDER_ROUTES } from './orders.ts';
import { PAYOUT_ROUTES } from './payouts.ts';
import { PLAN_ROUTES } from './plans.ts';
import { PERSONAL_ROUTES } from './personal.ts';
import { PROGRAMME_ROUTES } from './programmes.ts';
import { PROPOSAL_ROUTES } from './proposals.ts';
import { REPORT_ROUTES } from './reports.ts';
import { ROUND_ROUTES } from './rounds.ts';
import type { Route } from './route.ts';
import { SHARE_ROUTES } from './shares.ts';
import { SHOP_ROUTES } from './shops.ts';
import { SIGN_IN_ROUTES } from './sign-in.ts';
import { STREAM_ROUTES } from './streams.ts';
import { systemRoutes } from './system.ts';
import { WEBHOOK_ROUTES } from './webhooks.ts';
import { WHOLE_ROUTES } from './whole.ts';

/** The table. */
export const ROUTES: readonly Route[] = [
  ...systemRoutes(() => ROUTES),
  ...SIGN_IN_ROUTES,
  ...ME_ROUTES,
  ...PROGRAMME_ROUTES,
  ...LIVE_ROUTES,
  ...DISCLOSURE_ROUTES,
  ...COMMAND_ROUTES,
  ...ORDER_ROUTES,
  ...MERCHANT_ROUTES,
  ...MEMBER_ROUTES,
  ...MONEY_ROUTES,
  ...PAYOUT_ROUTES,
  ...PROPOSAL_ROUTES,
  ...PLAN_ROUTES,
  ...WHOLE_ROUTES,
  ...REPORT_ROUTES,
  ...DEBT_ROUTES,
  ...SHARE_ROUTES,
  ...ROUND_ROUTES,
  ...STREAM_ROUTES,
  ...WEBHOOK_ROUTES,
  ...SHOP_ROUTES,
  ...API_KEY_ROUTES,
  ...ACCOUNT_ROUTES,
  ...GRANT_ROUTES,
  ...PERSONAL_ROUTES,
];
