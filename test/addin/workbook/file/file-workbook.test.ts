// The file side keeps to the port as the other side does.
import { createFileWorkbook } from '../../../../addin/workbook/file/file-workbook';
import { openFile } from '../../../../addin/workbook/file/open-file';
import { newFile } from '../../../../addin/workbook/file/new-file';
import { keepsToThePort, plans, type WorkbookAtHand } from '../contract';

function fileAtHand(): WorkbookAtHand {
  const workbook = createFileWorkbook({ sheets: [], tables: [], properties: new Map() });
  const sheet = (tab: string) => {
    const found = workbook.content().sheets.find(({ name }) => name === tab);
    if (!found) throw new Error(`no sheet ${tab}`);
    return found;
  };
  const tabs = (): string[] => workbook.content().sheets.map(({ name }) => name);
  const cell = (tab: string, row: number, column: number): string => {
    const one = sheet(tab).rows[row]?.[column];
    return one === undefined || one.kind === 'blank' ? '' : String(one.value);
  };
  return {
    workbook,
    tabs,
    text: cell,
    type(tab, row, column, text) {
      const { rows } = sheet(tab);
      while (rows.length <= row) rows.push([]);
      const line = rows[row] ?? [];
      while (line.length < column) line.push({ kind: 'blank' });
      line[column] = { kind: 'text', value: text };
    },
    add: (tab) =>
      void workbook
        .content()
        .sheets.push({ name: tab, key: null, plan: null, rows: [], hiddenRows: new Set(), written: new Map() }),
    rename(tab, to) {
      sheet(tab).name = to;
      for (const table of workbook.content().tables) if (table.sheet === tab) Object.assign(table, { sheet: to });
    },
    hide: () => undefined,
    isHidden: () => false,
    active: () => tabs().at(-2) ?? '',
    tables: () => workbook.content().tables.map(({ name }) => name),
    state: () => structuredClone(workbook.content()),
  };
}

describe('a workbook that is a file', () => {
  keepsToThePort(fileAtHand);
});

test('what was laid, written and remembered is there in the file that is made of it', async () => {
  const made = createFileWorkbook(null);
  await made.lay(plans);
  await made.write({ sheet: 'scores', address: 'C2' }, [[1.5], ['=迟交']]);
  await made.remember('state', '😀'.repeat(9_001));
  const read = createFileWorkbook(await openFile(await newFile(made.content()), 'made.xlsx', () => undefined));
  expect(await read.read(['Scores'])).toMatchObject(await made.read(['Scores']));
  expect(await read.recall('state')).toBe('😀'.repeat(9_001));
  await read.write({ sheet: 'scores', address: 'C2' }, [[2]]);
  expect((await read.read(['Scores']))[0]?.rows[0]?.[2]).toEqual({ kind: 'number', value: 2 });
});
