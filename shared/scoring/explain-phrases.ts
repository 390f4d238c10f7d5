// The words of an explanation in both languages.
import type { Language } from '../scheme/text';

interface Phrases {
  readonly final: string;
  readonly own: string;
  readonly counterpart: string;
  readonly marks: string;
  readonly takenOff: string;
  readonly given: string;
  readonly added: string;
  readonly limit: string;
  readonly sheet: (number: number, assessor: string | undefined) => string;
  readonly noSheetCountsZero: string;
  readonly notScored: string;
  readonly leftOut: string;
  readonly waitsFor: (unit: string) => string;
  readonly missingPart: (period: string) => string;
  readonly leftOutPart: string;
  readonly notAssessed: (reason: string) => string;
  readonly excused: (reason: string) => string;
  readonly excluded: (reason: string) => string;
  readonly recorded: (register: string, record: string, version: number) => string;
  readonly about: (record: string) => string;
  readonly files: (count: number) => string;
  readonly appeal: (register: string, record: string, state: string) => string;
  readonly agreed: (step: string, by: string, at: string) => string;
  readonly corrected: (step: string, by: string, at: string, reason: string) => string;
  readonly place: (place: number, of: number) => string;
  readonly grade: (grade: string) => string;
  readonly reward: (reward: string) => string;
  readonly tier: (reward: string, side: 'top' | 'bottom', rank: number) => string;
}

const chinese: Phrases = {
  final: '考评得分',
  own: '本单位考核得分',
  counterpart: '融合对象考核得分',
  marks: '标准分',
  takenOff: '扣分',
  given: '评分',
  added: '加分',
  limit: '封顶或保底调整',
  sheet: (number, assessor) => (assessor === undefined ? `评分表 ${number}` : `评分表 ${number}（${assessor}）`),
  noSheetCountsZero: '没有评分表，按 0 分计',
  notScored: '未评分',
  leftOut: '最高分或最低分，不计入',
  waitsFor: (unit) => `等待${unit}的考核得分`,
  missingPart: (period) => `${period} 没有得分`,
  leftOutPart: '没有得分，不计入',
  notAssessed: (reason) => `本期不评：${reason}`,
  excused: (reason) => `附理由放行：${reason}`,
  excluded: (reason) => `不参加排名：${reason}`,
  recorded: (register, record, version) => `来自台账“${register}”：${record}，第 ${version} 版`,
  about: (record) => `对应记录：${record}`,
  files: (count) => `照片和文件 ${count} 份`,
  appeal: (register, record, state) => `${register} ${record}：${state}`,
  agreed: (step, by, at) => `${step}：${by}，${at}`,
  corrected: (step, by, at, reason) => `${step}：${by}，${at}${reason === '' ? '' : `，${reason}`}`,
  place: (place, of) => `类别内第 ${place} 名，共 ${of} 个单位`,
  grade: (grade) => `等次：${grade}`,
  reward: (reward) => `兑现：${reward}`,
  tier: (reward, side, rank) => `兑现：${reward}（${side === 'top' ? '第' : '倒数第'} ${rank} 名）`,
};

const english: Phrases = {
  final: 'Final score',
  own: 'Own assessed score',
  counterpart: 'Counterpart’s assessed score',
  marks: 'Full marks',
  takenOff: 'Deduction',
  given: 'Points given',
  added: 'Addition',
  limit: 'Kept within the limits',
  sheet: (number, assessor) => (assessor === undefined ? `Sheet ${number}` : `Sheet ${number} (${assessor})`),
  noSheetCountsZero: 'No sheet: counts as 0',
  notScored: 'Not scored',
  leftOut: 'Highest or lowest, left out',
  waitsFor: (unit) => `Waits for the assessed score of ${unit}`,
  missingPart: (period) => `No score in ${period}`,
  leftOutPart: 'No score, left out',
  notAssessed: (reason) => `Not assessed this period: ${reason}`,
  excused: (reason) => `Excused: ${reason}`,
  excluded: (reason) => `Out of the ranking: ${reason}`,
  recorded: (register, record, version) => `From the register “${register}”: ${record}, version ${version}`,
  about: (record) => `About the record ${record}`,
  files: (count) => (count === 1 ? '1 photo or file' : `${count} photos and files`),
  appeal: (register, record, state) => `${register} ${record}: ${state}`,
  agreed: (step, by, at) => `${step}: ${by}, ${at}`,
  corrected: (step, by, at, reason) => `${step}: ${by}, ${at}${reason === '' ? '' : `, ${reason}`}`,
  place: (place, of) => `Place ${place} of ${of} in its category`,
  grade: (grade) => `Grade: ${grade}`,
  reward: (reward) => `Reward: ${reward}`,
  tier: (reward, side, rank) => `Reward: ${reward} (${side === 'top' ? 'place' : 'place from the bottom'} ${rank})`,
};

/** The words of an explanation (说明用语) in the reader's language. */
export function phrasesIn(language: Language): Phrases {
  return language === 'zh-CN' ? chinese : english;
}
