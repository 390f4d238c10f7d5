// Reads the score table of one component: its lines with their rows, and every fault with its cell.
import type { IndicatorId, UnitId } from '../../scheme/id';
import type { Component, Scheme } from '../../scheme/scheme';
import type { Line } from '../../scoring/sheet';
import { withoutHidden } from '../../scheme/plain-text';
import { cellAddress } from '../address';
import type { CellFault, CellFaultCode } from './cell-fault';
import { cellNumber, numberInText } from './cell-number';
import { finder, type Found } from '../labels';
import type { CellPlace, ReadCell, ReadTable } from '../plan';
import {
  blankMeansNothing,
  columnNamed,
  hasIndicators,
  scoreRows,
  type ScoreColumn,
  type ScoreRow,
} from '../score-table';

/** A line with the row it was read from. */
export interface ReadLine {
  readonly unit: UnitId;
  readonly line: Line;
  readonly row: number;
}

const blank: ReadCell = { kind: 'blank' };

const requiredColumns = (component: Component): ScoreColumn[] => [
  ...(['key', 'unit', 'points', 'reason', 'evidence'] as const),
  ...(hasIndicators(component) ? (['indicator'] as const) : []),
];

/** Reads the table of one component and keeps the faults it finds, each with its cell. */
export class TableReader {
  readonly faults: CellFault[] = [];
  readonly lines: ReadLine[] = [];
  private readonly columns = new Map<ScoreColumn, number>();
  private readonly rowsByKey: ReadonlyMap<string, ScoreRow>;
  private readonly seen = new Set<string>();

  constructor(
    scheme: Scheme,
    readonly component: Component,
    private readonly table: ReadTable,
  ) {
    this.rowsByKey = new Map(scoreRows(scheme, component).map((row) => [row.key, row]));
    if (!this.findColumns()) return;
    const findUnit = finder(scheme.units);
    const findIndicator = finder(component.indicators ?? []);
    table.rows.forEach((_, row) => this.readRow(row, findUnit, findIndicator));
    this.findMissingRows();
  }

  /** The cell of a column in a row; row -1 is the header. */
  place(row: number, column: ScoreColumn): CellPlace {
    const { sheet, top, left } = this.table;
    return { sheet, address: cellAddress(top + 1 + row, left + (this.columns.get(column) ?? 0)) };
  }

  private add(code: CellFaultCode, row: number, column: ScoreColumn, detail: CellFault['detail']): void {
    this.faults.push({
      code,
      path: row < 0 ? this.table.name : `${this.table.name}[${row}].${column}`,
      detail: { component: this.component.id, ...detail },
      place: this.place(row, column),
    });
  }

  private findColumns(): boolean {
    this.table.header.forEach((header, index) => {
      const column = columnNamed(header);
      if (column === null) return;
      if (this.columns.has(column)) {
        const { name, sheet, top, left } = this.table;
        const place = { sheet, address: cellAddress(top, left + index) };
        const detail = { component: this.component.id, column, text: header };
        this.faults.push({ code: 'column-repeated', path: name, detail, place });
      } else this.columns.set(column, index);
    });
    for (const column of requiredColumns(this.component)) {
      if (!this.columns.has(column)) this.add('column-missing', -1, column, { column });
    }
    return this.faults.length === 0;
  }

  private cell(row: number, column: ScoreColumn): ReadCell {
    const index = this.columns.get(column);
    const cell = index === undefined ? undefined : this.table.rows[row]?.[index];
    return cell === undefined || (cell.kind === 'text' && withoutHidden(cell.value).trim() === '') ? blank : cell;
  }

