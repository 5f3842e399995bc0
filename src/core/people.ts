/** Who takes part, and under which plan: merchants, referrers, ranks, agents, freezes, weights, the plan itself (C7, W3, D1, Z1). */
import type { Decoded } from './command.ts';
import type { Plan } from './plan.ts';
import type { Programme } from './programme.ts';
import type { Decision } from './receipt.ts';
import { refuse } from './refusal.ts';

/** O2, C3, C4: a merchant with its owner, whoever brought it in, its region and its split. */
export function registerMerchant(programme: Programme, command: Decoded<'RegisterMerchant'>): Decision {
  const { members, merchants } = programme;
  const { merchantId, ownerId, recruiterId, regionCode, split = 'default' } = command;
  if (merchants.ids.has(merchantId)) return refuse('merchant_exists', 'merchantId', merchantId);
  const owner = ownerId === undefined ? -1 : members.ids.ensure(ownerId);
  const recruiter = recruiterId === undefined ? -1 : members.ids.ensure(recruiterId);
  const merchant = merchants.insert(merchantId, { owner, recruiter, regionCode: Number(regionCode ?? 0), split });
  programme.emit({
    type: 'MerchantRegistered',
    at: programme.atMs,
    merchant,
    owner: owner < 0 ? undefined : owner,
    recruiter: recruiter < 0 ? undefined : recruiter,
    regionCode,
    split,
  });
  return { ok: true };
}

/** C7: once, not to oneself, never in a circle. */
export function bindReferrer(programme: Programme, { memberId, referrerId }: Decoded<'BindReferrer'>): Decision {
  const { members } = programme;
  if (memberId === referrerId) return refuse('referrer_is_self', 'referrerId', referrerId);
  const known = members.ids.find(memberId);
  if (known >= 0 && members.referrer(known) >= 0) return refuse('referrer_already_bound', 'memberId', memberId);
  const knownReferrer = members.ids.find(referrerId);
  if (known >= 0 && knownReferrer >= 0 && members.isAbove(known, knownReferrer))
    return refuse('referrer_cycle', 'referrerId', referrerId);
  const member = members.ids.ensure(memberId);
  const referrer = members.ids.ensure(referrerId);
  members.bind(member, referrer);
  programme.emit({ type: 'ReferrerBound', at: programme.atMs, member, referrer });
  return { ok: true };
}

/** C5: the rank counts for orders placed from now on (O1). */
export function setRank(programme: Programme, { memberId, rank }: Decoded<'SetRank'>): Decision {
  const { members } = programme;
  const member = members.ids.ensure(memberId);
  members.setRank(member, rank);
  programme.emit({ type: 'RankSet', at: programme.atMs, member, rank });
  return { ok: true };
}

/** C7: one agent a region. */
export function appointAgent(programme: Programme, { regionCode, memberId }: Decoded<'AppointAgent'>): Decision {
  const { agents, members } = programme;
  if (agents.has(Number(regionCode))) return refuse('region_taken', 'regionCode', regionCode);
  const member = members.ids.ensure(memberId);
  programme.setAgent(Number(regionCode), member);
  programme.emit({ type: 'AgentAppointed', at: programme.atMs, regionCode, member });
  return { ok: true };
}

/** C7. */
export function dismissAgent(programme: Programme, { regionCode }: Decoded<'DismissAgent'>): Decision {
  const { agents } = programme;
  const agent = agents.get(Number(regionCode));
  if (agent === undefined) return refuse('region_vacant', 'regionCode', regionCode);
  programme.setAgent(Number(regionCode), undefined);
  programme.emit({ type: 'AgentDismissed', at: programme.atMs, regionCode, member: agent });
  return { ok: true };
}

/** W3: a frozen member cannot sell, convert or withdraw; everything else goes on. */
export function freezeMember(
  programme: Programme,
  { type, memberId }: Decoded<'FreezeMember' | 'UnfreezeMember'>,
): Decision {
  const { members } = programme;
  const frozen = type === 'FreezeMember';
  const member = members.ids.ensure(memberId);
  members.setFrozen(member, frozen);
  programme.emit({ type: frozen ? 'MemberFrozen' : 'MemberUnfrozen', at: programme.atMs, member });
  return { ok: true };
}

/** D1. */
export function setWeight(programme: Programme, { memberId, weight }: Decoded<'SetWeight'>): Decision {
  const { members } = programme;
  if (weight < 0) return refuse('weight_negative', 'weight', weight, '0 or more');
  const member = members.ids.ensure(memberId);
  members.weight.set(member, weight);
  programme.emit({ type: 'WeightSet', at: programme.atMs, member, weight });
  return { ok: true };
}

/** Z1: for orders placed from now on; of the pool's terms only the rebate share may change. */
export function changePlan(programme: Programme, { plan }: Decoded<'ChangePlan'>): Decision {
  if (termsOf(plan) !== termsOf(programme.plan)) return refuse('pool_terms_fixed', 'plan.pool');
  if (programme.merchants.needSplitMissingIn(plan)) return refuse('split_in_use', 'plan.splits');
  programme.plan = plan;
  programme.emit({ type: 'PlanChanged', at: programme.atMs, name: plan.name });
  return { ok: true };
}

function termsOf({ pool: { startPriceFen, genesisFen, redeemFeePpm, cap } }: Plan): string {
  return [startPriceFen, genesisFen, redeemFeePpm, cap?.multiplePpm, cap?.feePpm].join(' ');
}
