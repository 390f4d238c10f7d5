// What calculates beside the points of a score table: a row's score, and its state in words.
import type { Component } from '../scheme/scheme';
import { cellAddress } from './address';
import type { Cell } from './plan';
import { blankMeansNothing, hasIndicators, needsReason, notAssessedWords, scoreColumns } from './score-table';
import type { ScoreColumn, ScoreRow } from './score-table';
import type { Say, Word } from './words';

/** The states that say what is wrong, by the column in which it is. */
export const faultStates = {
  unit: ['rowUnknown'],
  points: ['rowNoNumber', 'rowNegative', 'rowBeyond', 'rowDate', 'rowTooFine', 'rowBothWays'],
  reason: ['rowNeedsReason'],
} as const satisfies Partial<Record<ScoreColumn, readonly Word[]>>;

/** The cells of one column: of the scheme's rows, and of the rows that an assessor names; null where there are none. */
export interface ColumnCells {
  readonly own: string;
  readonly added: string | null;
}

/** Where the cells stand that the formulas of a component's table name. */
export interface TableCells {
  readonly component: Component;
  readonly say: Say;
  readonly column: (name: 'unit' | 'indicator' | 'marks' | 'points') => ColumnCells;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Whether a cell says that its unit is not assessed, as a formula. */
export function saysNotAssessed(cell: string): string {
  return `OR(${notAssessedWords.map((word) => `${cell}=${quoted(word)}`).join(',')})`;
}

/** How many cells of a block say that their unit is not assessed, as a formula. */
export function countNotAssessed(block: string): string {
  return notAssessedWords.map((word) => `COUNTIF(${block},${quoted(word)})`).join('+');
}

const cellsIn = (at: number) => (name: ScoreColumn) => cellAddress(at, scoreColumns.indexOf(name));

/** Which cells of a column are about the unit and the indicator of this row. */
function sameLine({ component, column }: TableCells, at: number, rows: keyof ColumnCells): string {
  const cell = cellsIn(at);
  const names = hasIndicators(component) ? (['unit', 'indicator'] as const) : (['unit'] as const);
  return names.map((name) => `(${column(name)[rows]}=${cell(name)})`).join('*');
}

/** The sum of the points of one column about the unit and the indicator of this row; what is negative is a fault of its own. */
const pointsLike = (table: TableCells, at: number, rows: keyof ColumnCells): string => {
  const points = table.column('points')[rows];
  return `SUMPRODUCT(${sameLine(table, at, rows)}*(${points}>0),${points})`;
};

/** All points of a unit on the indicator of this row, which together may not pass its marks. */
function totalPoints(table: TableCells, at: number, row: ScoreRow | null): string {
  if (table.column('points').added === null) return cellsIn(at)('points');
  const own = row === null ? pointsLike(table, at, 'own') : cellsIn(at)('points');
  return `${own}+${pointsLike(table, at, 'added')}`;
}

/** Whether the marks of a row are the most that its points may be. */
export function isLimited({ method }: Component, row: ScoreRow): boolean {
  return row.marks !== null && (row.indicator !== null || method === 'rate');
}

/** The condition under which a row's points are beyond its marks; null where they have no limit. */
function beyondMarks(table: TableCells, at: number, row: ScoreRow | null): string | null {
  const cell = cellsIn(at);
  if (row !== null && !isLimited(table.component, row)) return null;
  // A penalty takes off no more than the marks, however often; each line of it keeps within them.
  const points = table.component.method === 'penalty' ? cell('points') : totalPoints(table, at, row);
  // Rounded, since a sum of decimals in binary is a little more or less.
  const isBeyond = `ROUND(${points},6)>${cell('marks')}`;
  if (row !== null) return isBeyond;
  return hasIndicators(table.component) ? `IF(ISNUMBER(${cell('marks')}),${isBeyond},FALSE)` : null;
}

/** Whether points have more decimals than the service takes; rounded twice, since binary noise is none. */
const isTooFine = (points: string): string => `ROUND(${points},10)<>ROUND(${points},4)`;

/**
 * The score of one of the scheme's rows with all lines of its unit on its indicator, and the cells of what records count there;
 * nothing before it is scored.
 */
export function scoreFormula(table: TableCells, row: ScoreRow, at: number, counted: readonly string[]): Cell {
  const { method } = table.component;
  if (method === 'deduct' && row.marks === null) return null;
  const cell = cellsIn(at);
  const score = `JX.SHEETSCORE("${method}",${row.marks === null ? '""' : cell('marks')},${[totalPoints(table, at, row), ...counted].join('+')})`;
  const points = cell('points');
  const wrong = [`${points}<0`, isTooFine(points), beyondMarks(table, at, row)].filter((one) => one !== null);
  return { formula: `=IF(ISNUMBER(${points}),IF(OR(${wrong.join(',')}),"",${score}),"")` };
}

/** The full marks of the indicator that a row added by an assessor names. */
export function addedMarksFormula(table: TableCells, at: number): Cell {
  if (!hasIndicators(table.component)) return null;
  const marks = `SUMPRODUCT(${sameLine(table, at, 'own')},${table.column('marks').own})`;
  return { formula: `=IF(${marks}>0,${marks},"")` };
}

/**
 * What a row's points are, in words: `row` null is one that an assessor names. `unitPoints` are the cells of the unit's own
 * points, in one of which it may say that the unit is not assessed.
 */
export function stateFormula(table: TableCells, row: ScoreRow | null, at: number, unitPoints: string): Cell {
  const { component, say } = table;
  const cell = cellsIn(at);
  const [points, reason, evidence] = [cell('points'), cell('reason'), cell('evidence')];
  const word = (name: Word) => quoted(say(name));
  const noReason = `TRIM(${reason})=""`;
  const explained = `IF(${noReason},${word('rowNeedsReason')},${word('rowNotAssessed')})`;
  const nothing = `IF(AND(${reason}="",${evidence}=""),${word('rowNothing')},${word('rowOpen')})`;
  const open = blankMeansNothing(component.method) ? nothing : word('rowOpen');
  const isNotAssessed =
    row === null
      ? `SUMPRODUCT((${table.column('unit').own}=${cell('unit')})*(${notAssessedWords
          .map((one) => `(${unitPoints}=${quoted(one)})`)
          .join('+')}))>0`
      : `${countNotAssessed(unitPoints)}>0`;

  const beyond = beyondMarks(table, at, row);
  // The days of this century, as Excel counts them.
  const isDay = `AND(${points}>=36526,${points}<=73415)`;
  const steps: (readonly [condition: string, then: string])[] = [
    [`${points}=""`, row === null ? open : `IF(${isNotAssessed},${word('rowNotAssessed')},${open})`],
    ...(row === null ? [] : [[saysNotAssessed(points), explained] as const]),
    [`NOT(ISNUMBER(${points}))`, word('rowNoNumber')],
    [`${points}<0`, word('rowNegative')],
    [isNotAssessed, word('rowBothWays')],
    [isDay, word('rowDate')],
    ...(beyond === null ? [] : [[beyond, word('rowBeyond')] as const]),
    [isTooFine(points), word('rowTooFine')],
    ...(needsReason(component.method) ? [[`AND(${points}>0,${noReason})`, word('rowNeedsReason')] as const] : []),
  ];
  const state = steps.reduceRight((rest, [condition, then]) => `IF(${condition},${then},${rest})`, word('rowDone'));
  if (row !== null) return { formula: `=${state}` };
  const typed = (['unit', 'indicator', 'points', 'reason', 'evidence'] as const).map((name) => `${cell(name)}=""`);
  const isKnown = `SUMPRODUCT(1*${sameLine(table, at, 'own')})>0`;
  return { formula: `=IF(AND(${typed.join(',')}),"",IF(${isKnown},${state},${word('rowUnknown')}))` };
}
