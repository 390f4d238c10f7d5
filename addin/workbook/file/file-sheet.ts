// One planned sheet as the library writes it: cells, table, entry checks, marks, widths, charts, print, protection.
import type { ColumnDef, ConditionalRule, DataValidation, SheetChart, TableDefinition, WriteSheet } from 'hucre';
import { blockAddress, fixed, onSheet } from '../../../shared/sheets/address';
import type { ChartPlan, SheetPlan, TablePlan, ValidationPlan } from '../../../shared/sheets/plan';
import { documentParts } from './file-looks';
import { faultStyle } from './file-styles';
import { areaOf } from './plan-area';
import { fileCell, sheetCells } from './sheet-cells';

/** Excel refuses a file with a longer box about an entry. */
const [longestTitle, longestMessage] = [32, 255];

function fitting(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const bare = (formula: string): string => formula.replace(/^=/, '');

function ruleOf(rule: ValidationPlan['rule']): Partial<DataValidation> & Pick<DataValidation, 'type'> {
  switch (rule.kind) {
    case 'decimal':
      return { type: 'decimal', operator: 'between', formula1: String(rule.min), formula2: String(rule.max) };
    case 'custom':
      return { type: 'custom', formula1: bare(rule.condition) };
    case 'list':
      return rule.source.startsWith('=')
        ? { type: 'list', formula1: bare(rule.source) }
        : { type: 'list', values: rule.source.split(',') };
    case 'text':
      return { type: 'textLength', operator: 'lessThanOrEqual', formula1: String(rule.max) };
  }
}

function validationOf({ at, rule, title, message, advises }: ValidationPlan): DataValidation {
  const box = { title: fitting(title, longestTitle), message: fitting(message, longestMessage) };
  return {
    ...ruleOf(rule),
    range: at,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: advises === true ? 'warning' : 'stop',
    errorTitle: box.title,
    errorMessage: box.message,
    showInputMessage: rule.kind === 'decimal' || rule.kind === 'custom',
    inputTitle: box.title,
    inputMessage: box.message,
  };
}

/** Points of a column as Excel in the program counts them, in characters, as a file does. */
const characters = (points: number): number => Math.max(1, Math.round((((points * 4) / 3 - 5) / 7) * 100) / 100);

function columnsOf({ columns = [] }: SheetPlan): ColumnDef[] {
  const defined: ColumnDef[] = [];
  for (const { at, width, hidden } of columns) {
    const [from = '', to = from] = at.split(':');
    const { left, right } = areaOf(`${from}1:${to}1`);
    for (let column = 0; column <= right; column++) defined[column] ??= {};
    for (let column = left; column <= right; column++) {
      defined[column] = {
        ...defined[column],
        ...(width !== undefined && { width: characters(width) }),
        ...(hidden === true && { hidden: true }),
      };
    }
  }
  return defined;
}

/** What a plan writes into a cell; null where that is nothing or calculated. */
function titleAt({ blocks }: SheetPlan, row: number, column: number): string | null {
  for (const { at, cells } of blocks) {
    const { top, left } = areaOf(at);
    const cell = cells[row - top]?.[column - left];
    if (typeof cell === 'string' || typeof cell === 'number') return String(cell);
  }
  return null;
}

/** Excel mends a file with a table of which two columns are called alike, capitals or not; in a workbook it numbers them itself. */
function distinct(titles: readonly string[]): string[] {
  const taken = new Set(titles.map((title) => title.toLowerCase()));
  return titles.map((title, at) => {
    if (titles.findIndex((other) => other.toLowerCase() === title.toLowerCase()) === at) return title;
    let number = 2;
    while (taken.has(`${title}${number}`.toLowerCase())) number++;
    taken.add(`${title}${number}`.toLowerCase());
    return `${title}${number}`;
  });
}

/** A table names its columns: as its header row does, which takes their names where they differ. */
function tableOf(plan: SheetPlan, { name, at }: TablePlan, cells: ReturnType<typeof sheetCells>): TableDefinition {
  const { top, left, right } = areaOf(at);
  const titles = Array.from({ length: right - left + 1 }, (_, index) => {
    const title = titleAt(plan, top, left + index);
    if (title === null) throw new RangeError(`the table ${name} has no header in column ${index}`);
    return title;
  });
  const columns = distinct(titles).map((title, index) => {
    const key = `${top},${left + index}`;
    if (title !== titles[index]) cells.set(key, { ...cells.get(key), ...fileCell(title) });
    return { name: title };
  });
  return { name, displayName: name, range: at, columns, style: 'TableStyleLight1', showRowStripes: false };
}

/** The first column holds the labels, each other one a series under its first cell; its name stands in the file as text. */
function chartOf(plan: SheetPlan, { kind, title, source, at }: ChartPlan): SheetChart {
  const { top, left, bottom, right } = areaOf(source);
  const { top: fromRow, left: fromColumn, bottom: toRow, right: toColumn } = areaOf(at);
  const down = (column: number, from: number) =>
    onSheet(plan.name, fixed(blockAddress(from, column, bottom - from + 1, 1)));
  return {
    type: kind,
    title,
    series: Array.from({ length: right - left }, (_, index) => ({
      name: titleAt(plan, top, left + 1 + index) ?? '',
      values: down(left + 1 + index, top + 1),
      categories: down(left, top + 1),
    })),
    anchor: { from: { row: fromRow, col: fromColumn }, to: { row: toRow + 1, col: toColumn + 1 } },
  };
}

/** What the library writes for a plan. */
export function fileSheet(plan: SheetPlan): WriteSheet {
  const marks = (plan.faultMarks ?? []).map(({ at, condition }, index): ConditionalRule => ({
    type: 'expression',
    range: at,
    priority: index + 1,
    formula: bare(condition),
    style: faultStyle,
  }));
  const cells = sheetCells(plan);
  return {
    name: plan.name,
    cells,
    columns: columnsOf(plan),
    tables: (plan.tables ?? []).map((table) => tableOf(plan, table, cells)),
    dataValidations: (plan.validations ?? []).map(validationOf),
    conditionalRules: marks,
    charts: (plan.charts ?? []).map((chart) => chartOf(plan, chart)),
    ...(plan.freeze && { freezePane: plan.freeze }),
    ...(plan.print && {
      pageSetup: {
        paperSize: 'a4',
        orientation: plan.print.landscape ? 'landscape' : 'portrait',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: plan.print.titleRows,
        ...(plan.print.footer !== undefined && { horizontalCentered: true }),
      },
    }),
    ...documentParts(plan),
    ...(plan.inputs && { protection: { sheet: true, autoFilter: true, formatColumns: true, formatRows: true } }),
  };
}
