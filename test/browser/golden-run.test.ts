import type { Browser } from 'playwright-core';
import type { Results } from '../../shared/scoring/results';
import { sheetKey } from '../../shared/scoring/sheet';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import type { Scheme } from '../../shared/scheme/scheme';
import { scoreRows } from '../../shared/sheets/score-table';
import worked from '../cases/luan-month.json';
import { launchBrowser } from './browser';
import { leave, open, signIn, type Person } from './person';
import { announcedCell, typeCell } from './preview-page';
import { putScheme, startService, type RunningService } from './service';

const parsed = parseScheme(worked.scheme);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
const scheme: Scheme = parsed.value;
const expected = worked.expected as unknown as Results;
const titleOf = (unit: string): string => String(scheme.units.find(({ id }) => id === unit)?.title);

let service: RunningService;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launchBrowser()]);
  await putScheme(service, scheme);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await service.stop();
});

/** Chooses the scheme on a page of the pane. */
async function chooseScheme(person: Person, tab: string) {
  const panel = await open(person, tab);
  await panel.getByLabel('考核方案').selectOption(scheme.id);
  return panel;
}

/** Types the deductions of a component into its sheet, each with its reason, as they stand in the worked case. */
async function typeDeductions({ page }: Person, componentId: string): Promise<number> {
  const component = scheme.components.find(({ id }) => id === componentId);
  if (!component) throw new Error(`no component ${componentId}`);
  const tab = typeof component.title === 'string' ? component.title : component.title['zh-CN'];
  const rows = scoreRows(scheme, component);
  let typed = 0;
  for (const { unit, component: of, lines } of worked.sheets) {
    if (of !== componentId) continue;
    for (const { indicator, points, reason } of lines) {
      const row = rows.findIndex((one) => one.unit === unit && one.indicator === indicator);
      await typeCell(page, `${tab}!F${row + 5}`, String(points));
      await typeCell(page, `${tab}!H${row + 5}`, reason);
      typed += 1;
    }
  }
  return typed;
}

async function fillAndSubmit(group: string): Promise<void> {
  const person = await signIn(browser, service.url, `assessor-luan-${group}`);
  const components = scheme.components.filter((component) => component.group === group).map(({ id }) => id);
  const fill = await chooseScheme(person, '填报');
  await fill.getByRole('button', { name: '新建评分表' }).click();
  await fill.getByText('评分表已排好').waitFor();
  for (const component of components) expect(await typeDeductions(person, component)).toBeGreaterThan(0);
  await fill.getByRole('button', { name: '其余无扣分' }).click();
  await person.pane.getByRole('button', { name: '填成 0' }).click();
  await fill.getByText(/已把 \d+ 个空白格填成 0/).waitFor();
  const submit = await open(person, '检查与上报');
  await submit.getByRole('button', { name: '上报', exact: true }).click();
  await submit.getByText('已上报，回执编号').waitFor();
  await leave(person);
}

describe('the main job, from scheme to ranking', () => {
  test('the office opens the month', async () => {
    const office = await signIn(browser, service.url, 'office-1');
    const panel = await chooseScheme(office, '考核办');
    await panel.getByLabel('新考核周期').fill(worked.period);
    await panel.getByRole('button', { name: '开启周期' }).click();
    await panel.getByText(`已开启 ${worked.period}。`).waitFor();
    await leave(office);
  }, 60_000);

  test.each(scheme.groups.map(({ id }) => id))(
    'the assessors of %s fill their score workbook and submit the month',
    async (group) => {
      await fillAndSubmit(group);
    },
    300_000,
  );

  test('what the service accepted is what was typed', async () => {
    const { sheets } = (await service.ask(
      'office-1',
      'GET',
      `/schemes/${scheme.id}/periods/${worked.period}/sheets`,
    )) as {
      sheets: { key: string; sheet: { lines: { indicator: string; points: number; reason?: string }[] } }[];
    };
    const deductions = sheets.map(({ key, sheet }) => [key, sheet.lines.filter(({ points }) => points > 0)]);
    const wanted = worked.sheets.map((sheet) => [sheetKey(sheet as never), sheet.lines]);
    expect(Object.fromEntries(deductions)).toEqual(Object.fromEntries(wanted));
  });

  test('the office closes, consolidates and downloads the ranking with its bonuses into a workbook', async () => {
    const office = await signIn(browser, service.url, 'office-1');
    const panel = await chooseScheme(office, '考核办');
    await panel.getByRole('button', { name: '截止填报' }).click();
    await panel.getByText(`${worked.period} 现在：已截止。`).waitFor();
    await panel.getByRole('button', { name: '汇总', exact: true }).click();
    await panel.getByText('已汇总：43 个单位参加排名，0 个未齐。').waitFor();
    const results = await open(office, '结果');
    await results.getByRole('button', { name: '下载排名' }).click();
    await results.getByText('排名已写入工作簿').waitFor();

    for (const { id, title } of scheme.categories) {
      const tab = `排名 ${typeof title === 'string' ? title : title['zh-CN']}`;
      const ranked = expected.units.filter((unit) => unit.category === id && unit.complete);
      const read: [string, string, string][] = [];
      for (let row = 4; row < 4 + ranked.length; row += 1) {
        const cells = [];
        for (const column of ['A', 'B', 'C']) {
          cells.push((await announcedCell(office.page, `${tab}!${column}${row}`)).split(' · ')[1] ?? '');
        }
        read.push(cells as [string, string, string]);
      }
      const wanted = ranked.flatMap((unit) =>
        unit.complete ? [[String(unit.place), titleOf(unit.unit), unit.final.toString()]] : [],
      );
      const plain = ([place, unit, final]: readonly string[]) => [place, unit, String(Number(final))];
      expect(new Set(read.map((line) => plain(line).join()))).toEqual(new Set(wanted.map((line) => line.join())));
      expect(read.map(([place]) => Number(place))).toEqual(read.map(([place]) => Number(place)).sort((a, b) => a - b));
    }
    await leave(office);
  }, 300_000);
});
