// What the numbers of a column stand for (分值含义): what is given, what is taken off, what is added, or a change either way.
import { plainWriting } from './header-text';

/** `unsaid`: neither header nor title says it; what the component's method does is meant. */
export const pointsMeanings = ['score', 'off', 'on', 'change', 'unsaid'] as const;
export type PointsMeaning = (typeof pointsMeanings)[number];

const off = /扣|减分|罚分|失分|deduct|penalt|taken off|lost|minus/u;
const on = /加分|加扣|加减|奖分|奖罚|奖惩|奖扣|增减|增分|bonus|addition|added/u;
const score = /得分|评分|打分|计分|评定|分数|成绩|积分|自评|score|rating|marks|points/u;

/** What one header says by itself. */
export function saidOf(text: string): PointsMeaning {
  const plain = plainWriting(text);
  const [isOff, isOn] = [off.test(plain) || /[奖加]惩|奖罚/u.test(plain), on.test(plain)];
  if (isOff && isOn) return 'change';
  if (/加减|奖罚|奖惩|增减|奖扣/u.test(plain)) return 'change';
  if (isOff) return 'off';
  if (isOn) return 'on';
  return score.test(plain) ? 'score' : 'unsaid';
}

/**
 * What the points of a column mean, by its header from the lowest up, else by what stands above the table.
 * @example pointsMeaning('安全管理 / 扣分', '') // 'off'
 * @example pointsMeaning('安全', '十月扣分统计表') // 'off'
 * @example pointsMeaning('加减分', '') // 'change'
 */
export function pointsMeaning(title: string, heading: string): PointsMeaning {
  for (const part of title.split(' / ').reverse()) {
    const said = saidOf(part);
    if (said !== 'unsaid') return said;
  }
  const said = saidOf(heading);
  // A title that speaks of scores as well says nothing of what a column holds.
  return said === 'score' || /评分|得分|考核表/u.test(plainWriting(heading)) ? 'unsaid' : said;
}
