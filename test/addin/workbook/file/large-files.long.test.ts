// A score workbook of 5,000 units goes out as a file and comes back; its reading tells how far it is.
import { openFile } from '../../../../addin/workbook/file/open-file';
import { createFileWorkbook } from '../../../../addin/workbook/file/file-workbook';
import { newFile } from '../../../../addin/workbook/file/new-file';
import { planScoreWorkbook } from '../../../../shared/sheets/score-workbook';
import { tableName, tableNames } from '../../../../shared/sheets/score-table';
import { preset } from '../../../../shared/scheme/presets';
import type { Scheme } from '../../../../shared/scheme/scheme';

function withUnits(count: number): Scheme {
  const luan = preset('luan');
  const [first] = luan.units;
  if (first === undefined) throw new Error('no units');
  const units = Array.from({ length: count }, (_, at) => ({ ...first, id: `u${at}`, title: `单位${at}` }));
  return { ...luan, units: units as unknown as Scheme['units'] };
}

test('5,000 units: every row is there again, and progress is told', async () => {
  const scheme = withUnits(5_000);
  const components = ['party'];
  const workbook = createFileWorkbook(null);
  await workbook.lay(planScoreWorkbook({ scheme, period: '2026-10', language: 'zh-CN', components }));
  const bytes = await newFile(workbook.content());
  const told: number[] = [];
  const opened = await openFile(bytes, 'large.xlsx', (done) => told.push(done));
  const back = createFileWorkbook(opened);
  const [before, after] = await Promise.all([workbook, back].map((one) => one.read(tableNames(scheme, components))));
  expect(after?.[0]?.name).toBe(tableName('party'));
  expect(after?.[0]?.rows.length).toBeGreaterThanOrEqual(10_000);
  expect(after?.[0]?.rows.map(([key]) => key)).toEqual(before?.[0]?.rows.map(([key]) => key));
  expect(told.length).toBeGreaterThan(5);
  expect(told.at(-1)).toBe(1);
}, 300_000);
