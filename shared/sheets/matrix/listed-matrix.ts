// The lines that a matrix says (矩阵读成逐行): one for each indicator of a unit, each with the cells that it stands in.
import type { IndicatorId } from '../../scheme/id';
import type { Component, Scheme } from '../../scheme/scheme';
import { cellAddress } from '../address';
import { finder, labelsOf } from '../labels';
import { blankCell, headerFault, type ListedRow, type ListedTable, type SaidColumn } from '../listed-table';
import type { CellPlace, ReadCell, ReadTable } from '../plan';
import { askedKey, keyParts, meansNotAssessed, rowKey } from '../score-table';
import type { CellFault } from '../table/cell-fault';
import { numberInText } from '../table/cell-number';
import { isBlank } from '../table/grid';
import { shownText, type Filled } from '../table/shown';
import {
  columnKey,
  doesNotApply,
  findMatrixColumns,
  indicatorsOf,
  matrixRows,
  type MatrixColumn,
  type MatrixLayout,
} from './matrix-table';
import { namedTexts, type NamedTexts } from './named-texts';

const textCell = (value: string): ReadCell => (value === '' ? blankCell : { kind: 'text', value });

/** What stands in a cell, as somebody sees it; null for what is no text of anybody's. */
const textIn = (cell: ReadCell): string | null =>
  isBlank(cell) || cell.kind === 'error' || cell.kind === 'boolean' ? null : shownText(cell as Filled);

const saysNotAssessed = (cell: ReadCell): boolean => cell.kind === 'text' && meansNotAssessed(cell.value);

const isAboveZero = (cell: ReadCell): boolean => {
  const value = cell.kind === 'number' ? cell.value : cell.kind === 'text' ? numberInText(cell.value) : null;
  return value !== null && value > 0;
};

/** One row of the matrix, with what each of its cells is about. */
interface Cells {
  readonly of: (column: MatrixColumn) => ReadCell;
  readonly placeOf: (column: MatrixColumn) => CellPlace;
  /** what is filled in at an indicator, where it applies */
  readonly points: (indicator: IndicatorId) => ReadCell;
}

type Texts = ReadonlyMap<IndicatorId, ReadCell>;

/** The indicator that a text without a name is about; null where it could be about several. */
function onlyOne(asked: readonly IndicatorId[], { points }: Cells): IndicatorId | null {
  const filled = asked.filter((indicator) => !isBlank(points(indicator)));
  const candidates = [
    filled.filter((indicator) => saysNotAssessed(points(indicator))).slice(0, 1),
    asked,
    filled.filter((indicator) => isAboveZero(points(indicator))),
    filled,
  ];
  return candidates.find((some) => some.length === 1)?.[0] ?? null;
}

/** Reads the rows of one matrix. */
class MatrixLister {
  readonly rows: ListedRow[] = [];
  readonly faults: CellFault[] = [];
  private readonly rowsByKey;
  private readonly indicators: readonly IndicatorId[];
  /** What each indicator is called where it is found again. */
  private readonly names: ReadonlyMap<string, ReadCell>;
  private readonly codec;

  constructor(
    scheme: Scheme,
    private readonly component: Component,
    private readonly layout: MatrixLayout,
    private readonly table: ReadTable,
    private readonly mapping: ReadonlyMap<string, number>,
    language: Parameters<typeof namedTexts>[1],
  ) {
    this.rowsByKey = new Map(matrixRows(scheme, component).map((row) => [row.key, row]));
    this.indicators = indicatorsOf(component).map(({ id }) => id);
    const find = finder(component.indicators ?? []);
    this.names = new Map(
      [...labelsOf(component.indicators ?? [], language)].map(([id, label]) => [
        id,
        textCell(find(label).kind === 'one' ? label : id),
      ]),
    );
    this.codec = namedTexts(component, language);
    table.rows.forEach((_, row) => this.list(row));
  }

  placeIn(row: number, column: MatrixColumn): CellPlace {
    const { sheet, top, left } = this.table;
    return { sheet, address: cellAddress(top + 1 + row, left + (this.mapping.get(columnKey(column)) ?? 0)) };
  }

  private cellsOf(row: number): Cells {
    const cells = this.table.rows[row] ?? [];
    const of = (column: MatrixColumn): ReadCell => cells[this.mapping.get(columnKey(column)) ?? -1] ?? blankCell;
    const points = (indicator: IndicatorId): ReadCell => {
      const cell = of({ kind: 'points', indicator });
      return cell.kind === 'text' && cell.value.trim() === doesNotApply ? blankCell : cell;
    };
    return { of, points, placeOf: (column) => this.placeIn(row, column) };
  }

  private list(row: number): void {
    const cells = this.cellsOf(row);
    const key = textIn(cells.of({ kind: 'key' }));
    if (key === null) {
      this.listNamed(row, cells);
      return;
    }
    const { row: place, record } = keyParts(key);
    const known = this.rowsByKey.get(record === null ? place : place.split('~').slice(0, 2).join('~'));
    const asked =
      record === null
        ? this.indicators.filter((_, index) => known?.limits[index] !== undefined)
        : this.indicators.filter((indicator) => place.split('~')[2] === indicator);
    if (known === undefined || asked.length === 0) {
      this.add(cells, cells.of({ kind: 'key' }), this.indicators[0] as IndicatorId, new Map(), new Map());
      return;
    }
    const [reasons, evidence] = this.textsOf(row, cells, asked);
    for (const indicator of this.indicators) {
      const own = rowKey(known.unit, this.component.id, indicator);
      if (asked.includes(indicator)) {
        const line = textCell(record === null ? own : askedKey(own, record));
        this.add(cells, line, indicator, reasons, evidence);
      } else if (this.isFilled(cells, indicator, reasons, evidence)) {
        // Of an indicator that is not asked here somebody has written a line of their own.
        this.add(cells, blankCell, indicator, reasons, evidence, textCell(known.unit));
      }
    }
  }

