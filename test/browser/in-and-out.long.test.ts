// In and out for an administrator and for whoever may read: people from a file, and tables to take away, opened by another reader.
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as xlsx from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { message } from '../../shared/text/sentences';
import { violations } from './axe';
import { chooseSelf } from './person';
import { publishedMonths } from './service';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
const folder = mkdtempSync(path.join(tmpdir(), 'scorebook-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Language = 'zh-CN' | 'en-US';

async function open(
  place: string,
  person: string,
  { locale = 'zh-CN' as Language, theme = 'light' as 'light' | 'dark' } = {},
) {
  const context = await here.browser.newContext({
    viewport: { width: 1400, height: 900 },
    ...{ locale, colorScheme: theme, timezoneId: 'Asia/Shanghai' },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${here.url}/app#/${place}`);
  await chooseSelf(page.mainFrame(), person);
  return { page, context };
}

/** What a download holds, and what it is called. */
async function download(page: Page, button: string | RegExp, kind: 'xlsx' | 'csv', language: Language = 'zh-CN') {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('menuitem', { name: message(language, `export.${kind}`) }).click();
  const file = await coming;
  const at = path.join(folder, `${Math.random()}.${kind}`);
  await file.saveAs(at);
  return { name: file.suggestedFilename(), bytes: readFileSync(at) };
}

const rowsOf = (bytes: Buffer): string[][] => {
  const book = xlsx.read(bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return xlsx.utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1, defval: '', raw: true });
};
const workbookOf = (rows: readonly (readonly string[])[]): Buffer => {
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows as string[][]), '名单');
  return xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
};

const listedPeople = async () =>
  ((await here.service.ask('admin', 'GET', '/people')) as { people: { id: string; name: string; roles: string[] }[] })
    .people;

describe('people from a file', () => {
  test('the present list is changed elsewhere, looked through, confirmed, and written', async () => {
    const { page, context } = await open('people', 'admin');
    await page.getByText('用文件批量设定').click();
    const { name, bytes } = await download(page, '下载：人员与角色', 'xlsx');
    expect(name).toBe('人员与角色.xlsx');
    const rows = rowsOf(bytes);
    expect(rows).toHaveLength(
      1 + (await listedPeople()).reduce((sum, { roles }) => sum + Math.max(1, roles.length), 0),
    );
    const office = rows.findIndex(([id]) => id === 'office-1');
    rows[office] = ['office-1', '考核办公室', '考核办', '', ''];
    rows.push(['office-1', '考核办公室', '领导', '', ''], ['new-1', '=1+1', '领导', '', '']);
    rows.push(['bad-1', '某人', '单位负责人', 'luan', '没有的单位']);
    const leader = rows.findIndex(([id]) => id === 'leader-1');
    rows[leader] = ['leader-1', '分管领导', '', '', ''];
    const before = await listedPeople();
    await page.getByLabel('选择名单文件').setInputFiles({ name: '名单.xlsx', mimeType: '', buffer: workbookOf(rows) });
    const list = page.getByRole('region', { name: /^将要变更（3 人）/ });
    await list.waitFor();
    await page
      .getByRole('region', { name: /^有问题，不写入（1 处）/ })
      .getByText('没有“没有的单位”')
      .waitFor();
    await list.getByText('收回：领导').waitFor();
    await list.getByText('姓名：考核办 → 考核办公室').waitFor();
    expect(await violations(page)).toEqual([]);
    // Nothing is written before it is confirmed.
    expect(await listedPeople()).toEqual(before);
    await page.getByRole('button', { name: '写入 3 人' }).click();
    await page.getByRole('status').filter({ hasText: '已写入 3 人。' }).waitFor();
    const after = new Map((await listedPeople()).map((person) => [person.id, person]));
    expect(after.get('office-1')).toMatchObject({ name: '考核办公室', roles: ['office', 'leader'] });
    expect(after.get('new-1')).toMatchObject({ name: '=1+1', roles: ['leader'] });
    expect(after.get('leader-1')).toMatchObject({ roles: [] });
    expect(after.has('bad-1')).toBe(false);
    // The same file once more changes nothing.
    await page.getByLabel('选择名单文件').setInputFiles({ name: '名单.xlsx', mimeType: '', buffer: workbookOf(rows) });
    await page.getByText('没有要改的。').waitFor();
    const again = await download(page, '下载：人员与角色', 'csv');
    const text = again.bytes.toString('utf8');
    expect([text.startsWith('\uFEFF编号,姓名,角色'), text.includes("new-1,'=1+1,领导")]).toEqual([true, true]);
    await here.service.ask('admin', 'PUT', '/people/leader-1', { name: '分管领导', roles: ['leader'] });
    await here.service.ask('admin', 'PUT', '/people/office-1', { name: '考核办', roles: ['office'] });
    await context.close();
  }, 120_000);

  test.each([
    ['a file that is none', Buffer.from('%PDF-1.7 not a table'), /PDF/],
    [
      'a list without ids',
      workbookOf([
        ['姓名', '电话'],
        ['李', '1'],
      ]),
      /没有找到名单/,
    ],
  ])(
    '%s is refused with what to do',
    async (_, buffer, sentence) => {
      const { page, context } = await open('people', 'admin');
      await page.getByText('用文件批量设定').click();
      await page.getByLabel('选择名单文件').setInputFiles({ name: '名单.xlsx', mimeType: '', buffer });
      await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
      await context.close();
    },
    60_000,
  );

  test('nobody takes the own administrator’s role, and roles may be added only', async () => {
    const { page, context } = await open('people', 'admin', { locale: 'en-US', theme: 'dark' });
    await page.getByText('Many people at once, by a file').click();
    const csv = 'Account,Name,Role\r\nadmin,管理员,Leader\r\n';
    await page.getByLabel('Choose a list').setInputFiles({ name: 'list.csv', mimeType: '', buffer: Buffer.from(csv) });
    await page.getByText(/takes your own administrator’s role away/).waitFor();
    expect(await page.getByRole('button', { name: /^Write/ }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('checkbox', { name: /Only add roles/ }).check();
    await page.getByRole('button', { name: 'Write 1 person' }).waitFor();
    await page.getByRole('button', { name: 'Do not write' }).click();
    await page.getByRole('button', { name: 'Write 1 person' }).waitFor({ state: 'detached' });
    await context.close();
  }, 60_000);
});

describe('tables to take away', () => {
  test('the audit as it is filtered, all of it', async () => {
    const { page, context } = await open('audit', 'leader-1');
    await page.getByText('筛选', { exact: true }).click();
    await page.getByRole('combobox', { name: '事项' }).selectOption('submission-accepted');
    await page.getByRole('button', { name: message('zh-CN', 'audit.show'), exact: true }).click();
    const list = page.getByRole('list', { name: message('zh-CN', 'audit.list') });
    await list.getByRole('listitem').first().waitFor();
    const { bytes } = await download(page, '下载：审计记录', 'xlsx');
    const rows = rowsOf(bytes).slice(1);
    let [next, count] = ['', 0];
    do {
      const answer = (await here.service.ask(
        'leader-1',
        'GET',
        `/audit?what=submission-accepted&limit=100${next && `&next=${encodeURIComponent(next)}`}`,
      )) as { entries: unknown[]; next: string | null };
      count += answer.entries.length;
      next = answer.next ?? '';
    } while (next !== '');
    expect([rows.length, new Set(rows.map(([, act]) => act)).size]).toEqual([count, 1]);
    expect(rows[0]?.[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    await context.close();
  }, 120_000);

  test('a long audit tells how much is read, and can be cancelled', async () => {
    const { page, context } = await open('audit', 'leader-1');
    await page
      .getByRole('list', { name: message('zh-CN', 'audit.list') })
      .getByRole('listitem')
      .first()
      .waitFor();
    // A line over which every further page takes its time.
    let asked = 0;
    await page.route(/\/api\/audit\?(?!.*limit)/, async (route) => {
      asked += 1;
      if (asked === 1) {
        const answer = await route.fetch();
        const body = (await answer.json()) as { entries: unknown[]; next: string | null };
        await route.fulfill({ response: answer, json: { ...body, next: 'more' } });
      }
      // The second one never comes.
    });
    let downloads = 0;
    page.on('download', () => (downloads += 1));
    await page.getByRole('button', { name: '下载：审计记录' }).click();
    await page.getByRole('menuitem', { name: message('zh-CN', 'export.csv') }).click();
    await page.getByText(/^正在读取：已读 \d+ 条/).waitFor();
    await page.getByRole('button', { name: '取消', exact: true }).click();
    await page.getByText('已取消。').waitFor();
    expect([asked, downloads]).toEqual([2, 0]);
    await context.close();
  }, 60_000);

  test('results with every figure, lost points, and what changed', async () => {
    const { page, context } = await open('results', 'office-1', { locale: 'en-US' });
    const [month = ''] = await publishedMonths(here.service);
    const panel = page.getByRole('tabpanel', { name: 'Results', exact: true });
    await panel.getByRole('combobox', { name: 'Scheme' }).selectOption('luan');
    await panel.getByRole('combobox', { name: 'Period' }).selectOption(month);
    const { name, bytes } = await download(page, /^Download: results-/, 'xlsx', 'en-US');
    expect(name).toMatch(new RegExp(`^results-.*-${month}\\.xlsx$`));
    const results = (await here.service.ask('office-1', 'GET', `/schemes/luan/periods/${month}/results`)) as {
      units: { final: number; place: number }[];
    };
    const figures = rowsOf(bytes)
      .slice(1)
      .map((row) => `${row[1]} ${row[4]}`);
    expect(figures.sort()).toEqual(results.units.map(({ place, final }) => `${place} ${final}`).sort());
    await page.getByRole('tab', { name: 'Analysis' }).click();
    const changes = await download(page, /^Download: comparison-/, 'csv', 'en-US');
    expect(changes.bytes.toString('utf8').trim().split('\r\n')).toHaveLength(1 + results.units.length);
    await page.locator('summary').filter({ hasText: 'Lost points' }).click();
    const lost = await download(page, /^Download: lost-points-/, 'xlsx', 'en-US');
    const totals = rowsOf(lost.bytes)
      .slice(1)
      .filter((row) => row[2] === 'Total');
    expect(totals.length).toBeGreaterThan(0);
    for (const row of totals) expect(typeof row[4]).toBe('number');
    await context.close();
  }, 120_000);

  test('records as they are listed, by their filters', async () => {
    const { page, context } = await open('registers', 'office-1');
    const panel = page.getByRole('tabpanel', { name: '台账', exact: true });
    await panel.getByRole('combobox', { name: '考核方案' }).selectOption('liuzhou');
    await panel.getByLabel('台账', { exact: true }).selectOption('visit-findings');
    await panel.getByRole('button', { name: '未办结', exact: true }).click();
    await panel.getByRole('listitem').first().waitFor();
    const told = await panel.getByRole('status').filter({ hasText: /\d/ }).first().textContent();
    const { name, bytes } = await download(page, /^下载：台账-/, 'xlsx');
    expect(name).toBe('台账-问题整改台账.xlsx');
    expect(rowsOf(bytes).length - 1).toBe(Number(/\d+/.exec(told ?? '')?.[0]));
    expect(rowsOf(bytes)[0]).toEqual(expect.arrayContaining(['编号', '周期', '单位', '状态', '期限', '等待']));
    await context.close();
  }, 120_000);
});
