// A roll-up in the pane: what holds it up, which of its periods it is, and what to do next.
import { leaders, routine, smallScheme } from '../functions/http/small-scheme';
import { schemeFrom } from '../shared/accepted';
import { choose, close, lookAtResults } from './period-steps';
import { leave, signIn } from './person';
import { putScheme } from './service';
import { serviceAndBrowser } from './service-and-browser';

const scheme = schemeFrom(smallScheme('small', { rollups: [{ to: 'quarter', from: 'month', how: 'mean' }] }));
const quarter = '2026-Q3';
const months = ['2026-07', '2026-08', '2026-09'] as const;

const here = serviceAndBrowser();
const at = (period: string) => `/schemes/small/periods/${period}`;
const move = (period: string, to: string, as = 'office-1') =>
  here.service.ask(as, 'POST', `${at(period)}/transitions`, { to, ...(to === 'open' ? { reason: '补报' } : {}) });

async function fillAndConsolidate(period: string, points: number): Promise<void> {
  const sheets = [routine('u1', points), leaders('u1', 30), routine('u2', 1), leaders('u2', 30)];
  await here.service.ask(
    'office-1',
    'POST',
    `${at(period)}/submissions`,
    { sheets },
    { 'idempotency-key': `k-${points}` },
  );
  await move(period, 'closed');
  await move(period, 'consolidated');
}

beforeAll(async () => {
  await putScheme(here.service, scheme);
  for (const month of months) {
    await here.service.ask('office-1', 'PUT', at(month));
    await fillAndConsolidate(month, 2);
  }
}, 240_000);
test('the office opens a quarter whose months are there, sees what it is made of, and consolidates it', async () => {
  const office = await signIn(here.browser, here.url, 'office-1');
  const panel = await choose(office, '考核办', scheme);
  await panel
    .getByRole('group', { name: '可开启的汇总周期（点选后开启）：' })
    .getByRole('button', { name: quarter })
    .click();
  await panel.getByRole('button', { name: '开启周期' }).click();
  await panel.getByText(`已开启 ${quarter}。`).waitFor();
  const parts = panel.getByRole('table', { name: '所含周期' });
  await parts.waitFor();
  expect(await parts.getByRole('row').allInnerTexts()).toEqual([
    '周期\t状态',
    ...months.map((month) => `${month}\t已汇总`),
  ]);
  await close(office, panel, '截止后不能再上报');
  await panel.getByRole('button', { name: '汇总', exact: true }).click();
  await panel.getByText('已汇总：2 个单位参加排名').waitFor();
  await leave(office);
}, 240_000);

test('the leader is told which period changed, the office which are to be published first', async () => {
  await move(months[1], 'open');
  await fillAndConsolidate(months[1], 5);
  const leader = await signIn(here.browser, here.url, 'leader-1');
  const signing = await lookAtResults(leader, scheme, quarter);
  await signing.getByRole('button', { name: '签批', exact: true }).click();
  await signing.getByText('请重新汇总并签批；已签批的，须先重新开启。').waitFor();
  expect(await signing.getByRole('alert').getByRole('listitem').allInnerTexts()).toEqual([
    '2026-08 的结果在本次汇总后有变化。请先办结 2026-08，再重新汇总本周期。',
  ]);
  await leave(leader);

  await move(quarter, 'consolidated');
  await move(quarter, 'signed', 'leader-1');
  const office = await signIn(here.browser, here.url, 'office-1');
  const publishing = await choose(office, '考核办', scheme, quarter);
  await publishing.getByRole('button', { name: '通报', exact: true }).click();
  await publishing.getByText('所含周期还没有全部通报。请先通报下面列出的周期。').waitFor();
  expect(await publishing.getByRole('alert').getByRole('listitem').allInnerTexts()).toEqual(
    months.map((month) => `${month} 还没有通报。请先通报它。`),
  );
  await leave(office);
}, 240_000);
