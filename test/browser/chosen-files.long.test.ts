// Files that come back otherwise than they went out: as CSV, of somebody else, of another period; registers as files; files that are refused.
import { randomUUID } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { textIn } from '../../shared/scheme/text';
import { readFile } from '../../addin/workbook/file/read-file';
import type { SheetGrid } from '../../shared/sheets/grid';
import { accepted } from '../shared/scheme/full-sheets';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import {
  findingParts,
  findingsCount,
  period as recordsPeriod,
  scheme as recordsScheme,
} from '../addin/register-workbook/findings-rounds';
import { filledIn, type Typed } from '../addin/workbook/file/other-program';
import worked from '../cases/luan-month.json';
import { violations } from './axe';
import { chooseFile, downloadTemplate, saved, visitDesk, type Saved } from './file-steps';
import { chooseSelf, leave, open } from './person';
import { putScheme } from './service';
import { serviceAndBrowser } from './service-and-browser';

const scheme = accepted(parseScheme(worked.scheme));
const here = serviceAndBrowser();
const [june, july] = ['2031-06', '2031-07'] as const;

beforeAll(async () => {
  await putScheme(here.service, scheme);
  for (const period of [june, july])
    await here.service.ask('office-1', 'PUT', `/schemes/${scheme.id}/periods/${period}`, {});
}, 120_000);

/** A sheet as CSV, as programs write it. */
function csvOf({ rows }: SheetGrid): Uint8Array {
  const text = rows.map((row) =>
    row.map((cell) => (cell.kind === 'blank' ? '' : `"${String(cell.value).replaceAll('"', '""')}"`)).join(','),
  );
  return new TextEncoder().encode(text.join('\r\n'));
}

/** The same file, as another organisation would have made it. */
function keptAs(bytes: Uint8Array, organisation: string, other: string): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    const xml = strFromU8(part);
    const said = (one: string) => `&quot;organisation&quot;:&quot;${one}&quot;`;
    const changed = xml
      .replaceAll(said(organisation), said(other))
      .replaceAll(`"organisation":"${organisation}"`, `"organisation":"${other}"`);
    if (changed !== xml) parts[name] = strToU8(changed);
  }
  return zipSync(parts);
}

/** The template of the party group with nothing taken off, as a program saves it. */
async function filledTemplate(template: Saved): Promise<Saved> {
  const grids = await readFile(template.bytes, template.name);
  const typed = grids.flatMap(({ name, rows }) =>
    rows.flatMap((row, at): Typed[] => {
      const [key, , , , marks] = row;
      const isRow = key?.kind === 'text' && key.value.includes('~') && marks?.kind === 'number';
      return isRow ? [{ tab: name, address: `F${at + 1}`, value: 0 }] : [];
    }),
  );
  return { name: template.name, bytes: filledIn(template.bytes, typed) };
}

test('a single sheet saved as CSV is known by its code, here with all that was kept, elsewhere anew, and is submitted', async () => {
  const person = await visitDesk(here.browser, here.url, 'assessor-luan-safety');
  const template = await downloadTemplate(person, scheme, june);
  const filled = await filledTemplate(template);
  const sheet = (await readFile(filled.bytes, 'x.xlsx')).find(({ rows }) =>
    rows.some(([key]) => key?.kind === 'text' && key.value.includes('~')),
  );
  if (sheet === undefined) throw new Error('no score sheet');
  const csv = { name: '安全.csv', bytes: csvOf(sheet) };
  const panel = await chooseFile(person, csv);
  await panel.getByText(`“${'安全'}”`).first().waitFor();
  await leave(person);
  const elsewhere = await visitDesk(here.browser, here.url, 'assessor-luan-safety');
  const again = await chooseFile(elsewhere, csv);
  await again.getByText('按代码 SB-').waitFor();
  await again.getByRole('button', { name: '检查', exact: true }).click();
  await again.getByText('没有问题').first().waitFor();
  await again.getByRole('button', { name: '上报', exact: true }).click();
  await again.getByText('已上报，回执编号').waitFor();
  await leave(elsewhere);
}, 400_000);