  private readRow(
    row: number,
    findUnit: (typed: string) => Found<UnitId>,
    findIndicator: (typed: string) => Found<IndicatorId>,
  ): void {
    const filled = (['points', 'reason', 'evidence'] as const).some(
      (column) => this.cell(row, column).kind !== 'blank',
    );
    const key = this.cell(row, 'key');
    if (key.kind !== 'blank') {
      const known = key.kind === 'text' ? this.rowsByKey.get(key.value.trim()) : undefined;
      if (known !== undefined) this.readLine(row, known.unit, known.indicator, filled);
      else this.add('unknown-row-key', row, 'unit', { text: key.kind === 'text' ? key.value : key.kind });
      return;
    }
    const unitTyped = this.text(row, 'unit', {});
    const indicatorTyped = hasIndicators(this.component) ? this.text(row, 'indicator', {}) : undefined;
    if (!filled && unitTyped === undefined && indicatorTyped === undefined) return;
    const unit = this.typed(row, 'unit', unitTyped, findUnit);
    const indicator = hasIndicators(this.component)
      ? this.typed(row, 'indicator', indicatorTyped, findIndicator)
      : null;
    if (unit !== undefined && indicator !== undefined) this.readLine(row, unit, indicator, filled);
  }

  /** What somebody typed to name a unit or an indicator, as its id; undefined where it names none, which is a fault. */
  private typed<Id extends string>(
    row: number,
    column: 'unit' | 'indicator',
    text: string | undefined,
    find: (typed: string) => Found<Id>,
  ): Id | undefined {
    if (text === undefined) {
      this.add(`row-without-${column}`, row, column, {});
      return undefined;
    }
    const found = find(text);
    if (found.kind === 'one') return found.id;
    if (found.kind === 'alike') this.add(`look-alike-${column}`, row, column, { [column]: String(found.id), text });
    else this.add(found.kind === 'none' ? `unknown-${column}` : `ambiguous-${column}`, row, column, { [column]: text });
    return undefined;
  }

  private readLine(row: number, unit: UnitId, indicator: IndicatorId | null, filled: boolean): void {
    this.seen.add(`${unit}~${indicator ?? ''}`);
    const detail = { unit, indicator: indicator ?? this.component.id };
    const points = this.points(row, detail, filled);
    const reason = this.text(row, 'reason', detail);
    const evidence = this.text(row, 'evidence', detail)
      ?.split(/[;；\n]/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '');
    if (points === undefined) return;
    const line: Line = {
      ...(indicator === null ? {} : { indicator }),
      points,
      ...(reason === undefined ? {} : { reason }),
      ...(evidence === undefined ? {} : { evidence }),
    };
    this.lines.push({ unit, line, row });
  }

  /** The points of a row; undefined where there are none, which is a fault unless a blank means that there was nothing. */
  private points(row: number, detail: CellFault['detail'], filled: boolean): number | undefined {
    const cell = this.cell(row, 'points');
    const add = (code: CellFaultCode, text: string) => this.add(code, row, 'points', { ...detail, text });
    switch (cell.kind) {
      case 'number':
        return cellNumber(cell.value);
      case 'blank':
        if (filled || !blankMeansNothing(this.component.method)) add('points-blank', '');
        return undefined;
      case 'text': {
        const number = numberInText(withoutHidden(cell.value));
        if (number === null) add('points-not-a-number', cell.value);
        return number ?? undefined;
      }
      case 'boolean':
        add('points-not-a-number', cell.value ? 'TRUE' : 'FALSE');
        return undefined;
      case 'error':
        add('cell-error', cell.value);
        return undefined;
    }
  }

  /** The text of a cell, a number as its digits; undefined for a blank. */
  private text(row: number, column: ScoreColumn, detail: CellFault['detail']): string | undefined {
    const cell = this.cell(row, column);
    switch (cell.kind) {
      case 'blank':
        return undefined;
      case 'text':
        return withoutHidden(cell.value).trim();
      case 'number':
        return String(cell.value);
      case 'boolean':
        this.add('text-expected', row, column, { ...detail, column, text: cell.value ? 'TRUE' : 'FALSE' });
        return undefined;
      case 'error':
        this.add('cell-error', row, column, { ...detail, text: cell.value });
        return undefined;
    }
  }

  private findMissingRows(): void {
    if (blankMeansNothing(this.component.method)) return;
    for (const { unit, indicator } of this.rowsByKey.values()) {
      if (this.seen.has(`${unit}~${indicator ?? ''}`)) continue;
      this.add('row-missing', -1, 'unit', { unit, indicator: indicator ?? this.component.id });
    }
  }
}
