// What the scheme check doubts, in Chinese: what is uneven or misleading and what would mend it, one sentence a code.
import type { WarningCode } from '../../scheme/check-scheme';

export const warnings = {
  'indicators-too-few':
    '类型“{profile}”（{units} 个单位）只有 {indicators} 项指标，少于 4 项，单项影响过大。建议增加或拆分指标。',
  'indicators-too-many':
    '类型“{profile}”（{units} 个单位）有 {indicators} 项指标，多于 12 项，重点不突出。建议合并指标。',
  'share-too-small': '对类型“{profile}”只占满分 {of} 分中的 {marks} 分，不到 5%。建议合并，或提高标准分。',
  'share-too-large': '对类型“{profile}”占满分 {of} 分中的 {marks} 分，超过 22%。建议拆分，或降低标准分。',
  'profile-without-unit': '为类型“{profile}”设了标准分，但没有这个类型的单位。请核对类型，或清除这项标准分。',
  'duty-not-covered': '职责“{duty}”没有指标覆盖。请增加指标，或在指标的“覆盖的职责”中写上它。',
  'unit-without-host': '没有写所属支部，不参加融合，得分就是自己的考评得分。请补上所属支部，或确认无误。',
  'base-marks-not-100':
    '类型“{profile}”（{units} 个单位）的基础分满分合计 {marks} 分，不是 100 分。请核对标准分和权重。',
  'counts-uneven':
    '一起排名的单位指标多少悬殊：类型“{leastOf}”只有 {least} 项，类型“{mostOf}”有 {most} 项。建议拉近，或分开排名。',
  'shares-uneven':
    '在“{category}”中轻重悬殊：对类型“{leastOf}”占满分 {leastFull} 分中的 {least} 分，对类型“{mostOf}”占 {mostFull} 分中的 {most} 分。建议拉近标准分。',
  'look-alike-titles':
    '名称“{title}”（编号 {id}）与“{otherTitle}”（编号 {other}）看起来一样，容易认错。建议改其中一个。',
  'mixed-scripts': '“{word}”混用了不同语种的形近字母，容易被误认。请重新输入。',
  'step-by-nobody': '按本方案没有人能办理这一步骤。请改办理人，或让其评价小组承担一项考评构成，或增加可填写人员的列。',
  'state-without-leaver': '记录到了这一状态就没有人能办理下去。请增加有人能办理的步骤，或注明终点。',
  'gate-never-opens': '没有记录能满足这一前置条件，“{components}”将始终不计。请检查台账的步骤和办理人。',
  'fed-twice': '评分表和台账“{register}”都会计入，同一事项可能重复计分。如只由台账计入，请把“填评分表”改为否。',
} as const satisfies Record<WarningCode, string>;
