// The results workbook (结果工作簿): rankings, rewards, board, distribution, details and explanations of one period's results.
import type { Imprint } from '../documents/imprint';
import type { UnitId } from '../scheme/id';
import type { Scheme } from '../scheme/scheme';
import type { Language } from '../scheme/text';
import { boardSide } from '../scoring/board';
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
import { payKindsOf, rankedIn, viewResults } from './results-columns';
import { officialSheet, type FigureUnit } from './table/official-sheet';

/**
 * The sheets of a results workbook (结果工作簿): 总览, a ranking for each category, 兑现表, 红蓝榜, 分数分布, 明细, and
 * 得分说明 where the explanations of all units are given; sheets of which nothing is said are left out. All figures are those of the results; nothing is calculated again but
 * sums of money and the bands of a scheme that names none.
 * @example planResultsWorkbook({ scheme: luan, results, language: 'zh-CN' })[1]?.key // 'results:ranking:production'
 */
export function planResultsWorkbook(request: {
  readonly scheme: Scheme;
  readonly results: Results;
  readonly language: Language;
  readonly explanations?: ReadonlyMap<UnitId, Explanation> | undefined;
  /** who made and signed the results; without it the sheets say neither, nor what proves them */
  readonly imprint?: { readonly of: Imprint; readonly qr: string | null } | undefined;
}): SheetPlan[] {
  const { scheme, results, language, explanations, imprint } = request;
  const view = viewResults(scheme, results, language);
  const official = { language, period: results.period, imprint: imprint?.of ?? null, qr: imprint?.qr ?? null };
  const kinds = payKindsOf(results);
  const pay: FigureUnit[] = [
    ...(kinds.some(({ measure }) => measure === 'percent') ? ['percent' as const] : []),
    ...(kinds.some(({ measure }) => measure === 'cash') ? ['yuan' as const] : []),
    ...(kinds.some(({ measure }) => measure === 'points') ? ['points' as const] : []),
  ];
  const scoresAndPay = [...new Set<FigureUnit>(['points', ...pay])];
  const { say } = view;
  const [overview = '', payout = '', board = '', spread = '', details = '', reasons = '', ...rankings] = tabNames([
    ...[say('overview'), say('payout'), say('board'), say('distribution'), say('details'), say('explanations')],
    ...scheme.categories.map(({ id }) => `${say('ranking')} ${view.categories.get(id) ?? id}`),
  ]);
  const isPaid = rankedIn(results).some(({ rewards }) => rewards.length > 0);
  const isOnBoard = (['red', 'blue'] as const).some((side) => boardSide(results, side).length > 0);
  const sheets: readonly { readonly plan: SheetPlan; readonly units: readonly FigureUnit[] }[] = [
    { plan: planOverviewSheet(view, overview), units: ['points'] },
    ...scheme.categories.flatMap(({ id }, index) =>
      results.units.some(({ category }) => category === id)
        ? [{ plan: planRankingSheet(view, id, rankings[index] ?? ''), units: scoresAndPay }]
        : [],
    ),
    ...(isPaid ? [{ plan: planPayoutSheet(view, payout), units: pay }] : []),
    ...(isOnBoard ? [{ plan: planBoardSheet(view, board), units: ['points' as const] }] : []),
    { plan: planDistributionSheet(view, spread), units: [] },
    { plan: planDetailsSheet(view, details), units: ['points'] },
    ...(explanations === undefined
      ? []
      : [{ plan: planExplanationSheet(view, explanations, reasons), units: ['points' as const] }]),
  ];
  return sheets.map(({ plan, units }) => officialSheet(plan, official, units));
}
