// The bytes of a file for a workbook with all that a grid shows of it.
import {
  writeXlsx,
  type Cell,
  type ColumnDef,
  type ConditionalRule,
  type DataValidation,
  type SheetChart,
  type SheetImage,
  type ValidationOperator,
  type WriteSheet,
} from 'hucre';
import { blockAddress, fixed, onSheet } from '../../../shared/sheets/address';
import type { GridArea } from '../../../shared/sheets/grid';
import { fileText } from './file-text';
import { keptProperties, keptSheet } from './kept-sheet';
import { laidName } from './kept-state';
import type { WholeBook, WholeCell, WholeChart, WholeCheck, WholeMark, WholePicture, WholeSheet } from './whole-book';
import { writtenFormula } from './whole-formula';
import { solid, styleOf } from './whole-look';

const addressOf = ({ top, left, bottom, right }: GridArea): string =>
  blockAddress(top, left, bottom - top + 1, right - left + 1);

function cellOf({ value, formula, look, isUnlocked, fills }: WholeCell): Partial<Cell> {
  const style = look || isUnlocked ? { style: styleOf(look ?? {}, isUnlocked === true) } : {};
  const held = typeof value === 'string' ? fileText(value) : value;
  if (formula !== undefined) {
    const many = fills && { formulaType: 'array' as const, formulaRef: addressOf(fills), formulaDynamic: true };
    return { formula: writtenFormula(formula), formulaResult: held, ...many, ...style };
  }
  if (value === null) return style;
  const type = typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean';
  return { value: held, type, ...style };
}

/** Points as the characters that a file counts columns in. */
const characters = (points: number): number => Math.max(0, Math.round((((points * 4) / 3 - 5) / 7) * 100) / 100);

function columnsOf({ columns }: WholeSheet): ColumnDef[] {
  const last = Math.max(-1, ...columns.keys());
  return Array.from({ length: last + 1 }, (_, at) => {
    const { size, isHidden } = columns.get(at) ?? {};
    return { ...(size !== undefined && { width: characters(size) }), ...(isHidden && { hidden: true }) };
  });
}

function checkOf({ area, rule, prompt, alert }: WholeCheck): DataValidation {
  const bare = (formula: string): string => writtenFormula(formula);
  const operator = (name: string) =>
    `${name.charAt(0).toLowerCase()}${name.slice(1)}`.replace(/To$/, '') as ValidationOperator;
  const says =
    rule.kind === 'list'
      ? rule.source.startsWith('=')
        ? { type: rule.kind, formula1: bare(rule.source) }
        : { type: rule.kind, values: rule.source.split(',') }
      : rule.kind === 'custom'
        ? { type: rule.kind, formula1: bare(rule.formula) }
        : {
            type: rule.kind,
            operator: operator(rule.operator),
            formula1: bare(rule.formula1),
            ...(rule.formula2 !== undefined && { formula2: bare(rule.formula2) }),
          };
  return {
    ...says,
    range: addressOf(area),
    allowBlank: true,
    ...(prompt && { showInputMessage: prompt.shown, inputTitle: prompt.title, inputMessage: prompt.message }),
    ...(alert && {
      showErrorMessage: true,
      errorStyle: alert.style.toLowerCase() === 'warning' ? ('warning' as const) : ('stop' as const),
      errorTitle: alert.title,
      errorMessage: alert.message,
    }),
  };
}

function markOf({ area, formula, fill, fontColor, bold }: WholeMark, index: number): ConditionalRule {
  const { font } = styleOf({ fontColor, bold }, false);
  return {
    type: 'expression',
    priority: index + 1,
    range: addressOf(area),
    formula: writtenFormula(formula),
    style: { ...(font && { font }), ...(fill !== undefined && { fill: solid(fill) }) },
  };
}

function chartOf(sheet: string, { kind, title, source, area }: WholeChart): SheetChart {
  const down = (column: number, from: number): string =>
    onSheet(sheet, fixed(blockAddress(from, column, source.bottom - from + 1, 1)));
  return {
    type: kind,
    title,
    series: Array.from({ length: source.right - source.left }, (_, index) => {
      const column = source.left + 1 + index;
      return {
        name: onSheet(sheet, fixed(blockAddress(source.top, column, 1, 1))),
        values: down(column, source.top + 1),
        categories: down(source.left, source.top + 1),
      };
    }),
    anchor: { from: { row: area.top, col: area.left }, to: { row: area.bottom + 1, col: area.right + 1 } },
  };
}

const pixels = (points: number): number => Math.round((points * 96) / 72);

function pictureOf({ png, alt, at, width, height }: WholePicture): SheetImage {
  return {
    data: Uint8Array.from(atob(png), (byte) => byte.charCodeAt(0)),
    type: 'png',
    anchor: { from: { row: at.row, col: at.column } },
    width: pixels(width),
    height: pixels(height),
    altText: alt,
  };
}

function sheetOf(sheet: WholeSheet): WriteSheet {
  const { name, isHidden, frozen, print } = sheet;
  return {
    name,
    cells: new Map([...sheet.cells].map(([key, cell]) => [key, cellOf(cell)])),
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    columns: columnsOf(sheet),
    rowDefs: new Map(
      [...sheet.rows].map(([at, { size, isHidden: gone }]) => [
        at,
        { ...(size !== undefined && { height: size }), ...(gone && { hidden: true }) },
      ]),
    ),
    tables: sheet.tables.map((table) => ({
      name: table.name,
      displayName: table.name,
      range: addressOf(table.area),
      columns: table.columns.map((column) => ({ name: column })),
      style: table.style,
      showRowStripes: table.isBanded,
    })),
    dataValidations: sheet.checks.map(checkOf),
    conditionalRules: sheet.marks.map(markOf),
    charts: sheet.charts.map((chart) => chartOf(name, chart)),
    images: sheet.pictures.map(pictureOf),
    pageSetup: {
      paperSize: 'a4',
      orientation: print.isLandscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(print.titleRows !== null && { printTitlesRow: print.titleRows }),
    },
    ...(print.footer !== '' && { headerFooter: { oddFooter: `&C${print.footer}` } }),
    ...(isHidden && { hidden: true }),
    ...(frozen.rows + frozen.columns > 0 && { freezePane: frozen }),
    ...(sheet.isProtected && {
      protection: { sheet: true, autoFilter: true, formatColumns: true, formatRows: true },
    }),
  };
}

/** Tables as they are looked for where a program has taken their names away. */
function laidTables({ name: sheet, tables, cells }: WholeSheet): unknown[] {
  return tables.map(({ name, area, columns }) => {
    const first = cells.get(`${area.top + 1},${area.left}`)?.value ?? '';
    return { name, sheet, header: columns, first: String(first) };
  });
}

function keptTexts({ sheets, kept, tabs }: WholeBook): ReadonlyMap<string, string> {
  if (tabs.size === 0) return kept;
  const laid = { tabs: Object.fromEntries(tabs), tables: sheets.flatMap(laidTables) };
  return new Map([...kept, [laidName, JSON.stringify(laid)]]);
}

/** An .xlsx of this workbook. */
export async function writeWhole(book: WholeBook): Promise<Uint8Array> {
  const kept = keptTexts(book);
  return writeXlsx({
    sheets: [...book.sheets.map(sheetOf), ...(kept.size === 0 ? [] : [keptSheet(kept)])],
    properties: { creator: 'Scorebook', custom: keptProperties(kept) },
  });
}
