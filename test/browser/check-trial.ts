// The live sheet 试算 against consolidation: the same units, scores, places and bonuses while nothing is submitted yet.
import { exact } from '../../shared/exact/exact';
import { digitsOf } from '../../shared/scheme/defaults';
import type { Period } from '../../shared/scheme/period';
import type { Scheme } from '../../shared/scheme/scheme';
import { textIn } from '../../shared/scheme/text';
import type { CompleteResult } from '../../shared/scoring/results';
import type { Sheet } from '../../shared/scoring/sheet';
import { complete, fullSheets, resultsFrom } from '../shared/scheme/full-sheets';
import { paid, payHeaders, resultRow } from './expected-rows';
import { tableOf, type Row, type SheetCells } from './read-sheets';

const headerRow = 5;
const live = ['类别', '被考核单位', '考核得分', '对方得分', '考评得分', '名次', '倒数名次', '参评数'];
/** Calculated without rounding there. */
const unrounded = ['考核得分', '对方得分'];

/** `filled` is what stands in the workbook; the sheet takes the components of other groups at full marks. */
export function checkTrial(
  scheme: Scheme,
  period: Period,
  book: readonly SheetCells[],
  group: string,
  filled: readonly Sheet[],
): void {
  const own = new Set(scheme.components.filter((one) => one.group === group).map(({ id }) => id as string));
  const assumed = fullSheets(scheme).filter(({ component }) => !own.has(component));
  const results = complete(resultsFrom(scheme, period, [...filled, ...assumed]));
  const rows = tableOf(book, '试算', headerRow);
  const tiers = (scheme.rewards ?? []).flatMap((reward) =>
    reward.rule === 'tiers' && reward.on === scheme.cycle ? [reward] : [],
  );
  const bonuses = tiers.flatMap(({ id, title, top = [], bottom = [] }) =>
    payHeaders([...top, ...bottom].map((effects) => ({ reward: id, effects }))).map(
      (pay) => `${textIn(title, 'zh-CN')} · ${pay}`,
    ),
  );
  expect(Object.keys(rows[0] ?? {}).filter((header) => header.includes(' · '))).toEqual(bonuses);
  const rounded = (row: Row): Row =>
    Object.fromEntries(
      [...live, ...bonuses].map((header) => {
        const value = row[header] ?? '';
        const isExact = unrounded.includes(header) && typeof value === 'number';
        return [header, isExact ? exact(value).round(digitsOf(scheme)) : value];
      }),
    );
  const bonusOf = (header: string, { category, rewards }: CompleteResult) => {
    const [title, pay = ''] = header.split(' · ');
    const reward = tiers.find((one) => textIn(one.title, 'zh-CN') === title);
    if (reward?.categories && !reward.categories.includes(category)) return '';
    const earned = rewards.filter((one) => one.reward === reward?.id);
    return paid(earned, pay) || 0;
  };
  expect(rows.map(rounded)).toEqual(
    results.map((result) => ({
      ...resultRow(scheme, result, live),
      ...Object.fromEntries(bonuses.map((header) => [header, bonusOf(header, result)])),
    })),
  );
}
