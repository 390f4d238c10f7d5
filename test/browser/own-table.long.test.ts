// A table of somebody's own instead of laid sheets: in the open workbook and in chosen files, guessed, confirmed, remembered, read and submitted.
import { utils, write } from '@e965/xlsx';
import type { Locator } from 'playwright-core';
import type { Language } from '../../shared/scheme/text';
import { message } from '../../shared/text/sentences';
import { violations } from './axe';
import { chooseFile, visitDesk } from './file-steps';
import { leave, open, signIn, type Person } from './person';
import { announcedCell, pasteCells, typeCell } from './preview-page';
import { readSheets } from './read-sheets';
import { serviceAndBrowser } from './service-and-browser';
import { ASSESSOR, COLLEAGUE, openSmallMonth, type SmallMonth } from './small-month';

const here = serviceAndBrowser();
let month: SmallMonth;

const component = { id: 'routine', title: '常规', group: 'safety', method: 'deduct', marks: 60 } as const;
const units = [
  { id: 'u1', title: '采煤一队', category: 'c' },
  { id: 'u2', title: '采煤二队', category: 'c' },
];

beforeAll(async () => {
  const group = { id: 'leaders', title: '评价', group: 'service', method: 'rate', marks: 40 } as const;
  const indicators = [
    { id: 'rules', title: '规章执行', marks: 40 },
    { id: 'tools', title: '工具保养', marks: 20 },
  ];
  month = await openSmallMonth(here.service, {
    units,
    components: [{ ...component, indicators }, group],
  });
}, 240_000);

const table: readonly (readonly (string | number)[])[] = [
  ['2026年10月常规检查表', '', '', '', ''],
  ['序号', '被查队组', '检查项目', '扣分', '扣分原因'],
  [1, '采煤一队', '规章执行', '2分', '交接班记录不全'],
  [2, '采煤一队', '工具保养', 0, ''],
  [3, '采二', '规章执行', 1.5, '未挂牌'],
  [4, '采二', '工具保养', 0, ''],
  ['合计', '', '', 3.5, ''],
  ['制表：安监科', '', '', '', ''],
];

const wanted = [
  ['u1', 'rules', 2, '交接班记录不全'],
  ['u2', 'rules', 1.5, '未挂牌'],
];

/** What the service holds of lines that take something off. */
async function acceptedLines(period: string) {
  const { sheets } = (await here.service.ask('office-1', 'GET', `/schemes/small/periods/${period}/sheets`)) as {
    sheets: { sheet: { unit: string; lines: { indicator: string; points: number; reason?: string }[] } }[];
  };
  return sheets
    .flatMap(({ sheet: { unit, lines } }) => lines.map((line) => [unit, line.indicator, line.points, line.reason]))
    .filter(([, , points]) => points !== 0)
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
}

/** The part of the page Fill for tables of somebody's own. */
async function ownPart(person: Person, period = month.period): Promise<Locator> {
  const fill = await open(person, '填报');
  await fill.getByLabel('考核方案').selectOption('small');
  await fill.getByLabel('考核周期', { exact: true }).selectOption(period);
  return fill.getByRole('region', { name: '使用自己的表格' });
}

