// The Office.js side of the workbook port: the only place from which the add-in touches a workbook.
import { addressStart, blockAddress, cellAddress } from '../../shared/sheets/address';
import type { CellPlace, ReadCell, ReadTable } from '../../shared/sheets/plan';
import { codeArea, shownCode } from '../../shared/sheets/workbook-code';
import { inExcel } from './excel-run';
import { takeFromFile } from './from-file';
import { layPlans } from './lay-plans';
import { protect, rangeFor } from './lay-sheet';
import type { Workbook } from './port';
import { readCell } from './read-cell';
import { readSelected, readSheet, readTabs } from './read-grid';
import { keptText, queueKept, readKept, withText } from './settings';
import { keysName, parseSheetKeys, type SheetKeys } from './sheet-keys';
import { written } from './cell-text';

const sheetKeys = async (context: Excel.RequestContext): Promise<SheetKeys> =>
  parseSheetKeys(keptText(await readKept(context), keysName));

/** The worksheet of a place: the one laid for this key, else the one of this name. */
const sheetAt = (context: Excel.RequestContext, { sheet }: CellPlace, keys: SheetKeys): Excel.Worksheet =>
  context.workbook.worksheets.getItem(keys.get(sheet)?.id ?? sheet);

function rowsOf({ values, valueTypes, text, numberFormat }: Excel.Range): ReadCell[][] {
  return values.map((row, at) =>
    row.map((value: unknown, column) =>
      readCell(value, valueTypes[at]?.[column], {
        shown: text[at]?.[column] ?? '',
        format: String(numberFormat[at]?.[column] ?? ''),
      }),
    ),
  );
}

async function readTables(names: readonly string[]): Promise<readonly ReadTable[]> {
  return inExcel('read tables', async (context) => {
    const { tables } = context.workbook;
    tables.load('items/name');
    await context.sync();
    const wanted = new Set(names.map((name) => name.toLowerCase()));
    const loaded = tables.items
      .filter(({ name }) => wanted.has(name.toLowerCase()))
      .map((table) => {
        const header = table.getHeaderRowRange();
        const body = table.getDataBodyRange();
        const sheet = table.worksheet;
        header.load('values,rowIndex,columnIndex');
        body.load('values,valueTypes,text,numberFormat');
        const head = sheet.getRange(blockAddress(0, 0, codeArea.rows, codeArea.columns));
        sheet.load('name');
        head.load('values');
        return { name: table.name, header, body, sheet, head };
      });
    await context.sync();
    return loaded.map(({ name, header, body, sheet, head }) => {
      const code = shownCode(head.values.slice(0, header.rowIndex));
      return {
        name,
        sheet: sheet.name,
        top: header.rowIndex,
        left: header.columnIndex,
        header: (header.values[0] ?? []).map(String),
        rows: rowsOf(body),
        ...(code === null ? {} : { code }),
      };
    });
  });
}

async function writeCells(place: CellPlace, cells: Parameters<Workbook['write']>[1]): Promise<void> {
  await inExcel(
    'write cells',
    async (context) => {
      const sheet = sheetAt(context, place, await sheetKeys(context));
      sheet.protection.load('protected');
      await context.sync();
      if (sheet.protection.protected) sheet.protection.unprotect();
      rangeFor(sheet, place.address, cells).formulas = cells.map((row) => row.map(written));
      if (sheet.protection.protected) protect(sheet);
      await context.sync();
    },
    place.sheet,
  );
}

async function selectCell(place: CellPlace): Promise<void> {
  await inExcel(
    'go to a cell',
    async (context) => {
      const sheet = sheetAt(context, place, await sheetKeys(context));
      sheet.load('visibility');
      await context.sync();
      // A hidden sheet cannot be gone to; where the structure is protected, nothing may be shown that is shown already.
      const { visible } = Excel.SheetVisibility;
      if (sheet.visibility !== visible) sheet.visibility = visible;
      sheet.activate();
      sheet.getRange(place.address).select();
      await context.sync();
    },
    place.sheet,
  );
}

async function readHiddenRows(place: CellPlace, rows: number): Promise<readonly boolean[]> {
  return inExcel('see which rows are hidden', async (context) => {
    const sheet = sheetAt(context, place, await sheetKeys(context));
    const { row, column } = addressStart(place.address) ?? { row: 0, column: 0 };
    const all = sheet.getRange(blockAddress(row, column, rows, 1));
    all.load('rowHidden');
    await context.sync();
    // One answer for all of them, unless some are and some are not.
    if ((all.rowHidden as boolean | null) !== null) return Array.from({ length: rows }, () => all.rowHidden);
    const single = Array.from({ length: rows }, (_, at) => sheet.getRange(cellAddress(row + at, column)));
    for (const one of single) one.load('rowHidden');
    await context.sync();
    return single.map(({ rowHidden }) => rowHidden);
  });
}

async function calculateAnew(): Promise<void> {
  await inExcel('calculate', async (context) => {
    // Custom functions that are not volatile are asked again by a full calculation alone, the one of Ctrl+Alt+F9.
    context.workbook.application.calculate(Excel.CalculationType.full);
    await context.sync();
  });
}

/** What is kept is changed by one after the other: pieces of two texts would make none. */
let keeping: Promise<unknown> = Promise.resolve();

function keep(name: string, text: string | null): Promise<void> {
  const kept = keeping.then(() =>
    inExcel('keep a text', async (context) => {
      const before = await readKept(context);
      queueKept(context, before, withText(before, name, text));
      await context.sync();
    }),
  );
  keeping = kept.catch(() => undefined);
  return kept;
}

async function watchChanges(listener: () => void): Promise<() => Promise<void>> {
  const registration = await inExcel('watch the workbook', async (context) => {
    const added = context.workbook.worksheets.onChanged.add(async (change) => {
      if (change.triggerSource !== Excel.EventTriggerSource.thisLocalAddin) listener();
    });
    await context.sync();
    return added;
  });
  return async () => {
    registration.remove();
    await registration.context.sync();
  };
}

/** The open workbook, through Office.js (ExcelApi 1.14, which the manifest asks for). */
export function createExcelWorkbook(): Workbook {
  let taken: Promise<void> | null = null;
  /** What a file brought along, before anything is asked of the workbook. */
  const takenOver = (): Promise<void> => {
    taken ??= takeFromFile().catch((reason: unknown) => {
      taken = null;
      throw reason;
    });
    return taken;
  };
  return {
    leadsToCells: true,
    async lay(plans, laying) {
      await takenOver();
      return layPlans(plans, laying);
    },
    read: readTables,
    tabs: readTabs,
    selected: readSelected,
    readSheet,
    write: writeCells,
    goTo: selectCell,
    hiddenRows: readHiddenRows,
    recalculate: calculateAnew,
    async recall(name) {
      await takenOver();
      return inExcel('read what is kept', async (context) => keptText(await readKept(context), name));
    },
    async remember(name, text) {
      await takenOver();
      return keep(name, text);
    },
    watch: watchChanges,
  };
}
