// Today is about the person: what is due for them, gone once it is done; and pages show what others did meanwhile once they are looked at again.
import { leaders, routine } from '../functions/http/small-scheme';
import { close, lookAtResults } from './period-steps';
import { leave, open, signIn, type Person } from './person';
import { serviceAndBrowser } from './service-and-browser';
import { ASSESSOR, openSmallMonth } from './small-month';

const here = serviceAndBrowser();
let period: string;
beforeAll(async () => {
  ({ period } = await openSmallMonth(here.service));
}, 240_000);

const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  here.service.ask('office-1', method, `/schemes/small/periods/${period}${path}`, body, headers);

/** The person comes back to the pane after a while. */
async function comeBack({ page, pane }: Person): Promise<void> {
  await page.waitForTimeout(10_500);
  await pane.evaluate(() => window.dispatchEvent(new Event('focus')));
}

test('an assessor begins with the sheets that are owed, and owes nothing once they are there', async () => {
  const assessor = await signIn(here.browser, here.url, ASSESSOR);
  const today = await open(assessor, '今日');
  const due = today.getByRole('region', { name: '我的待办' });
  await due.getByText(`填报并上报 ${period} 评分表`).waitFor();
  await due.getByText('还缺 2 份评分表').waitFor();
  expect(await today.getByLabel('考核方案').inputValue()).toBe('small');
  await due.getByRole('button', { name: `去办理：填报并上报 ${period} 评分表` }).click();
  await assessor.pane.getByRole('tabpanel', { name: '填报', exact: true }).waitFor();

  const sheets = [routine('u1', 2), routine('u2', 1), leaders('u1', 38)];
  await ask('POST', '/submissions', { sheets }, { 'idempotency-key': 'first' });
  await open(assessor, '今日');
  await comeBack(assessor);
  await due.getByText('评分和周期方面，你现在没有待办。').waitFor();
  await leave(assessor);
}, 240_000);

test('the office is told what is missing before it closes, and what others did meanwhile; old messages go', async () => {
  const office = await signIn(here.browser, here.url, 'office-1');
  const panel = await open(office, '考核办');
  await panel.getByLabel('考核方案').selectOption('small');
  await close(office, panel, '服务组（1 份）：二队');
  await panel.getByText(`${period} 现在：已截止。`).waitFor();

  await ask('POST', '/transitions', { to: 'open', reason: '补报' });
  await comeBack(office);
  await panel.getByRole('button', { name: '截止填报' }).waitFor();
  await panel.getByText(`${period} 现在：已截止。`).waitFor({ state: 'detached' });

  await close(office, panel, '服务组（1 份）：二队');
  await panel.getByText(`${period} 现在：已截止。`).waitFor();
  await open(office, '结果');
  await open(office, '考核办');
  expect(await panel.getByText(`${period} 现在：已截止。`).count()).toBe(0);
  await leave(office);
}, 240_000);

test('a period is opened as people write it, and withdrawn where that was a mistake', async () => {
  const office = await signIn(here.browser, here.url, 'office-1');
  const panel = await open(office, '考核办');
  await panel.getByLabel('考核方案').selectOption('small');
  await panel.getByLabel('新考核周期').fill('2027年3月');
  await panel.getByText('即 2027-03').waitFor();
  await panel.getByRole('button', { name: '开启周期' }).click();
  await panel.getByText('已开启 2027-03。').waitFor();
  await panel.getByText('2027-03（填报中）', { exact: true }).last().waitFor();
  await panel.getByRole('button', { name: '撤回误开的周期' }).click();
  await office.pane.getByRole('alertdialog').getByRole('button', { name: '撤回误开的周期' }).click();
  await panel.getByText(`${period}（已截止）`, { exact: true }).last().waitFor();
  await leave(office);
}, 240_000);

test('a leader begins with the results that await the signature, and has nothing to do with them once it is given', async () => {
  await ask('POST', '/consolidation', { excused: [{ unit: 'u2', reason: '停产' }] });
  const leader = await signIn(here.browser, here.url, 'leader-1');
  const today = await open(leader, '今日');
  const due = today.getByRole('listitem').filter({ hasText: '小方案' });
  await due.getByText(`签批 ${period} 结果`).waitFor();
  await due.getByRole('button').click();
  const panel = leader.pane.getByRole('tabpanel', { name: '考核办', exact: true });
  await panel.getByText(/^结果由 考核办 于 .+ 汇总$/).waitFor();
  await lookAtResults(leader, { id: 'small' }, period);
  await panel.getByRole('button', { name: '签批', exact: true }).click();
  await panel.getByText(`${period} 现在：已签批。`).waitFor();
  await open(leader, '今日');
  await due.waitFor({ state: 'detached' });
  await leave(leader);
}, 240_000);
