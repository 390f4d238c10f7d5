// What the sheets of a workbook must hold, from the results alone: a figure for each header, by what people call it.
import Decimal from 'decimal.js';
import type { CompleteResult, Earned } from '../../shared/scoring/results';
import type { Effects, Scheme } from '../../shared/scheme/scheme';
import { textIn } from '../../shared/scheme/text';
import type { Row } from './read-sheets';

type Titled = { readonly id: string; readonly title: Scheme['title'] };
type Value = string | number;

export function titleOf(parts: readonly Titled[] | undefined, id: string | undefined): string {
  const part = parts?.find((one) => one.id === id);
  return part ? textIn(part.title, 'zh-CN') : '';
}

const percent = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : new Decimal(value).div(100).toNumber();

/** The kinds of pay by their headers. */
const pays: Readonly<Record<string, (effects: Effects) => number | undefined>> = {
  正职奖金比例: ({ chief }) => percent(chief?.bonusPercent),
  副职奖金比例: ({ deputy }) => percent(deputy?.bonusPercent),
  员工奖金比例: ({ staff }) => percent(staff?.bonusPercent),
  '正职金额（元）': ({ chief }) => chief?.cash,
  '副职金额（元）': ({ deputy }) => deputy?.cash,
  '员工金额（元）': ({ staff }) => staff?.cash,
  '单位金额（元）': ({ unit }) => unit?.cash,
  单位分值: ({ unit }) => unit?.points,
};

/** The sum of what is paid of one kind; '' where nothing is. */
export function paid(rewards: readonly Earned[], header: string): Value {
  const amounts = rewards.flatMap(({ effects }) => pays[header]?.(effects) ?? []);
  return amounts.length === 0 ? '' : Decimal.sum(...amounts).toNumber();
}

const dutyNames = { remark: '讲评', talk: '约谈', admonition: '诫勉谈话', rectification: '整改' } as const;
const boardNames = { red: '红榜', blue: '蓝榜' } as const;

export function effectsText({ award, duties = [], board }: Effects): string {
  const parts = [award === undefined ? '' : textIn(award, 'zh-CN'), ...duties.map((duty) => dutyNames[duty])];
  return [...parts, board === undefined ? '' : boardNames[board]].filter((part) => part !== '').join('、');
}

const allEffectsText = (rewards: readonly Earned[]): string =>
  [...new Set(rewards.map(({ effects }) => effectsText(effects)))].filter((text) => text !== '').join('、');

export function tierName(tier: Earned['tier']): string {
  const [side, place] = tier?.split('-') ?? [];
  return side === undefined ? '' : `${side === 'top' ? '第' : '倒数第'} ${place} 名`;
}

/** The columns that say how a unit did, by header. */
const resultColumns: Readonly<Record<string, (result: CompleteResult, scheme: Scheme) => Value>> = {
  名次: ({ place }) => place ?? '',
  倒数名次: ({ placeFromBottom }) => placeFromBottom ?? '',
  参评数: ({ of }) => of,
  类别: ({ category }, { categories }) => titleOf(categories, category),
  被考核单位: ({ unit }, { units }) => titleOf(units, unit),
  考评得分: ({ final }) => final,
  考核得分: ({ assessed }) => assessed,
  对方得分: ({ counterpart }) => counterpart ?? '',
  基础分: ({ base }) => base,
  等次: ({ grade }, { grades }) => titleOf(grades, grade),
  兑现内容: ({ rewards }) => allEffectsText(rewards),
};

/** The row of a unit under these headers; throws where a header says nothing that is known here. */
export function resultRow(scheme: Scheme, result: CompleteResult, headers: readonly string[]): Row {
  return Object.fromEntries(
    headers.map((header): [string, Value] => {
      if (header in pays) return [header, paid(result.rewards, header)];
      const column = resultColumns[header];
      if (column) return [header, column(result, scheme)];
      const component = scheme.components.find(({ title }) => textIn(title, 'zh-CN') === header);
      if (!component) throw new Error(`nobody knows the column ${header}`);
      return [header, result.components[component.id] ?? ''];
    }),
  );
}

/** The headers of the kinds of pay that occur in some rewards, in the order of the sheets. */
export const payHeaders = (rewards: readonly Earned[]): string[] =>
  Object.keys(pays)
    .filter((header) => paid(rewards, header) !== '')
    .sort((a, b) => payOrder(a) - payOrder(b));

const payOrder = (header: string): number =>
  ['正职', '副职', '员工', '单位'].findIndex((role) => header.startsWith(role)) * 3 +
  ['奖金比例', '金额（元）', '分值'].findIndex((measure) => header.endsWith(measure));

export const inPlaceOrder = (results: readonly CompleteResult[]): CompleteResult[] =>
  [...results].sort((a, b) => Number(a.place) - Number(b.place));