test('pasted into the open workbook it is confirmed, checked with go to cell, and submitted; no cell of it changes', async () => {
  const person = await signIn(here.browser, here.url, ASSESSOR);
  const [first] = await readSheets(person);
  const tab = first?.name ?? '';
  await pasteCells(person.page, `${tab}!B3`, table);
  await typeCell(person.page, `${tab}!A1`, '本月');
  const own = await ownPart(person);
  await own.getByRole('button', { name: '识别表格' }).click();
  await own.getByRole('region', { name: '识别预览' }).waitFor();
  expect(await own.getByRole('row').filter({ hasText: 'Σ 合计' }).count()).toBe(1);
  expect(await own.getByRole('row').filter({ hasText: '▤ 表头' }).count()).toBe(1);
  await own.getByText('读出 4 行，跳过合计或说明 2 行。').waitFor();

  // What is not recognised is matched once; before that nothing can be taken over.
  const confirm = own.getByRole('button', { name: '确认并采用' });
  expect(await confirm.isDisabled()).toBe(true);
  await own.getByText('还有 1 个名称没有对上。').waitFor();
  await own.getByLabel('单位“采二”').selectOption({ label: '采煤二队' });
  expect(await violations(person.pane)).toEqual([]);
  await confirm.click();
  await own.getByText(`“常规”今后从工作表“${tab}”读取。`).waitFor();

  // A word is no score: the fault leads to its cell.
  await typeCell(person.page, `${tab}!E7`, '不清楚');
  const panel = await open(person, '检查与上报');
  await panel.getByRole('button', { name: '检查', exact: true }).click();
  await panel.getByText(`常规 · 工作表“${tab}”：读出 4 行，跳过合计或说明 2 行。`).waitFor();
  await panel.getByRole('button', { name: `定位到 ${tab}!E7` }).click();
  await person.page.waitForFunction(() => document.querySelector('#cell')?.textContent?.startsWith('E7 ·'));
  await typeCell(person.page, `${tab}!E7`, '1.5');
  expect(await panel.getByRole('button', { name: '其余无扣分' }).count()).toBe(0);

  const before = await readSheets(person);
  await panel.getByRole('button', { name: '检查', exact: true }).click();
  await panel.getByText('没有问题').first().waitFor();
  await panel.getByRole('button', { name: '上报', exact: true }).click();
  await panel.getByText('已上报，回执编号 1。').waitFor();
  expect(await acceptedLines(month.period)).toEqual(wanted);
  expect(await readSheets(person)).toEqual(before);

  // A header that is reworded is asked about again, with what was confirmed filled in.
  await typeCell(person.page, `${tab}!E4`, '扣减分');
  await panel.getByRole('button', { name: '检查', exact: true }).click();
  await panel.getByText(`缺少“扣分”，新出现“扣减分”`).waitFor();
  await ownPart(person);
  await own.getByRole('button', { name: '修改“常规”的对应关系' }).click();
  await own.getByText('表头与上次确认时不同：缺少“扣分”，新出现“扣减分”。').waitFor();
  await own.getByRole('button', { name: '确认并采用' }).click();
  await own.getByText(`“常规”今后从工作表“${tab}”读取。`).waitFor();
  await open(person, '检查与上报');
  await panel.getByRole('button', { name: '检查', exact: true }).click();
  await panel.getByText('没有问题').first().waitFor();

  await ownPart(person);
  await own.getByRole('button', { name: '不再使用“常规”的表格' }).click();
  await person.pane.getByRole('alertdialog').getByRole('button', { name: '不再使用' }).click();
  await own.getByRole('region', { name: '已采用的表格' }).waitFor({ state: 'detached' });
  expect(await announcedCell(person.page, `${tab}!C5`)).toContain('采煤一队');
  await leave(person);
}, 240_000);

/** A file as another program writes it. */
function fileOf(name: string, rows: readonly (readonly (string | number)[])[]) {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['各队组月度检查']]), '封面');
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), '检查表');
  return { name, bytes: new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer) };
}

async function submitted(person: Person): Promise<void> {
  const panel = await open(person, '检查与上报');
  await panel.getByRole('button', { name: '检查', exact: true }).click();
  await panel.getByText('常规 · 工作表“检查表”：读出 4 行，跳过合计或说明 2 行。').waitFor();
  await panel.getByText('没有问题').first().waitFor();
  await panel.getByRole('button', { name: '上报', exact: true }).click();
  await panel.getByText('已上报，回执编号').waitFor();
}

test('a chosen file is confirmed once; the file of the next month is read without questions', async () => {
  for (const next of ['2026-11', '2026-12'])
    await here.service.ask('office-1', 'PUT', `/schemes/small/periods/${next}`);
  const person = await visitDesk(here.browser, here.url, COLLEAGUE);
  await chooseFile(person, fileOf('检查表11.xlsx', table), '填报');
  const own = await ownPart(person, '2026-11');
  await own.getByRole('button', { name: '识别表格' }).click();
  await own.getByRole('combobox', { name: '工作表', exact: true }).selectOption('检查表');
  await own.getByLabel('单位“采二”').selectOption({ label: '采煤二队' });
  await own.getByRole('button', { name: '确认并采用' }).click();
  await own.getByText('“常规”今后从工作表“检查表”读取。').waitFor();
  await submitted(person);
  expect(await acceptedLines('2026-11')).toEqual(wanted);

  const december = table.map((row) => (row[0] === 3 ? [3, '采二', '规章执行', 4, '未挂牌'] : row));
  await chooseFile(person, fileOf('检查表12.xlsx', [[''], ...december]), '填报');
  await ownPart(person, '2026-12');
  await own.getByText('工作表“检查表”的表头与').waitFor();
  await own.getByRole('button', { name: '照上次读取“常规”（工作表“检查表”）' }).click();
  await own.getByText('“常规”今后从工作表“检查表”读取。').waitFor();
  await submitted(person);
  expect(await acceptedLines('2026-12')).toEqual([wanted[0], ['u2', 'rules', 4, '未挂牌']]);
  await leave(person);
}, 240_000);

