// The sheet 明细: every unit with the score of each of its components.
import { isRanked, scoreIn, type UnitResult } from '../scoring/results';
import { headline, type ResultsView } from './results-columns';
import type { SheetPlan } from './plan';
import { scoreColumnsOf, unrankedColumns } from './ranking-sheet';
import { tableSheet, type TableColumn } from './table/table-sheet';

/** The sheet 明细, in the order of the scheme; a component that does not apply to a unit stays blank. */
export function planDetailsSheet(view: ResultsView, tab: string): SheetPlan {
  const { say, scheme, results, scoreFormat: format } = view;
  const { units } = results;
  const columns: TableColumn<UnitResult>[] = [
    { title: say('category'), width: 90, cell: (unit) => view.categories.get(unit.category) ?? unit.category },
    { title: say('unit'), width: 170, cell: (unit) => view.units.get(unit.unit) ?? unit.unit },
    ...scheme.components.map(({ id }) => ({
      title: view.components.get(id) ?? id,
      width: 80,
      format,
      cell: (unit: UnitResult) => scoreIn(unit, id),
    })),
    ...scoreColumnsOf(view),
    { title: say('place'), width: 60, cell: (unit) => (unit.complete ? unit.place : null) },
    { title: say('of'), width: 60, cell: (unit) => (isRanked(unit) ? unit.of : null) },
    ...unrankedColumns(view, units),
  ];
  return tableSheet({
    key: 'results:details',
    tab,
    headline: headline(view, say('details')),
    table: 'Details',
    columns,
    rows: units,
    frozen: 2,
  });
}
