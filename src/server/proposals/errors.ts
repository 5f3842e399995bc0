/** What can be wrong with a proposal, with the HTTP status and the words for each code. */
import type { ProblemKind } from '#api/problem-texts';

function kind(status: number, zh: string, en: string): ProblemKind {
  return { status, title: { zh, en } };
}

/** Every code of a {@link ProposalError}. */
export const PROPOSAL_PROBLEMS = {
  proposal_unknown: kind(404, '没有这份提案', 'there is no such proposal'),
  proposal_invalid: kind(422, '提案的内容不对', 'the proposal is not of the right form'),
  not_proposable: kind(422, '这种操作不需要提案', 'this is not done by proposal'),
  commands_refused: kind(422, '提案中有的操作会被拒绝', 'some commands of the proposal would be refused'),
  proposal_not_open: kind(409, '提案已有结果，不能再改', 'the proposal is no longer open'),
  proposal_expired: kind(409, '提案已过期，请重新提出', 'the proposal has expired; make it again'),
  proposal_stale: kind(409, '提案已被修改，请看过新内容再决定', 'the proposal was edited; look at it again first'),
  same_person: kind(403, '提出或修改过提案的人不能批准它', 'whoever made or edited a proposal cannot approve it'),
  not_the_maker: kind(403, '只有提出人可以撤回提案', 'only its maker can withdraw a proposal'),
  above_own_limit: kind(403, '金额超过您的审批额度', 'the amount is above what your role may approve'),
  above_daily_limit: kind(409, '超过项目 24 小时的审批总额', "above the programme's approvals in 24 hours"),
  ids_erased: kind(409, '提案涉及的人已被删除', 'somebody whom the proposal is about was erased'),
  effective_at_required: kind(422, '计划变更必须有生效时间', 'a change of plan needs the time that it takes effect'),
  effective_at_not_taken: kind(
    422,
    '只有计划变更可以定生效时间',
    'only a change of plan has a time that it takes effect',
  ),
  notice_too_short: kind(422, '生效时间早于公告期满', 'it would take effect before the notice period has passed'),
  draft_unknown: kind(404, '没有这份计划草稿', 'there is no such draft of a plan'),
  draft_stale: kind(409, '草稿已被他人修改', 'somebody else has edited the draft'),
  draft_proposed: kind(409, '草稿已提交审批，不能再改', 'the draft was proposed and does not change any more'),
} as const satisfies Record<string, ProblemKind>;

/** A code of {@link PROPOSAL_PROBLEMS}. */
export type ProposalCode = keyof typeof PROPOSAL_PROBLEMS;

/** One command of a proposal that would be refused: its place from 0, and why. Without the value, which may be somebody's id. */
export interface Refused {
  readonly index: number;
  readonly code: string;
  readonly field?: string;
}

/** A proposal, or something done to one, that is not taken. Nothing was changed. */
export class ProposalError extends Error {
  override readonly name = 'ProposalError';
  readonly code: ProposalCode;
  /** The field of the request that is to blame. */
  readonly field: string | undefined;
  /** With `commands_refused`: each. */
  readonly refused: readonly Refused[];

  constructor(code: ProposalCode, field?: string, refused: readonly Refused[] = []) {
    super(code);
    this.code = code;
    this.field = field;
    this.refused = refused;
  }
}
