// Finds the tables of a file: by their names where its program kept them, else by the headers that stand above them.
import type { ReadCell, ReadTable } from '../../../shared/sheets/plan';
import { shownCode } from '../../../shared/sheets/workbook-code';
import type { BookSheet } from './book';
import type { FileTable } from './opened-file';

/** A table as it was laid out: what is looked for where its name is gone. */
export interface LaidTable {
  readonly name: string;
  /** the tab that it was laid on */
  readonly sheet: string;
  readonly header: readonly string[];
  /** what its first cell below the header holds: tables of one kind have the same headers */
  readonly first: string;
}

/** How far down a header may stand. */
const lookedRows = 100;

const writtenIn = (cell: ReadCell | undefined): string =>
  cell === undefined || cell.kind === 'blank' ? '' : String(cell.value).trim();

/** As texts are compared: wide and narrow signs are alike. */
const plain = (text: string): string => text.normalize('NFKC').trim();

const textOf = (cell: ReadCell | undefined): string => plain(writtenIn(cell));

const isFilled = (row: readonly ReadCell[] | undefined, left: number, right: number): boolean =>
  (row ?? []).slice(left, right + 1).some((cell) => textOf(cell) !== '');

interface Header {
  readonly sheet: BookSheet;
  readonly top: number;
  readonly left: number;
  readonly right: number;
}

interface Run {
  readonly left: number;
  readonly right: number;
}

/** Where headers may stand in a row: each unbroken run of filled cells, since a blank column parts tables; then the whole row. */
function runsIn(row: readonly ReadCell[]): Run[] {
  const starts = row.flatMap((cell, at) => (textOf(cell) !== '' && textOf(row[at - 1]) === '' ? [at] : []));
  const ends = row.flatMap((cell, at) => (textOf(cell) !== '' && textOf(row[at + 1]) === '' ? [at] : []));
  const runs = starts.map((left, at) => ({ left, right: ends[at] ?? left }));
  return [...runs, { left: 0, right: row.length - 1 }];
}

/** Where a row holds every header, in whatever order, with others between, and the table's first cell stands below. */
function headerIn(sheet: BookSheet, { header, first }: LaidTable): Header | null {
  const key = plain(header[0] ?? '');
  const wanted = new Set(header.map(plain));
  for (const [top, row] of sheet.rows.slice(0, lookedRows).entries()) {
    for (const run of runsIn(row)) {
      // The first of each: what records count may stand beside a score sheet, under the same headers.
      const texts = row.map((cell, at) => (run.left <= at && at <= run.right ? textOf(cell) : ''));
      const columns = [...wanted].map((text) => texts.indexOf(text));
      if (columns.includes(-1)) continue;
      const keys = texts.indexOf(key);
      if (first !== '' && !sheet.rows.slice(top + 1).some((below) => textOf(below[keys]) === plain(first))) continue;
      return { sheet, top, left: Math.min(...columns), right: Math.max(...columns) };
    }
  }
  return null;
}

/** The last row of a table: what is typed right below it belongs to it, since not every program lets a table grow. */
function lastRow({ rows }: BookSheet, from: number, left: number, right: number): number {
  let last = from;
  while (isFilled(rows[last + 1], left, right)) last++;
  return last;
}

function tableAt(name: string, sheet: BookSheet, top: number, left: number, bottom: number, right: number): ReadTable {
  const across = Array.from({ length: right - left + 1 }, (_, index) => left + index);
  const line = (row: number): ReadCell[] => across.map((column) => sheet.rows[row]?.[column] ?? { kind: 'blank' });
  const cells = Array.from({ length: bottom - top }, (_, index) => line(top + 1 + index));
  const code = shownCode(sheet.rows.slice(0, top).map((row) => row.map(writtenIn)));
  return {
    ...{ name, sheet: sheet.name, top, left, header: line(top).map(writtenIn), rows: cells },
    ...(code === null ? {} : { code }),
  };
}

function namedTable({ name, sheet: tab, area }: FileTable, sheets: readonly BookSheet[]): ReadTable | null {
  const sheet = sheets.find((one) => one.name === tab);
  if (sheet === undefined) return null;
  const bottom = lastRow(sheet, area.bottom, area.left, area.right);
  return tableAt(name, sheet, area.top, area.left, bottom, area.right);
}

/** Where its own tab has no such header, a tab that has stands for it: somebody renamed it, or a CSV is named by its file. */
function laidTable(table: LaidTable, sheets: readonly BookSheet[], taken: ReadonlySet<string>): ReadTable | null {
  const { name, sheet: tab } = table;
  const own = sheets.filter((sheet) => sheet.name === tab);
  const others = sheets.filter((sheet) => sheet.name !== tab && !taken.has(sheet.name));
  const found = [...own, ...others].flatMap((sheet) => headerIn(sheet, table) ?? []);
  // Two tabs that both could be it are none: a guess would submit the one for the other.
  const [only, another] = found;
  if (only === undefined || (another !== undefined && only.sheet.name !== tab)) return null;
  const { sheet, top, left, right } = only;
  let bottom = sheet.rows.length - 1;
  while (bottom > top && !isFilled(sheet.rows[bottom], left, right)) bottom--;
  return tableAt(name, sheet, top, left, bottom, right);
}

/** The tables of these names; those that are not there are left out. */
export function findTables(
  wanted: readonly string[],
  sheets: readonly BookSheet[],
  named: readonly FileTable[],
  laid: readonly LaidTable[],
): ReadTable[] {
  const taken = new Set(named.map(({ sheet }) => sheet));
  return wanted.flatMap((name) => {
    const isIt = (table: { readonly name: string }): boolean => table.name.toLowerCase() === name.toLowerCase();
    const [byName, byHeader] = [named.find(isIt), laid.find(isIt)];
    const read = byName && namedTable(byName, sheets);
    return read ?? (byHeader && laidTable(byHeader, sheets, taken)) ?? [];
  });
}
