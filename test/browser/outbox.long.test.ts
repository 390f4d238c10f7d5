// The network is cut at every step of a submission: each arrives exactly once, and the pane says how it stands.
import type { Locator } from 'playwright-core';
import { startCuttingProxy, type CuttingProxy, type Step } from './cutting-proxy';
import { signIn, type Person } from './person';
import { startService } from './service';
import { serviceAndBrowser } from './service-and-browser';
import { ASSESSOR, deduct, layOut, openSmallMonth, submit, type SmallMonth } from './small-month';

const here = serviceAndBrowser();
let proxy: CuttingProxy;
let month: SmallMonth;
let assessor: Person;
let panel: Locator;

beforeAll(async () => {
  proxy = await startCuttingProxy(here.url);
  month = await openSmallMonth(here.service);
  assessor = await signIn(here.browser, proxy.url, ASSESSOR);
  await layOut(assessor);
  await deduct(assessor, 2, 1);
}, 240_000);

afterAll(async () => {
  await proxy.stop();
});

let points = 0;
/** Types something new and submits it while the network is as `step` says. */
async function submitAt(step: Step): Promise<number> {
  const before = await month.submissions(here.service);
  points += 1;
  await deduct(assessor, 1, points);
  proxy.at(step);
  panel = await submit(assessor);
  return before;
}
const outbox = (): Locator => panel.getByRole('region', { name: '发件箱' });

/** It has arrived, once: the pane shows the receipt, nothing waits any more, and the service holds what was typed. */
async function hasArrivedOnce(before: number): Promise<void> {
  await panel.getByText(new RegExp(`回执 ${before + 1}，`)).waitFor();
  await outbox().waitFor({ state: 'detached' });
  await panel.getByText('已上报', { exact: true }).waitFor();
  expect(await month.submissions(here.service)).toBe(before + 1);
  const [first] = await month.accepted(here.service);
  expect(first?.sheet.lines.map((line) => line.points)).toEqual([points]);
}

async function waits(reason: string): Promise<void> {
  await outbox().getByText(reason).waitFor();
  await panel.getByText('上报在发件箱中，还未送达').waitFor();
  await outbox()
    .getByText(/放入，已试 \d+ 次，.*再试。/)
    .waitFor();
}

test.each<[Step & string, number]>([
  ['down', 0],
  ['before the request', 0],
  ['during the body', 0],
  ['before the answer', 1],
  ['during the answer', 1],
])(
  'cut %s',
  async (step, stored) => {
    const before = await submitAt(step);
    await waits('没有网络，或服务没有应答。');
    // Cut after it was accepted, it is there already: what is sent again must not come twice.
    expect(await month.submissions(here.service)).toBe(before + stored);
    proxy.at('pass');
    await hasArrivedOnce(before);
  },
  240_000,
);

test.each([
  ['429', 429, '服务繁忙。', 'Slow down'],
  ['503', 503, '服务繁忙。', '<h1>Service Unavailable</h1>'],
])(
  '%s: comes back no sooner than it was asked to, also where a gateway says so in its own words',
  async (_, status, said, body) => {
    const before = await submitAt({ status, headers: { 'retry-after': '4', 'content-type': 'text/html' }, body });
    const since = Date.now();
    await waits(said);
    const asked = proxy.asked;
    proxy.at('pass');
    await hasArrivedOnce(before);
    expect(Date.now() - since).toBeGreaterThan(3_000);
    expect(proxy.asked).toBe(asked + 1);
  },
  240_000,
);

test('offline, then online: it goes by itself at once', async () => {
  const before = await month.submissions(here.service);
  points += 1;
  await deduct(assessor, 1, points);
  await assessor.page.context().setOffline(true);
  panel = await submit(assessor);
  await waits('没有网络，或服务没有应答。');
  await assessor.page.context().setOffline(false);
  await hasArrivedOnce(before);
}, 240_000);

test('the service is killed after it accepted and before it answered', async () => {
  const before = await submitAt('hold the answer');
  while ((await month.submissions(here.service)) === before) await new Promise((resolve) => setTimeout(resolve, 50));
  const { data } = await here.service.kill();
  await waits('没有网络，或服务没有应答。');
  here.service = await startService({ data });
  proxy.to(here.url);
  proxy.at('pass');
  // The killed service's tokens are believed no more: a fresh one is fetched on the way.
  await outbox().getByRole('button', { name: '立即重试' }).click();
  await hasArrivedOnce(before);
}, 240_000);

test('the service is down when it is submitted, and started again', async () => {
  const before = await month.submissions(here.service);
  const { data } = await here.service.kill();
  points += 1;
  await deduct(assessor, 1, points);
  panel = await submit(assessor);
  await waits('没有网络，或服务没有应答。');
  here.service = await startService({ data });
  proxy.to(here.url);
  await hasArrivedOnce(before);
}, 240_000);

test('what is discarded is asked about first; discarded after it had arrived unseen, it is known as accepted and not sent again', async () => {
  const before = await submitAt('before the answer');
  await waits('没有网络，或服务没有应答。');
  await outbox().getByRole('button', { name: '放弃' }).click();
  const dialog = assessor.pane.getByRole('alertdialog');
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });
  await outbox().waitFor();
  await outbox().getByRole('button', { name: '放弃' }).click();
  await dialog.getByRole('button', { name: '放弃' }).click();
  await dialog.waitFor({ state: 'detached' });
  await panel.getByText(/^(未上报|上报后有改动)$/).waitFor();
  proxy.at('pass');
  await submit(assessor);
  await panel.getByText('内容没有变化，不必再次上报。').waitFor();
  await panel.getByText('已上报', { exact: true }).waitFor();
  await outbox().waitFor({ state: 'detached' });
  expect(await month.submissions(here.service)).toBe(before + 1);
  expect((await month.accepted(here.service))[0]?.sheet.lines.map((line) => line.points)).toEqual([points]);
}, 240_000);

/** Nothing is sent by itself any more. */
async function staysRefused(reason: string): Promise<void> {
  await outbox().getByText(reason).waitFor();
  const asked = proxy.asked;
  await assessor.page.context().setOffline(true);
  await assessor.page.context().setOffline(false);
  await assessor.page.waitForTimeout(2_500);
  expect(proxy.asked).toBe(asked);
}

test('refused since the period was closed: it is not sent again by itself, but by hand once the period is open again', async () => {
  const transitions = `/schemes/small/periods/${month.period}/transitions`;
  await here.service.ask('office-1', 'POST', transitions, { to: 'closed' });
  const before = await submitAt('pass');
  await staysRefused('这个考核周期已停止上报，没有保存。请联系考核办。');
  await here.service.ask('office-1', 'POST', transitions, { to: 'open', reason: '补报' });
  await outbox().getByRole('button', { name: '立即重试' }).click();
  await hasArrivedOnce(before);
}, 240_000);

test('refused for good: the reason is shown, what was typed stays, and the next submission takes its place', async () => {
  await here.service.ask('admin', 'PUT', `/people/${ASSESSOR}`, { name: ASSESSOR, roles: ['assessor:small/service'] });
  const before = await submitAt('pass');
  await staysRefused('你没有办理此事项的权限。');
  expect(await outbox().getByRole('button', { name: '立即重试' }).count()).toBe(0);
  await here.service.ask('admin', 'PUT', `/people/${ASSESSOR}`, { name: ASSESSOR, roles: ['assessor:small/safety'] });
  await submit(assessor);
  await hasArrivedOnce(before);
}, 240_000);
