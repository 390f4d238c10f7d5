// One component laid out as a matrix (矩阵评分表): a row for each unit, a column for each indicator, and what calculates beside.
import { scoreHead } from '../score-head';
import { marksFor } from '../../scheme/marks';
import type { Component, Scheme } from '../../scheme/scheme';
import type { Language } from '../../scheme/text';
import { blockAddress, cellAddress, columnLetters, fixed, onSheet } from '../address';
import { columnWidth } from '../column-width';
import {
  askedScoreRows,
  countedPoints,
  countedRows,
  planCounted,
  type AskedScoreRow,
  type CountedThen,
} from '../counted-table';
import { labelsOf } from '../labels';
import type { Cell, SheetPlan } from '../plan';
import { spareRows, tableName } from '../score-table';
import { runsOf } from '../table/runs';
import { MatrixCells } from './matrix-cells';
import { matrixEntry } from './matrix-entry';
import { furtherState, matrixScore, matrixState } from './matrix-formulas';
import {
  columnKey,
  doesNotApply,
  indicatorsOf,
  matrixColumns,
  matrixHeaders,
  matrixRows,
  type Limit,
  type MatrixColumn,
  type MatrixLayout,
  type MatrixRow,
} from './matrix-table';
import { namedTexts } from './named-texts';

const headerRow = 3;
const firstRow = headerRow + 1;

export interface MatrixPlace {
  readonly tab: string;
  /** a formula naming the cells that list all units */
  readonly units: string;
  readonly layout: MatrixLayout;
  /** how many of the empty rows will be filled */
  readonly inUse: number;
  readonly counted: CountedThen;
  readonly language: Language;
  /** the workbook's code, so that the sheet alone is known again, saved as CSV */
  readonly code?: string | undefined;
}

/** One row below the scheme's: of what a record asks for, or one that an assessor names. */
interface FurtherRow {
  readonly asked: AskedScoreRow | null;
  readonly limits: readonly Limit[];
}

/** The rows that records ask for and those that stand ready; a rating has one line for each indicator, and takes none. */
function furtherRows(
  scheme: Scheme,
  component: Component,
  rows: readonly MatrixRow[],
  { counted, inUse }: Pick<MatrixPlace, 'counted' | 'inUse'>,
): FurtherRow[] {
  if (component.method === 'rate') return [];
  const limitsOf = new Map<string, readonly Limit[]>(rows.map(({ unit, limits }) => [unit, limits]));
  const indicators = indicatorsOf(component);
  const asked = askedScoreRows(scheme, component, counted).map((row): FurtherRow => {
    const own = limitsOf.get(row.unit) ?? [];
    return { asked: row, limits: indicators.map(({ id }, at) => (id === row.indicator ? own[at] : undefined)) };
  });
  // Whose row it will be is not known yet: only what holds for every unit is a limit.
  const everybody = indicators.map((_, at): Limit => {
    const all = new Set(rows.flatMap(({ limits }) => limits[at] ?? []));
    return all.size === 1 ? [...all][0] : null;
  });
  const spare = Array.from({ length: inUse + spareRows }, (): FurtherRow => ({ asked: null, limits: everybody }));
  return [...asked, ...spare];
}

/** The cells of a component's matrix as it will stand. */
function matrixCells(
  component: Component,
  { layout, language }: Pick<MatrixPlace, 'layout' | 'language'>,
  rows: readonly unknown[],
  further: readonly unknown[],
): MatrixCells {
  const own = { first: firstRow, count: rows.length };
  const more = further.length === 0 ? null : { first: firstRow + rows.length, count: further.length };
  return new MatrixCells(component, layout, language, own, more);
}

/** The cell of each unit's score (本项得分), as a formula elsewhere in the workbook names it. */
export function matrixScores(
  scheme: Scheme,
  component: Component,
  place: Pick<MatrixPlace, 'tab' | 'layout' | 'language'>,
): ReadonlyMap<string, string> {
  const rows = matrixRows(scheme, component);
  const cells = matrixCells(component, place, rows, []);
  return new Map(
    rows.map(({ unit }, index) => [unit, onSheet(place.tab, fixed(cells.cell(firstRow + index, { kind: 'score' })))]),
  );
}

const widths: Readonly<Record<MatrixColumn['kind'], { readonly least: number; readonly most: number }>> = {
  key: { least: 80, most: 80 },
  category: { least: 90, most: 90 },
  unit: { least: 130, most: 240 },
  points: { least: 76, most: 110 },
  because: { least: 150, most: 150 },
  score: { least: 70, most: 70 },
  reason: { least: 260, most: 260 },
  evidence: { least: 180, most: 180 },
  state: { least: 140, most: 140 },
};

/**
 * One component as a matrix (矩阵评分表): a row for each unit, below them those that records ask for, and empty rows for further lines
 * of a unit; beside it what records count.
 * @example
 * planMatrixSheet(luan, party, { tab: '党务', units: "'试算'!$B$6:$B$48", layout: 'matrix', inUse: 0, counted: nothingThen, language: 'zh-CN' }).key
 * // 'score:party'
 */
