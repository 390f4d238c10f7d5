// The table 来自台账 beside a score sheet: what records count there already. It is only shown, and never read as lines.
import { takesLines } from '../scheme/defaults';
import type { Component, Scheme } from '../scheme/scheme';
import { textIn, type Language } from '../scheme/text';
import { compareNumbers } from '../registers/effective-sheets';
import { blockAddress, cellAddress, columnLetters, fixed } from './address';
import { columnWidth } from './column-width';
import { labelsOf } from './labels';
import type { Cell, SheetPlan } from './plan';
import { askedKey, hasIndicators, headerWord, inTableName, scoreRows, type ScoreRow } from './score-table';
import { speaker } from './words';

/** A line that a record counts, and where. */
interface CountedLine {
  readonly unit: string;
  readonly component: string;
  readonly indicator?: string | undefined;
  readonly points: number;
  readonly reason: string;
  readonly record: string;
}

/** A unit's component that does not count as long as a record is missing. */
interface ShutGate {
  readonly unit: string;
  readonly component: string;
  readonly register: string;
  readonly or: 'incomplete' | 'zero';
}

/** A row that a record asks the assessors to score. */
interface AskedThen {
  readonly unit: string;
  readonly component: string;
  readonly indicator?: string | undefined;
  readonly reason: string;
  readonly record: string;
}

/** What records count when a workbook is laid out (计入内容), and the rows that they ask for. */
export interface CountedThen {
  readonly postings: readonly CountedLine[];
  readonly gates: readonly ShutGate[];
  readonly rows: readonly AskedThen[];
}

export const nothingThen: CountedThen = { postings: [], gates: [], rows: [] };

/** A row of a score sheet with the record that asks for it. */
export interface AskedScoreRow extends ScoreRow {
  readonly reason: string;
}

/** The rows that records ask for (台账评分行), in the order of the rows that they stand for; a rating has one line for each, and takes none. */
export function askedScoreRows(scheme: Scheme, component: Component, { rows }: CountedThen): AskedScoreRow[] {
  const asked = rows.filter((row) => row.component === component.id);
  if (component.method === 'rate' || asked.length === 0) return [];
  return scoreRows(scheme, component).flatMap((row) =>
    asked
      .filter(({ unit, indicator = null }) => unit === row.unit && indicator === row.indicator)
      .map(({ record, reason }) => ({ ...row, key: askedKey(row.key, record), reason })),
  );
}

const countedColumns = ['unit', 'indicator', 'points', 'reason', 'record'] as const;
type CountedColumn = (typeof countedColumns)[number];

const widths: Readonly<Record<CountedColumn, number>> = {
  unit: 150,
  indicator: 150,
  points: 80,
  reason: 240,
  record: 130,
};

/** Where the table stands: its header's row, and how many columns the score table beside it has. */
export interface CountedPlace {
  readonly headerRow: number;
  readonly beside: number;
}

// One empty column stands between what is filled in and what is only shown.
const firstColumn = ({ beside }: CountedPlace): number => beside + 1;
const columnOf = (name: CountedColumn, place: CountedPlace): number =>
  firstColumn(place) + countedColumns.indexOf(name);

/** What counts of one component, unit by unit; `shut` where nothing does but that a record is missing. */
export interface CountedRow {
  readonly unit: string;
  readonly line: CountedLine | null;
  readonly shut: ShutGate | null;
}

/** The gate that is shut (未满足的前置条件); not to count at all is more than to count nothing. */
export function shutAt({ gates }: Pick<CountedThen, 'gates'>, component: string, unit: string): ShutGate | null {
  const shut = gates.filter((gate) => gate.component === component && gate.unit === unit);
  return shut.find(({ or }) => or === 'incomplete') ?? shut[0] ?? null;
}

/** The rows of the table, in the order of the units and of the numbers; a shut gate takes the place of what records count. */
export function countedRows(scheme: Scheme, component: Component, counted: CountedThen): CountedRow[] {
  const lines = counted.postings.filter((posting) => posting.component === component.id);
  const gates = counted.gates.filter((gate) => gate.component === component.id);
  if (lines.length + gates.length === 0) return [];
  const byUnit = new Map<string, CountedLine[]>();
  for (const line of lines) {
    const own = byUnit.get(line.unit);
    if (own === undefined) byUnit.set(line.unit, [line]);
    else own.push(line);
  }
  return scheme.units.flatMap(({ id: unit }): CountedRow[] => {
    const shut = shutAt({ gates }, component.id, unit);
    if (shut !== null) return [{ unit, line: null, shut }];
    const own = byUnit.get(unit) ?? [];
    return own.sort((a, b) => compareNumbers(a.record, b.record)).map((line) => ({ unit, line, shut: null }));
  });
}

