// Reads the score table of one component: its lines with their rows, and every fault with its cell.
import type { IndicatorId, UnitId } from '../scheme/id';
import type { Component, Scheme } from '../scheme/scheme';
import type { Line } from '../scoring/sheet';
import { finder, type Found } from './labels';
import { saidColumns, type ListedTable, type SaidColumn } from './listed-table';
import type { CellPlace } from './plan';
import {
  blankMeansNothing,
  hasIndicators,
  headerWord,
  keyParts,
  meansNotAssessed,
  scoreRows,
  type ScoreRow,
} from './score-table';
import type { CellFault, CellFaultCode } from './table/cell-fault';
import { plainWords, points } from './table/codec';
import { field, type Field } from './table/field';
import { readRows, type ReadRow } from './table/read-rows';
import type { Said } from './table/said';
import { valueAt } from './table/value-path';
import { speaker } from './words';

/** A line with the row it was read from. */
export interface ReadLine {
  readonly unit: UnitId;
  readonly line: Line;
  readonly row: number;
}

type NamingColumn = 'unit' | 'indicator';

/** What a reader found of a unit that is not assessed: its reason, and the row that says so. */
export interface NotAssessed {
  readonly reason: string;
  readonly row: number;
}

const mostPoints = 1_000_000;

function fieldOf(column: SaidColumn, { method }: Component): Field {
  const header: Said = (language) => speaker(language)(headerWord(column, method));
  return field(header, [column], column === 'points' ? points(mostPoints) : plainWords);
}

const textIn = ({ value }: ReadRow, column: SaidColumn): string | undefined => {
  const text = valueAt(value, [column]);
  return typeof text === 'string' ? text : undefined;
};

/** Whether a row says in place of points that its unit is not assessed: a text that is refused as points. */
const saysNotAssessed = ({ cells }: ReadRow): boolean => {
  const fault = cells.find(({ path }) => path[0] === 'points')?.fault;
  return fault?.code === 'points-not-a-number' && meansNotAssessed(String(fault.detail.text));
};

/** Reads the lines of one component's table, and keeps the faults it finds, each with its cell. */
export class ScoreTableReader {
  readonly component: Component;
  readonly faults: CellFault[] = [];
  readonly lines: ReadLine[] = [];
  /** The units that are not assessed, by those of their rows that say why. */
  readonly notAssessed = new Map<UnitId, NotAssessed>();
  private readonly unscored = new Set<UnitId>();
  private readonly rowsByKey: ReadonlyMap<string, ScoreRow>;
  private readonly seen = new Set<string>();
  private readonly findUnit: (typed: string) => Found<UnitId>;
  private readonly findIndicator: (typed: string) => Found<IndicatorId>;

  constructor(
    scheme: Scheme,
    private readonly table: ListedTable,
  ) {
    const { component } = table;
    this.component = component;
    this.rowsByKey = new Map(scoreRows(scheme, component).map((row) => [row.key, row]));
    this.findUnit = finder(scheme.units);
    this.findIndicator = finder(component.indicators ?? []);
    const said = saidColumns(component);
    const grid = {
      headers: [],
      rows: table.rows.map(({ cells }) => said.map((column) => cells[column])),
      placeOf: (row: number, column: number) => this.place(row, said[column] ?? 'unit'),
    };
    const rows = readRows(table.name, grid, new Map(said.map((column, at) => [fieldOf(column, component), at])));
    for (const row of rows) this.findNotAssessed(row);
    for (const row of rows) this.readRow(row);
    this.findMissingRows();
  }

  /** The cell of a column in a row; row -1 is the header. */
  place(row: number, column: SaidColumn): CellPlace {
    return this.table.rows[row]?.placeOf(column) ?? this.table.headerPlace(column);
  }

  private add(code: CellFaultCode, row: number, column: SaidColumn, detail: CellFault['detail']): void {
    this.faults.push({
      code,
      path: row < 0 ? this.table.name : `${this.table.name}[${row}].${column}`,
      detail: { component: this.component.id, ...detail },
      place: this.place(row, column),
    });
  }

  /** Hands on what is wrong in the cells of these columns. */
  private addFaultsOf(row: ReadRow, columns: readonly SaidColumn[], detail: CellFault['detail']): void {
    for (const column of columns) {
      const fault = row.cells.find(({ path }) => path[0] === column)?.fault;
      if (fault) this.add(fault.code, row.row, column, { ...detail, column, ...fault.detail });
    }
  }

  private isFilled(row: ReadRow, columns: readonly SaidColumn[]): boolean {
    return row.cells.some(({ path, isBlank }) => !isBlank && columns.some((column) => column === path[0]));
  }

