// A copy of a chosen file holds what was written, and everything else byte by byte.
import { strFromU8, unzipSync } from 'fflate';
import { createFileWorkbook } from '../../../../addin/workbook/file/file-workbook';
import { openFile } from '../../../../addin/workbook/file/open-file';
import { savedCopy } from '../../../../addin/workbook/file/saved-copy';
import { writeFile } from '../../../../addin/workbook/file/write-file';
import { preset } from '../../../../shared/scheme/presets';
import { planScoreWorkbook } from '../../../../shared/sheets/score-workbook';

const opened = async (bytes: Uint8Array) => createFileWorkbook(await openFile(bytes, 'chosen.xlsx', () => undefined));
const texts = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

const plans = planScoreWorkbook({
  scheme: preset('luan'),
  period: '2026-10',
  language: 'zh-CN',
  components: ['party'],
});

test.each([
  ['with kept texts', new Map([['state', '从前']])],
  ['without any', new Map<string, string>()],
])('of a file %s: only the cells and texts that changed are others', async (_, kept) => {
  const original = await writeFile(plans, kept);
  const workbook = await opened(original);
  await workbook.write({ sheet: '党务', address: 'F5' }, [[1.5], ['=不评&<']]);
  await workbook.write({ sheet: '党务', address: 'Z200' }, [['远处']]);
  await workbook.remember('state', '后来'.repeat(5_000));
  const copy = savedCopy(original, workbook.content());
  const again = await opened(copy);
  expect(await again.recall('state')).toBe('后来'.repeat(5_000));
  const [table] = await again.read(['Score_party']);
  expect(table?.rows.slice(0, 2).map((row) => row[5])).toMatchObject([
    { kind: 'number', value: 1.5 },
    { kind: 'text', value: '=不评&<' },
  ]);
  expect(again.content().sheets[1]?.rows[199]?.[25]).toEqual({ kind: 'text', value: '远处' });
  const [before, after] = [texts(original), texts(copy)];
  const untouched = [
    'xl/styles.xml',
    'xl/sharedStrings.xml',
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet3.xml',
    'xl/tables/table1.xml',
  ];
  for (const part of untouched) expect([part, after[part]]).toEqual([part, before[part]]);
  const rows = (xml = ''): string[] => xml.match(/<row [\s\S]*?<\/row>/g) ?? [];
  const changed = rows(after['xl/worksheets/sheet2.xml']).filter(
    (row) => !(before['xl/worksheets/sheet2.xml'] ?? '').includes(row),
  );
  expect(changed.map((row) => /r="(\d+)"/.exec(row)?.[1])).toEqual(['5', '6', '200']);
});

test('a cell that is emptied keeps how it looks', async () => {
  const original = await writeFile(plans);
  const workbook = await opened(original);
  await workbook.write({ sheet: '党务', address: 'E5' }, [['']]);
  const [before, after] = [original, savedCopy(original, workbook.content())].map(
    (bytes) => /<c r="E5"[^>]*>/.exec(texts(bytes)['xl/worksheets/sheet2.xml'] ?? '')?.[0] ?? '',
  );
  const styleOf = (cell = ''): string | undefined => /s="\d+"/.exec(cell)?.[0];
  expect([styleOf(after), after?.endsWith('/>')]).toEqual([styleOf(before), true]);
});
