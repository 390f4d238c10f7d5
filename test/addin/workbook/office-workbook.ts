// Microsoft's unmodified office.js in this process, answered by the preview's object model over a grid in memory.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { Book } from '../../../addin/preview/book/book';
import { runBatch, type BatchRequest } from '../../../addin/preview/host/batch';
import { Changes } from '../../../addin/preview/host/changes';
import { notImplemented } from '../../../addin/preview/host/fault';
import { objectModel } from '../../../addin/preview/host/members/workbook';
import { createExcelWorkbook } from '../../../addin/workbook/excel-workbook';
import type { Workbook } from '../../../addin/workbook/port';
import type { WorkbookAtHand } from './contract';
import { createMemoryGrid } from './memory-grid';

const script = new vm.Script(
  readFileSync(createRequire(__filename).resolve('@microsoft/office-js/dist/excel-web-16.00.debug.js'), 'utf8'),
);

interface OfficeWindow {
  Excel: typeof Excel;
  OfficeExtension: typeof OfficeExtension & { SessionBase: { _overrideSession: unknown } };
}

let answer: (request: BatchRequest) => Promise<unknown>;

/** Once for all: the newest workbook answers. */
function startOffice(): void {
  const at = { href: 'http://localhost/', search: '' };
  const document = { URL: at.href, location: at, getElementsByTagName: () => [], createElement: () => ({}) };
  // What Office.js waits for in the long run keeps nobody here.
  const later = (run: () => void, ms = 0) => (ms < 1_000 ? setTimeout(run, ms) : setTimeout(run, ms).unref());
  const scope = {
    console,
    setTimeout: later,
    clearTimeout,
    navigator: { userAgent: 'Chrome' },
    location: at,
    document,
  };
  const page = vm.createContext({ ...scope, addEventListener: () => {} });
  Reflect.set(page, 'window', page);
  script.runInContext(page);
  const office = page as unknown as OfficeWindow;
  office.OfficeExtension.SessionBase._overrideSession = {
    _resolveRequestUrlAndHeaderInfo: async () => ({ url: '', headers: {} }),
    _createRequestExecutorOrNull: () => ({
      executeAsync: async (_data: unknown, _flags: unknown, { Body }: { Body: BatchRequest }) => ({
        HttpStatusCode: 200,
        ErrorCode: '',
        ErrorMessage: '',
        Headers: {},
        RawErrorResponseBody: '',
        Body: await answer(JSON.parse(JSON.stringify(Body)) as BatchRequest),
      }),
    }),
  };
  Object.assign(globalThis, { Excel: office.Excel, OfficeExtension: office.OfficeExtension });
}

export interface OfficeWorkbook {
  readonly workbook: Workbook;
  readonly book: Book;
  /** Refuses the batch that comes after so many more; null refuses none. */
  refuseAfter(batches: number | null): void;
  /** How many batches came since `refuseAfter`. */
  batches(): number;
}

export function openOfficeWorkbook(): OfficeWorkbook {
  const book = new Book(createMemoryGrid());
  const roots = objectModel(book, new Changes(() => {}), {
    service: (name) => {
      throw notImplemented(name);
    },
    forgetCustomResults: () => {},
  });
  let count = 0;
  let refused: number | null = null;
  if (!('Excel' in globalThis)) startOffice();
  answer = async (request) => {
    count += 1;
    if (refused === null || count !== refused + 1) return runBatch(request, roots, () => book.grid.settled());
    // Half of what was asked is done, as when Excel stops in the middle.
    const half = { ...request, Actions: request.Actions.slice(0, Math.floor(request.Actions.length / 2)) };
    const done = await runBatch(half, roots, () => book.grid.settled());
    const Error = { Code: 'GeneralException', Message: 'refused', Location: '', ActionIndex: 0, HttpStatusCode: 500 };
    return { ...done, Error };
  };
  return {
    workbook: createExcelWorkbook(),
    book,
    refuseAfter: (batches) => {
      count = 0;
      refused = batches;
    },
    batches: () => count,
  };
}

/** All that a person sees, and what the add-in keeps. */
export const stateOf = ({ book }: OfficeWorkbook) => ({
  sheets: book.grid.sheets().map(({ id, name, hidden }) => ({
    id,
    name,
    hidden,
    cells: book.grid.read(id, { row: 0, column: 0, rows: 60, columns: 16 }),
    keyHidden: book.grid.hiddenLine(id, 'column', 0),
    isProtected: book.sheet(id).protection?.options,
    mayType: book.mayWrite(id, { row: 1, column: 2, rows: 2, columns: 1 }),
    mayTypeTitles: book.mayWrite(id, { row: 0, column: 0, rows: 1, columns: 3 }),
  })),
  tables: book.tables
    .map(({ name, sheet, rect }) => ({ name, sheet, rect }))
    .sort((a, b) => a.name.localeCompare(b.name)),
  settings: [...book.settings].sort(),
});

/** The id of the sheet whose tab says this. */
export const sheetNamed = (book: Book, name: string): string =>
  book.grid.sheets().find((sheet) => sheet.name === name)?.id ?? '';

/** The workbook with somebody at it. */
export function atHand(office: OfficeWorkbook): WorkbookAtHand {
  const { workbook, book } = office;
  const { grid } = book;
  const at = (tab: string): string => sheetNamed(book, tab);
  const cell = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 });
  const named = (id: string) => grid.sheets().find((sheet) => sheet.id === id)?.name ?? '';
  return {
    workbook,
    tabs: () => grid.sheets().map(({ name }) => name),
    text: (tab, row, column) => String(grid.read(at(tab), cell(row, column))[0]?.[0]?.text ?? ''),
    type: (tab, row, column, value) => grid.write(at(tab), cell(row, column), [[{ value }]]),
    add: (tab) => void grid.addSheet(tab),
    rename: (tab, to) => grid.renameSheet(at(tab), to),
    hide: (tab) => grid.setHidden(at(tab), true),
    isHidden: (tab) => grid.sheets().some(({ name, hidden }) => name === tab && hidden),
    active: () => named(grid.activeSheet()),
    tables: () => book.tables.map(({ name }) => name),
    state: () => stateOf(office),
  };
}
