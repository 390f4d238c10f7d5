// What a refusal of the service says in Chinese: what happened and what to do next, one sentence a code.
import type { ProblemCode } from '../../api/problem';

export const problems = {
  malformed: '内容格式不对，没有保存。请按下面的提示改正。',
  'malformed-json': '发送的内容损坏，没有保存。请重试。',
  'not-json': '发送的内容类型不对，没有保存。请更新窗格后重试。',
  'idempotency-key-missing': '上报缺少编号，没有保存。请重新上报。',
  'too-large': '内容太大，没有保存。请按考评构成分几次上报。',
  'not-signed-in': '登录已过期。请重新登录。',
  'not-allowed': '你没有做这件事的权限。如有需要，请联系考核办。',
  'not-found': '没有找到。请刷新后重新选择方案和周期。',
  'wrong-state': '考核周期的状态已变，现在不能这样做。请刷新后查看状态。',
  'incomplete-units': '还有单位评分未齐，不能汇总。请催报，或逐个附理由。',
  'period-exists': '这个考核周期已经开启。请直接选择它。',
  'results-changed': '结果或其所依据的结果，与汇总、签批时不一致。请重新汇总并签批；已签批的，先重新开启。',
  'parts-unpublished': '所含周期还没有全部通报。请先通报下面列出的周期。',
  'audit-broken':
    '审计记录与记入时不一致，没有办理。请让考核办或领导在“审计”页核验，并通知管理员和审计人员，查清后再试。',
  'signature-awaited': '现在轮到别人签批。请查看签批顺序。',
  'last-admin': '你是唯一的管理员。请先把管理员角色给另一人；没有保存。',
  stale: '有人先上报了同一份评分表，你的内容没有覆盖它。请逐项选择。',
  'precondition-missing': '缺少版本依据，没有保存。请刷新后重试。',
  'scheme-refused': '考核方案不合要求，没有保存。请按下面的提示改正。',
  'version-not-next': '已有更新的方案版本。请在最新版本上修改。',
  'sheets-refused': '评分表有问题，整次上报没有保存。请按下面的提示改正。',
  'period-refused': '考核周期不合方案的要求。请改正。',
  'excuse-refused': '附理由的单位不对。请只给未齐的单位写理由。',
  'reason-missing': '需要写明理由。',
  'idempotency-key-reused': '这个上报编号已用于别的内容，没有保存。请重新上报。',
  'too-many-requests': '请求太频繁。请稍等片刻再试。',
  unavailable: '服务暂时不可用。请稍后重试；填写的内容都还在。',
  unexpected: '服务出错（{instance}）。请稍后重试；若仍如此，请把这个编号告诉管理员。',
} as const satisfies Record<ProblemCode, string>;
