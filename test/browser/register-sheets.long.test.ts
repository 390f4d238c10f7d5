// 286 findings of a cross-check on a register sheet in the preview workbook: downloaded in one go, forty edited, one fault, two cells that others changed, and back again.
import { randomUUID } from 'node:crypto';
import type { Locator } from 'playwright-core';
import type { RecordChange, ShownRecord } from '../../shared/api/records';
import { findingParts, findingsCount, period, scheme } from '../addin/register-workbook/findings-rounds';
import { violations } from './axe';
import { leave, open, signIn, type Person } from './person';
import { announcedCell, pasteCells, typeCell } from './preview-page';
import { putScheme } from './service';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
const tab = '问题整改台账';
const address = `/schemes/${scheme.id}/periods/${period}`;
/** Where the first row stands; the columns of what is typed here. */
const first = 5;
const [points, measure, step, reason, rowState] = ['J', 'K', 'Q', 'R', 'U'];

let office: Person;
let panel: Locator;

const change = (changes: readonly RecordChange[], as = 'office-1') =>
  here.service.ask(as, 'POST', `${address}/records`, { changes }, { 'idempotency-key': randomUUID() });
const stored = async (number: string) =>
  (await here.service.ask('office-1', 'GET', `${address}/records/findings/${number}`)) as ShownRecord;
/** What a cell shows. */
const textAt = async (column: string, row: number): Promise<string> =>
  (await announcedCell(office.page, `${tab}!${column}${row}`)).split(' · ')[1] ?? '';
const numberAt = (row: number) => textAt('D', row);

beforeAll(async () => {
  await putScheme(here.service, scheme);
  await here.service.ask('office-1', 'PUT', address);
  for (const part of findingParts()) await change(part);
  office = await signIn(here.browser, here.url, 'office-1');
  panel = await open(office, '台账');
  await panel.getByLabel('考核方案').selectOption(scheme.id);
  await panel.getByLabel('台账', { exact: true }).selectOption('findings');
  await panel.getByText(`${tab}：台账表`).click();
}, 240_000);
afterAll(() => leave(office));

const press = (name: string) => panel.getByRole('button', { name, exact: true }).click();

test('all of them come into the workbook at once', async () => {
  await panel.getByLabel('下载范围').selectOption('period');
  await press('生成台账表');
  await panel.getByText(`台账表已生成：${findingsCount} 条记录。`).waitFor();
  expect(await textAt('D', first)).toMatch(/^F-2026-Q3-\d+$/);
  expect(await textAt('D', first + findingsCount - 1)).toMatch(/^F-2026-Q3-\d+$/);
  expect(await textAt('D', first + findingsCount)).toBe('空白');
  await press('检查台账表');
  await panel.getByText('没有问题，也没有改动。').waitFor();
}, 240_000);

test('a fault leads to its cell, and nothing is sent as long as it is there', async () => {
  await pasteCells(
    office.page,
    `${tab}!${points}${first}`,
    Array.from({ length: 40 }, (_, i) => [i === 7 ? '两分' : 0.2]),
  );
  await press('提交台账表');
  await panel.getByText('“扣分”列应填数字，现在是“两分”。请改填数字。').waitFor();
  await press(`定位到 ${tab}!${points}${first + 7}`);
  await office.page.waitForFunction(
    (wanted) => document.querySelector('#cell')?.textContent?.startsWith(`${wanted} ·`),
    `${points}${first + 7}`,
  );
  expect(await textAt(rowState, first + 7)).toBe('有问题');
  expect(await textAt(rowState, first + 8)).toBe('已修改');
  expect((await stored(await numberAt(first))).version).toBe(1);
  await typeCell(office.page, `${tab}!${points}${first + 7}`, '0.2');
}, 240_000);

test('the list of changes says old and new, the steps and what they do to the score', async () => {
  await pasteCells(office.page, `${tab}!${step}${first + 30}`, [
    ['撤销', '重复登记'],
    ['撤销', '重复登记'],
  ]);
  await press('检查台账表');
  await panel.getByText('将改动 40 条记录').waitFor();
  const changes = panel.getByRole('region', { name: '台账表的改动' });
  expect(await changes.getByRole('row').count()).toBe(41);
  const row = changes.getByRole('row').nth(31);
  expect(await row.innerText()).toContain('扣分：0.1 → 0.2');
  expect(await row.innerText()).toContain('步骤：撤销（待核对 → 已撤销）');
  expect(await row.innerText()).toContain('理由：重复登记');
  expect(await violations(office.pane)).toEqual([]);
}, 240_000);

