// Versions: every accepted version with who, when and what it changed; an earlier one is restored as a new one.
import type { Locator } from 'playwright-core';
import { openUp } from './open-up';
import { leave, open, signIn, type Person } from './person';
import { serviceAndBrowser } from './service-and-browser';
import { ASSESSOR, COLLEAGUE, deduct, layOut, openSmallMonth, submit, type SmallMonth } from './small-month';

const here = serviceAndBrowser();
let month: SmallMonth;

beforeAll(async () => {
  month = await openSmallMonth(here.service);
  const address = `/schemes/small/periods/${month.period}/submissions`;
  for (const [person, points] of [
    [ASSESSOR, 2],
    [COLLEAGUE, 5],
    [ASSESSOR, 3],
  ] as const) {
    const lines = [{ points, reason: `扣 ${points} 分` }];
    const sheets = [{ unit: 'u1', component: 'routine', lines }];
    await here.service.ask(person, 'POST', address, { sheets }, { 'idempotency-key': `key-${points}` });
  }
}, 240_000);

/** The versions of the first unit's sheet, as the page lists them. */
async function versionsOf(person: Person): Promise<{ panel: Locator; versions: Locator }> {
  const panel = await open(person, '上报版本');
  await panel.getByLabel('考核方案').selectOption('small');
  await openUp(panel.getByRole('group').filter({ hasText: '一队' }).locator('summary'));
  const versions = panel.getByRole('list').getByRole('listitem');
  await versions.first().waitFor();
  return { panel, versions };
}
const pointsThere = async () => (await month.accepted(here.service))[0]?.sheet.lines[0]?.points;

test('every version says who submitted it, when and what it changed; the first one is restored as a new one', async () => {
  const person = await signIn(here.browser, here.url, ASSESSOR);
  const { panel, versions } = await versionsOf(person);
  const texts = (await versions.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
  expect(texts).toEqual([
    expect.stringMatching(
      new RegExp(`^第 3 版（现行），上报编号 3 ${ASSESSOR} 于 .+ 上报 .*常规 5（扣 5 分） 3（扣 3 分）`),
    ),
    expect.stringMatching(new RegExp(`^第 2 版，上报编号 2 ${COLLEAGUE} 于 .+ 上报 .*常规 2（扣 2 分） 5（扣 5 分）`)),
    expect.stringMatching(new RegExp(`^第 1 版，上报编号 1 ${ASSESSOR} 于 .+ 上报 .*常规 无 2（扣 2 分）`)),
  ]);
  expect(await versions.first().getByRole('button').count()).toBe(0);
  await panel.getByRole('button', { name: '恢复第 1 版' }).click();
  await person.pane.getByRole('alertdialog').getByRole('button', { name: '恢复' }).click();
  await panel.getByText('已恢复，上报编号 4。').waitFor();
  await panel.getByText('第 4 版（现行），上报编号 4').waitFor();
  expect(await versions.count()).toBe(4);
  expect(await pointsThere()).toBe(2);
  await leave(person);
}, 240_000);

test('after a version is restored the badge, the check and the submission say the same, and nobody is told of somebody else', async () => {
  const person = await signIn(here.browser, here.url, ASSESSOR);
  await layOut(person);
  await deduct(person, 1, 7);
  await deduct(person, 2, 0, '');
  await (await submit(person)).getByText('已上报，回执编号 5。').waitFor();
  await deduct(person, 1, 8);
  const panel = await submit(person);
  await panel.getByText('已上报，回执编号 6。').waitFor();
  const versions = await versionsOf(person);
  await versions.panel.getByRole('button', { name: '恢复第 5 版' }).click();
  await person.pane.getByRole('alertdialog').getByRole('button', { name: '恢复' }).click();
  await versions.panel.getByText('已恢复，上报编号 7。').waitFor();

  await open(person, '检查与上报');
  await panel.getByText('上报后已有新版本，与本工作簿不同').waitFor();
  await panel.getByRole('button', { name: '检查', exact: true }).click();
  await panel.getByText('与已上报内容相比，将改动 1 行').waitFor();
  await submit(person);
  await panel.getByText('你在别处上报或恢复过，请逐项选择').waitFor();
  expect(await panel.getByText(/有人|对方/).count()).toBe(0);
  await panel.getByText('已上报的：7').waitFor();
  await panel.getByRole('button', { name: '全部用我的' }).click();
  await panel.getByRole('button', { name: '按所选重新上报' }).click();
  await panel.getByText('已上报，回执编号 8。').waitFor();
  await panel.getByText('已上报', { exact: true }).waitFor();

  const second = await signIn(here.browser, here.url, ASSESSOR);
  await layOut(second);
  const elsewhere = await submit(second);
  await elsewhere.getByText('内容没有变化，不必再次上报。').waitFor();
  await elsewhere.getByText('已上报', { exact: true }).waitFor();
  await leave(second);
  await leave(person);
}, 240_000);

test('the office sees all of it and restores on behalf of the group; what came meanwhile is not overwritten', async () => {
  const person = await signIn(here.browser, here.url, 'office-1');
  const { panel, versions } = await versionsOf(person);
  const lines = [{ points: 6, reason: '刚刚上报' }];
  const address = `/schemes/small/periods/${month.period}`;
  const sheets = [{ unit: 'u1', component: 'routine', lines }];
  await here.service.ask(COLLEAGUE, 'POST', `${address}/submissions`, { sheets }, { 'idempotency-key': 'meanwhile' });
  const restore = async (): Promise<void> => {
    await panel.getByRole('button', { name: '恢复第 2 版' }).click();
    await person.pane.getByRole('alertdialog').getByRole('button', { name: '恢复' }).click();
  };
  await restore();
  await panel.getByText('这份评分表刚有了新版本，没有恢复。请先看最新的版本。').waitFor();
  await panel.getByText('第 9 版（现行），上报编号 9').waitFor();
  expect(await pointsThere()).toBe(6);
  await restore();
  await panel.getByText('已恢复，上报编号 10。').waitFor();
  await versions
    .first()
    .getByText(/代安全组填报/)
    .waitFor();
  expect(await pointsThere()).toBe(5);

  await here.service.ask('office-1', 'POST', `${address}/transitions`, { to: 'closed' });
  await open(person, '今日');
  await leave(person);
  const later = await signIn(here.browser, here.url, 'office-1');
  const closed = await versionsOf(later);
  expect(await closed.versions.count()).toBe(10);
  expect(await closed.panel.getByRole('button', { name: /恢复第/ }).count()).toBe(0);
  await leave(later);
}, 240_000);

test('who neither fills nor oversees has no such page', async () => {
  const head = await signIn(here.browser, here.url, 'outsider');
  expect(await head.pane.getByRole('tab', { name: '上报版本' }).count()).toBe(0);
  await leave(head);
}, 240_000);
