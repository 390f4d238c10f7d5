// The sheet 得分说明: how every unit's final score came about, one row for each figure of its explanation.
import type { UnitId } from '../scheme/id';
import type { Language } from '../scheme/text';
import type { Explanation } from '../scoring/explanation';
import type { SheetPlan } from './plan';
import { headline, type ResultsView } from './results-columns';
import { tableSheet, type TableColumn } from './table/table-sheet';
import { phrasesListed } from '../text/lists';

/** One figure of an explanation. `exact` and `factor` are numbers where they end as decimals, else fractions as text. */
export interface ExplanationRow {
  /** 0 is the final score; what a figure consists of is one level below it. */
  readonly level: number;
  /** indented by its level */
  readonly label: string;
  readonly value: number | null;
  readonly exact: number | string | null;
  readonly factor: number | string;
  readonly note: string | null;
}

const indent = '\u3000';

/** A number where a cell can hold it without changing a digit. */
function cellOf(exact: string): number | string {
  const number = Number(exact);
  return String(number) === exact ? number : exact;
}

/**
 * The sentences of a note (说明文字) in one cell; null where there are none.
 * @example noteText(['迟到', '× 0.7'], 'zh-CN') // '迟到；× 0.7'
 */
export function noteText(notes: readonly string[], language: Language): string | null {
  return phrasesListed(language, notes) || null;
}

/**
 * An explanation as rows (得分说明), every figure before what it consists of. A figure is the sum of factor × exact over
 * the rows one level below it; what is not scored is null.
 */
export function explanationRows(explanation: Explanation, language: Language): ExplanationRow[] {
  const rows: ExplanationRow[] = [];
  const add = ({ label, value, exact, factor, notes, parts }: Explanation, level: number): void => {
    rows.push({
      level,
      label: indent.repeat(level) + label,
      value,
      exact: exact === null ? null : cellOf(exact),
      factor: cellOf(factor),
      note: noteText(notes, language),
    });
    for (const part of parts) add(part, level + 1);
  };
  add(explanation, 0);
  return rows;
}

/** The sheet 得分说明 of all units, in the order of the results. Throws RangeError where a unit has no explanation. */
export function planExplanationSheet(
  view: ResultsView,
  explanations: ReadonlyMap<UnitId, Explanation>,
  tab: string,
): SheetPlan {
  const { say, results, language } = view;
  const rows = results.units.flatMap(({ unit }) => {
    const explanation = explanations.get(unit);
    if (explanation === undefined) throw new RangeError(`no explanation of unit: ${unit}`);
    const title = view.units.get(unit) ?? unit;
    return explanationRows(explanation, language).map((row) => ({ ...row, unit: title }));
  });
  const columns: TableColumn<ExplanationRow & { readonly unit: string }>[] = [
    { title: say('unit'), width: 170, cell: ({ unit }) => unit },
    { title: say('level'), width: 50, cell: ({ level }) => level },
    { title: say('figure'), width: 260, cell: ({ label }) => label },
    { title: say('value'), width: 80, format: view.scoreFormat, cell: ({ value }) => value },
    { title: say('factor'), width: 70, cell: ({ factor }) => factor },
    { title: say('exact'), width: 100, cell: ({ exact }) => exact },
    { title: say('note'), width: 320, cell: ({ note }) => note },
  ];
  return tableSheet({
    key: 'results:explanations',
    tab,
    headline: headline(view, say('explanations')),
    table: 'Explanations',
    columns,
    rows,
    frozen: 3,
  });
}