  /** One of a unit's own rows may say that the unit is not assessed; its other rows then stay blank. */
  private findNotAssessed(row: ReadRow): void {
    const known = this.rowsByKey.get(textIn(row, 'key') ?? '');
    if (known === undefined || !saysNotAssessed(row)) return;
    const { unit, indicator } = known;
    this.unscored.add(unit);
    const reason = textIn(row, 'reason');
    const detail = { unit, indicator: indicator ?? this.component.id };
    if (reason !== undefined) this.notAssessed.set(unit, this.notAssessed.get(unit) ?? { reason, row: row.row });
    else if (this.isFilled(row, ['reason'])) this.addFaultsOf(row, ['reason'], detail);
    else this.add('not-assessed-without-reason', row.row, 'reason', detail);
  }

  private readRow(row: ReadRow): void {
    if (this.isFilled(row, ['key'])) {
      const key = textIn(row, 'key') ?? '';
      const { row: place, record } = keyParts(key);
      const known = this.rowsByKey.get(place);
      if (known !== undefined) this.readLine(row, known.unit, known.indicator, record);
      else this.add('unknown-row-key', row.row, 'unit', { text: key });
      return;
    }
    const unit = this.named(row, 'unit', this.findUnit);
    const indicator = hasIndicators(this.component) ? this.named(row, 'indicator', this.findIndicator) : null;
    if (unit !== undefined && indicator !== undefined) this.readLine(row, unit, indicator);
  }

  /** The unit or indicator that a row names, as its id; undefined where it names none, which is a fault. */
  private named<Id extends string>(
    row: ReadRow,
    column: NamingColumn,
    find: (typed: string) => Found<Id>,
  ): Id | undefined {
    const text = textIn(row, column);
    if (text === undefined) {
      if (this.isFilled(row, [column])) this.addFaultsOf(row, [column], {});
      else this.add(`row-without-${column}`, row.row, column, {});
      return undefined;
    }
    const found = find(text);
    if (found.kind === 'one') return found.id;
    if (found.kind === 'alike') this.add(`look-alike-${column}`, row.row, column, { [column]: String(found.id), text });
    else this.add(found.kind === 'none' ? `${column}-not-listed` : `ambiguous-${column}`, row.row, column, { text });
    return undefined;
  }

  /** `record` asks for the row, which stands beside the one that the scheme asks for. */
  private readLine(row: ReadRow, unit: UnitId, indicator: IndicatorId | null, record: string | null = null): void {
    if (record === null) this.seen.add(`${unit}~${indicator ?? ''}`);
    const detail = { unit, indicator: indicator ?? this.component.id };
    const given = valueAt(row.value, ['points']);
    const isScored = this.isFilled(row, ['points']);
    if (this.unscored.has(unit) && (!isScored || saysNotAssessed(row))) {
      this.findMoreThanReason(row, unit, detail, record === null ? ['reason', 'evidence'] : ['evidence']);
      return;
    }
    const isFilled = this.isFilled(row, ['points', 'reason', 'evidence']);
    if (!isScored && (isFilled || record !== null || !blankMeansNothing(this.component.method))) {
      this.add('points-blank', row.row, 'points', { ...detail, text: '' });
    }
    this.addFaultsOf(row, ['points', 'reason', 'evidence'], detail);
    if (typeof given !== 'number') return;
    const reason = textIn(row, 'reason');
    const evidence = textIn(row, 'evidence')
      ?.split(/[;；\n]/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '');
    const line: Line = {
      ...(indicator === null ? {} : { indicator }),
      points: given,
      ...(reason === undefined ? {} : { reason }),
      ...(evidence === undefined ? {} : { evidence }),
      ...(record === null ? {} : { record }),
    };
    this.lines.push({ unit, line, row: row.row });
  }

  /** Of a unit that is not assessed one reason is submitted; what else is written in these columns of its rows would be lost. */
  private findMoreThanReason(
    row: ReadRow,
    unit: UnitId,
    detail: CellFault['detail'],
    columns: readonly ('reason' | 'evidence')[],
  ): void {
    const mark = this.notAssessed.get(unit);
    if (mark === undefined) return;
    for (const column of columns) {
      const isReason = column === 'reason' && (row.row === mark.row || textIn(row, column) === mark.reason);
      if (this.isFilled(row, [column]) && !isReason) this.add('not-assessed-with-more', row.row, column, detail);
    }
  }

  private findMissingRows(): void {
    if (blankMeansNothing(this.component.method)) return;
    for (const { unit, indicator } of this.rowsByKey.values()) {
      if (this.seen.has(`${unit}~${indicator ?? ''}`) || this.unscored.has(unit)) continue;
      this.add('row-missing', -1, 'unit', { unit, indicator: indicator ?? this.component.id });
    }
  }
}
