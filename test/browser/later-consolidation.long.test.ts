// A consolidation too large for a request, in the pane over a real service with its queue: it can be watched, the page may be closed
// meanwhile, results come, and a refusal says so and can be asked again.
import path from 'node:path';
import Database from 'libsql';
import type { Locator } from 'playwright-core';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import { smallScheme } from '../functions/http/small-scheme';
import { startCuttingProxy, type CuttingProxy } from './cutting-proxy';
import { leave, open, signIn, type Person } from './person';
import { startService } from './service';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
jest.setTimeout(280_000);

const inParts = 10_000;
const unitsOf = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...{ id: `unit-${n}`, title: { 'zh-CN': `第 ${n} 队`, 'en-US': `Team ${n}` }, category: 'c' },
  }));
/** So many that it takes seconds. */
const most = 40_000;
const units = unitsOf(most);
const whole = '2026-10';
const lacking = { 'zh-CN': '2026-07', 'en-US': '2026-08' } as const;
const said = {
  'zh-CN': {
    ...{ office: '考核办', scheme: '考核方案', period: '考核周期', consolidate: '汇总', excuse: '附理由汇总' },
    underWay: /已排队，即将开始汇总|正在汇总/,
    leave: '可以离开或关闭本页',
    done: (ranked: number, incomplete: number) => `已汇总：${ranked} 个单位参加排名，${incomplete} 个未齐。`,
  },
  'en-US': {
    ...{ office: 'Office', scheme: 'Scheme', period: 'Period', consolidate: 'Consolidate' },
    excuse: 'Consolidate with these reasons',
    underWay: /Queued; consolidation begins soon|Consolidating: /,
    leave: 'leave or close this page',
    done: (ranked: number, incomplete: number) => `Consolidated: ${ranked} units ranked, ${incomplete} incomplete.`,
  },
} as const;
type Language = keyof typeof said;

const address = (period: string): string => `/schemes/large/periods/${period}`;

async function askLater(period: string): Promise<void> {
  await here.service.ask('office-1', 'POST', `${address(period)}/consolidation`, {}, { prefer: 'respond-async' });
}
async function stateOf(period: string): Promise<string> {
  return ((await here.service.ask('office-1', 'GET', `${address(period)}/consolidation`)) as { state: string }).state;
}
async function refused(period: string): Promise<void> {
  for (;;) {
    const state = await stateOf(period);
    if (state === 'failed') return;
    if (state === 'done') throw new Error(`${period} was consolidated`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Opens a period, and closes it with the sheets of these units. */
async function closedPeriod(period: string, given: typeof units): Promise<void> {
  const { ask } = here.service;
  await ask('office-1', 'PUT', address(period));
  for (let first = 0; first < given.length; first += inParts) {
    const sheets = given.slice(first, first + inParts).map(({ id }, n) => ({
      ...{ unit: id, component: 'routine', lines: [{ points: (n % 90) + 0.5, reason: '台账缺项' }] },
    }));
    const key = { 'idempotency-key': `${period}-${first}` };
    await ask('office-1', 'POST', `${address(period)}/submissions`, { sheets }, key);
  }
  await ask('office-1', 'POST', `${address(period)}/transitions`, { to: 'closed' });
}

let proxy: CuttingProxy;
beforeAll(async () => {
  proxy = await startCuttingProxy(here.url);
  const parsed = parseScheme(
    smallScheme('large', {
      units,
      groups: [{ id: 'safety', title: '安全组' }],
      components: [{ id: 'routine', title: '常规', group: 'safety', method: 'deduct', marks: 100 }],
      rewards: [],
    }),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  await here.service.ask('office-1', 'PUT', '/schemes/large', parsed.value, { 'if-none-match': '*' });
  await closedPeriod(whole, units);
  for (const period of Object.values(lacking)) await closedPeriod(period, units.slice(0, -1));
}, 240_000);
afterAll(() => proxy.stop());

const enter = (language: Language): Promise<Person> => signIn(here.browser, proxy.url, 'office-1', `?lang=${language}`);

async function show(person: Person, language: Language, period: string): Promise<Locator> {
  const words = said[language];
  const panel = await open(person, words.office);
  await panel.getByRole('combobox', { name: words.scheme }).selectOption('large');
  await panel.getByRole('combobox', { name: words.period, exact: true }).selectOption(period);
  return panel.getByRole('region', { name: words.consolidate, exact: true });
}

const progress = (part: Locator, language: Language): Locator =>
  part.getByRole('status').filter({ hasText: said[language].underWay });

test('it is watched, goes on while the page is closed and after the service was killed, and its results come', async () => {
  const words = said['zh-CN'];
  const office = await enter('zh-CN');
  const part = await show(office, 'zh-CN', whole);
  const accepted = office.page.waitForResponse((response) => response.status() === 202);
  await part.getByRole('button', { name: words.consolidate, exact: true }).click();
  await accepted;
  // Another program writes into the store, so that the work cannot be ended now: the queue comes back to it.
  const store = new Database(path.join(here.service.data, 'scorebook.db'));
  store.exec('BEGIN IMMEDIATE');
  await progress(part, 'zh-CN').getByRole('progressbar').waitFor();
  await progress(part, 'zh-CN').getByText(words.leave).waitFor();
  await leave(office);

  const back = await enter('zh-CN');
  const again = await show(back, 'zh-CN', whole);
  await progress(again, 'zh-CN').getByRole('progressbar').waitFor();
  expect(await again.getByRole('button', { name: words.consolidate, exact: true }).isDisabled()).toBe(true);
  store.exec('ROLLBACK');
  store.close();
  await leave(back);
  // A service that is started anew goes on with it.
  const { data } = await here.service.kill();
  here.service = await startService({ data });
  proxy.to(here.url);
  const last = await enter('zh-CN');
  const ended = await show(last, 'zh-CN', whole);
  await ended.getByRole('button', { name: '重新汇总', exact: true }).waitFor();
  expect(await stateOf(whole)).toBe('done');
  await leave(last);
});

test.each(['zh-CN', 'en-US'] as const)(
  'one that was refused is found again with what it lacks, and done with a reason, in %s',
  async (language) => {
    const words = said[language];
    const title = units.at(-1)?.title[language] ?? '';
    await askLater(lacking[language]);
    await refused(lacking[language]);
    const office = await enter(language);
    const part = await show(office, language, lacking[language]);
    await part.getByText(language === 'zh-CN' ? /提出的后台汇总没有完成/ : /asked for ended without results/).waitFor();
    await part.getByLabel(new RegExp(title)).fill('停产');
    await part.getByRole('button', { name: words.excuse }).click();
    await progress(part, language).waitFor();
    await part.getByText(words.done(most - 1, 1)).waitFor();
    await leave(office);
  },
);