test('what others changed meanwhile is chosen cell by cell; the rest goes through', async () => {
  const one = await numberAt(first);
  const two = await numberAt(first + 1);
  const three = await numberAt(first + 2);
  await change([
    { register: 'findings', number: one, set: { points: 0.4, measure: '他人补写' } },
    { register: 'findings', number: two, set: { points: 0.5 } },
    { register: 'findings', number: three, set: { measure: '只有他人写' } },
  ]);
  await press('提交台账表');
  await panel.getByText('40 条没有被接受，内容都还在表里。').waitFor();
  const choice = panel.getByRole('region', { name: '有人先改了同样的内容，请逐格选择' });
  await choice.getByText('以下 2 处与现在的记录不同。').waitFor();
  expect(await violations(office.pane)).toEqual([]);
  await choice
    .getByRole('radiogroup', { name: `${one}：扣分` })
    .getByText('我的：0.2')
    .click();
  await choice
    .getByRole('radiogroup', { name: `${two}：扣分` })
    .getByText('对方的：0.5')
    .click();
  await choice.getByRole('button', { name: '按所选重新提交' }).click();
  await panel.getByText('已提交 39 条。').waitFor();

  expect((await stored(one)).values).toMatchObject({ points: 0.2, measure: '他人补写' });
  expect((await stored(two)).values).toMatchObject({ points: 0.5 });
  expect((await stored(three)).values).toMatchObject({ points: 0.2, measure: '只有他人写' });
  expect((await stored(await numberAt(first + 30))).state).toBe('void');
  expect(await textAt(measure, first)).toBe('他人补写');
  expect(await textAt(points, first + 1)).toBe('0.5');
  expect(await textAt(measure, first + 2)).toBe('只有他人写');
  expect([await textAt('P', first + 30), await textAt(reason, first + 30)]).toEqual(['已撤销', '空白']);
  expect(await textAt(rowState, first + 39)).toBe('已提交');
  await press('提交台账表');
  await panel.getByText('没有改动，不需要提交。').waitFor();
}, 240_000);

test('a row that somebody adds below the table without a network is made once, when there is one again', async () => {
  const row = first + findingsCount + 10;
  const title = scheme.units[2]?.title;
  await typeCell(office.page, `${tab}!E${row}`, typeof title === 'string' ? title : (title?.['zh-CN'] ?? ''));
  await typeCell(office.page, `${tab}!H${row}`, '=离线登记');
  await office.page.context().setOffline(true);
  await press('提交台账表');
  await panel.getByText('1 条已放入发件箱，稍后自动发送。').waitFor();
  expect(await textAt('A', row)).toMatch(/^\+/);
  expect(await textAt(rowState, row)).toBe('待送达');
  await office.page.context().setOffline(false);
  await panel.getByText('有 1 行在发件箱中，还没有送达。').waitFor({ state: 'detached' });
  const number = await numberAt(row);
  expect(await stored(number)).toMatchObject({ version: 1, unit: scheme.units[2]?.id, values: { what: '=离线登记' } });
  expect(await textAt(rowState, row)).toBe('已提交');
}, 240_000);

test('in English, what is typed stays when the sheet is laid out again, and nobody does so unasked', async () => {
  const reader = await signIn(here.browser, here.url, 'office-1', '?lang=en-US');
  const page = await open(reader, 'Registers');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.getByLabel('Scheme').selectOption(scheme.id);
  await page.getByLabel('Register', { exact: true }).selectOption('findings');
  await page.getByText('Findings and rectification: register sheet').click();
  await page.getByLabel('What to download').selectOption('unit');
  await button('Lay out the register sheet').click();
  await page.getByText(/^The register sheet is there: \d+ records\.$/).waitFor();
  const english = 'Findings and rectification';
  await typeCell(reader.page, `${english}!M${first}`, '2026/12/5');
  await typeCell(reader.page, `${english}!${step}${first}`, 'Withdraw');
  await button('Check the register sheet').click();
  await page.getByText('The reason is missing. Enter it.').waitFor();
  await typeCell(reader.page, `${english}!${reason}${first}`, 'entered twice');
  await button('Lay out the register sheet').click();
  await reader.pane.getByRole('button', { name: 'Lay out again' }).click();
  await page.getByText(/1 row with changes not submitted yet stays as typed\.$/).waitFor();
  await button('Check the register sheet').click();
  await page.getByText('1 record changes').waitFor();
  const changes = page.getByRole('region', { name: 'Changes of the register sheet' });
  expect(await changes.innerText()).toMatch(/: .* → 2026-12-05/);
  expect(await changes.innerText()).toContain('Step: Withdraw (');
  await leave(reader);
}, 240_000);
