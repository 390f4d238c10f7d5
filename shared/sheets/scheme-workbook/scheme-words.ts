// The words of the scheme workbook (方案工作簿) in both languages, beside those that all sheets share.
import type { Language } from '../../scheme/text';
import { speaker, type Word } from '../words';

const chinese = {
  // tabs
  schemeTable: '方案',
  component: '考评构成',
  rewards: '兑现',
  signatures: '签批',
  streaks: '零扣分',
  rollups: '周期汇总',
  remarks: '备注',
  // every table
  id: '编号',
  title: '名称',
  inEnglish: '{word}（英文）',
  forProfile: '{word}：{profile}',
  asPercent: '{word}（%）',
  // the scheme itself
  item: '项目',
  value: '值',
  format: '格式版本',
  digits: '小数位数',
  issueDay: '任务下达日',
  submitBy: '上报截止日',
  publishDay: '通报日',
  appealDays: '申诉天数',
  blendHosts: '支部类别',
  memberTakes: '单位取支部得分的比例',
  hostTakes: '支部取单位平均分的比例',
  missingMembers: '单位未评分时支部',
  leaveOut: '不计该单位',
  tieBreakers: '并列时依次比较',
  // units
  profile: '类型',
  unitDuties: '职责',
  // components and indicators
  method: '记分方式',
  countsInBase: '计入基础分',
  combine: '合成方式',
  raters: '评分人数',
  takesSheets: '填评分表',
  one: '一份',
  trimmedMean: '去掉最高最低后平均',
  sum: '合计',
  section: '部分',
  kind: '指标性质',
  covers: '覆盖的职责',
  // rewards
  on: '兑现周期',
  rule: '兑现规则',
  tiers: '名次档次',
  threshold: '门槛',
  quota: '名额',
  scoreUsed: '依据得分',
  below: '低于',
  atLeast: '不低于',
  share: '占比',
  quotaSize: '名额数',
  across: '名额范围',
  rounding: '名额取整',
  nearest: '四舍五入',
  up: '进位',
  down: '舍去',
  leastQuota: '最少名额',
  award: '奖项',
  duties: '跟进事项',
  // bands
  bandFrom: '起点分',
  // streaks, roll-ups, signatures, notes
  periodsRunning: '连续周期数',
  claimPoints: '可申请加分',
  fromKind: '由',
  toKind: '汇总为',
  how: '汇总方式',
  missingParts: '缺期时',
  leaveOutParts: '不计缺少的期',
  leastParts: '最少期数',
  role: '签批角色',
  office: '考核办',
  leader: '领导',
  groupLeader: '组长',
  at: '位置',
  text: '内容',
  andMore: '{names} 等 {count} 项',
  yes: '是',
  no: '否',
  // how to edit
  editNote:
    '空白表示方案不写这一项；“—”表示写明为空。在表末空行添加，清空一行即删除。多项用分号分开。改完后在任务窗格中检查并保存为新版本。',
  profileNote: '按类型分列的标准分：把“{header}”列的表头改成类型编号，即可增加一个类型。',
  chooseMessage: '请从列表中选择；空白表示不写。',
  chooseIdMessage: '请从列表中选择编号，或写它的名称；空白表示不写。',
  numberMessage: '请填 {least} 到 {most} 之间的数字；空白表示不写。',
  lengthMessage: '最多 {most} 个字符。',
} as const;

type OwnWord = keyof typeof chinese;
export type SchemeWord = Word | OwnWord;

const english: Readonly<Record<OwnWord, string>> = {
  schemeTable: 'Scheme',
  component: 'Component',
  rewards: 'Rewards',
  signatures: 'Signatures',
  streaks: 'Streaks',
  rollups: 'Roll-ups',
  remarks: 'Remarks',
  id: 'Id',
  title: 'Title',
  inEnglish: '{word} (English)',
  forProfile: '{word}: {profile}',
  asPercent: '{word} (%)',
  item: 'Item',
  value: 'Value',
  format: 'Format',
  digits: 'Digits',
  issueDay: 'Issue day',
  submitBy: 'Submit by',
  publishDay: 'Publication day',
  appealDays: 'Days for appeals',
  blendHosts: 'Hosts’ category',
  memberTakes: 'Member takes of its host',
  hostTakes: 'Host takes of its members',
  missingMembers: 'With a member not scored the host is',
  leaveOut: 'Counted without it',
  tieBreakers: 'Tie-breakers in order',
  profile: 'Profile',
  unitDuties: 'Own duties',
  method: 'Method',
  countsInBase: 'In base score',
  combine: 'Combined by',
  raters: 'Raters',
  takesSheets: 'Filled by sheets',
  one: 'One sheet',
  trimmedMean: 'Trimmed mean',
  sum: 'Sum',
  section: 'Section',
  kind: 'Kind',
  covers: 'Covers duties',
  on: 'Paid on',
  rule: 'Rule',
  tiers: 'Tiers',
  threshold: 'Threshold',
  quota: 'Quota',
  scoreUsed: 'Score used',
  below: 'Below',
  atLeast: 'At least',
  share: 'Share',
  quotaSize: 'Quota size',
  across: 'Quota across',
  rounding: 'Quota rounding',
  nearest: 'Nearest',
  up: 'Up',
  down: 'Down',
  leastQuota: 'Least quota',
  award: 'Award',
  duties: 'Duties',
  bandFrom: 'From score',
  periodsRunning: 'Periods running',
  claimPoints: 'Points to claim',
  fromKind: 'From',
  toKind: 'To',
  how: 'By',
  missingParts: 'With a part missing',
  leaveOutParts: 'Left out',
  leastParts: 'Least parts',
  role: 'Role',
  office: 'Office',
  leader: 'Leader',
  groupLeader: 'Group leader',
  at: 'Place in the scheme',
  text: 'Text',
  andMore: '{names} and others, {count} in all',
  yes: 'Yes',
  no: 'No',
  editNote:
    'A blank cell means that the scheme says nothing; “—” means given, but empty. Add in the empty rows at the end; clear a row to remove it. Separate several entries by semicolons. Then check and save as a new version in the task pane.',
  profileNote: 'Full marks by profile: to add a profile, put its id into the header of the column “{header}”.',
  chooseMessage: 'Choose from the list; blank says nothing.',
  chooseIdMessage: 'Choose an id from the list, or write its title; blank says nothing.',
  numberMessage: 'Enter a number from {least} to {most}; blank says nothing.',
  lengthMessage: 'At most {most} characters.',
};

const own: Readonly<Record<Language, Readonly<Record<OwnWord, string>>>> = { 'zh-CN': chinese, 'en-US': english };

const isOwn = (word: SchemeWord): word is OwnWord => Object.hasOwn(chinese, word);

/** Says a word of the scheme workbook in one language; `{name}` places are filled from `values`. */
export type SaySchemeWord = (word: SchemeWord, values?: Readonly<Record<string, string | number>>) => string;

/**
 * The words of the scheme workbook in one language (方案工作簿用语).
 * @example schemeSpeaker('en-US')('inEnglish', { word: 'Title' }) // 'Title (English)'
 */
export function schemeSpeaker(language: Language): SaySchemeWord {
  const shared = speaker(language);
  return (word, values = {}) =>
    isOwn(word)
      ? own[language][word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
      : shared(word, values);
}
