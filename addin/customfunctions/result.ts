// =JX.RESULT: a published figure of a unit, asked from the service.
import { isRanked, type CompleteResult } from '../../shared/scoring/results';
import { paySum } from '../../shared/sheets/results-columns';
import type { PayKind } from '../../shared/sheets/tier-table';
import { wordIn } from './cells';
import { Question, wantedIn, type FoundFigures } from './question';
import { Refusal } from './refusal';

const figures = {
  final: ['考评得分', '得分', 'final score', 'score'],
  assessed: ['考核得分', 'assessed score'],
  base: ['基础分', 'base score'],
  counterpart: ['对方得分', '融合对象考核得分'],
  place: ['名次', '排名', 'rank'],
  bottom: ['倒数名次', 'from the bottom', 'place from the bottom'],
  of: ['参评数'],
  grade: ['等次'],
  bonus: ['奖金', '奖金比例', '正职奖金比例', 'chief bonus'],
  deputybonus: ['副职奖金比例', 'deputy bonus'],
  staffbonus: ['员工奖金比例', 'staff bonus'],
  cash: ['金额', '正职金额', '正职金额（元）', 'chief cash', 'chief cash (yuan)'],
  deputycash: ['副职金额', '副职金额（元）', 'deputy cash', 'deputy cash (yuan)'],
  staffcash: ['员工金额', '员工金额（元）', 'staff cash', 'staff cash (yuan)'],
  unitcash: ['单位金额', '单位金额（元）', 'unit cash', 'unit cash (yuan)'],
  unitpoints: ['单位分值', 'unit points'],
} as const;
type Figure = keyof typeof figures;

/** What a unit has only where it is ranked. */
const ofTheRanked: readonly Figure[] = ['place', 'bottom', 'grade'];

/** What all rewards of the unit pay of one kind; 0 where none pays it. */
const paid =
  (role: PayKind['role'], measure: PayKind['measure']) =>
  ({ rewards }: CompleteResult): number =>
    paySum(
      rewards.map(({ effects }) => effects),
      { role, measure },
    ) ?? 0;

const readings: Readonly<Record<Figure, (result: CompleteResult, found: FoundFigures) => number | string | null>> = {
  final: ({ final }) => final,
  assessed: ({ assessed }) => assessed,
  base: ({ base }) => base,
  counterpart: ({ counterpart }) => counterpart,
  place: ({ place }) => place,
  bottom: ({ placeFromBottom }) => placeFromBottom,
  of: (result) => result.of,
  grade: (_, { grade }) => grade,
  bonus: paid('chief', 'percent'),
  deputybonus: paid('deputy', 'percent'),
  staffbonus: paid('staff', 'percent'),
  cash: paid('chief', 'cash'),
  deputycash: paid('deputy', 'cash'),
  staffcash: paid('staff', 'cash'),
  unitcash: paid('unit', 'cash'),
  unitpoints: paid('unit', 'points'),
};

/**
 * 查询结果：向服务查询单位在某一考核周期的结果，须先在任务窗格登录；重新计算时才再次查询 | A figure of a unit in a period, asked from the service: sign in in the task pane first; it is asked again only when Excel recalculates
 * @customfunction RESULT
 * @param unit 单位：被考核单位的名称或编号 | The title or the id of the unit
 * @param period 考核周期：如 2026-10、2026-Q4、2026-H2、2026；日期按其所在月份 | Such as 2026-10, 2026-Q4, 2026-H2, 2026; a date stands for its month
 * @param [what] 项目：考评得分（默认）、考核得分、基础分、对方得分、名次、倒数名次、参评数、等次、奖金（正职奖金比例）、副职奖金比例、员工奖金比例、正职金额、副职金额、员工金额、单位金额、单位分值 | final (default), assessed, base, counterpart, place, bottom, of, grade, bonus (the chief's), deputy bonus, staff bonus, chief cash, deputy cash, staff cash, unit cash, unit points
 * @param [scheme] 考核方案：方案的名称或编号；省略时为你能查看结果的方案中唯一开启了该周期的一个 | The title or the id of the scheme; by default the only one with that period among those whose results you may see
 * @returns {any} 查到的数或文字 | The figure or text that was found
 */
export function result(unit: unknown[][], period: unknown[][], what?: unknown, scheme?: unknown) {
  const figure = wordIn(what, 'what', figures, 'final');
  return new Question(wantedIn(unit, period, scheme, false), (found) => {
    if (!found.result.complete) throw new Refusal('incomplete');
    if (ofTheRanked.includes(figure) && !isRanked(found.result)) throw new Refusal('not-ranked');
    const value = readings[figure](found.result, found);
    if (value === null) throw new Refusal('no-such-figure');
    return value;
  });
}
