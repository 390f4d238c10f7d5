// Reads worksheets of somebody's own as they stand: cells, merged blocks, what is hidden. Nothing is written.
import { blockAddress } from '../../shared/sheets/address';
import type { GridArea, GridCell, SheetGrid } from '../../shared/sheets/grid';
import { inExcel } from './excel-run';
import { WorkbookRefused, type SelectedCells, type SheetTab } from './port';
import { readCell } from './read-cell';

/** More cells are no table that somebody fills in by hand. */
const mostCells = 400_000;
/** What one answer holds: Excel for the web refuses those of more than 5 MB. */
const cellsAtOnce = 20_000;

export function readTabs(): Promise<SheetTab[]> {
  return inExcel('see which sheets there are', async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name,items/visibility');
    await context.sync();
    return worksheets.items.map(({ name, visibility }) => ({
      name,
      isHidden: visibility !== Excel.SheetVisibility.visible,
    }));
  });
}

export function readSelected(): Promise<SelectedCells> {
  return inExcel('see what is selected', async (context) => {
    const range = context.workbook.getSelectedRange();
    const { worksheet } = range;
    range.load('rowIndex,columnIndex,rowCount,columnCount');
    worksheet.load('name');
    await context.sync();
    return { sheet: worksheet.name, area: areaOf(range) };
  });
}

export function readSheet(name: string): Promise<SheetGrid> {
  return inExcel(
    'read a sheet',
    async (context) => {
      const sheet = context.workbook.worksheets.getItem(name);
      const used = sheet.getUsedRangeOrNullObject(true);
      sheet.load('visibility');
      used.load('rowIndex,columnIndex,rowCount,columnCount');
      await context.sync();
      const isHidden = sheet.visibility !== Excel.SheetVisibility.visible;
      if (used.isNullObject) return { ...nothing, name, isHidden };
      const { rowIndex, columnIndex, rowCount, columnCount } = used;
      if ((rowIndex + rowCount) * (columnIndex + columnCount) > mostCells) {
        throw new WorkbookRefused('too-large', 'read a sheet', { sheet: name });
      }
      const cells = await readCells(context, sheet, { rowIndex, columnIndex, rowCount, columnCount });
      const merged = used.getMergedAreasOrNullObject();
      merged.load('areaCount');
      merged.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
      await context.sync();
      const [hiddenRows, hiddenColumns] = await readHidden(context, sheet, used);
      return {
        name,
        isHidden,
        rows: [
          ...Array.from({ length: rowIndex }, (): GridCell[] => []),
          ...cells.map((row) => [...Array.from({ length: columnIndex }, (): GridCell => ({ kind: 'blank' })), ...row]),
        ],
        merges: merged.isNullObject ? [] : merged.areas.items.map(areaOf),
        hiddenRows,
        hiddenColumns,
      };
    },
    name,
  );
}

const nothing = { rows: [], merges: [], hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() };

type Extent = Pick<Excel.Range, 'rowIndex' | 'columnIndex' | 'rowCount' | 'columnCount'>;

const areaOf = ({ rowIndex, columnIndex, rowCount, columnCount }: Extent): GridArea => ({
  top: rowIndex,
  left: columnIndex,
  bottom: rowIndex + rowCount - 1,
  right: columnIndex + columnCount - 1,
});

/** The cells row by row, in answers of bounded size. */
async function readCells(context: Excel.RequestContext, sheet: Excel.Worksheet, of: Extent): Promise<GridCell[][]> {
  const rows = Math.min(of.rowCount, Math.max(1, Math.floor(cellsAtOnce / of.columnCount)));
  if (rows === 0) return [];
  const part = sheet.getRange(blockAddress(of.rowIndex, of.columnIndex, rows, of.columnCount));
  part.load('values,valueTypes,text,numberFormat,formulas');
  await context.sync();
  const cells = cellsOf(part);
  const rest = { ...of, rowIndex: of.rowIndex + rows, rowCount: of.rowCount - rows };
  return [...cells, ...(await readCells(context, sheet, rest))];
}

function cellsOf({ values, valueTypes, text, numberFormat, formulas }: Excel.Range): GridCell[][] {
  return values.map((row, at) =>
    row.map((value: unknown, column) => {
      const cell = readCell(value, valueTypes[at]?.[column], {
        shown: text[at]?.[column] ?? '',
        format: String(numberFormat[at]?.[column] ?? ''),
      });
      const formula: unknown = formulas[at]?.[column];
      // A text that begins with an equals sign stands in both alike.
      return typeof formula === 'string' && formula.startsWith('=') && formula !== value
        ? { ...cell, isFormula: true }
        : cell;
    }),
  );
}

/** So many rows are asked as one first; of those that are hidden in part each is asked. */
const rowsAsOne = 100;

async function readHidden(context: Excel.RequestContext, sheet: Excel.Worksheet, used: Excel.Range) {
  const { rowIndex, columnIndex, rowCount, columnCount } = used;
  const rowsAt = (at: number, count: number) => sheet.getRange(blockAddress(at, columnIndex, count, 1));
  const columnsAt = (at: number, count: number) => sheet.getRange(blockAddress(rowIndex, at, 1, count));
  return [
    await hiddenLines(context, 'rowHidden', [{ at: rowIndex, count: rowCount }], rowsAt),
    await hiddenLines(context, 'columnHidden', [{ at: columnIndex, count: columnCount }], columnsAt),
  ] as const;
}

interface Lines {
  readonly at: number;
  readonly count: number;
}

async function hiddenLines(
  context: Excel.RequestContext,
  member: 'rowHidden' | 'columnHidden',
  asked: readonly Lines[],
  rangeAt: (at: number, count: number) => Excel.Range,
): Promise<Set<number>> {
  if (asked.length === 0) return new Set();
  const ranges = asked.map(({ at, count }) => rangeAt(at, count));
  for (const range of ranges) range.load(member);
  await context.sync();
  // null: some of them are hidden and some are not
  const mixed = asked.filter((_, index) => (ranges[index]?.[member] as boolean | null) === null);
  const within = mixed.flatMap(({ at, count }) => {
    const step = count > rowsAsOne ? rowsAsOne : 1;
    return Array.from({ length: Math.ceil(count / step) }, (_, part) => ({
      at: at + part * step,
      count: Math.min(step, count - part * step),
    }));
  });
  const whole = asked.filter((_, index) => ranges[index]?.[member] === true);
  return new Set([
    ...whole.flatMap(({ at, count }) => Array.from({ length: count }, (_, line) => at + line)),
    ...(await hiddenLines(context, member, within, rangeAt)),
  ]);
}
