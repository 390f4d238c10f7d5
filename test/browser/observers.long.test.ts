// Observers in turn: the office keeps the list and accepts the proposal of the pane; whoever is named sees the whole month and signs the remark that the signature waits for.
import type { Locator } from 'playwright-core';
import type { ShownRecord } from '../../shared/api/records';
import { preset } from '../../shared/scheme/presets';
import { textIn } from '../../shared/scheme/text';
import { openUp } from './open-up';
import { leave, open, signIn } from './person';
import { serviceAndBrowser } from './service-and-browser';

const liuzhou = preset('liuzhou');
const [first, second] = liuzhou.units.map(({ id, title }) => ({
  id: `head-liuzhou-${id}`,
  name: `${textIn(title, 'zh-CN')}负责人`,
}));
if (!first || !second) throw new Error('liuzhou has units');

const here = serviceAndBrowser();
jest.setTimeout(120_000);

let month: string;
beforeAll(async () => {
  const { periods } = (await here.service.ask('office-1', 'GET', '/schemes/liuzhou/periods')) as {
    periods: { period: string; state: string }[];
  };
  month = periods.find(({ period, state }) => state === 'open' && /^\d{4}-\d{2}$/.test(period))?.period ?? '';
  const [component] = liuzhou.components;
  const sheets = liuzhou.units.slice(0, 2).map(({ id: unit }) => ({ unit, component: component?.id, lines: [] }));
  const key = { 'idempotency-key': 'sheets' };
  await here.service.ask('office-1', 'POST', `/schemes/liuzhou/periods/${month}/submissions`, { sheets }, key);
}, 60_000);

const rolesOf = async (id: string): Promise<string[]> => {
  const { people } = (await here.service.ask('admin', 'GET', '/people')) as {
    people: { id: string; roles: string[] }[];
  };
  return people.find((person) => person.id === id)?.roles ?? [];
};
const recordsFor = async (id: string, query: string): Promise<ShownRecord[]> => {
  const address = `/schemes/liuzhou/records?register=witnesses&period=${month}${query}`;
  return ((await here.service.ask(id, 'GET', address)) as { records: ShownRecord[] }).records;
};

async function observersOf(panel: Locator): Promise<Locator> {
  await panel.getByLabel('考核方案').selectOption('liuzhou');
  await panel.getByLabel('考核周期', { exact: true }).selectOption(month);
  await openUp(panel.locator('summary').filter({ hasText: '第三方监督（轮流）' }));
  const turn = panel.getByRole('region', { name: `${month} 的监督员` });
  await turn.getByRole('button', { name: '确定监督员' }).waitFor();
  return turn;
}

test('the office makes a list of two, the first of whom cannot come: the other is named, and holds the role', async () => {
  const office = await signIn(here.browser, here.url, 'office-1');
  office.page.setDefaultTimeout(20_000);
  const panel = await open(office, '考核办');
  const turn = await observersOf(panel);
  const list = panel.getByRole('region', { name: '轮流名单' });
  for (const { name } of [first, second]) await list.getByLabel('加入人员').selectOption({ label: name });
  await list.getByRole('button', { name: '保存名单' }).click();
  await list.getByText('名单已保存。').waitFor();

  await turn.getByText(`${month} 还没有确定监督员`).waitFor();
  expect(await turn.getByLabel('第 1 位').inputValue()).toBe(first.id);
  await turn.getByRole('button', { name: `${first.name}因故不参加` }).click();
  await turn.getByLabel('不参加的原因').fill('出差');
  await turn.getByRole('button', { name: '改由下一位' }).click();
  expect(await turn.getByLabel('第 1 位').inputValue()).toBe(second.id);
  await turn.getByRole('button', { name: '确定监督员' }).click();
  await turn.getByText(`${month} 已确定：${second.name}`).waitFor();
  await panel.getByText(`${month}：${second.name} · ${first.name}不参加：出差`).waitFor();
  expect(await rolesOf(second.id)).toContain(`observer:liuzhou/${month}`);
  expect(await rolesOf(first.id)).not.toContain(`observer:liuzhou/${month}`);

  // Whoever was excused comes next.
  const offered = await panel.getByLabel('监督的周期').locator('option').allInnerTexts();
  await panel.getByLabel('监督的周期').selectOption(offered[0] ?? '');
  const next = panel.getByRole('region', { name: `${offered[0]} 的监督员` });
  await next.getByText('还没有确定监督员').waitFor();
  expect(await next.getByLabel('第 1 位').inputValue()).toBe(first.id);
  await leave(office);
});

test('the observer sees the sheets of every unit, is expected to remark, and signs', async () => {
  const observer = await signIn(here.browser, here.url, second.id);
  observer.page.setDefaultTimeout(20_000);
  const versions = await open(observer, '上报版本');
  await versions.getByLabel('考核方案').selectOption('liuzhou');
  await versions.getByLabel('考核周期', { exact: true }).selectOption(month);
  for (const { title } of liuzhou.units.slice(0, 2)) await versions.getByText(textIn(title, 'zh-CN')).first().waitFor();
  await leave(observer);

  const { cells } = (await here.service.ask(second.id, 'GET', `/schemes/liuzhou/periods/${month}/progress`)) as {
    cells: { unit: string }[];
  };
  expect(new Set(cells.map(({ unit }) => unit)).size).toBe(liuzhou.units.length);
  const drafts = (await recordsFor(second.id, '&mine=true')).filter(({ number }) => number === null);
  expect(drafts.map(({ values, waitsFor }) => [values['who'], waitsFor])).toEqual([[second.id, [{ person: 'who' }]]]);
  const set = { who: second.id, remarks: '程序公开，建议补充现场照片。' };
  const key = { 'idempotency-key': 'remark' };
  const address = `/schemes/liuzhou/periods/${month}/records`;
  const body = { changes: [{ register: 'witnesses', set }] };
  const made = (await here.service.ask(second.id, 'POST', address, body, key)) as { records: ShownRecord[] };
  const [begun] = made.records;
  const signing = { register: 'witnesses', number: begun?.number, step: 'witness', says: begun?.says };
  const signed = (await here.service.ask(
    second.id,
    'POST',
    address,
    { changes: [signing] },
    {
      'idempotency-key': 'sign',
    },
  )) as { records: ShownRecord[] };
  expect(signed.records[0]).toMatchObject({
    state: 'witnessed',
    signed: [{ step: 'witness', by: second.id, as: { person: 'who' } }],
  });
  const left = (await recordsFor(second.id, '&mine=true')).filter(({ number }) => number === null);
  expect(left).toEqual([]);
});
