// The page of an organisation: a new one's administrator finds what to do first; names and rules are set after what would go was shown; a person is exported.
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import type { Organisation } from '../../shared/api/organisation';
import { textIn } from '../../shared/scheme/text';
import { openSqliteStore } from '../../functions/store/sqlite-store';
import { putPerson } from '../../functions/usecases/people';
import { leave, open, signIn, type Person } from './person';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
jest.setTimeout(120_000);

const settings = async (id: string) => (await here.service.ask(id, 'GET', '/organisation')) as Organisation;
const dialogOf = ({ pane }: Person): Locator => pane.getByRole('alertdialog');

test('the rules are asked for with what would go; without a yes nothing is set; a file of a person is saved', async () => {
  await here.service.ask('admin', 'PUT', '/people/left-1', { name: '已离开的人', roles: [] });
  const admin = await signIn(here.browser, here.url, 'admin');
  const panel = await open(admin, '组织设置');
  await panel.getByText('1. 登记人员，给出角色').waitFor();
  const name = panel.getByRole('textbox', { name: '机构名称' });
  await name.fill('某某县机关');
  await panel.getByRole('textbox', { name: '英文名称（可不填）' }).fill('Some county');
  const names = panel.getByRole('textbox', { name: '姓名（月）' });
  await names.fill('一年');
  await panel.getByText('请填 1 以上的整数').waitFor();
  expect(await panel.getByRole('button', { name: '保存设置' }).isDisabled()).toBe(true);
  await names.fill('12');
  // By the keyboard alone.
  await panel.getByRole('button', { name: '保存设置' }).focus();
  await admin.page.keyboard.press('Enter');
  await dialogOf(admin).getByText('目前没有到期的内容').waitFor();
  await admin.page.keyboard.press('Escape');
  await dialogOf(admin).waitFor({ state: 'detached' });
  expect((await settings('admin')).retention).toEqual({ files: null, contacts: null, names: null });
  await panel.getByRole('button', { name: '保存设置' }).click();
  await dialogOf(admin).getByRole('button', { name: '保存并按此清除' }).click();
  await panel.getByText('设置已保存。').waitFor();
  expect(await settings('admin')).toMatchObject({
    title: { 'zh-CN': '某某县机关', 'en-US': 'Some county' },
    retention: { files: null, contacts: null, names: 12 },
  });

  const people = await open(admin, '人员');
  await people.getByRole('searchbox').fill('left-1');
  await people.getByRole('listitem').first().getByRole('button').click();
  await people.getByRole('button', { name: '导出此人的全部内容' }).click();
  const saved = admin.page.waitForEvent('download');
  await dialogOf(admin).getByRole('button', { name: '导出此人的全部内容' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('left-1.json');
  const file = JSON.parse(await readFile((await download.path()) ?? '', 'utf8')) as { items: { kind: string }[] };
  expect(file.items.map(({ kind }) => kind)).toEqual(['audit', 'audit', 'person']);
  await people.getByText('已存为 left-1.json，共 3 项。').waitFor();
  const table = admin.page.waitForEvent('download');
  await people.getByRole('button', { name: '下载：left-1' }).click();
  await admin.pane.getByRole('menuitem', { name: '工作簿（.xlsx）' }).click();
  expect((await table).suggestedFilename()).toBe('left-1.xlsx');
  await leave(admin);
});

test('of two administrators the later is told, even where the page has read the latest meanwhile; what was typed is there', async () => {
  const early = await signIn(here.browser, here.url, 'admin');
  const late = await signIn(here.browser, here.url, 'admin');
  const [first, second] = [await open(early, '组织设置'), await open(late, '组织设置')];
  const name = (panel: Locator) => panel.getByRole('textbox', { name: '机构名称' });
  await name(second).fill('后来的名称');
  await second.getByRole('textbox', { name: '联系方式（天）' }).fill('30');
  await name(first).fill('先前的名称');
  await first.getByRole('button', { name: '保存设置' }).click();
  await first.getByText('设置已保存。').waitFor();

  // Whoever comes back to a page after a while finds it read anew; the form stays as it was begun.
  await late.page.waitForTimeout(10_500);
  const reading = late.page.waitForResponse(
    (response) => response.request().method() === 'GET' && new URL(response.url()).pathname.endsWith('/organisation'),
  );
  await late.pane.evaluate(() => window.dispatchEvent(new Event('focus')));
  await (await reading).finished();
  await second.getByRole('button', { name: '保存设置' }).click();
  await dialogOf(late).getByRole('button', { name: '保存并按此清除' }).click();
  await second.getByText('刚才有人改了设置').waitFor();
  expect(textIn((await settings('admin')).title, 'zh-CN')).toBe('先前的名称');
  expect(await name(second).inputValue()).toBe('后来的名称');
  await second.getByRole('button', { name: '读取最新' }).click();
  expect(await name(second).inputValue()).toBe('先前的名称');
  await Promise.all([leave(early), leave(late)]);
});

test('the administrator of an empty organisation is led to people, and the office from there to a scheme and a period', async () => {
  const store = await openSqliteStore(here.service.data);
  const given = { store, clock: () => new Date() };
  await putPerson(given, { organisation: 'other', id: 'operator' }, 'other-office-1', { name: '甲', roles: ['admin'] });
  await store.close();
  const admin = await signIn(here.browser, here.url, 'other-office-1');
  const panel = await open(admin, '组织设置');
  await panel.getByText('现有 1 人有角色，其中考核办 0 人。').waitFor();
  await panel.getByText('现有 0 个方案。').waitFor();
  // Nothing of the other organisation, which has a name by now.
  expect(await panel.getByRole('textbox', { name: '机构名称' }).inputValue()).toBe('other');
  await panel.getByRole('button', { name: '去登记人员' }).click();
  const people = admin.pane.getByRole('tabpanel', { name: '人员', exact: true });
  await people.getByRole('listitem').first().getByRole('button').click();
  await people.getByLabel('角色类型').selectOption({ label: '考核办' });
  await people.getByRole('button', { name: '加入', exact: true }).click();
  await people.getByRole('button', { name: '保存', exact: true }).click();
  await people.getByRole('status').filter({ hasText: '已保存' }).waitFor();
  await leave(admin);

  const office = await signIn(here.browser, here.url, 'other-office-1');
  const steps = await open(office, '组织设置');
  await steps.getByText('现有 1 人有角色，其中考核办 1 人。').waitFor();
  const schemes = await open(office, '考核方案');
  await schemes.getByText('本工作簿还不是方案工作簿。请在下面打开或新建方案。').waitFor();
  await (await open(office, '考核办')).waitFor();
  await leave(office);
});
