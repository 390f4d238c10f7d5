// The ranking of one category (排名) as a sheet: by place, then the units that still lack something.
import type { CategoryId } from '../scheme/id';
import type { UnitResult } from '../scoring/results';
import {
  excludedIn,
  headline,
  incompleteIn,
  missingText,
  otherEffects,
  paySum,
  payKindsOf,
  rankedIn,
  reasonText,
  type ResultsView,
} from './results-columns';
import type { Cell, SheetPlan } from './plan';
import { tableName } from './score-table';
import { tableSheet, type TableColumn } from './table/table-sheet';
import { payFormat, payName } from './tier-table';

/** The columns of scores that are shown wherever a unit's result stands. */
export function scoreColumnsOf(view: ResultsView): TableColumn<UnitResult>[] {
  const { say, scheme, scoreFormat: format } = view;
  const score = (
    title: string,
    pick: (unit: Extract<UnitResult, { complete: true }>) => Cell,
  ): TableColumn<UnitResult> => ({
    title,
    width: 90,
    format,
    cell: (unit) => (unit.complete ? pick(unit) : null),
  });
  return [
    score(say('final'), (unit) => unit.final),
    score(say('assessed'), (unit) => unit.assessed),
    ...(scheme.blend === undefined ? [] : [score(say('counterpart'), (unit) => unit.counterpart)]),
    score(say('base'), (unit) => unit.base),
  ];
}

/** What a unit lacks, and the reasons why it is not ranked; no columns where no unit has any. */
export function unrankedColumns(view: ResultsView, units: readonly UnitResult[]): TableColumn<UnitResult>[] {
  const missing = (unit: UnitResult): Cell => missingText(unit, view);
  const reasons = (unit: UnitResult): Cell => reasonText(unit, view);
  return [
    { title: view.say('missing'), width: 240, cell: missing },
    { title: view.say('unrankedReason'), width: 240, cell: reasons },
  ].filter(({ cell }) => units.some((unit) => cell(unit) !== null));
}

/** The ranking of a category; the name of its table is `Ranking_` and the category's id. */
export function planRankingSheet(view: ResultsView, category: CategoryId, tab: string): SheetPlan {
  const { say, language, results, grades } = view;
  const inCategory = (unit: UnitResult): boolean => unit.category === category;
  const ranked = rankedIn(results)
    .filter(inCategory)
    .sort((a, b) => a.place - b.place);
  const unranked = [...excludedIn(results), ...incompleteIn(results)].filter(inCategory);
  const units: UnitResult[] = [...ranked, ...unranked];
  const pays = payKindsOf({ ...results, units: ranked });
  const columns: TableColumn<UnitResult>[] = [
    { title: say('place'), width: 60, format: '0', cell: (unit) => (unit.complete ? unit.place : null) },
    { title: say('unit'), width: 170, cell: (unit) => view.units.get(unit.unit) ?? unit.unit },
    ...scoreColumnsOf(view),
    ...(grades.size === 0
      ? []
      : [
          {
            title: say('grade'),
            width: 80,
            cell: (unit: UnitResult) => (unit.complete ? (grades.get(unit.grade ?? '') ?? null) : null),
          },
        ]),
    ...pays.map((kind) => {
      const payOf = (unit: UnitResult): number | null =>
        unit.complete
          ? paySum(
              unit.rewards.map(({ effects }) => effects),
              kind,
            )
          : null;
      return { title: payName(kind, language), width: 100, format: payFormat(kind, units.map(payOf)), cell: payOf };
    }),
    { title: say('effect'), width: 200, cell: (unit) => (unit.complete ? otherEffects(unit, view) : null) },
    ...unrankedColumns(view, units),
  ];
  return tableSheet({
    key: `results:ranking:${category}`,
    tab,
    headline: headline(view, `${view.categories.get(category) ?? category} ${say('ranking')}`),
    table: tableName(category).replace('Score_', 'Ranking_'),
    columns,
    rows: units,
    frozen: 2,
  });
}
