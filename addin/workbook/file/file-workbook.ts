// The file side of the workbook port: a file that was chosen, or one that is being made; what is written goes into a new file.
import { addressStart } from '../../../shared/sheets/address';
import type { CellPlace, SheetPlan } from '../../../shared/sheets/plan';
import { underFreeNames } from '../free-names';
import { WorkbookRefused, type Laying, type Workbook } from '../port';
import { gridOfSheet, plannedSheet, plannedTables, readSheets, writeInto, type BookSheet } from './book';
import { findTables } from './find-table';
import { keptIn } from './kept-sheet';
import { laidName, parseLaid, withPlans } from './kept-state';
import type { FileTable, OpenedFile } from './opened-file';

/** What a new file is made of. */
export interface FileContent {
  readonly sheets: BookSheet[];
  readonly tables: readonly FileTable[];
  readonly kept: Map<string, string>;
}

/** A workbook that is no more than a file. */
export interface FileWorkbook extends Workbook {
  /** Everything that was read, laid, written and remembered, as it stands now. */
  content(): FileContent;
  /** Looks for the tables of these plans, where their names are gone and nothing says what was laid. */
  expect(plans: readonly SheetPlan[]): void;
  /** The tab that a table was laid on; null where nothing says so. */
  tabOf(table: string): string | null;
  /** Takes over all that another copy of the file keeps. */
  keepAll(kept: ReadonlyMap<string, string>): void;
}

/** Called whenever something is remembered. */
type Remembered = (kept: Map<string, string>) => void;

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether somebody renamed a sheet or wrote into it since it was laid; one that was read counts as changed. */
const isChanged = ({ plan, name, rows }: BookSheet, planned: string): boolean =>
  plan === null || name !== planned || JSON.stringify(rows) !== JSON.stringify(plannedSheet(plan).rows);

function refuseTaken(plans: readonly SheetPlan[], sheets: readonly BookSheet[], tables: readonly FileTable[]): void {
  const doing = 'lay out sheets';
  const sheet = sheets.find(({ name }) => plans.some((plan) => sameName(plan.name, name)));
  if (sheet) throw new WorkbookRefused('name-taken', doing, { sheet: sheet.name });
  const wanted = plans.flatMap((plan) => plan.tables ?? []);
  const table = tables.find(({ name }) => wanted.some((one) => sameName(one.name, name)));
  if (table) throw new WorkbookRefused('table-name-taken', doing, { sheet: table.sheet });
}

/** A workbook over a file that was read; over nothing yet where that is null. The file that was read is never changed. */
export function createFileWorkbook(
  opened: OpenedFile | null,
  remembered: Remembered = () => undefined,
  kept = opened === null ? new Map<string, string>() : keptIn(opened),
): FileWorkbook {
  let laid = parseLaid(kept.get(laidName));
  const sheets: BookSheet[] = opened === null ? [] : readSheets(opened, new Map(Object.entries(laid.tabs)));
  let tables: readonly FileTable[] = opened?.tables ?? [];

  const keep = (name: string, text: string | null): void => {
    if (text === null) kept.delete(name);
    else kept.set(name, text);
  };
  const sheetAt = ({ sheet }: CellPlace, doing: string): BookSheet => {
    const found = sheets.find(({ key }) => key === sheet) ?? sheets.find(({ name }) => name === sheet);
    if (found === undefined) throw new WorkbookRefused('gone', doing, { sheet });
    return found;
  };
  const startOf = ({ address }: CellPlace): { row: number; column: number } => {
    const start = addressStart(address);
    if (start === null) throw new RangeError(`not an address: ${address}`);
    return start;
  };

  /** Takes the place of the sheets of the same keys; a name that another sheet or table has is refused before anything is changed. */
  const layAll = (wanted: readonly SheetPlan[], leavesChanged: boolean): void => {
    const planned = new Map(wanted.map((plan) => [plan.key, plan]));
    const isReplaced = (sheet: BookSheet): boolean => {
      const plan = planned.get(sheet.key ?? '');
      return plan !== undefined && !(leavesChanged && isChanged(sheet, plan.name));
    };
    const others = sheets.filter((sheet) => !isReplaced(sheet));
    const tabs = new Set(others.map(({ name }) => name));
    const othersTables = tables.filter(({ sheet }) => tabs.has(sheet));
    const plans = leavesChanged ? underFreeNames(wanted, { sheets: others, tables: othersTables }) : wanted;
    refuseTaken(plans, others, othersTables);
    sheets.splice(0, sheets.length, ...others, ...plans.map(plannedSheet));
    tables = [...othersTables, ...plans.flatMap(plannedTables)];
    laid = withPlans(laid, plans);
    keep(laidName, JSON.stringify(laid));
  };

  return {
    leadsToCells: false,
    async lay(plans, { signal, fill, leavesChanged = false }: Laying = {}) {
      const before = { sheets: [...sheets], tables, laid, kept: new Map(kept) };
      layAll(plans, leavesChanged);
      try {
        signal?.throwIfAborted();
        await fill?.();
        signal?.throwIfAborted();
      } catch (reason) {
        sheets.splice(0, sheets.length, ...before.sheets);
        ({ tables, laid } = before);
        kept.clear();
        for (const [name, text] of before.kept) kept.set(name, text);
        throw reason;
      }
      remembered(kept);
    },
    read: async (names) => findTables(names, sheets, tables, laid.tables),
    tabs: async () => sheets.map(({ name, read }) => ({ name, isHidden: read?.isHidden ?? false })),
    // Nobody selects anything in a file.
    async selected() {
      const [first] = sheets.filter(({ read }) => read?.isHidden !== true);
      if (first === undefined) throw new WorkbookRefused('gone', 'see what is selected');
      return { sheet: first.name, area: { top: 0, left: 0, bottom: 0, right: 0 } };
    },
    async readSheet(name) {
      const found = sheets.find((sheet) => sheet.name === name);
      if (found === undefined) throw new WorkbookRefused('gone', 'read a sheet', { sheet: name });
      return gridOfSheet(found);
    },
    async write(place, cells) {
      writeInto(sheetAt(place, 'write cells'), startOf(place), cells);
    },
    goTo: async () => {
      throw new WorkbookRefused('not-supported', 'go to a cell');
    },
    async hiddenRows(place, rows) {
      const { hiddenRows } = sheetAt(place, 'see which rows are hidden');
      const { row } = startOf(place);
      return Array.from({ length: rows }, (_, at) => hiddenRows.has(row + at));
    },
    recalculate: async () => undefined,
    recall: async (name) => kept.get(name) ?? null,
    async remember(name, text) {
      keep(name, text);
      remembered(kept);
    },
    watch: async () => async () => undefined,
    content: () => ({ sheets, tables, kept }),
    tabOf: (table) => laid.tables.find(({ name }) => sameName(name, table))?.sheet ?? null,
    keepAll(others) {
      for (const [name, text] of others) kept.set(name, text);
      laid = parseLaid(kept.get(laidName));
    },
    expect(plans) {
      laid = withPlans(laid, plans);
      keep(laidName, JSON.stringify(laid));
    },
  };
}
