// What the library read of a workbook, as one with all that a grid shows of it.
import {
  dateToSerial,
  parseRange,
  type Cell,
  type ConditionalRule,
  type DataValidation,
  type Sheet,
  type Workbook,
} from 'hucre';
import { addressStart } from '../../../shared/sheets/address';
import type { GridArea } from '../../../shared/sheets/grid';
import { openedBook } from './book-grids';
import { margin } from './bounded-parts';
import { keptIn, keptTab } from './kept-sheet';
import { laidName, parseLaid } from './kept-state';
import type { OpenedFile } from './opened-file';
import { movedFormula } from './shared-formula';
import type {
  CellValue,
  WholeBook,
  WholeCell,
  WholeCheck,
  WholeLine,
  WholeMark,
  WholeSheet,
  WholeTable,
} from './whole-book';
import { readFormula } from './whole-formula';
import { colourOf, fillOf, lookOf } from './whole-look';

/** The blocks of `A1:B2 D4`. */
function areasOf(ranges: string): GridArea[] {
  return ranges
    .split(/\s+/)
    .filter((range) => addressStart(range.split(':')[0] ?? '') !== null)
    .map((range) => {
      const { startRow, startCol, endRow, endCol } = parseRange(range);
      return { top: startRow, left: startCol, bottom: endRow, right: endCol };
    });
}

interface Shared {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

function formulasOf(cells: ReadonlyMap<string, Cell>): Map<string, string> {
  const formulas = new Map<string, string>();
  const first = new Map<number, Shared>();
  for (const [key, { formula, formulaType, formulaSharedIndex = -1 }] of cells) {
    if (formula === undefined) continue;
    const [row = 0, column = 0] = key.split(',').map(Number);
    if (formula !== '') {
      if (formulaType === 'shared') first.set(formulaSharedIndex, { formula, row, column });
      formulas.set(key, readFormula(formula));
      continue;
    }
    const master = first.get(formulaSharedIndex);
    if (master) formulas.set(key, readFormula(movedFormula(master.formula, row - master.row, column - master.column)));
  }
  return formulas;
}

/** Cells that a formula of another one fills: they hold nothing of their own. */
function spilledOf(cells: ReadonlyMap<string, Cell>): Set<string> {
  const spilled = new Set<string>();
  for (const [key, { formulaType, formulaRef }] of cells) {
    if (formulaType !== 'array' || formulaRef === undefined) continue;
    for (const { top, left, bottom, right } of areasOf(formulaRef)) {
      if ((bottom - top + 1) * (right - left + 1) > 10_000) continue;
      for (let row = top; row <= bottom; row++) {
        for (let column = left; column <= right; column++)
          if (`${row},${column}` !== key) spilled.add(`${row},${column}`);
      }
    }
  }
  return spilled;
}

function cellsOf({ rows, cells = new Map() }: Sheet, is1904: boolean): Map<string, WholeCell> {
  const [formulas, spilled] = [formulasOf(cells), spilledOf(cells)];
  const whole = new Map<string, WholeCell>();
  const take = (key: string, given: Cell['value'], cell: Cell | undefined): void => {
    const value: CellValue = given instanceof Date ? dateToSerial(given, is1904) : given;
    const [look, formula] = [lookOf(cell?.style), formulas.get(key)];
    const isUnlocked = cell?.style?.protection?.locked === false;
    const held = spilled.has(key) ? null : value;
    if (held === null && look === undefined && formula === undefined && !isUnlocked) return;
    whole.set(key, {
      value: held,
      ...(formula !== undefined && { formula }),
      ...(look && { look }),
      ...(isUnlocked && { isUnlocked }),
    });
  };
  rows.forEach((row, at) =>
    row.forEach((value, column) => take(`${at},${column}`, value, cells.get(`${at},${column}`))),
  );
  for (const [key, cell] of cells) if (!whole.has(key)) take(key, cell.value, cell);
  return whole;
}

/** A column's width in characters, as points. */
const points = (characters: number): number => ((characters * 7 + 5) * 3) / 4;

const line = (size: number | undefined, hidden: boolean | undefined): WholeLine => ({
  ...(size !== undefined && { size }),
  ...(hidden === true && { isHidden: true }),
});

const isSaid = ([, { size, isHidden }]: readonly [number, WholeLine]): boolean =>
  size !== undefined || isHidden === true;

function tablesOf({ tables = [] }: Sheet): WholeTable[] {
  return tables.flatMap(({ name, displayName, range, columns, style, showRowStripes }) =>
    areasOf(range ?? '').map((area) => ({
      name: displayName ?? name,
      area,
      columns: columns.map((column) => column.name),
      style: style ?? 'TableStyleLight1',
      isBanded: showRowStripes !== false,
    })),
  );
}

function ruleOf({ type, operator, formula1, formula2, values }: DataValidation): WholeCheck['rule'] | null {
  if (type === 'list') return { kind: 'list', source: values?.join(',') ?? `=${formula1 ?? ''}` };
  if (type === 'custom') return { kind: 'custom', formula: `=${formula1 ?? ''}` };
  if (type !== 'decimal' && type !== 'whole' && type !== 'textLength') return null;
  return {
    kind: type === 'textLength' ? type : 'decimal',
    operator: operator ?? 'between',
    formula1: formula1 ?? '',
    ...(formula2 !== undefined && { formula2 }),
  };
}

function checksOf({ dataValidations = [] }: Sheet): WholeCheck[] {
  return dataValidations.flatMap((one) => {
    const rule = ruleOf(one);
    if (rule === null) return [];
    const prompt = {
      title: one.inputTitle ?? '',
      message: one.inputMessage ?? '',
      shown: one.showInputMessage === true,
    };
    const alert = { title: one.errorTitle ?? '', message: one.errorMessage ?? '', style: one.errorStyle ?? 'stop' };
    return areasOf(one.range).map((area) => ({ area, rule, prompt, alert }));
  });
}

function markOf({ type, formula, style = {}, range }: ConditionalRule): WholeMark[] {
  const [condition] = Array.isArray(formula) ? formula : [formula];
  if (type !== 'expression' || condition === undefined) return [];
  const { fill: pattern, font } = style;
  // A mark's fill may be told by either colour.
  const fill =
    fillOf(style) ?? (pattern?.type === 'pattern' ? colourOf(pattern.bgColor ?? pattern.fgColor) : undefined);
  const fontColor = colourOf(font?.color);
  return areasOf(range).map((area) => ({
    area,
    formula: readFormula(condition),
    ...(fill !== undefined && { fill }),
    ...(fontColor !== undefined && { fontColor }),
    ...(font?.bold === true && { bold: true }),
  }));
}

/** Merged blocks by the cells that there are: one may reach over the whole sheet. */
function mergesOf({ merges = [], rows }: Sheet): GridArea[] {
  const lastRow = rows.length + margin.rows;
  const lastColumn = rows.reduce((widest, { length }) => Math.max(widest, length), 0) + margin.columns;
  return merges
    .filter(({ startRow, startCol }) => startRow <= lastRow && startCol <= lastColumn)
    .map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      bottom: Math.min(endRow, lastRow),
      right: Math.min(endCol, lastColumn),
    }));
}

