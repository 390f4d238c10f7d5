// The rows of a list of people as somebody keeps it: which row names the columns, and what stands below them.
import { formOf } from '../../scheme/skeleton';
import { withoutHidden } from '../../scheme/plain-text';
import { cellAddress } from '../address';
import { meantText } from '../export/csv';
import type { SheetGrid } from '../grid';
import type { ReadCell } from '../plan';

/** What a column may be: a part may be named whatever it is, or by what it is. */
export const rosterColumns = ['id', 'name', 'role', 'scheme', 'part', 'group', 'unit', 'period'] as const;
export type RosterColumn = (typeof rosterColumns)[number];

const synonyms: Readonly<Record<RosterColumn, readonly string[]>> = {
  id: [
    ...['编号', '人员编号', '工号', '员工编号', '职工编号', '账号', '帐号', '登录名', '用户名', '对象id'],
    ...['id', 'personid', 'userid', 'employeeid', 'objectid', 'user', 'account', 'login'],
  ],
  name: ['姓名', '名字', '人员', '人员姓名', '用户姓名', 'name', 'fullname', 'displayname', 'person'],
  role: ['角色', '角色类型', '权限', '职责', 'role', 'roles', 'permission'],
  scheme: ['考核方案', '方案', '方案名称', 'scheme', 'assessmentscheme'],
  part: ['范围', '角色范围', '小组单位或周期', '组单位或周期', 'scope', 'part', 'grouporunitorperiod', 'of'],
  group: ['评价小组', '考核组', '小组', '考评组', 'group', 'assessorgroup'],
  unit: ['单位', '部门', '被考核单位', '所在单位', 'unit', 'department'],
  period: ['周期', '考核周期', '期间', 'period'],
};

const columnOf = new Map(
  rosterColumns.flatMap((column) => synonyms[column].map((title): [string, RosterColumn] => [title, column])),
);

/** A title as it is compared: without what stands in brackets, blanks, marks of what has to be filled in. */
const bare = (title: string): string =>
  formOf(title)
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]/g, '')
    .replace(/[\s*:_、,./-]/g, '');

export interface RosterRow {
  /** counted from 1, as programs show it */
  readonly row: number;
  readonly texts: Readonly<Partial<Record<RosterColumn, string>>>;
}

export interface Roster {
  readonly sheet: string;
  readonly rows: readonly RosterRow[];
  /** titles of columns that are not read */
  readonly unread: readonly string[];
  readonly addressOf: (row: number, column: RosterColumn) => string;
}

/** As far down as a header is looked for. */
const headerRows = 30;

function textOf(cell: ReadCell | undefined): string {
  if (cell === undefined || cell.kind === 'blank') return '';
  if (cell.kind === 'number') return cell.shown ?? String(cell.value);
  return withoutHidden(meantText(String(cell.value))).trim();
}

/** What a merged block holds, it holds in each of its cells. */
function textsOf({ rows, merges }: SheetGrid): string[][] {
  const texts = rows.map((cells) => cells.map(textOf));
  for (const { top, left, bottom, right } of merges) {
    const value = texts[top]?.[left] ?? '';
    if (value === '') continue;
    for (let row = top; row <= Math.min(bottom, texts.length - 1); row++)
      for (let column = left; column <= right; column++) (texts[row] ??= [])[column] = value;
  }
  return texts;
}

/** The list on a sheet (花名册); null where no row names the ids of people and what else is said of them. Hidden rows count: they are shown in the list of what changes. */
export function rosterOn(grid: SheetGrid): Roster | null {
  const texts = textsOf(grid);
  for (const [at, header] of texts.slice(0, headerRows).entries()) {
    const places = new Map<RosterColumn, number>();
    const unread: string[] = [];
    // Merged cells leave holes.
    for (const [place, title] of [...header].entries()) {
      const column = title === undefined ? undefined : columnOf.get(bare(title));
      if (column !== undefined && !places.has(column)) places.set(column, place);
      else if (title) unread.push(title);
    }
    if (!places.has('id') || !(places.has('name') || places.has('role'))) continue;
    const rows = texts.slice(at + 1).flatMap((cells, index): RosterRow[] => {
      const said = [...places].flatMap(([column, place]) => (cells[place] ? [[column, cells[place]] as const] : []));
      return said.length === 0 ? [] : [{ row: at + index + 2, texts: Object.fromEntries(said) }];
    });
    return {
      sheet: grid.name,
      rows,
      unread,
      addressOf: (row, column) =>
        cellAddress(row - 1, places.get(column) ?? places.get('part') ?? places.get('id') ?? 0),
    };
  }
  return null;
}
