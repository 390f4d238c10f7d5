// The sheet of lists beside a register sheet (选项): what its cells offer, and the steps that are open on each kind of row.
import type { Language } from '../../scheme/text';
import { message } from '../../text/sentences';
import { blockAddress, columnLetters, fixed, onSheet } from '../address';
import { columnWidth } from '../column-width';
import type { Cell, SheetPlan } from '../plan';

export interface Listed {
  readonly title: string;
  readonly words: readonly string[];
}

/** Sets of steps by name, and lists by the path of their column. */
export interface Lists {
  readonly steps: ReadonlyMap<string, readonly string[]>;
  readonly columns: ReadonlyMap<string, Listed>;
}

const firstRow = 1;
const stepColumns = 2;

/** A row without a step offers nothing, which a list cannot be. */
const orNothing = (words: readonly string[]): readonly string[] => (words.length === 0 ? [''] : words);

const setRows = ({ steps }: Lists): (readonly [string, string])[] =>
  [...steps].flatMap(([set, words]) => orNothing(words).map((word) => [set, word] as const));

/** What a column offers, as a formula names it; null where it offers nothing. */
export function listSource({ columns }: Lists, tab: string, path: string): string | null {
  const index = [...columns.keys()].indexOf(path);
  const words = columns.get(path)?.words ?? [];
  if (index < 0 || words.length === 0) return null;
  return `=${onSheet(tab, fixed(blockAddress(firstRow, stepColumns + index, words.length, 1)))}`;
}

/** The steps that are open on a row (可选步骤), by the set that its hidden cell names; a row without one is new. The cell goes with its row. */
export function stepsSource(lists: Lists, tab: string, setCell: string, added: string): string {
  const rows = setRows(lists).length;
  const at = (column: number, count: number) => onSheet(tab, fixed(blockAddress(firstRow, column, count, 1)));
  const sets = at(0, rows);
  const set = `IF(${setCell}="","${added}",${setCell})`;
  return `=OFFSET(${at(1, 1)},MATCH(${set},${sets},0)-1,0,COUNTIF(${sets},${set}),1)`;
}

/** The sheet itself; nothing on it is filled in. */
export function planLists(key: string, tab: string, lists: Lists, language: Language): SheetPlan {
  const steps = setRows(lists);
  const columns = [
    { title: message(language, 'registerSheet.column.steps'), words: steps.map(([set]) => set) },
    { title: message(language, 'registerSheet.column.step'), words: steps.map(([, word]) => word) },
    ...lists.columns.values(),
  ];
  const longest = Math.max(...columns.map(({ words }) => words.length));
  const body = Array.from({ length: longest }, (_, row): Cell[] => columns.map(({ words }) => words[row] || null));
  return {
    key,
    name: tab,
    blocks: [{ at: 'A1', cells: [columns.map(({ title }) => title), ...body] }],
    styles: [{ at: blockAddress(0, 0, 1, columns.length), style: 'header' }],
    numberFormats: [{ at: blockAddress(firstRow, 0, longest, columns.length), format: '@' }],
    columns: columns.map(({ title, words }, index) => ({
      at: `${columnLetters(index)}:${columnLetters(index)}`,
      width: columnWidth([title, ...words], { least: 60, most: 240 }),
    })),
    freeze: { rows: 1, columns: 1 },
    print: { landscape: true, titleRows: '$1:$1' },
  };
}
