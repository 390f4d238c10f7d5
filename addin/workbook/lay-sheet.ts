// One planned sheet onto one worksheet: whole ranges only, and nothing that has to be asked back.
import { addressStart, blockAddress } from '../../shared/sheets/address';
import type {
  Address,
  BlockPlan,
  Cell,
  FaultMarkPlan,
  SheetPlan,
  StyleName,
  ValidationPlan,
} from '../../shared/sheets/plan';
import { written } from './cell-text';
import { drawImage, dress } from './lay-document';

// Excel's own styles: they follow the theme, dark mode and high contrast, and are there in every workbook.
const styles: Readonly<Record<StyleName, string>> = {
  title: 'SheetTitle',
  subtitle: 'Heading2',
  header: 'Heading3',
  input: 'Note',
  formula: 'Output',
  note: 'ExplanatoryText',
  good: 'Good',
  bad: 'Bad',
};

/** What people may still do on a protected sheet. */
const allowed: Excel.WorksheetProtectionOptions = {
  allowAutoFilter: true,
  allowFormatColumns: true,
  allowFormatRows: true,
};

/** Protects a sheet so that only its unlocked cells can be changed; without a password. */
export function protect(sheet: Excel.Worksheet): void {
  sheet.protection.protect(allowed);
}

/** The range that cells take up from this address on. */
export function rangeFor(sheet: Excel.Worksheet, at: Address, cells: readonly (readonly Cell[])[]): Excel.Range {
  const start = addressStart(at);
  if (start === null) throw new RangeError(`not an address: ${at}`);
  return sheet.getRange(blockAddress(start.row, start.column, cells.length, cells[0]?.length ?? 1));
}

function writeBlock(sheet: Excel.Worksheet, block: BlockPlan): void {
  rangeFor(sheet, block.at, block.cells).formulas = block.cells.map((row) => row.map(written));
}

function validate(sheet: Excel.Worksheet, { at, rule, title, message, advises }: ValidationPlan): void {
  const { dataValidation } = sheet.getRange(at);
  switch (rule.kind) {
    case 'decimal':
      dataValidation.rule = {
        decimal: { formula1: rule.min, formula2: rule.max, operator: Excel.DataValidationOperator.between },
      };
      break;
    case 'custom':
      dataValidation.rule = { custom: { formula: rule.condition } };
      break;
    case 'list':
      dataValidation.rule = { list: { inCellDropDown: true, source: rule.source } };
      break;
    case 'text':
      dataValidation.rule = {
        textLength: { formula1: rule.max, operator: Excel.DataValidationOperator.lessThanOrEqualTo },
      };
  }
  const { stop, warning } = Excel.DataValidationAlertStyle;
  const style = advises === true ? warning : stop;
  const box = { title: fitting(title, LONGEST_TITLE), message: fitting(message, LONGEST_MESSAGE) };
  dataValidation.errorAlert = { ...box, showAlert: true, style };
  dataValidation.prompt = { ...box, showPrompt: rule.kind === 'decimal' || rule.kind === 'custom' };
}

/** Excel refuses a box about an entry with more than this, and with it the whole sheet. */
const [LONGEST_TITLE, LONGEST_MESSAGE] = [32, 255];

