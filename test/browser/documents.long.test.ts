// Documents of results on the web page: saved by who may, opened as Word and Excel would, printed on A4, and checked by their code.
import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { scoreText } from '../../addin/ui/score-text';
import type { Results } from '../../shared/scoring/results';
import type { Scheme } from '../../shared/scheme/scheme';
import { textIn } from '../../shared/scheme/text';
import { violations } from './axe';
import { chooseSelf } from './person';
import { linesOf, printed } from './read-pdf';
import { publishedMonths } from './service';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
let month = '';
let scheme: Scheme;
let results: Results;

beforeAll(async () => {
  [month = ''] = await publishedMonths(here.service);
  scheme = (await here.service.ask('office-1', 'GET', '/schemes/luan')) as Scheme;
  results = (await here.service.ask('office-1', 'GET', `/schemes/luan/periods/${month}/results`)) as Results;
}, 60_000);

/** The page of results as somebody has it before them. */
async function resultsPage(who: string, locale = 'zh-CN'): Promise<{ page: Page; panel: Locator }> {
  const context = await here.browser.newContext({
    viewport: { width: 1200, height: 900 },
    locale,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${here.url}/app#/results`);
  await chooseSelf(page.mainFrame(), who);
  const panel = page.getByRole('tabpanel', { name: locale === 'zh-CN' ? '结果' : 'Results', exact: true });
  await panel.getByLabel(locale === 'zh-CN' ? '考核方案' : 'Scheme').selectOption('luan');
  await panel.getByLabel(locale === 'zh-CN' ? '考核周期' : 'Period').selectOption(month);
  await panel.getByRole('heading', { name: locale === 'zh-CN' ? '文件' : 'Documents' }).waitFor();
  return { page, panel };
}

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

/** What a .docx says, paragraph after paragraph. */
function saidIn(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  return xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&');
}

test('the office saves the notice, letters and the payout of its roster; leaders and units find what is theirs', async () => {
  const { page, panel } = await resultsPage('office-1');
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await panel.getByLabel('发文单位').fill('潞安后勤服务中心');
  await panel.getByLabel('文号').fill('潞后考〔2026〕11号');

  const notice = await saved(page, () => panel.getByRole('button', { name: '通报（.docx）' }).click());
  expect(notice.name).toMatch(/通报\.docx$/);
  const said = saidIn(notice.bytes);
  expect(said).toContain('潞安后勤服务中心文件');
  expect(said).toContain('潞后考〔2026〕11号');
  for (const unit of results.units) {
    const { title } = scheme.units.find(({ id }) => id === unit.unit) ?? { title: '' };
    expect(said).toContain(textIn(title, 'zh-CN'));
    if (unit.complete) expect(said).toContain(scoreText(scheme, unit.final, 'zh-CN'));
  }

  const workbook = await saved(page, () => panel.getByRole('button', { name: '下载排名' }).click());
  const tabs = read(workbook.bytes).SheetNames;
  expect([tabs[0], tabs.includes('得分说明')]).toEqual(['总览', true]);
  // Its code is there, too, and by whom it is issued.
  const parts = unzipSync(workbook.bytes);
  expect(Object.keys(parts).some((name) => name.startsWith('xl/media/'))).toBe(true);
  expect(strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array())).toContain('编制单位：潞安后勤服务中心');

  const letters = await saved(page, () => panel.getByRole('button', { name: '结果告知书（.docx）' }).click());
  expect(saidIn(letters.bytes).match(/月度考核结果告知书|结果告知书/g)?.length).toBeGreaterThanOrEqual(
    results.units.length,
  );

  const first = results.units.find((unit) => unit.complete && unit.place === 1 && unit.rewards.length > 0);
  const unit = scheme.units.find(({ id }) => id === first?.unit);
  const title = textIn(unit?.title ?? '', 'zh-CN');
  const roster = (role: string) => Buffer.from(`单位,姓名,职务,奖金基数（元）\n${title},张三,${role},3200.05\n`);
  const choose = (role: string) =>
    panel
      .getByLabel('选择名册文件')
      .and(page.locator('input'))
      .setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: roster(role) });
  await choose('科长');
  await panel.getByRole('alert').filter({ hasText: '职务“科长”不认识' }).waitFor();
  await choose('正职');
  await panel.getByText('已从“名册.csv”读取 1 人').waitFor();
  expect(await panel.getByRole('alert').filter({ hasText: '在名册中没有对应的人' }).count()).toBe(1);
  const payout = await saved(page, () => panel.getByRole('button', { name: '下载个人兑现表（.xlsx）' }).click());
  const book = read(payout.bytes);
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets['个人兑现表'] ?? {}, { header: 1 });
  // A fifth of 3200.05 is 640.01.
  expect(rows.find((row) => row[2] === '张三')).toEqual([1, title, '张三', '正职', 3200.05, 0.2, 640.01, 3840.06]);
  expect(rows.find((row) => row[0] === '合计')).toEqual(
    ['合计', null, null, null, 3200.05, null, 640.01, 3840.06].map((cell) => cell ?? undefined),
  );
  expect(await violations(page.mainFrame())).toEqual([]);

  // What the roster held went nowhere.
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toContain('张三');
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((one) => decodeURIComponent(one.replace(/%(?![0-9A-Fa-f]{2})/g, '%25')).includes('张三'))).toEqual(
    [],
  );
  await page.context().close();
}, 240_000);

