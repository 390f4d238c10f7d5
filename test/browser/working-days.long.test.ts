// Working days in the pane: the official ones are shown, what is wrong is told while it is typed, the office's own are kept, and a second window is told of it.
import type { Locator } from 'playwright-core';
import type { Calendar } from '../../shared/api/calendar';
import { officialYears } from '../../shared/registers/official-years';
import { openUp } from './open-up';
import { leave, open, signIn, type Person } from './person';
import { serviceAndBrowser } from './service-and-browser';
import { openSmallMonth } from './small-month';

const here = serviceAndBrowser();
jest.setTimeout(120_000);

beforeAll(async () => {
  await openSmallMonth(here.service, { calendar: { appealDays: 5, appealWorking: true } });
}, 60_000);

const kept = async (year: number) =>
  (await here.service.ask('office-1', 'GET', `/calendar/${String(year)}`)) as Calendar;

async function calendarOf(person: Person, year: number): Promise<Locator> {
  person.page.setDefaultTimeout(20_000);
  const panel = await open(person, '考核办');
  await panel.getByLabel('考核方案').selectOption('small');
  await openUp(panel.locator('summary').filter({ hasText: '工作日安排' }));
  await panel.getByLabel('年份').selectOption(String(year));
  const calendar = panel.getByRole('region', { name: `${String(year)} 年的放假调休` });
  await calendar.getByRole('button', { name: '保存安排' }).waitFor();
  return calendar;
}

test('the official days of 2026 stand there; a weekday that is worked anyhow is told at once; the office’s own are kept', async () => {
  const office = await signIn(here.browser, here.url, 'office-1');
  const calendar = await calendarOf(office, 2026);
  await calendar.getByText('2026 年按国务院办公厅的通知计算').waitFor();
  const holidays = calendar.getByRole('list', { name: '2026 年的节假日' }).getByRole('listitem');
  expect(await holidays.count()).toBe(officialYears.get(2026)?.holidays.length);
  const spring = calendar.getByRole('group', { name: '第 2 个节假日：春节' });
  expect(await spring.getByLabel('调休上班').inputValue()).toBe('2026-02-14, 2026-02-28');

  await spring.getByLabel('调休上班').fill('2026-02-14, 2026-02-27');
  await calendar.getByText('2026-02-27 不是周六或周日').waitFor();
  expect(await calendar.getByRole('button', { name: '保存安排' }).isDisabled()).toBe(true);
  await spring.getByLabel('调休上班').fill('2026年2月14日，2026/2/28');
  await calendar.getByRole('button', { name: '增加节假日' }).click();
  const own = calendar.getByRole('group', { name: '第 8 个节假日' });
  await own.getByLabel('名称').fill('局庆');
  await own.getByLabel('放假第一天').fill('2026-12-18');
  await own.getByLabel('放假最后一天').fill('2026-12-18');
  await calendar.getByRole('button', { name: '保存安排' }).click();
  await calendar.getByText('已保存 2026 年的安排').waitFor();
  await calendar.getByText('2026 年按本机构保存的安排计算').waitFor();
  const { kept: whose, table } = await kept(2026);
  expect([whose, table?.holidays.at(-1)]).toEqual([
    'own',
    { title: '局庆', from: '2026-12-18', until: '2026-12-18', working: [] },
  ]);
  expect(table?.holidays.slice(0, -1)).toEqual(officialYears.get(2026)?.holidays);
  await leave(office);
});

test('of two clerks the later is told; what each has written is there until the later reads the latest', async () => {
  const [one, other] = await Promise.all(['office-1', 'office-1'].map((id) => signIn(here.browser, here.url, id)));
  if (!one || !other) throw new Error('two windows');
  const [early, late] = [await calendarOf(one, 2026), await calendarOf(other, 2026)];
  await early.getByLabel('依据').fill('本局第 1 号通知');
  await late.getByLabel('依据').fill('本局第 2 号通知');
  await early.getByRole('button', { name: '保存安排' }).click();
  await early.getByText('已保存 2026 年的安排').waitFor();
  await late.getByRole('button', { name: '保存安排' }).click();
  await late.getByText('别人刚刚改过 2026 年的安排').waitFor();
  expect((await kept(2026)).table?.source).toBe('本局第 1 号通知');
  expect(await late.getByLabel('依据').inputValue()).toBe('本局第 2 号通知');
  await late.getByRole('button', { name: '读取最新' }).click();
  expect(await late.getByLabel('依据').inputValue()).toBe('本局第 1 号通知');
  await late.getByLabel('依据').fill('本局第 2 号通知');
  await late.getByRole('button', { name: '保存安排' }).click();
  await late.getByText('已保存 2026 年的安排').waitFor();
  expect((await kept(2026)).table?.source).toBe('本局第 2 号通知');
  await Promise.all([leave(one), leave(other)]);
});

test('a scheme that counts in working days is told of the years whose table is missing, and no longer once it is there', async () => {
  const now = new Date();
  const years = [now.getFullYear(), ...(now.getMonth() >= 10 ? [now.getFullYear() + 1] : [])];
  const missing = years.filter((year) => !officialYears.has(year));
  const office = await signIn(here.browser, here.url, 'office-1');
  const year = missing[0] ?? now.getFullYear() + 1;
  const calendar = await calendarOf(office, year);
  const panel = office.pane.getByRole('tabpanel', { name: '考核办' });
  expect(await panel.getByText('的放假调休还没有安排：').count()).toBe(missing.length);
  await calendar.getByText(`${String(year)} 年还没有安排`).waitFor();
  await calendar.getByLabel('依据').fill('本局通知');
  await calendar.getByRole('button', { name: '保存安排' }).click();
  await calendar.getByText(`已保存 ${String(year)} 年的安排`).waitFor();
  await panel.getByText(`但 ${String(year)} 年的放假调休还没有安排`).waitFor({ state: 'detached' });
  expect(await panel.getByText('的放假调休还没有安排：').count()).toBe(Math.max(0, missing.length - 1));
  await leave(office);
});
