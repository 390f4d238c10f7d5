// What became of each unit since an earlier period, as a table to take away: by category, in the order of the later places.
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Language } from '../../../shared/scheme/text';
import type { Comparison, UnitChange } from '../../../shared/scoring/analysis/compare-periods';
import type { Results } from '../../../shared/scoring/results';
import { exportTable, type ExportTable } from '../../../shared/sheets/export/export-table';
import { message, type Values } from '../../../shared/text/sentences';
import type { MessageKey } from '../../../shared/text/zh-CN/pane';
import { titlesOf } from '../../ui/titles';
import { changesByCategory } from './changes-by-category';

export function changesTable(
  scheme: Scheme,
  comparison: Comparison,
  later: Pick<Results, 'units'>,
  language: Language,
): ExportTable {
  const say = (key: MessageKey, values: Values = {}): string => message(language, key, values);
  const titleOf = titlesOf(scheme, language);
  const lines = changesByCategory(scheme, later, comparison.units).flatMap(({ category, changes }) =>
    changes.map((change) => ({ category: category.id, change })),
  );
  type Line = { readonly category: string; readonly change: UnitChange };
  const of = { before: { period: comparison.before }, after: { period: comparison.after } };
  return exportTable(
    { key: 'changes', tab: say('compare.title') },
    [
      { title: say('export.category'), cell: ({ category }: Line) => titleOf('category', category) },
      { title: say('results.unit'), cell: ({ change }) => titleOf('unit', change.unit) },
      { title: say('export.score.before', of.before), cell: ({ change }) => change.before?.final ?? null },
      { title: say('export.score.after', of.after), cell: ({ change }) => change.after?.final ?? null },
      { title: say('export.score.change'), cell: ({ change }) => change.scoreChange },
      { title: say('export.place.before', of.before), cell: ({ change }) => change.before?.place ?? null },
      { title: say('export.place.after', of.after), cell: ({ change }) => change.after?.place ?? null },
      { title: say('export.place.change'), cell: ({ change }) => change.placesGained },
    ],
    lines,
  );
}
