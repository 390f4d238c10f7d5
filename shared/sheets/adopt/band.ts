// A band of header rows (表头带): which rows may be one, and what the columns are called by it.
import { scoreIn } from './score-text';
import type { Surface } from './surface';

/** What a column is called: its own header, and those above it that stand over several columns or over it alone. */
export interface ColumnTitle {
  readonly column: number;
  readonly leaf: string;
  /** From the top down, without the leaf. */
  readonly above: readonly { readonly text: string; readonly isWide: boolean }[];
}

export interface Band {
  /** Rows of the grid, counted from 0. */
  readonly rows: readonly number[];
  readonly titles: readonly ColumnTitle[];
}

export const mostHeaderRows = 3;

const inBrackets = /[(（[【][^)）\]】]*[)）\]】]/gu;
const label = /^[^:：]{1,14}[:：]/u;

const onlyMarks = /^[(（]?(?:满分|滿分)?[:：]?\d+(?:\.\d+)?\s*(?:分|%|％|points?)[)）]?$/iu;

/** Whether a text is a label of a form (表单标签): `填报单位：` or `日期：2026年10月`. */
export function isFormLabel(text: string): boolean {
  return label.test(text.replace(inBrackets, '').replace(/\s+/gu, ''));
}

/** Whether a merged block begins or ends outside of the rows. */
function cutsMerge(surface: Surface, rows: readonly number[], columns: readonly number[]): boolean {
  const [first = 0, last = 0] = [rows[0], rows.at(-1)];
  return rows.some((row) =>
    columns.some((column) => {
      const merge = surface.mergeAt(row, column);
      return merge !== undefined && (merge.top < first || merge.bottom > last);
    }),
  );
}

/** Whether a row can be a part of a header: several cells, or one that stands over a part of the columns. */
function mayBeHeader(surface: Surface, row: number, columns: readonly number[], isLast: boolean): boolean {
  const filled = surface.filled(row, columns);
  if (filled.some((column) => isFormLabel(surface.text(row, column)))) return false;
  // Beside a date stands what it is the date of: a form's label without its colon.
  if (filled.some((column) => scoreIn(surface.cell(row, column)).kind === 'date')) return false;
  if (filled.length >= 2) return true;
  const [only] = filled;
  return !isLast && only !== undefined && only !== columns[0] && columns.length > 2;
}

/** What stands over a column in one row: its own cell, or, where nothing is merged, the last one to the left that has something below. */
function above(
  surface: Surface,
  rows: readonly number[],
  at: number,
  columns: readonly number[],
  index: number,
): ColumnTitle['above'][number] | null {
  const row = rows[at] ?? 0;
  const column = columns[index] ?? 0;
  const merge = surface.mergeAt(row, column);
  const own = surface.text(row, column);
  const hasBelow = (one: number): boolean =>
    rows.slice(at + 1).some((lower) => surface.text(lower, one) !== '' && surface.mergeAt(lower, one)?.top !== row);
  const spreads = (one: number): boolean =>
    surface.mergeAt(row, one) === undefined && surface.text(row, one) === '' && hasBelow(one);
  if (own !== '') {
    const next = columns[index + 1];
    const isMergedWide =
      merge !== undefined && columns.filter((one) => one >= merge.left && one <= merge.right).length > 1;
    return {
      text: own,
      isWide: isMergedWide || (merge === undefined && hasBelow(column) && next !== undefined && spreads(next)),
    };
  }
  if (!spreads(column)) return null;
  for (let before = index - 1; before >= 0; before--) {
    const source = columns[before] ?? 0;
    const text = surface.text(row, source);
    if (text !== '')
      return hasBelow(source) && surface.mergeAt(row, source) === undefined ? { text, isWide: true } : null;
  }
  return null;
}

function titleOf(
  surface: Surface,
  rows: readonly number[],
  columns: readonly number[],
  index: number,
): ColumnTitle | null {
  const column = columns[index] ?? 0;
  const stack: { readonly text: string; readonly isWide: boolean }[] = [];
  rows.forEach((_, at) => {
    const one = above(surface, rows, at, columns, index);
    if (one !== null && stack.at(-1)?.text !== one.text) stack.push(one);
  });
  const leaf = stack.pop();
  if (leaf === undefined) return null;
  // Full marks in a row of their own belong to the name above them.
  const over = stack.at(-1);
  if (onlyMarks.test(leaf.text.trim()) && over !== undefined && !over.isWide) {
    return { column, leaf: `${over.text}（${leaf.text.replace(/[()（）]/gu, '')}）`, above: stack.slice(0, -1) };
  }
  return { column, leaf: leaf.text, above: stack };
}

/** The band of so many rows from a row of the surface on; null where those rows can be no header. */
export function bandAt(
  surface: Surface,
  at: number,
  depth: number,
  columns: readonly number[] = surface.columns,
): Band | null {
  const rows = surface.rows.slice(at, at + depth);
  if (rows.length < depth || !rows.every((row, index) => mayBeHeader(surface, row, columns, index === depth - 1)))
    return null;
  if (cutsMerge(surface, rows, columns)) return null;
  const titles = columns.flatMap((_, index) => titleOf(surface, rows, columns, index) ?? []);
  return titles.length < 2 ? null : { rows, titles };
}