/** A workbook with the table in it, confirmed for a period. */
async function withTable(id: string, period: string): Promise<{ person: Person; tab: string }> {
  const person = await signIn(here.browser, here.url, id);
  const [first] = await readSheets(person);
  const tab = first?.name ?? '';
  await pasteCells(person.page, `${tab}!B3`, table);
  const own = await ownPart(person, period);
  await own.getByRole('button', { name: '识别表格' }).click();
  await own.getByLabel('单位“采二”').selectOption({ label: '采煤二队' });
  await own.getByRole('button', { name: '确认并采用' }).click();
  await own.getByText(`“常规”今后从工作表“${tab}”读取。`).waitFor();
  return { person, tab };
}

async function press({ pane }: Person, name: string): Promise<void> {
  await pane.getByRole('tab', { name: '检查与上报', exact: true }).click();
  await pane.getByRole('button', { name, exact: true }).click();
}

test('where somebody else was first and theirs is chosen, the cells to change are listed, and nothing is written or sent', async () => {
  const period = '2027-01';
  await here.service.ask('office-1', 'PUT', `/schemes/small/periods/${period}`);
  const one = await withTable(ASSESSOR, period);
  const other = await withTable(COLLEAGUE, period);
  await press(one.person, '上报');
  await one.person.pane.getByText('已上报，回执编号').waitFor();
  await typeCell(other.person.page, `${other.tab}!E5`, '5');
  await press(other.person, '上报');
  const { pane } = other.person;
  await pane.getByText('有人先上报了，请逐项选择').waitFor();
  await pane.getByRole('button', { name: '全部用已上报的' }).click();
  const before = await readSheets(other.person);
  await pane.getByRole('button', { name: '按所选重新上报' }).click();
  const list = pane.getByRole('region', { name: '请自行改动的行' });
  await list.getByText('采煤一队 · 规章执行：5（交接班记录不全） → 2（交接班记录不全）').waitFor();
  await list.getByRole('button', { name: `定位到 ${other.tab}!E5` }).waitFor();
  expect(await readSheets(other.person)).toEqual(before);
  expect(await acceptedLines(period)).toEqual(wanted);

  // Submitted again as it stands, the service asks again.
  await press(other.person, '上报');
  await pane.getByText('有人先上报了，请逐项选择').waitFor();
  await typeCell(other.person.page, `${other.tab}!E5`, '2');
  await press(other.person, '上报');
  await pane.getByText('内容没有变化，不必再次上报。').first().waitFor();
  expect(await acceptedLines(period)).toEqual(wanted);
  await leave(one.person);
  await leave(other.person);
}, 240_000);

const settings = (['zh-CN', 'en-US'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);

test.each(settings)(
  'at the narrowest width, in $language, $theme, axe finds nothing',
  async ({ language, theme }) => {
    const say = (key: Parameters<typeof message>[1]): string => message(language as Language, key);
    const person = await signIn(here.browser, here.url, ASSESSOR, `?lang=${language}&theme=${theme}`);
    await person.page.evaluate(() => document.getElementById('pane')?.style.setProperty('width', '320px'));
    const [first] = await readSheets(person);
    await pasteCells(person.page, `${first?.name ?? ''}!B3`, table);
    const fill = await open(person, say('nav.fill'));
    await fill.getByLabel(say('choice.scheme')).selectOption('small');
    const own = fill.getByRole('region', { name: say('own.title') });
    await own.getByRole('button', { name: say('own.start') }).click();
    await own.getByRole('region', { name: say('own.columns') }).waitFor();
    expect(await violations(person.pane)).toEqual([]);
    const isWide = await person.pane.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(isWide).toBe(false);
    await leave(person);
  },
  120_000,
);
