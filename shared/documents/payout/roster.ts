// The roster (兑现名册): who is paid in each unit, as what, and the bonus that shares are taken of; read from a table of the office's own.
import { decimalsOf } from '../../exact/decimal';
import type { UnitId } from '../../scheme/id';
import type { Scheme } from '../../scheme/scheme';
import { languages } from '../../scheme/text';
import { cellAddress } from '../../sheets/address';
import { finder } from '../../sheets/labels';
import type { CellPlace, ReadCell, ReadTable } from '../../sheets/plan';
import { numberInText } from '../../sheets/table/cell-number';
import { isDate, isPercentage, shownText } from '../../sheets/table/shown';
import { speaker } from '../../sheets/words';

export const paidRoles = ['chief', 'deputy', 'staff'] as const;
export type PaidRole = (typeof paidRoles)[number];

export interface RosterPerson {
  readonly unit: UnitId;
  readonly name: string;
  readonly role: PaidRole;
  /** the bonus of the period in yuan, of which shares are taken; null where none is given */
  readonly base: number | null;
}

export type RosterFaultCode =
  | 'no-table'
  | 'no-people'
  | 'unit-missing'
  | 'unit-unknown'
  | 'unit-ambiguous'
  | 'name-missing'
  | 'role-missing'
  | 'role-unknown'
  | 'base-no-number'
  | 'base-negative'
  | 'base-too-fine'
  | 'base-too-large'
  | 'cell-error'
  | 'person-twice';

export interface RosterFault {
  readonly code: RosterFaultCode;
  /** null where no table was found */
  readonly place: CellPlace | null;
  /** what stands in the cell */
  readonly text: string;
}

export interface Roster {
  readonly people: readonly RosterPerson[];
  readonly faults: readonly RosterFault[];
  /** rows that were left out, since they hold totals */
  readonly totals: number;
}

export const rosterColumns = ['unit', 'name', 'role', 'base'] as const;
export type RosterColumn = (typeof rosterColumns)[number];

const columnNames: Readonly<Record<RosterColumn, readonly string[]>> = {
  unit: [
    '单位',
    '部门',
    '科室',
    '所在单位',
    '所属单位',
    '被考核单位',
    '考核单位',
    '单位名称',
    '部门名称',
    'unit',
    'department',
  ],
  name: ['姓名', '名字', '人员', '人员姓名', 'name', 'person'],
  role: ['职务', '岗位', '身份', '人员类别', '职务类别', 'role', 'position'],
  base: [
    '奖金基数',
    '基数',
    '奖金',
    '月奖金',
    '奖金标准',
    '基本奖金',
    '绩效奖金',
    '绩效基数',
    'basebonus',
    'bonus',
    'base',
  ],
};

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[(（【].*?[)）】]/g, '')
    .replace(/\s+/g, '')
    .toLowerCase();

/** Which column of the roster a header names; null for any other. */
export function rosterColumn(header: string): RosterColumn | null {
  return rosterColumns.find((column) => columnNames[column].includes(plain(header))) ?? null;
}

const roleNames = new Map<string, PaidRole>(
  paidRoles.flatMap((role) =>
    [role, ...languages.map((language) => speaker(language)(role))].map((name) => [plain(name), role] as const),
  ),
);

const largestBase = 100_000_000;

const textOf = (cell: ReadCell | undefined): string =>
  cell === undefined || cell.kind === 'blank' || cell.kind === 'error' ? '' : shownText(cell).trim();

function baseIn(cell: ReadCell | undefined): number | null | RosterFaultCode {
  const text = textOf(cell);
  if (cell === undefined || text === '') return null;
  const isNumber = cell.kind === 'number' && !isDate(cell) && !isPercentage(cell);
  // Thousands are written with commas, and yuan behind a figure.
  const base = isNumber ? cell.value : numberInText(text.replace(/[,，](?=\d{3}(\D|$))/g, '').replace(/元$/, ''));
  if (base === null) return 'base-no-number';
  if (base < 0) return 'base-negative';
  if (base > largestBase) return 'base-too-large';
  return decimalsOf(base) > 2 ? 'base-too-fine' : base;
}

const totalWord = /^(合计|小计|总计|共计|累计|合\s+计|小\s+计|total|subtotal|grandtotal)/i;

/**
 * The people of a roster (名册), row by row; a row that is blank says nothing, one that holds totals is left out. What cannot be
 * understood is a fault with its cell, and then nobody should be paid by this roster.
 */
export function readRoster({ units }: Pick<Scheme, 'units'>, table: ReadTable): Roster {
  const columnAt = new Map<RosterColumn, number>();
  for (const [index, header] of table.header.entries()) {
    const column = rosterColumn(header);
    if (column !== null && !columnAt.has(column)) columnAt.set(column, index);
  }
  const find = finder(units);
  const people: RosterPerson[] = [];
  const faults: RosterFault[] = [];
  const known = new Set<string>();
  let totals = 0;
  for (const [index, row] of table.rows.entries()) {
    const cellOf = (column: RosterColumn): ReadCell | undefined => row[columnAt.get(column) ?? -1];
    const refuse = (code: RosterFaultCode, column: RosterColumn, text: string): void => {
      const address = cellAddress(table.top + 1 + index, table.left + (columnAt.get(column) ?? 0));
      faults.push({ code, place: { sheet: table.sheet, address }, text });
    };
    const broken = rosterColumns.find((column) => cellOf(column)?.kind === 'error');
    if (broken !== undefined) {
      const cell = cellOf(broken);
      refuse('cell-error', broken, cell?.kind === 'error' ? cell.value : '');
      continue;
    }
    const [unit, name, role] = [textOf(cellOf('unit')), textOf(cellOf('name')), textOf(cellOf('role'))];
    if (unit === '' && name === '' && role === '' && textOf(cellOf('base')) === '') continue;
    if ([unit, name].some((text) => totalWord.test(text.replace(/\s+/g, ''))) && role === '') {
      totals += 1;
      continue;
    }
    // A row of the template that nobody has filled.
    if (name === '' && textOf(cellOf('base')) === '') continue;
    const found = find(unit);
    const paidRole = roleNames.get(plain(role));
    const base = baseIn(cellOf('base'));
    const before = faults.length;
    if (unit === '') refuse('unit-missing', 'unit', '');
    else if (found.kind === 'none' || found.kind === 'alike') refuse('unit-unknown', 'unit', unit);
    else if (found.kind === 'many') refuse('unit-ambiguous', 'unit', unit);
    if (name === '') refuse('name-missing', 'name', '');
    if (paidRole === undefined) refuse(role === '' ? 'role-missing' : 'role-unknown', 'role', role);
    if (typeof base === 'string') refuse(base, 'base', textOf(cellOf('base')));
    if (faults.length > before || found.kind !== 'one' || paidRole === undefined || typeof base === 'string') continue;
    const key = [found.id, name, paidRole].join('\n');
    if (known.has(key)) refuse('person-twice', 'name', name);
    known.add(key);
    people.push({ unit: found.id, name, role: paidRole, base });
  }
  if (people.length === 0 && faults.length === 0) faults.push({ code: 'no-people', place: null, text: '' });
  return { people, faults, totals };
}