function fitting(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function markFaults(sheet: Excel.Worksheet, { at, condition }: FaultMarkPlan): void {
  const { custom } = sheet.getRange(at).conditionalFormats.add(Excel.ConditionalFormatType.custom);
  custom.rule.formula = condition;
  // The colours of Excel's own style for what is bad; bold, so that it is not by colour alone.
  custom.format.fill.color = '#FFC7CE';
  custom.format.font.color = '#9C0006';
  custom.format.font.bold = true;
}

function formatNumbers(sheet: Excel.Worksheet, at: Address, format: string): void {
  const range = sheet.getRange(at);
  const [from = '', to = from] = at.split(':');
  const [start, end] = [addressStart(from), addressStart(to)];
  if (start === null || end === null) throw new RangeError(`not an address: ${at}`);
  range.numberFormat = Array.from({ length: end.row - start.row + 1 }, () =>
    Array<string>(end.column - start.column + 1).fill(format),
  );
}

function setUpPrint(sheet: Excel.Worksheet, { landscape, titleRows, footer }: NonNullable<SheetPlan['print']>): void {
  const { pageLayout } = sheet;
  pageLayout.orientation = landscape ? Excel.PageOrientation.landscape : Excel.PageOrientation.portrait;
  pageLayout.paperSize = Excel.PaperType.a4;
  pageLayout.zoom = { horizontalFitToPages: 1 };
  pageLayout.setPrintTitleRows(titleRows);
  if (footer === undefined) return;
  pageLayout.centerHorizontally = true;
  pageLayout.headersFooters.defaultForAllPages.centerFooter = footer;
}

/** What was on a worksheet before, as far as it has to be taken off by name. */
export interface Before {
  readonly tables: readonly string[];
  readonly charts: readonly string[];
  readonly images: readonly string[];
}

/** Takes off what an earlier layout left, so that a plan meets an empty worksheet; it is unprotected already. */
export function clear(sheet: Excel.Worksheet, before: Before): void {
  sheet.freezePanes.unfreeze();
  for (const name of before.charts) sheet.charts.getItem(name).delete();
  for (const name of before.tables) sheet.tables.getItem(name).convertToRange();
  for (const name of before.images) sheet.shapes.getItem(name).delete();
  const everything = sheet.getRange();
  everything.dataValidation.clear();
  everything.conditionalFormats.clearAll();
  everything.clear();
  everything.columnHidden = false;
}

/** Queues a plan onto a worksheet; `before` is null for a new one. The caller sends it. */
export function laySheet(sheet: Excel.Worksheet, plan: SheetPlan, before: Before | null): void {
  if (before !== null) clear(sheet, before);
  for (const block of plan.blocks) writeBlock(sheet, block);
  for (const { name, at, plain } of plan.tables ?? []) {
    const table = sheet.tables.add(at, true);
    table.name = name;
    // Excel's usual one fills the header with a dark colour, on which the font of our header style is not read.
    table.style = 'TableStyleLight1';
    if (plain === true) table.showBandedRows = false;
  }
  // A style brings its own number format and lock, so those come after it.
  for (const { at, style } of plan.styles ?? []) sheet.getRange(at).style = styles[style];
  for (const { at, format } of plan.numberFormats ?? []) formatNumbers(sheet, at, format);
  for (const plannedRule of plan.validations ?? []) validate(sheet, plannedRule);
  for (const mark of plan.faultMarks ?? []) markFaults(sheet, mark);
  for (const { at, width, hidden } of plan.columns ?? []) {
    const columns = sheet.getRange(at);
    if (width !== undefined) columns.format.columnWidth = width;
    if (hidden === true) columns.columnHidden = true;
  }
  for (const { at, height } of plan.rowHeights ?? []) sheet.getRange(at).format.rowHeight = height;
  for (const at of plan.merges ?? []) sheet.getRange(at).merge();
  for (const look of plan.looks ?? []) dress(sheet.getRange(look.at), look);
  for (const [index, image] of (plan.images ?? []).entries()) drawImage(sheet, plan, image, index);
  for (const { kind, title, source, at } of plan.charts ?? []) {
    const type = kind === 'bar' ? Excel.ChartType.barClustered : Excel.ChartType.columnClustered;
    const chart = sheet.charts.add(type, sheet.getRange(source), Excel.ChartSeriesBy.columns);
    chart.title.text = title;
    const [from = at, to] = at.split(':');
    chart.setPosition(from, to);
  }
  if (plan.freeze !== undefined) {
    sheet.freezePanes.freezeAt(sheet.getRange(blockAddress(0, 0, plan.freeze.rows, plan.freeze.columns)));
  }
  if (plan.print !== undefined) setUpPrint(sheet, plan.print);
  if (plan.inputs === undefined) return;
  for (const at of plan.inputs) sheet.getRange(at).format.protection.locked = false;
  protect(sheet);
}
