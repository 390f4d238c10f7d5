// The results workbook (结果工作簿): rankings, rewards, board, distribution, details and explanations of one period's results.
import type { UnitId } from '../scheme/id';
import type { Scheme } from '../scheme/scheme';
import type { Language } from '../scheme/text';
import type { Explanation } from '../scoring/explanation';
import type { Results } from '../scoring/results';
import { planBoardSheet } from './board-sheet';
import { planDetailsSheet } from './details-sheet';
import { planExplanationSheet } from './explanation-sheet';
import { tabNames } from './labels';
import { planDistributionSheet, planOverviewSheet } from './overview-sheets';
import { planPayoutSheet } from './payout-sheet';
import type { SheetPlan } from './plan';
import { planRankingSheet } from './ranking-sheet';
import { viewResults } from './results-columns';

/**
 * The sheets of a results workbook (结果工作簿): 总览, a ranking for each category, 兑现表, 红蓝榜, 分数分布, 明细, and
 * 得分说明 where the explanations of all units are given. All figures are those of the results; nothing is calculated again but
 * sums of money and the bands of a scheme that names none.
 * @example planResultsWorkbook({ scheme: luan, results, language: 'zh-CN' })[1]?.key // 'results:ranking:production'
 */
export function planResultsWorkbook(request: {
  readonly scheme: Scheme;
  readonly results: Results;
  readonly language: Language;
  readonly explanations?: ReadonlyMap<UnitId, Explanation> | undefined;
}): SheetPlan[] {
  const { scheme, results, language, explanations } = request;
  const view = viewResults(scheme, results, language);
  const { say } = view;
  const [overview = '', payout = '', board = '', spread = '', details = '', reasons = '', ...rankings] = tabNames([
    ...[say('overview'), say('payout'), say('board'), say('distribution'), say('details'), say('explanations')],
    ...scheme.categories.map(({ id }) => `${say('ranking')} ${view.categories.get(id) ?? id}`),
  ]);
  return [
    planOverviewSheet(view, overview),
    ...scheme.categories.map(({ id }, index) => planRankingSheet(view, id, rankings[index] ?? '')),
    planPayoutSheet(view, payout),
    planBoardSheet(view, board),
    planDistributionSheet(view, spread),
    planDetailsSheet(view, details),
    ...(explanations === undefined ? [] : [planExplanationSheet(view, explanations, reasons)]),
  ];
}
