// The sheet 兑现表: who gets what for which place, threshold or quota, with totals per category.
import type { Earned, RankedResult } from '../scoring/results';
import { blockAddress, cellAddress } from './address';
import type { Cell, SheetPlan } from './plan';
import { rankedIn, headline, payKindsOf, paySum, tierText, type ResultsView } from './results-columns';
import { tableFirstRow, tableSheet, type TableColumn } from './table/table-sheet';
import { effectText, payFormat, payIn, payName } from './tier-table';

interface PaidRow {
  readonly unit: RankedResult;
  readonly earned: Earned;
}

/** The sheet 兑现表. Shares of a bonus are not added up: they are shares of different sums. Where nothing adds up there are no totals. */
export function planPayoutSheet(view: ResultsView, tab: string): SheetPlan {
  const { say, language, results } = view;
  const rows: PaidRow[] = rankedIn(results)
    .flatMap((unit) => unit.rewards.map((earned) => ({ unit, earned })))
    .sort((a, b) => categoryOrder(view, a.unit) - categoryOrder(view, b.unit) || a.unit.place - b.unit.place);
  const kinds = payKindsOf(results);
  const columns: TableColumn<PaidRow>[] = [
    { title: say('category'), width: 90, cell: ({ unit }) => view.categories.get(unit.category) ?? unit.category },
    { title: say('unit'), width: 170, cell: ({ unit }) => view.units.get(unit.unit) ?? unit.unit },
    { title: say('reward'), width: 170, cell: ({ earned }) => view.rewards.get(earned.reward) ?? earned.reward },
    { title: say('condition'), width: 110, cell: ({ earned }) => tierText(earned.tier, say) },
    ...kinds.map((kind) => ({
      title: payName(kind, language),
      width: 110,
      format: payFormat(
        kind,
        rows.map(({ earned }) => payIn(earned.effects, kind)),
      ),
      cell: ({ earned }: PaidRow) => payIn(earned.effects, kind),
    })),
    { title: say('effect'), width: 220, cell: ({ earned }) => effectText(earned.effects, language) || null },
  ];
  const sheet = tableSheet({
    key: 'results:rewards',
    tab,
    headline: headline(view, say('payout')),
    table: 'Payout',
    columns,
    rows,
    frozen: 2,
  });

  if (kinds.every(({ measure }) => measure === 'percent')) return sheet;

  const totalOfRows = (title: string, some: readonly PaidRow[]): Cell[] => [
    title,
    ...kinds.map((kind) =>
      kind.measure === 'percent'
        ? null
        : paySum(
            some.map(({ earned }) => earned.effects),
            kind,
          ),
    ),
  ];
  const totals = [
    ...view.scheme.categories.map(({ id }) =>
      totalOfRows(
        view.categories.get(id) ?? id,
        rows.filter(({ unit }) => unit.category === id),
      ),
    ),
    totalOfRows(say('overall'), rows),
  ];
  const firstKind = columns.length - kinds.length - 2;
  const totalRow = tableFirstRow + Math.max(rows.length, 1) + 1;
  return {
    ...sheet,
    blocks: [
      ...sheet.blocks,
      {
        at: cellAddress(totalRow, firstKind),
        cells: [[say('total'), ...kinds.map((kind) => payName(kind, language))], ...totals],
      },
    ],
    styles: [...(sheet.styles ?? []), { at: blockAddress(totalRow, firstKind, 1, kinds.length + 1), style: 'header' }],
    numberFormats: [
      ...(sheet.numberFormats ?? []),
      ...kinds.map((kind, index) => ({
        at: blockAddress(totalRow + 1, firstKind + 1 + index, totals.length, 1),
        format: payFormat(
          kind,
          totals.map((row) => Number(row[index + 1] ?? 0)),
        ),
      })),
    ],
  };
}

const categoryOrder = ({ scheme }: ResultsView, unit: RankedResult): number =>
  scheme.categories.findIndex(({ id }) => id === unit.category);