test('the head of a unit has the letter of that unit, and nothing of the others', async () => {
  const unit = results.units.find(({ complete }) => complete)?.unit ?? '';
  const title = textIn(scheme.units.find(({ id }) => id === unit)?.title ?? '', 'zh-CN');
  const { page, panel } = await resultsPage(`head-luan-${unit}`);
  expect(await panel.getByRole('button', { name: '通报（.docx）' }).count()).toBe(0);
  expect(await panel.getByLabel('选择名册文件').count()).toBe(0);
  const letter = await saved(page, () => panel.getByRole('button', { name: '结果告知书（.docx）' }).click());
  expect(letter.name).toContain(title);
  const said = saidIn(letter.bytes);
  expect(said.match(/签收人/g)).toHaveLength(1);
  expect(said).toContain(title);
  await page.context().close();
}, 120_000);

test.each([
  ['zh-CN', '结果告知书', '签收人'],
  ['en-US', 'result letter', 'Received by'],
] as const)(
  'in %s a letter is printed on A4, and its code opens the page that proves it',
  async (locale, named, receipt) => {
    const { page, panel } = await resultsPage('office-1', locale);
    const unit = results.units.find(({ complete }) => complete)?.unit ?? '';
    await panel.getByLabel(locale === 'zh-CN' ? '结果告知书' : 'Result letters').selectOption(unit);
    const link = panel.getByRole('link', { name: locale === 'zh-CN' ? '打印结果告知书' : 'Print result letters' });
    const [paper] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await paper.getByRole('article').waitFor();
    expect(await violations(paper.mainFrame())).toEqual([]);
    const pages = await printed(paper);
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(
      pages.map(() => [595, 842]),
    );
    // Fonts name some characters by their radicals.
    const lines = pages.flatMap(linesOf).join('\n').normalize('NFKC');
    expect(lines).toContain(named.replaceAll(' ', ''));
    expect(lines).toContain(receipt.replaceAll(' ', ''));

    const code = await paper.getByRole('img').getAttribute('alt');
    const address = /https?:\S+/.exec(code ?? '')?.[0] ?? '';
    await paper.goto(address);
    await paper
      .getByRole('status')
      .filter({ hasText: locale === 'zh-CN' ? '一致' : 'They agree' })
      .waitFor();
    expect(await violations(paper.mainFrame())).toEqual([]);
    await paper.goto(address.replace(/digest=[0-9a-f]{4}/, 'digest=0000'));
    await paper
      .getByRole('alert')
      .filter({ hasText: locale === 'zh-CN' ? '不一致' : 'They differ' })
      .waitFor();
    await page.context().close();
  },
  240_000,
);
