// The columns of a register's table: what every record has, and the register's own, found again by their headers in either language.
import type { Column } from '../../scheme/register';
import { languages, textIn, type Language, type Text } from '../../scheme/text';
import { message } from '../../text/sentences';
import { finder, labelsOf } from '../labels';
import type { Cell } from '../plan';
import { inTableName } from '../score-table';
import type { Field } from '../table/field';
import { filledIn } from '../table/field';
import { valueAt, withValue, type Path } from '../table/value-path';
import { registerOf, mainRegister, type RegisterSheet } from './sheet-record';
import type { Titled } from './vocabulary';

/** Before the register's own columns, and behind them. The first three are hidden. */
const before = ['key', 'base', 'steps', 'number', 'unit'] as const;
const behind = ['state', 'step', 'reason', 'files', 'due', 'row'] as const;
export type FixedColumn = (typeof before)[number] | (typeof behind)[number];

export const hiddenColumns = 3;

/** One column of the table: one that every record has, or one of the register's own. */
export interface RegisterField extends Field {
  readonly fixed: FixedColumn | null;
  readonly column: Column | null;
}

export const fixedPath = (column: FixedColumn): Path => [column];
export const valuePath = (column: string): Path => ['values', column];

/** The register's own columns, those of the version for new rows first; files are counted in one column. */
function ownColumns(sheet: RegisterSheet): Column[] {
  const columns = new Map<string, Column>();
  const main = mainRegister(sheet);
  const others = [...sheet.plans.keys()].flatMap((period) => registerOf(sheet, period) ?? []);
  for (const { planned } of [...(main === null ? [] : [main]), ...others]) {
    for (const column of planned.register.columns) if (!columns.has(column.id)) columns.set(column.id, column);
  }
  return [...columns.values()].filter(({ type }) => type !== 'files');
}

/** The columns of the table (台账表列), from left to right. Two that are titled alike are told apart by their ids. */
export function registerFields(sheet: RegisterSheet): RegisterField[] {
  const isAboutUnits = mainRegister(sheet)?.planned.register.about !== 'period';
  const fixed = (column: FixedColumn) => ({ fixed: column, column: null, path: fixedPath(column) });
  const isThere = (column: FixedColumn) => column !== 'unit' || isAboutUnits;
  const all = [
    ...before.filter(isThere).map(fixed),
    ...ownColumns(sheet).map((column) => ({ fixed: null, column, path: valuePath(column.id) })),
    ...behind.map(fixed),
  ];
  const idOf = ({ path }: { readonly path: Path }): string => path.join('/');
  const titled = all.map((one): Titled => ({ id: idOf(one), title: headerText(titleOf(one)) }));
  const labels = new Map(languages.map((language) => [language, labelsOf(titled, language)]));
  const find = finder(titled);
  return all.map((one) => {
    const id = idOf(one);
    return {
      ...one,
      entry: { kind: 'text', most: 2000 },
      header: (language) => labels.get(language)?.get(id) ?? id,
      isNamedBy: (header) => {
        const found = find(header);
        return found.kind === 'one' && found.id === id;
      },
      write: (row): Cell => (valueAt(row, one.path) as Cell | undefined) ?? null,
      // What it means is seen once the whole row is known: each row is of a period of its own.
      put: (row, cell) => {
        const filled = filledIn(cell);
        return filled === null ? row : withValue(row, one.path, filled);
      },
    };
  });
}

const said = (column: FixedColumn, language: Language): string => message(language, `registerSheet.column.${column}`);

function titleOf({ fixed, column }: { readonly fixed: FixedColumn | null; readonly column: Column | null }) {
  if (fixed === null) return column?.title ?? '';
  return { 'zh-CN': said(fixed, 'zh-CN'), 'en-US': said(fixed, 'en-US') };
}

/** Excel takes no longer header, and a label may get an id behind it. */
const longestHeader = 180;

/** A title as it stands in a header: in one line, and no longer than Excel takes. */
function headerText(title: Text): Text {
  const [chinese, english] = languages.map((language) => {
    const line = textIn(title, language).replace(/\s+/g, ' ').trim();
    return line.length <= longestHeader ? line : `${line.slice(0, longestHeader).replace(/[\uD800-\uDBFF]$/, '')}…`;
  });
  return { 'zh-CN': chinese ?? '', 'en-US': english };
}

/**
 * The name of a register's table (表名): ASCII, the same in every language.
 * @example registerTable('visit-findings') // 'Reg_visit_.findings'
 */
export function registerTable(register: string): string {
  return `Reg_${inTableName(register)}`;
}

/** By what the sheet of a register is found again; and the one that holds what its cells offer to choose from. */
export const sheetKey = (scheme: string, register: string): string => `register:${scheme}/${register}`;
export const listsKey = (scheme: string, register: string): string => `register-lists:${scheme}/${register}`;

/** Where the header stands, counted from 0. */
export const headerRow = 3;
