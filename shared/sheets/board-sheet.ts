// The sheet 红蓝榜: who is on the red and who on the blue board; words and signs say it, not colours.
import { boardSide, type BoardColour } from '../scoring/board';
import type { Earned, RankedResult } from '../scoring/results';
import { blockAddress } from './address';
import type { SheetPlan } from './plan';
import { headline, tierText, type ResultsView } from './results-columns';
import { runsOf } from './table/runs';
import { tableFirstRow, tableSheet, type TableColumn } from './table/table-sheet';
import { effectText } from './tier-table';

interface BoardRow {
  readonly board: BoardColour;
  readonly unit: RankedResult;
  readonly earned: Earned;
}

/** The sheet 红蓝榜: red first, then blue, each in the order of the results. */
export function planBoardSheet(view: ResultsView, tab: string): SheetPlan {
  const { say, language, results } = view;
  const rows = (['red', 'blue'] as const).flatMap((board) =>
    boardSide(results, board).flatMap(({ unit, earned: all }) =>
      all.map((earned): BoardRow => ({ board, unit, earned })),
    ),
  );
  const columns: TableColumn<BoardRow>[] = [
    { title: say('boardColour'), width: 90, cell: ({ board }) => `${board === 'red' ? '▲' : '▼'} ${say(board)}` },
    { title: say('category'), width: 90, cell: ({ unit }) => view.categories.get(unit.category) ?? unit.category },
    { title: say('unit'), width: 170, cell: ({ unit }) => view.units.get(unit.unit) ?? unit.unit },
    { title: say('final'), width: 90, format: view.scoreFormat, cell: ({ unit }) => unit.final },
    { title: say('place'), width: 60, cell: ({ unit }) => unit.place },
    { title: say('of'), width: 60, cell: ({ unit }) => unit.of },
    { title: say('reward'), width: 170, cell: ({ earned }) => view.rewards.get(earned.reward) ?? earned.reward },
    { title: say('condition'), width: 110, cell: ({ earned }) => tierText(earned.tier, say) },
    { title: say('effect'), width: 220, cell: ({ earned }) => effectText(earned.effects, language) || null },
  ];
  const sheet = tableSheet({
    key: 'results:board',
    tab,
    headline: headline(view, rows.length === 0 ? `${say('board')} · ${say('nobody')}` : say('board')),
    table: 'Board',
    columns,
    rows,
    frozen: 3,
  });
  return {
    ...sheet,
    styles: [
      ...(sheet.styles ?? []),
      ...runsOf(rows.map(({ board }) => board)).map(({ first, count, value }) => ({
        at: blockAddress(tableFirstRow + first, 0, count, 1),
        style: value === 'red' ? ('good' as const) : ('bad' as const),
      })),
    ],
  };
}