  /** A row that an assessor names: further lines of its unit. */
  private listNamed(row: number, cells: Cells): void {
    const [reasons, evidence] = this.textsOf(row, cells, this.indicators);
    const filled = this.indicators.filter((indicator) => this.isFilled(cells, indicator, reasons, evidence));
    for (const indicator of filled) this.add(cells, blankCell, indicator, reasons, evidence);
    if (filled.length === 0 && !isBlank(cells.of({ kind: 'unit' }))) {
      this.add(cells, blankCell, this.indicators[0] as IndicatorId, reasons, evidence);
    }
  }

  private isFilled(cells: Cells, indicator: IndicatorId, reasons: Texts, evidence: Texts): boolean {
    return !isBlank(cells.points(indicator)) || [reasons, evidence].some((texts) => texts.has(indicator));
  }

  private add(
    cells: Cells,
    key: ReadCell,
    indicator: IndicatorId,
    reasons: Texts,
    evidence: Texts,
    unit = cells.of({ kind: 'unit' }),
  ): void {
    const columns: Readonly<Record<SaidColumn, MatrixColumn>> = {
      key: { kind: 'key' },
      unit: { kind: 'unit' },
      indicator: { kind: 'points', indicator },
      points: { kind: 'points', indicator },
      reason: this.layout === 'beside' ? { kind: 'because', indicator } : { kind: 'reason' },
      evidence: { kind: 'evidence' },
    };
    this.rows.push({
      cells: {
        key,
        unit,
        indicator: this.names.get(indicator) ?? textCell(indicator),
        points: cells.points(indicator),
        reason: reasons.get(indicator) ?? blankCell,
        evidence: evidence.get(indicator) ?? blankCell,
      },
      placeOf: (column) => cells.placeOf(columns[column]),
    });
  }

  /** The reasons and the evidence of a row by indicator. */
  private textsOf(row: number, cells: Cells, asked: readonly IndicatorId[]): readonly [Texts, Texts] {
    const evidence = this.namedIn(row, { kind: 'evidence' }, cells, asked);
    if (this.layout === 'matrix') return [this.namedIn(row, { kind: 'reason' }, cells, asked), evidence];
    const beside = this.indicators.flatMap((indicator) => {
      const cell = cells.of({ kind: 'because', indicator });
      return isBlank(cell) ? [] : [[indicator, cell] as const];
    });
    return [new Map(beside), evidence];
  }

  private namedIn(row: number, column: MatrixColumn, cells: Cells, asked: readonly IndicatorId[]): Texts {
    const cell = cells.of(column);
    if (isBlank(cell)) return new Map();
    const text = textIn(cell);
    // What is no text is told where somebody would look for the reason.
    if (text === null) return new Map([[asked[0] as IndicatorId, cell]]);
    const { byIndicator, unnamed, doubtful } = this.codec.read(text);
    for (const one of doubtful) this.doubt(row, column, one);
    const texts = new Map([...byIndicator].map(([indicator, one]) => [indicator, textCell(one)]));
    if (unnamed === '') return texts;
    const only = onlyOne(asked, cells);
    if (only === null || texts.has(only)) this.fault(row, column, 'text-without-indicator', { text: unnamed });
    else texts.set(only, textCell(unnamed));
    return texts;
  }

  private doubt(row: number, column: MatrixColumn, { kind, text }: NamedTexts['doubtful'][number]): void {
    this.fault(row, column, kind === 'alike' ? 'look-alike-indicator' : 'ambiguous-indicator', { text });
  }

  private fault(row: number, column: MatrixColumn, code: CellFault['code'], detail: CellFault['detail']): void {
    this.faults.push({
      code,
      path: `${this.table.name}[${row}].${column.kind}`,
      detail: { component: this.component.id, ...detail },
      place: this.placeIn(row, column),
    });
  }
}

/** The lines of a table that has a row for each unit. */
export function listedMatrix(
  scheme: Scheme,
  component: Component,
  layout: MatrixLayout,
  table: ReadTable,
): ListedTable {
  const { mapping, repeated, missing, language } = findMatrixColumns(scheme, component, layout, table.header);
  const refused = [
    ...repeated.map((at) =>
      headerFault(table, component, 'column-repeated', at, { column: 'points', text: table.header[at] ?? '' }),
    ),
    ...missing.map((text) => headerFault(table, component, 'matrix-column-missing', 0, { text })),
  ];
  const lister = new MatrixLister(
    scheme,
    component,
    layout,
    refused.length > 0 ? { ...table, rows: [] } : table,
    mapping,
    language,
  );
  return {
    name: table.name,
    component,
    rows: lister.rows,
    faults: [...refused, ...lister.faults],
    isReadable: refused.length === 0,
    headerPlace: (column) => lister.placeIn(-1, { kind: column === 'key' ? 'key' : 'unit' }),
  };
}
