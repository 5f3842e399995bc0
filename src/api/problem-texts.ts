/** What the service itself refuses, beside what the engine does: every code with its status and its title in both languages. */
import type { Wording } from '#core/plan-field';

/** A kind of problem: the HTTP status, and a few words on it. */
export interface ProblemKind {
  readonly status: number;
  readonly title: Wording;
}

function kind(status: number, zh: string, en: string): ProblemKind {
  return { status, title: { zh, en } };
}

/** Requests that cannot be taken as they are, and states of the service. */
export const SERVICE_PROBLEMS = {
  request_invalid: kind(400, '请求的形式不对', 'the request is not of the right form'),
  json_invalid: kind(400, '请求内容不是合法的 JSON', 'the body is not valid JSON'),
  idempotency_key_invalid: kind(
    400,
    'Idempotency-Key 应为 1 到 255 个可见 ASCII 字符',
    'an Idempotency-Key is 1 to 255 visible ASCII characters',
  ),
  needs_approval: kind(403, '需要第二个人批准', 'a second person has to approve this'),
  route_unknown: kind(404, '没有这个地址', 'there is no such address'),
  programme_unknown: kind(404, '没有这个项目', 'there is no such programme'),
  application_unknown: kind(404, '没有这份上线申请', 'there is no such application to go live'),
  application_opened: kind(409, '这份申请已经上线', 'the application has gone live already'),
  signed_already: kind(409, '您已签署过这份申请', 'you have signed for this application already'),
  sign_off_incomplete: kind(
    422,
    '签署的内容或警告与申请不符',
    'the digest or the warnings signed for are not those of the application',
  ),
  sign_off_required: kind(
    409,
    '有警告：须两人签署，见 errors',
    'there are warnings that two people must sign for; see errors',
  ),
  plan_check_failed: kind(
    422,
    '计划检查发现阻断项或未答问题，见 errors',
    'the plan check found blocks or open questions; see errors',
  ),
  facts_invalid: kind(422, '事实填写不对，见 errors', 'the facts are not of the right form; see errors'),
  profile_for_study: kind(
    422,
    '这个法域配置只供研究，不能按它上线',
    'this profile is for study; nothing goes live under it',
  ),
  profile_unknown: kind(422, '没有这个法域配置', 'there is no such profile'),
  disclosures_changed: kind(409, '确认的不是当前告知书', 'what was accepted is not the disclosures in force'),
  owner_unknown: kind(409, '商家没有店主会员', 'the merchant has no owner'),
  name_taken: kind(409, '项目名称已用', 'the name of the programme is taken'),
  not_a_sandbox: kind(409, '只有沙盒可以这样做', 'only a sandbox can do this'),
  clock_went_back: kind(409, '时钟不能早于上一条命令', 'the clock cannot go back before the last command'),
  person_unfinished: kind(409, '此人还有未了的事，见 errors', 'something of this person is not at an end; see errors'),
  idempotency_key_reused: kind(
    409,
    'Idempotency-Key 已用于另一个请求',
    'the Idempotency-Key was used for another request',
  ),
  body_too_large: kind(413, '请求内容太大', 'the body is too large'),
  media_type_unsupported: kind(415, '请求内容的类型不对', 'the body is of a type that is not taken here'),
  too_many_requests: kind(429, '请求太频繁', 'too many requests'),
  too_many_streams: kind(429, '同时打开的推送太多', 'too many streams are open'),
  internal_error: kind(500, '服务器出错', 'something went wrong in the service'),
  busy: kind(503, '服务正忙，什么也没有做，请稍后再试', 'the service is busy and did nothing; try again'),
  superseded: kind(503, '项目已由另一个进程接管', 'another process has taken the programme over'),
  database_unavailable: kind(503, '数据库暂时不可用', 'the database does not answer'),
  not_offered: kind(503, '没有配置短信发送', 'no sender of codes is set up'),
  code_not_sent: kind(503, '验证码没能发出，请稍后再试', 'the code could not be sent; try again later'),
} as const satisfies Record<string, ProblemKind>;

/** A code of {@link SERVICE_PROBLEMS}. */
export type ServiceCode = keyof typeof SERVICE_PROBLEMS;

/** What a programme's own settings refuse before the engine is asked. */
export const GATE_PROBLEMS = {
  orders_paused: kind(409, '项目暂停接单', 'orders are paused'),
  sales_paused: kind(409, '项目暂停卖出', 'sales are paused'),
  disclosures_not_accepted: kind(
    409,
    '会员还没有确认当前的告知书',
    'the member has not accepted the disclosures in force',
  ),
} as const satisfies Record<string, ProblemKind>;

/** Signing in and rights. */
export const AUTH_PROBLEMS = {
  not_signed_in: kind(401, '请先登录', 'not signed in'),
  session_expired: kind(401, '登录已过期，请重新登录', 'the session has run out; sign in again'),
  sign_in_failed: kind(401, '用户名或密码不对', 'username and password do not belong together'),
  totp_required: kind(401, '还需要验证器的动态码', 'a code of the authenticator app is needed as well'),
  code_wrong: kind(401, '验证码不对', 'the code is wrong'),
  code_expired: kind(401, '验证码已失效，请重新获取', 'the code is no longer good; ask for a new one'),
  not_allowed: kind(403, '没有权限', 'not allowed'),
  password_change_required: kind(403, '请先修改一次性密码', 'the one-time password has to be changed first'),
  totp_enrolment_required: kind(403, '请先设置验证器', 'the authenticator app has to be set up first'),
  recent_sign_in_required: kind(403, '请重新登录后再试', 'sign in again to do this'),
  person_unknown: kind(404, '没有这个人', 'there is no such person'),
  grant_unknown: kind(404, '没有这项授权', 'there is no such grant'),
  session_unknown: kind(404, '没有这个登录', 'there is no such session'),
  api_key_unknown: kind(404, '没有这个密钥', 'there is no such API key'),
  totp_already_enrolled: kind(409, '验证器已设置', 'the authenticator app is set up already'),
  totp_not_begun: kind(409, '还没有开始设置验证器', 'setting up the authenticator app was not begun'),
  username_taken: kind(409, '用户名已用', 'the username is taken'),
  phone_taken: kind(409, '手机号已属于他人', 'the phone number is another person’s'),
  person_erased: kind(409, '此人的资料已删除', 'the person was erased'),
  role_taken: kind(
    409,
    '此人已有这个角色，或会员已与他人对应',
    'the person has the role already, or the member is another person’s',
  ),
  last_admin: kind(409, '不能去掉最后一个管理员', 'the last administrator cannot go'),
  password_too_short: kind(422, '密码太短', 'the password is too short'),
  password_too_long: kind(422, '密码太长', 'the password is too long'),
  password_too_simple: kind(422, '密码太简单', 'the password is too simple'),
  password_unchanged: kind(422, '新密码与旧密码相同', 'the new password is the old one'),
  username_invalid: kind(422, '用户名的形式不对', 'the username is not of the right form'),
  phone_invalid: kind(422, '不是中国大陆的手机号', 'not a mobile number of mainland China'),
  personal_data_invalid: kind(422, '个人资料的形式不对', 'the personal data are not of the right form'),
  grant_invalid: kind(422, '这个角色不能这样授予', 'the role cannot be granted like this'),
  api_key_invalid: kind(422, '密钥的设定不对', 'the settings of the API key are not right'),
  too_many_attempts: kind(429, '尝试次数太多，请稍后再试', 'too many attempts; try again later'),
} as const satisfies Record<string, ProblemKind>;
