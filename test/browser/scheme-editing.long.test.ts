import type { Locator } from 'playwright-core';
import { checkScheme } from '../../shared/scheme/check-scheme';
import { preset } from '../../shared/scheme/presets';
import type { Scheme } from '../../shared/scheme/scheme';
import { cellAddress } from '../../shared/sheets/address';
import { planSchemeWorkbook } from '../../shared/sheets/scheme-workbook/plan-scheme-workbook';
import { warningSentence } from '../../shared/text/scheme-sentences';
import { schemeFrom } from '../shared/accepted';
import { open, signIn, type Person } from './person';
import { announcedCell, selectCell, typeCell } from './preview-page';
import { serviceAndBrowser } from './service-and-browser';

const luan = preset('luan');

const here = serviceAndBrowser();
let office: Person;
let panel: Locator;

const latest = async (id = 'luan'): Promise<unknown> => here.service.ask('office-1', 'GET', `/schemes/${id}`);
const click = (name: string): Promise<void> => panel.getByRole('button', { name, exact: true }).click();

/** The cell of a part in a column of its table, as the workbook is laid out from the first version. */
function cellOf(tab: string, id: string, column: string): string {
  const plan = planSchemeWorkbook({ scheme: luan, language: 'zh-CN' }).find(({ name }) => name === tab);
  const [header = [], ...rows] = plan?.blocks.at(-1)?.cells ?? [];
  const row = rows.findIndex(([first]) => first === id);
  const at = header.indexOf(column);
  if (row === -1 || at === -1) throw new Error(`no ${column} of ${id} on ${tab}`);
  return `${tab}!${cellAddress(row + 4, at)}`;
}

const weight = cellOf('考评构成', 'party', '权重');
const memberTakes = cellOf('方案', '单位取支部得分的比例', '值');
const weighted = (scheme: Scheme, version: number): Scheme =>
  schemeFrom({
    ...scheme,
    version,
    components: scheme.components.map((component) =>
      component.id === 'party' ? { ...component, weight: 0.9 } : component,
    ),
  });

beforeAll(async () => {
  office = await signIn(here.browser, here.url, 'office-1');
  panel = await open(office, '考核方案');
  await panel.getByLabel('考核方案').selectOption('luan');
  await click('打开方案工作簿');
  await panel.getByText('方案工作簿已生成：19 张工作表').waitFor();
}, 180_000);

describe('the office edits a scheme as a workbook', () => {
  test('a category that does not exist is shown with its cell, and nothing is saved', async () => {
    const cell = cellOf('被考核单位', 'p01', '类别');
    await typeCell(office.page, cell, 'nowhere');
    await click('保存为新版本');
    await panel
      .getByRole('alert')
      .getByText(/处问题，未保存/)
      .waitFor();
    await panel.getByText('“nowhere”不存在').waitFor();
    await selectCell(office.page, 'A1');
    await panel.getByRole('button', { name: `定位到 ${cell}`, exact: true }).click();
    await office.page.waitForFunction(() => document.querySelector('#cell')?.textContent?.startsWith('D5 ·'));
    expect(await latest()).toEqual(luan);
    await typeCell(office.page, cell, 'production');
  }, 120_000);

  test('the check warns in the pane of what the service warns of', async () => {
    await typeCell(office.page, weight, '0.9');
    await click('检查方案');
    const said = await here.service.ask('office-1', 'POST', '/schemes/check', weighted(luan, 1));
    const warnings = checkScheme(weighted(luan, 1));
    expect(warnings.length).toBeGreaterThan(0);
    expect(said).toEqual({ faults: [], warnings });
    const list = panel.getByRole('region', { name: `指标均衡检查：${warnings.length} 条提示` });
    const sentences = warnings.map((warning) => warningSentence('zh-CN', warning, luan));
    await list.waitFor();
    expect(
      (await list.getByRole('listitem').locator('span').allTextContents()).filter((text) => sentences.includes(text)),
    ).toEqual(sentences);
  }, 120_000);

  test('the change is shown, confirmed, and becomes version 2 with exactly that change', async () => {
    await click('保存为新版本');
    const changes = panel.getByRole('region', { name: '第 2 版相对第 1 版的改动：1 处' });
    await changes.waitFor();
    expect(await changes.getByRole('listitem').allTextContents()).toEqual(['新增 考评构成 · 党务 · 权重：0.9']);
    expect(await latest()).toEqual(luan);
    await click('确认保存第 2 版');
    await panel.getByText('已保存第 2 版').waitFor();
    expect(await latest()).toEqual(weighted(luan, 2));
    expect(await announcedCell(office.page, cellOf('方案', '版本', '值'))).toMatch(/^B9 · 2/);
  }, 120_000);

  test('a version that somebody else saved meanwhile is not overwritten unseen, and nothing is lost', async () => {
    const theirs = { ...weighted(luan, 3), digits: 1 };
    await here.service.ask('office-1', 'PUT', '/schemes/luan', theirs, { 'if-match': '"2"' });
    await typeCell(office.page, memberTakes, '0.25');
    await click('保存为新版本');
    await panel.getByText('别人已保存第 3 版').waitFor();
    expect(await latest()).toEqual(theirs);
    await click('与第 3 版比较');
    const changes = panel.getByRole('region', { name: '第 4 版相对第 3 版的改动：2 处' });
    await changes.waitFor();
    expect(await changes.getByRole('listitem').allTextContents()).toEqual([
      '方案 · 小数位数：1 → 2',
      '方案 · 单位取支部得分的比例：0.3 → 0.25',
    ]);
    await click('确认保存第 4 版');
    await panel.getByText('已保存第 4 版').waitFor();
    expect(await latest()).toEqual({ ...weighted(luan, 4), blend: { ...luan.blend, memberTakes: 0.25 } });
  }, 120_000);

  test('as JSON the scheme goes out and comes in as another one', async () => {
    await click('导出 JSON');
    const text = await panel.getByLabel('方案的 JSON').inputValue();
    expect(JSON.parse(text)).toEqual(await latest());
    const other = { ...(JSON.parse(text) as Scheme), id: 'luan-2', version: 9 };
    await click('导入 JSON');
    await panel.getByLabel('或粘贴 JSON').fill(JSON.stringify({ ...other, digits: 9 }));
    await click('导入并打开工作簿');
    await panel.getByText('方案有 1 处问题，没有导入').waitFor();
    await panel.getByLabel('或粘贴 JSON').fill(JSON.stringify(other));
    await click('导入并打开工作簿');
    await office.pane.getByRole('button', { name: '替换', exact: true }).click();
    await panel.getByText('本工作簿：luan-2').waitFor();
    await click('保存为新版本');
    await click('确认保存第 1 版');
    await panel.getByText('已保存第 1 版').waitFor();
    expect(await latest('luan-2')).toEqual({ ...other, version: 1 });
  }, 180_000);
});
