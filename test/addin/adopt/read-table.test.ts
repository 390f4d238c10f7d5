import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as sheetjs from '@e965/xlsx';
import { CommandRefused, readTableCommand } from '../../../addin/adopt/read-table-command';
import { preset } from '../../../shared/scheme/presets';

const folder = mkdtempSync(path.join(tmpdir(), 'scorebook-read-table-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const rows = [
  ['2026年10月安全扣分表', null, null, null, null],
  [null, null, null, null, null],
  ['序号', '被考核单位', '考核内容', '扣分', '扣分原因'],
  [1, '供热运行车间', '安全责任与隐患治理', 2, '隐患未整改'],
  [2, null, '现场作业与设备安全', 0, null],
  [3, '供水车间', '安全责任与隐患治理', '1.5分', '记录不全'],
  ['合计', null, null, 3.5, null],
];

/** A file as another program writes it. */
function fileOf(name: string, bookType: 'xlsx' | 'xls' | 'csv'): string {
  const sheet = sheetjs.utils.aoa_to_sheet(rows);
  sheet['!merges'] = ['A1:E1', 'B4:B5', 'A7:C7'].map((at) => sheetjs.utils.decode_range(at));
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, sheet, '安全');
  const file = path.join(folder, name);
  const written: unknown = sheetjs.write(book, { type: 'buffer', bookType });
  writeFileSync(file, written as Buffer);
  return file;
}

const withText = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

const refusal = async (...args: string[]): Promise<string> => {
  const error: unknown = await readTableCommand(args).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CommandRefused)) throw new Error('not refused');
  return error.message;
};

describe('npm run read-table', () => {
  it.each(['xlsx', 'xls', 'csv'] as const)('reads the table of an .%s file', async (kind) => {
    const { sheets } = await readTableCommand([fileOf(`table.${kind}`, kind)]);
    expect(sheets).toHaveLength(1);
    expect(sheets[0]).toMatchObject({
      sheet: kind === 'csv' ? 'table' : '安全',
      header: [3, 3],
      layout: 'list',
      columns: [
        { column: 'A', role: 'ignore', title: '序号' },
        { column: 'B', role: 'unit', title: '被考核单位' },
        { column: 'C', role: 'indicator', title: '考核内容' },
        { column: 'D', role: 'points', title: '扣分' },
        { column: 'E', role: 'reason', title: '扣分原因' },
      ],
      rows: { data: [4, 5, 6], totals: [7], notes: [], blank: [] },
      lines: [
        { unit: '供热运行车间', indicator: '安全责任与隐患治理', points: 2, reason: '隐患未整改', cell: 'D4' },
        { unit: '供热运行车间', indicator: '现场作业与设备安全', points: 0, reason: null, cell: 'D5' },
        { unit: '供水车间', indicator: '安全责任与隐患治理', points: 1.5, reason: '记录不全', cell: 'D6' },
      ],
      faults: [],
    });
    expect(sheets[0]?.confidence).toBeGreaterThanOrEqual(0.6);
  });

  it('names units and indicators by their ids where a scheme is given, a preset or a file', async () => {
    const file = fileOf('named.xlsx', 'xlsx');
    const byPreset = await readTableCommand([file, '--scheme', 'luan', '--component', 'safety']);
    expect(byPreset.sheets[0]?.lines.map(({ unit, indicator }) => [unit, indicator])).toEqual([
      ['p01', 'safety-1'],
      ['p01', 'safety-2'],
      ['p03', 'safety-1'],
    ]);
    const scheme = withText('scheme.json', JSON.stringify(preset('luan')));
    expect(await readTableCommand([file, '--scheme', scheme, '--component', 'safety'])).toEqual(byPreset);
  });

  it('tells the faults of a component’s sheets with their cells', async () => {
    const file = withText(
      'faults.csv',
      '单位,指标,扣分,原因\n供热运行车间,安全责任与隐患治理,13,隐患\n供水车间,安全责任与隐患治理,1,\n',
    );
    const { sheets } = await readTableCommand([file, '--scheme', 'luan', '--component', 'safety']);
    expect(sheets[0]?.faults.map(({ code, place }) => `${code} ${place.address}`)).toEqual([
      'points-beyond-marks C2',
      'reason-missing D3',
    ]);
  });

  it('says of a sheet without a table that there is none', async () => {
    const { sheets } = await readTableCommand([withText('names.csv', '姓名,电话\n张三,13800000001\n')]);
    expect(sheets.every(({ confidence }) => confidence < 0.6)).toBe(true);
  });

  it('refuses what it cannot read with one sentence', async () => {
    const file = fileOf('refused.xlsx', 'xlsx');
    expect(await refusal()).toContain('Say which file');
    expect(await refusal(path.join(folder, 'nowhere.xlsx'))).toContain('There is no file');
    expect(await refusal(folder)).toContain('is not a file');
    expect(await refusal(file, '--scheme', 'nothing')).toContain('There is no scheme “nothing”');
    expect(await refusal(file, '--component', 'safety')).toContain('A component needs its scheme');
    expect(await refusal(file, '--scheme', 'luan', '--component', 'none')).toContain('has no component “none”');
    expect(await refusal(file, '--scheme', withText('bad.json', '{'))).toContain('cannot be read as JSON');
    expect(await refusal(file, '--scheme', withText('wrong.json', '{}'))).toContain('is not right');
    expect(await refusal(file, '--colour', 'red')).toContain('--colour');
    expect(await refusal(withText('empty.xlsx', ''))).toContain('The file is empty');
    expect(await refusal(withText('zip.xlsx', 'PK\u0003\u0004 no archive'))).toMatch(/was not read\. .+\.$/);
  });
});
