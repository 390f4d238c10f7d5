// Tables are found however a file comes back: sheets renamed, columns inserted, rows sorted or hidden, names gone, saved as CSV.
import { createFileWorkbook, type FileWorkbook } from '../../../../addin/workbook/file/file-workbook';
import type { OpenedFile } from '../../../../addin/workbook/file/opened-file';
import { keptIn } from '../../../../addin/workbook/file/kept-sheet';
import { openFile } from '../../../../addin/workbook/file/open-file';
import { newFile } from '../../../../addin/workbook/file/new-file';
import { writeFile } from '../../../../addin/workbook/file/write-file';
import type { GridCell, SheetGrid } from '../../../../shared/sheets/grid';
import type { SheetPlan } from '../../../../shared/sheets/plan';

const planOf = (name: string, keys: readonly string[]): SheetPlan => ({
  key: name,
  name,
  blocks: [{ at: 'A3', cells: [['键', '单位', '扣分'], ...keys.map((key) => [key, `单位${key}`, 1.5])] }],
  tables: [{ name: `T_${keys[0]}`, at: `A3:C${3 + keys.length}` }],
});
const plans = [planOf('党务', ['p1', 'p2', 'p3']), planOf('安全', ['s1', 's2'])];

async function laid(): Promise<OpenedFile> {
  const workbook = createFileWorkbook(null);
  await workbook.lay(plans);
  return openFile(await newFile(workbook.content()), 'laid.xlsx', () => undefined);
}

const changed = (
  { sheets, ...file }: OpenedFile,
  name: string,
  change: (grid: SheetGrid) => Partial<SheetGrid>,
): OpenedFile => ({
  ...file,
  sheets: sheets.map((grid) => (grid.name === name ? { ...grid, ...change(grid) } : grid)),
});

const nameless = (file: OpenedFile): OpenedFile => ({ ...file, tables: [] });

async function keysIn(workbook: FileWorkbook, table: string): Promise<unknown> {
  const [read] = await workbook.read([table]);
  const column = read?.header.indexOf('键') ?? -1;
  return read?.rows.map((row) => {
    const cell = row[column];
    return cell === undefined || cell.kind === 'blank' ? null : cell.value;
  });
}

test('by their names, on a sheet that was renamed, too', async () => {
  const file = await laid();
  const renamed = {
    ...changed(file, '党务', () => ({ name: '十月党务' })),
    tables: file.tables.map((table) => (table.sheet === '党务' ? { ...table, sheet: '十月党务' } : table)),
  };
  const workbook = createFileWorkbook(renamed);
  expect(await keysIn(workbook, 'T_p1')).toEqual(['p1', 'p2', 'p3']);
  expect(workbook.tabOf('T_p1')).toBe('党务');
});

test('what is typed right below a table that does not grow belongs to it', async () => {
  const file = changed(await laid(), '党务', ({ rows }) => ({
    rows: [...rows, [{ kind: 'text', value: 'p9' } as GridCell]],
  }));
  expect(await keysIn(createFileWorkbook(file), 'T_p1')).toEqual(['p1', 'p2', 'p3', 'p9']);
});

describe('where the names of tables are gone', () => {
  test('by their headers, with columns between and rows sorted', async () => {
    const file = changed(nameless(await laid()), '党务', ({ rows }) => ({
      rows: [...rows.slice(0, 3), ...rows.slice(3).reverse()].map((row) =>
        row.length === 0 ? row : [row[0] as GridCell, { kind: 'text', value: '插入' }, ...row.slice(1)],
      ),
    }));
    const workbook = createFileWorkbook(file);
    expect(await keysIn(workbook, 'T_p1')).toEqual(['p3', 'p2', 'p1']);
    expect((await workbook.read(['T_p1']))[0]?.header).toEqual(['键', '插入', '单位', '扣分']);
  });

  test('on a renamed sheet by what it holds, and never one for another of the same headers', async () => {
    const renamed = createFileWorkbook(changed(nameless(await laid()), '党务', () => ({ name: '十月' })));
    expect([await keysIn(renamed, 'T_p1'), await keysIn(renamed, 'T_s1')]).toEqual([
      ['p1', 'p2', 'p3'],
      ['s1', 's2'],
    ]);
    const [, safety] = (await laid()).sheets;
    const alone = createFileWorkbook({ sheets: [safety as SheetGrid], tables: [], properties: new Map() });
    alone.expect(plans);
    expect([await keysIn(alone, 'T_p1'), await keysIn(alone, 'T_s1')]).toEqual([undefined, ['s1', 's2']]);
  });

  test('two sheets that could both be it are none', async () => {
    const file = nameless(await laid());
    const [party] = file.sheets;
    const twice = [...file.sheets.slice(1), { ...party, name: '副本一' }, { ...party, name: '副本二' }] as SheetGrid[];
    expect(await keysIn(createFileWorkbook({ ...file, sheets: twice }), 'T_p1')).toBeUndefined();
  });
});

test('a CSV of a sheet is its table; its numbers are the texts that stand there', async () => {
  const csv = '﻿,,\r\n,,\r\n键,单位,扣分\r\np1,单位p1,1.50\r\np2,单位p2,007\r\n';
  const workbook = createFileWorkbook(await openFile(new TextEncoder().encode(csv), '党务.csv', () => undefined));
  workbook.expect(plans);
  expect((await workbook.read(['T_p1']))[0]).toMatchObject({
    top: 2,
    rows: [
      [{ value: 'p1' }, { value: '单位p1' }, { kind: 'text', value: '1.50' }],
      [{}, {}, { kind: 'text', value: '007' }],
    ],
  });
});

test('hidden rows are told, and what is kept is found among the properties where its sheet is gone', async () => {
  const kept = new Map([['state', '短']]);
  const file = await openFile(await writeFile(plans, kept), 'kept.xlsx', () => undefined);
  const withoutSheet = { ...file, sheets: file.sheets.filter(({ isHidden }) => !isHidden) };
  expect(keptIn(withoutSheet)).toEqual(kept);
  const workbook = createFileWorkbook(changed(file, '党务', () => ({ hiddenRows: new Set([4]) })));
  expect(await workbook.hiddenRows({ sheet: '党务', address: 'A4' }, 3)).toEqual([false, true, false]);
});
