// The results of a period as a table to take away: a row for each unit, by category and place, with the scores that it has.
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Language } from '../../../shared/scheme/text';
import { scoreIn, type Results, type UnitResult } from '../../../shared/scoring/results';
import { exportTable, type ExportTable } from '../../../shared/sheets/export/export-table';
import { labelsOf } from '../../../shared/sheets/labels';
import { message } from '../../../shared/text/sentences';
import type { MessageKey } from '../../../shared/text/zh-CN/pane';
import { titlesOf } from '../../ui/titles';
import { placesOf } from './places';
import { remarksOf } from './remarks';

/** As far as the results tell: a unit's own people get their unit alone. */
export function resultsTable(scheme: Scheme, results: Results, language: Language): ExportTable {
  const say = (key: MessageKey): string => message(language, key);
  const titleOf = titlesOf(scheme, language);
  const components = labelsOf(scheme.components, language);
  const grades = labelsOf(scheme.grades ?? [], language);
  const rows = scheme.categories.flatMap(({ id }): UnitResult[] => {
    const { ranked, excluded, incomplete } = placesOf(results, id);
    return [...ranked, ...excluded, ...incomplete];
  });
  const graded = rows.some((unit) => unit.complete && unit.grade !== undefined);
  return exportTable(
    { key: 'results', tab: say('results.title') },
    [
      { title: say('export.category'), cell: ({ category }: UnitResult) => titleOf('category', category) },
      { title: say('results.place'), cell: (unit) => (unit.complete ? unit.place : null) },
      { title: say('export.of.units'), cell: (unit) => (unit.complete ? unit.of : null) },
      { title: say('results.unit'), cell: ({ unit }) => titleOf('unit', unit) },
      { title: say('results.final'), cell: (unit) => (unit.complete ? unit.final : null) },
      ...scheme.components.map(({ id }) => ({
        title: components.get(id) ?? id,
        cell: (unit: UnitResult) => scoreIn(unit, id),
      })),
      ...(graded
        ? [
            {
              title: say('export.grade'),
              cell: (unit: UnitResult) =>
                unit.complete && unit.grade !== undefined ? (grades.get(unit.grade) ?? unit.grade) : null,
            },
          ]
        : []),
      {
        title: say('export.remarks'),
        cell: (unit) =>
          remarksOf(unit, { scheme, language, titleOf: (kind, id) => titleOf(kind, id) }).join('\n') || null,
      },
    ],
    rows,
  );
}