export function planMatrixSheet(scheme: Scheme, component: Component, place: MatrixPlace): SheetPlan {
  const { language, layout } = place;
  const rows = matrixRows(scheme, component);
  const further = furtherRows(scheme, component, rows, place);
  const cells = matrixCells(component, place, rows, further);
  const columns = matrixColumns(component, layout);
  const headers = matrixHeaders(scheme, component, layout, language);
  const units = labelsOf(scheme.units, language);
  const categories = labelsOf(scheme.categories, language);
  const unitOf = new Map(scheme.units.map((unit) => [unit.id as string, unit]));
  const recorded = countedRows(scheme, component, place.counted);
  const countedPlace = { headerRow, beside: columns.length };
  const counted = planCounted(scheme, component, recorded, countedPlace, language);
  const codec = namedTexts(component, language);

  const naming = (unit: string): Record<string, Cell> => ({
    category: categories.get(unitOf.get(unit)?.category ?? '') ?? null,
    unit: units.get(unit) ?? null,
  });
  const closed = (limits: readonly Limit[]): Record<string, Cell> =>
    Object.fromEntries(
      indicatorsOf(component).flatMap(({ id }, at) =>
        limits[at] === undefined ? [[columnKey({ kind: 'points', indicator: id }), doesNotApply]] : [],
      ),
    );
  const ownCells = ({ key, unit, limits }: MatrixRow, index: number): Record<string, Cell> => {
    const at = firstRow + index;
    const one = unitOf.get(unit);
    const marks = one === undefined ? null : marksFor(component, one);
    return {
      key,
      ...naming(unit),
      ...closed(limits),
      score: matrixScore(cells, at, limits, { marks, counted: countedPoints(recorded, countedPlace, unit) }),
      state: matrixState(cells, at, limits),
    };
  };
  const reasonIn = ({ reason, indicator }: AskedScoreRow): Record<string, Cell> => {
    if (reason === '' || indicator === null) return {};
    return layout === 'beside'
      ? { [columnKey({ kind: 'because', indicator })]: reason }
      : { reason: codec.write(new Map([[indicator, reason]])) };
  };
  const furtherCells = ({ asked, limits }: FurtherRow, index: number): Record<string, Cell> => ({
    ...(asked && { key: asked.key, ...naming(asked.unit), ...closed(limits), ...reasonIn(asked) }),
    state: furtherState(cells, firstRow + rows.length + index, limits),
  });
  const body = [...rows.map(ownCells), ...further.map(furtherCells)].map((row) =>
    columns.map((column) => row[columnKey(column)] ?? null),
  );

  const limits = [...rows, ...further].map((row) => row.limits);
  const spareFrom = rows.length + further.filter(({ asked }) => asked !== null).length;
  const entry = matrixEntry(cells, {
    alike: runsOf(limits.map((one) => JSON.stringify(one.map((limit) => limit ?? String(limit))))).map(
      ({ first, count }) => ({ first: firstRow + first, count, limits: limits[first] ?? [] }),
    ),
    all: { first: firstRow, count: body.length },
    named: further.length === 0 ? null : { first: firstRow + spareFrom, count: body.length - spareFrom },
    units: place.units,
  });
  const down = (at: number) => blockAddress(firstRow, at, body.length, 1);
  const head = scoreHead(component, place);
  return {
    key: `score:${component.id}`,
    name: place.tab,
    blocks: [...head.blocks, { at: cellAddress(headerRow, 0), cells: [headers, ...body] }, ...counted.blocks],
    tables: [
      { name: tableName(component.id), at: blockAddress(headerRow, 0, body.length + 1, columns.length) },
      ...counted.tables,
    ],
    validations: entry.validations,
    faultMarks: entry.faultMarks,
    numberFormats: [...entry.texts.map((at) => ({ at, format: '@' })), ...counted.numberFormats],
    styles: [
      ...head.styles,
      { at: blockAddress(headerRow, 0, 1, columns.length), style: 'header' },
      { at: down(cells.columnAt({ kind: 'score' })), style: 'formula' },
      { at: down(cells.columnAt({ kind: 'state' })), style: 'formula' },
      ...entry.inputs.map((at) => ({ at, style: 'input' as const })),
      ...counted.styles,
    ],
    columns: [
      ...columns.map((column, index) => ({
        at: `${columnLetters(index)}:${columnLetters(index)}`,
        width: columnWidth(column.kind === 'unit' ? [...units.values()] : [headers[index] ?? ''], widths[column.kind]),
        ...(column.kind === 'key' ? { hidden: true } : {}),
      })),
      ...counted.columns,
    ],
    looks: [blockAddress(headerRow, 0, 1, columns.length), ...entry.longTexts].map((at) => ({ at, wrapped: true })),
    inputs: entry.inputs,
    freeze: { rows: headerRow + 1, columns: cells.columnAt({ kind: 'unit' }) + 1 },
    print: { landscape: true, titleRows: `$${headerRow + 1}:$${headerRow + 1}` },
  };
}