function wholeSheet(sheet: Sheet, is1904: boolean): WholeSheet {
  const { name, hidden, veryHidden, columns = [], rowDefs, freezePane, protection, pageSetup, headerFooter } = sheet;
  return {
    name,
    isHidden: hidden === true || veryHidden === true,
    cells: cellsOf(sheet, is1904),
    merges: mergesOf(sheet),
    columns: new Map(
      columns
        .map((one, at) => [at, line(one.width === undefined ? undefined : points(one.width), one.hidden)] as const)
        .filter(isSaid),
    ),
    rows: new Map([...(rowDefs ?? [])].map(([at, one]) => [at, line(one.height, one.hidden)] as const).filter(isSaid)),
    frozen: { rows: freezePane?.rows ?? 0, columns: freezePane?.columns ?? 0 },
    tables: tablesOf(sheet),
    checks: checksOf(sheet),
    marks: (sheet.conditionalRules ?? []).flatMap(markOf),
    charts: [],
    pictures: [],
    isProtected: protection?.sheet === true,
    print: {
      isLandscape: pageSetup?.orientation === 'landscape',
      titleRows: pageSetup?.printTitlesRow ?? null,
      footer: headerFooter?.oddFooter?.replace(/^&C/, '') ?? '',
    },
  };
}

const keptOf = (opened: OpenedFile): Pick<WholeBook, 'kept' | 'tabs'> => {
  const kept = keptIn(opened);
  const { tabs } = parseLaid(kept.get(laidName));
  kept.delete(laidName);
  return { kept, tabs: new Map(Object.entries(tabs)) };
};

/** A workbook that the library has read, with its styles; `isOld` for an .xls. */
export function wholeBook(book: Workbook, isOld: boolean): WholeBook {
  const opened = openedBook(book, isOld);
  return {
    ...keptOf(opened),
    sheets: book.sheets
      .filter(({ name }) => name !== keptTab)
      .map((sheet) => wholeSheet(sheet, book.dateSystem === '1904')),
  };
}

/** A file of text or an old one, of which nothing but cells is known. */
export function bareBook(opened: OpenedFile): WholeBook {
  const none = { rows: 0, columns: 0 };
  return {
    ...keptOf(opened),
    sheets: opened.sheets.map(({ name, isHidden, rows, merges, hiddenRows, hiddenColumns }) => ({
      name,
      isHidden,
      cells: new Map(
        rows.flatMap((row, at) =>
          row.flatMap((cell, column) =>
            cell.kind === 'blank' ? [] : [[`${at},${column}`, { value: cell.value }] as const],
          ),
        ),
      ),
      merges,
      columns: new Map([...hiddenColumns].map((column) => [column, { isHidden: true }])),
      rows: new Map([...hiddenRows].map((row) => [row, { isHidden: true }])),
      frozen: none,
      tables: [],
      checks: [],
      marks: [],
      charts: [],
      pictures: [],
      isProtected: false,
      print: { isLandscape: false, titleRows: null, footer: '' },
    })),
  };
}
