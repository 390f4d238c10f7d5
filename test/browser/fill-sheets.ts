// Fills the score sheets of a workbook as people do: whole columns pasted from another workbook, or cell by cell.
import { textIn } from '../../shared/scheme/text';
import type { Component, Scheme } from '../../shared/scheme/scheme';
import type { Sheet } from '../../shared/scoring/sheet';
import { scoreRows } from '../../shared/sheets/score-table';
import { pasteCells, typeCell } from './preview-page';
import type { Person } from './person';

/** Where the table's first row stands on every score sheet. */
export const firstRow = 5;

/** What stands in the input columns of one row; '' is a blank cell. */
export interface Entry {
  /** Only in the rows for further deductions, which name them. */
  readonly named?: readonly [unit: string, indicator: string];
  readonly points: number | '';
  readonly reason: string;
  readonly evidence: string;
}

const blank: Entry = { points: '', reason: '', evidence: '' };

/** The rows of a component's sheet from the first on; the second line on an indicator goes into the rows at the end. */
export function entriesOf(scheme: Scheme, component: Component, sheets: readonly Sheet[]): Entry[] {
  const rows = scoreRows(scheme, component);
  const first = rows.map((): Entry => blank);
  const further: Entry[] = [];
  for (const { unit, lines } of sheets.filter((sheet) => sheet.component === component.id)) {
    for (const { indicator, points, reason = '', evidence = [] } of lines) {
      const entry = { points, reason, evidence: evidence.join('；') };
      const row = rows.findIndex((one) => one.unit === unit && one.indicator === (indicator ?? null));
      if (row < 0) throw new Error(`no row for ${unit} ${component.id} ${indicator}`);
      if (first[row] === blank) first[row] = entry;
      else further.push({ ...entry, named: [titleIn(scheme.units, unit), titleIn(component.indicators, indicator)] });
    }
  }
  return [...first, ...further];
}

function titleIn(parts: readonly { id: string; title: Component['title'] }[] | undefined, id?: string): string {
  const part = parts?.find((one) => one.id === id);
  return part ? textIn(part.title, 'zh-CN') : '';
}

export const tabOf = (component: Component): string => textIn(component.title, 'zh-CN');

/** How many cells of points these sheets of a component leave blank. */
export function blanksOf(scheme: Scheme, component: Component, sheets: readonly Sheet[]): number {
  return entriesOf(scheme, component, sheets).filter(({ points }) => points === '').length;
}

/** Pastes the points and reasons of a component, column by column. */
export async function pasteSheets(person: Person, scheme: Scheme, component: Component, sheets: readonly Sheet[]) {
  const entries = entriesOf(scheme, component, sheets);
  const tab = tabOf(component);
  const { page } = person;
  const named = entries.findIndex((entry) => entry.named);
  if (named >= 0) {
    const names = entries.slice(named).map((entry) => entry.named ?? []);
    await pasteCells(page, `${tab}!C${firstRow + named}`, names);
  }
  await pasteCells(
    page,
    `${tab}!F${firstRow}`,
    entries.map(({ points }) => [points]),
  );
  const texts = entries.map(({ reason, evidence }) => [reason, evidence]);
  if (texts.flat().some((text) => text !== '')) await pasteCells(page, `${tab}!H${firstRow}`, texts);
}

/** Types the points and reasons of a component with the keyboard; blank cells are left alone. */
export async function typeSheets(person: Person, scheme: Scheme, component: Component, sheets: readonly Sheet[]) {
  const entries = entriesOf(scheme, component, sheets);
  const tab = tabOf(component);
  for (const [index, { named, points, reason, evidence }] of entries.entries()) {
    const cells = { C: named?.[0] ?? '', D: named?.[1] ?? '', F: String(points), H: reason, I: evidence };
    for (const [column, text] of Object.entries(cells)) {
      if (text !== '') await typeCell(person.page, `${tab}!${column}${firstRow + index}`, text);
    }
  }
}
