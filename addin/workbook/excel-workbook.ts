// The Office.js side of the workbook port: the only place from which the add-in touches a workbook.
import type { CellPlace, ReadCell, ReadTable, SheetPlan } from '../../shared/sheets/plan';
import { inExcel } from './excel-run';
import { laySheet, protect, rangeFor, type Before } from './lay-sheet';
import type { Workbook } from './port';
import { readCell } from './read-cell';
import { keepText, keptText, queueText, readKept } from './settings';
import { parseSheetKeys, sheetKeysText, type SheetKeys } from './sheet-keys';
import { written } from './cell-text';

const keysName = 'sheets';

const sheetKeys = async (context: Excel.RequestContext): Promise<SheetKeys> =>
  parseSheetKeys(await keptText(context, keysName));

/** The worksheet of a place: the one laid for this key, else the one of this name. */
const sheetAt = (context: Excel.RequestContext, { sheet }: CellPlace, keys: SheetKeys): Excel.Worksheet =>
  context.workbook.worksheets.getItem(keys.get(sheet) ?? sheet);

/** Finds or adds a worksheet for each plan, under its name, and keeps whose it is. */
async function prepareSheets(
  context: Excel.RequestContext,
  plans: readonly SheetPlan[],
): Promise<{ sheet: Excel.Worksheet; plan: SheetPlan; before: Before | null }[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name');
  const kept = await readKept(context, keysName);
  const keys = parseSheetKeys(kept.text);
  const there = new Map(worksheets.items.map(({ id, name }) => [id, name]));
  const prepared = plans.map((plan) => {
    const id = keys.get(plan.key);
    if (id === undefined || !there.has(id)) {
      const sheet = worksheets.add(plan.name);
      sheet.load('id');
      return { sheet, plan, isNew: true };
    }
    const sheet = worksheets.getItem(id);
    // The formulas of the other sheets name it as planned.
    if (there.get(id) !== plan.name) sheet.name = plan.name;
    sheet.load('id');
    sheet.tables.load('items/name');
    sheet.charts.load('items/name');
    return { sheet, plan, isNew: false };
  });
  await context.sync();
  const known = new Map([...keys].filter(([, id]) => there.has(id)));
  for (const { sheet, plan } of prepared) known.set(plan.key, sheet.id);
  // Sent before any content: sheets that are not known as ours would stand in the way of the next layout.
  queueText(context, keysName, sheetKeysText(known), kept.pieces);
  await context.sync();
  return prepared.map(({ sheet, plan, isNew }) => ({
    sheet,
    plan,
    before: isNew
      ? null
      : { tables: sheet.tables.items.map(({ name }) => name), charts: sheet.charts.items.map(({ name }) => name) },
  }));
}

/** Sends what was queued onto one sheet: one round trip for each, so that a person may stop between two. */
const sendSheet = (context: Excel.RequestContext): Promise<void> => context.sync();

async function layPlans(plans: readonly SheetPlan[], signal?: AbortSignal): Promise<void> {
  await inExcel('lay out sheets', async (context) => {
    signal?.throwIfAborted();
    const prepared = await prepareSheets(context, plans);
    for (const [index, { sheet, plan, before }] of prepared.entries()) {
      signal?.throwIfAborted();
      laySheet(sheet, plan, before);
      if (index === prepared.length - 1) prepared[0]?.sheet.activate();
      await sendSheet(context);
    }
  });
}

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
        sheet.load('name');
        return { name: table.name, header, body, sheet };
      });
    await context.sync();
    return loaded.map(({ name, header, body, sheet }) => ({
      name,
      sheet: sheet.name,
      top: header.rowIndex,
      left: header.columnIndex,
      header: (header.values[0] ?? []).map(String),
      rows: rowsOf(body),
    }));
  });
}

async function writeCells(place: CellPlace, cells: Parameters<Workbook['write']>[1]): Promise<void> {
  await inExcel('write cells', async (context) => {
    const sheet = sheetAt(context, place, await sheetKeys(context));
    sheet.protection.load('protected');
    await context.sync();
    if (sheet.protection.protected) sheet.protection.unprotect();
    rangeFor(sheet, place.address, cells).formulas = cells.map((row) => row.map(written));
    if (sheet.protection.protected) protect(sheet);
    await context.sync();
  });
}

async function selectCell(place: CellPlace): Promise<void> {
  await inExcel('go to a cell', async (context) => {
    const sheet = sheetAt(context, place, await sheetKeys(context));
    sheet.activate();
    sheet.getRange(place.address).select();
    await context.sync();
  });
}

async function calculateAnew(): Promise<void> {
  await inExcel('calculate', async (context) => {
    // Custom functions that are not volatile are asked again by a full calculation alone, the one of Ctrl+Alt+F9.
    context.workbook.application.calculate(Excel.CalculationType.full);
    await context.sync();
  });
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
  return {
    lay: layPlans,
    read: readTables,
    write: writeCells,
    goTo: selectCell,
    recalculate: calculateAnew,
    recall: (name) => inExcel('read what is kept', (context) => keptText(context, name)),
    remember: (name, text) => inExcel('keep a text', (context) => keepText(context, name, text)),
    watch: watchChanges,
  };
}