/** Where the counted points of a unit stand, as a formula on the same sheet names them; null where there are none. */
export function countedPoints(rows: readonly CountedRow[], place: CountedPlace, unit: string): string | null {
  const first = rows.findIndex((row) => row.unit === unit && row.line !== null);
  if (first < 0) return null;
  const count = rows.filter((row) => row.unit === unit).length;
  return fixed(blockAddress(place.headerRow + 1 + first, columnOf('points', place), count, 1));
}

/** Where those of one indicator stand, which a row of the score sheet takes into its score; null where there are none. */
export function countedOnLine(
  component: Component,
  rows: readonly CountedRow[],
  place: CountedPlace,
  unit: string,
  indicator: string | null,
): readonly string[] {
  // Where several sheets are summed, what records count is one of its own.
  if (takesLines(component) !== 'in the sheet') return [];
  return rows.flatMap(({ line }, index) =>
    line !== null && line.unit === unit && (line.indicator ?? null) === indicator
      ? [fixed(cellAddress(place.headerRow + 1 + index, columnOf('points', place)))]
      : [],
  );
}

/**
 * The name of the table (表名) of what records count on a component.
 * @example countedTableName('party') // 'Counted_party'
 */
export function countedTableName(component: string): string {
  return `Counted_${inTableName(component)}`;
}

/** What stands beside the score table; nothing where records count nothing on the component. */
export function planCounted(
  scheme: Scheme,
  component: Component,
  rows: readonly CountedRow[],
  place: CountedPlace,
  language: Language,
): Required<Pick<SheetPlan, 'blocks' | 'tables' | 'styles' | 'numberFormats' | 'columns'>> {
  if (rows.length === 0) return { blocks: [], tables: [], styles: [], numberFormats: [], columns: [] };
  const say = speaker(language);
  const { headerRow } = place;
  const left = firstColumn(place);
  const units = labelsOf(scheme.units, language);
  const indicators = labelsOf(component.indicators ?? [], language);
  const register = ({ register: id }: ShutGate): string => {
    const title = scheme.registers?.find((one) => one.id === id)?.title;
    return title === undefined ? id : textIn(title, language);
  };
  const shutBecause = (gate: ShutGate): string =>
    say(gate.or === 'incomplete' ? 'countedShut' : 'countedZero', { register: register(gate) });
  const body = rows.map(({ unit, line, shut }): Cell[] => [
    units.get(unit) ?? unit,
    line?.indicator === undefined ? null : (indicators.get(line.indicator) ?? line.indicator),
    line?.points ?? null,
    shut === null ? (line?.reason ?? null) : shutBecause(shut),
    line?.record ?? null,
  ]);
  const header = countedColumns.map((name) =>
    name === 'record' ? say('record') : say(headerWord(name, component.method)),
  );
  const down = (name: CountedColumn) => blockAddress(headerRow + 1, columnOf(name, place), rows.length, 1);
  const caption = cellAddress(headerRow - 1, left);
  return {
    blocks: [
      { at: caption, cells: [[say('fromRecords')]] },
      { at: cellAddress(headerRow, left), cells: [header, ...body] },
    ],
    tables: [
      {
        name: countedTableName(component.id),
        at: blockAddress(headerRow, left, rows.length + 1, countedColumns.length),
      },
    ],
    styles: [
      { at: caption, style: 'subtitle' },
      { at: blockAddress(headerRow, left, 1, countedColumns.length), style: 'header' },
    ],
    numberFormats: (['reason', 'record'] as const).map((name) => ({ at: down(name), format: '@' })),
    columns: countedColumns.map((name, index) => ({
      at: `${columnLetters(columnOf(name, place))}:${columnLetters(columnOf(name, place))}`,
      width: columnWidth(
        body.map((cells) => String(cells[index] ?? '')),
        { least: widths[name], most: 240 },
      ),
      ...(name === 'indicator' && !hasIndicators(component) ? { hidden: true } : {}),
    })),
  };
}