test("a file of somebody else's group and of another period says so; what is no workbook is refused, and the file before it stays", async () => {
  const author = await visitDesk(here.browser, here.url, 'assessor-luan-party');
  const template = await downloadTemplate(author, scheme, june);
  await leave(author);
  const reader = await visitDesk(here.browser, here.url, 'assessor-luan-environment');
  const fill = await open(reader, '填报');
  await fill.getByLabel('考核周期', { exact: true }).selectOption(july);
  const panel = await chooseFile(reader, template);
  await panel.getByText('这个模板是为').waitFor();
  await panel.getByText('文件里有你不填报的内容').waitFor();
  await panel.getByText(`文件是 ${june} 的，现在选的是 ${july}。`).waitFor();
  expect(await violations(reader.pane)).toEqual([]);
  await chooseFile(reader, { name: '通知.xlsx', bytes: new TextEncoder().encode('%PDF-1.7') });
  await panel.getByText('这是 PDF 文件，不是可以读取的表格。').waitFor();
  await panel.getByText(`已读取：${template.name}`).waitFor();
  const { organisation } = (await here.service.ask('office-1', 'GET', '/me')) as { organisation: string };
  const elsewhere = filledIn(template.bytes, []);
  await chooseFile(reader, { name: '别处.xlsx', bytes: keptAs(elsewhere, organisation, 'elsewhere') });
  await panel.getByText('这个文件是从另一个机构（elsewhere）下载的').waitFor();
  await leave(reader);
}, 400_000);

test('in English, in the dark, on a phone: a file is read and its faults name their cells', async () => {
  const author = await visitDesk(here.browser, here.url, 'assessor-luan-party');
  const template = await downloadTemplate(author, scheme, june);
  await leave(author);
  const context = await here.browser.newContext({
    viewport: { width: 320, height: 700 },
    locale: 'en-US',
    colorScheme: 'dark',
  });
  const page = await context.newPage();
  await page.goto(`${here.url}/app#/submit`);
  await chooseSelf(page.mainFrame(), 'assessor-luan-party');
  const panel = page.getByRole('tabpanel', { name: 'Check and submit' });
  const bytes = filledIn(template.bytes, [{ tab: '党务', address: 'F5', value: 99 }]);
  await panel
    .getByLabel('Choose file')
    .setInputFiles({ name: 'scores.xlsx', mimeType: 'x/y', buffer: Buffer.from(bytes) });
  await panel.getByText('Read: scores.xlsx').waitFor();
  await panel.getByRole('button', { name: 'Check', exact: true }).click();
  await panel.getByText('党务!F5').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/phone.png`, fullPage: true });
  await context.close();
}, 400_000);

test('a register is downloaded, filled in, chosen, checked and submitted', async () => {
  await putScheme(here.service, recordsScheme);
  const address = `/schemes/${recordsScheme.id}/periods/${recordsPeriod}`;
  await here.service.ask('office-1', 'PUT', address);
  for (const changes of findingParts()) {
    await here.service.ask('office-1', 'POST', `${address}/records`, { changes }, { 'idempotency-key': randomUUID() });
  }
  const office = await visitDesk(here.browser, here.url, 'office-1', 'registers');
  const panel = await open(office, '台账');
  await panel.getByLabel('考核方案').selectOption(recordsScheme.id);
  await panel.getByLabel('台账', { exact: true }).selectOption('findings');
  const register = recordsScheme.registers?.find(({ id }) => id === 'findings');
  const tab = register === undefined ? '' : textIn(register.title, 'zh-CN');
  await panel.getByText(`${tab}：台账表`).click();
  await panel.getByLabel('下载范围').selectOption('period');
  const template = await saved(office, () => panel.getByRole('button', { name: '下载模板' }).click());
  await panel.getByText(`${findingsCount} 条记录`).waitFor();
  const typed = Array.from({ length: 40 }, (_, at): Typed => ({ tab, address: `J${5 + at}`, value: 0.2 }));
  await chooseFile(office, { name: template.name, bytes: filledIn(template.bytes, typed) }, '台账');
  await panel.getByRole('button', { name: '检查台账表' }).click();
  await panel.getByText('将改动 40 条记录').waitFor();
  await panel.getByRole('button', { name: '提交台账表' }).click();
  await panel.getByText('40').first().waitFor();
  await panel.getByRole('button', { name: '检查台账表' }).click();
  await panel.getByText('没有问题，也没有改动。').waitFor();
  const copy = await saved(office, () => panel.getByRole('button', { name: '下载带回执的副本' }).click());
  await chooseFile(office, copy, '台账');
  // What was found in the file before goes with it.
  await panel.getByText(`已读取：${copy.name}`).waitFor();
  await panel.getByRole('button', { name: '检查台账表' }).click();
  await panel.getByText('没有问题，也没有改动。').waitFor();
  await leave(office);
}, 600_000);
