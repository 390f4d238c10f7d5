// Signing: nobody signs results that changed since the page was opened, or that they were not shown, without being asked; the signature and its audit entry tell the same digest.
import type { Locator } from 'playwright-core';
import type { AuditAct } from '../../shared/api/audit';
import type { Period } from '../../shared/api/periods';
import { leaders, routine, type SheetInput } from '../functions/http/small-scheme';
import { openUp } from './open-up';
import { choose } from './period-steps';
import { leave, open, signIn, type Person } from './person';
import { serviceAndBrowser } from './service-and-browser';
import { openSmallMonth } from './small-month';

const here = serviceAndBrowser();
let address: string;
let period: string;

beforeAll(async () => {
  const signatures = [
    { role: 'office' as const, title: '考核办' },
    { role: 'leader' as const, title: '领导小组' },
  ];
  ({ period } = await openSmallMonth(here.service, { signatures }));
  address = `/schemes/small/periods/${period}`;
}, 90_000);

const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  here.service.ask('office-1', method, `${address}${path}`, body, headers);
const move = (body: { to: string; reason?: string }) => ask('POST', '/transitions', body);
const stored = async () => (await ask('GET', '')) as Period;

/** The digest of the results that the office makes with these sheets. */
async function consolidated(sheets: readonly SheetInput[]): Promise<string> {
  await ask('POST', '/submissions', { sheets }, { 'idempotency-key': `of-${sheets.length}` });
  await move({ to: 'closed' });
  await ask('POST', '/consolidation', {});
  return (await stored()).results?.digest ?? '';
}

/** What the audit page tells of this act in the small scheme, each entry opened. */
async function told(panel: Locator, act: AuditAct, said: string): Promise<string[]> {
  await panel.getByLabel('事项').selectOption(act);
  await panel.getByRole('button', { name: '查询' }).click();
  const records = panel.getByRole('list', { name: '记录' }).getByRole('listitem');
  const others = records.filter({ hasNotText: new RegExp(`^${said}`) });
  await others.first().waitFor({ state: 'detached' });
  await records
    .filter({ hasText: new RegExp(`^${said}`) })
    .first()
    .waitFor();
  for (const summary of await records.locator('summary').all()) await openUp(summary);
  return (await records.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
}

async function speakEnglish({ pane }: Person): Promise<void> {
  await pane.getByRole('button', { name: '账户与语言' }).click();
  await pane.getByRole('menuitem', { name: 'English' }).click();
}

/** The page Results, once it shows the results with this digest. */
async function look(results: Locator, digest: string): Promise<void> {
  await results.getByText(`结果摘要 ${digest.slice(0, 12)}…`, { exact: true }).waitFor();
  await results.getByRole('table').first().waitFor();
}

test('the office consolidates again before the leader signs: first refused, then what was looked at anew is signed', async () => {
  const read = await consolidated([routine('u1', 2), leaders('u1', 38), routine('u2', 1), leaders('u2', 30)]);
  const leader = await signIn(here.browser, here.url, 'leader-1');
  await look(await choose(leader, '结果', { id: 'small' }, period), read);
  const panel = await open(leader, '考核办');
  const shown = (digest: string) =>
    panel
      .getByText(/^结果由 考核办 于 .+ 汇总$/)
      .locator('..')
      .getByText(`结果摘要 ${digest.slice(0, 12)}…`)
      .first();
  await shown(read).waitFor();

  await move({ to: 'open', reason: '补报' });
  const current = await consolidated([routine('u2', 3)]);
  expect(current).not.toBe(read);
  const sign = panel.getByRole('button', { name: '签批', exact: true });
  await sign.click();
  await panel
    .getByRole('alert')
    .getByText('本页打开后结果已有变化，本次操作未执行。请到“结果”页重新核对，再点“签批”。')
    .waitFor();
  await shown(current).waitFor();
  expect((await stored()).signatures.map(({ role }) => role)).toEqual(['office']);

  await sign.click();
  const question = leader.pane.getByRole('alertdialog', { name: '你还没有看过这些结果' });
  await question.getByText(`摘要为 ${current.slice(0, 12)}… 的结果`).waitFor();
  await question.getByRole('button', { name: '去看结果' }).click();
  await look(leader.pane.getByRole('tabpanel', { name: '结果', exact: true }), current);
  expect((await stored()).signatures).toHaveLength(1);
  await open(leader, '考核办');
  await sign.click();
  await panel.getByText(`${period} 现在：已签批。`).waitFor();
  expect((await stored()).signature).toMatchObject({ by: 'leader-1', digest: current });

  const audit = await open(leader, '审计');
  await audit.getByText('筛选', { exact: true }).click();
  await audit.getByLabel('考核方案').selectOption('small');
  expect(await told(audit, 'results-signed', '签批')).toEqual([
    expect.stringMatching(
      `^签批 .+ · 已汇总 → 已签批 分管领导 · .+ 签批角色 领导 签批顺序 2 状态 已汇总 → 已签批 内容摘要 ${current.slice(0, 12)}… `,
    ),
  ]);
  expect(await told(audit, 'results-consolidated', '汇总')).toEqual(
    [current, read].map((digest): unknown =>
      expect.stringMatching(`^汇总 .+ 考核办 · .+ 签批角色 考核办 签批顺序 1 内容摘要 ${digest.slice(0, 12)}… `),
    ),
  );
  await speakEnglish(leader);
  await leader.pane.getByText('Signature number').first().waitFor();
  const english = leader.pane.getByRole('tabpanel').getByRole('listitem').filter({ hasText: 'Signed as' });
  expect((await english.first().innerText()).replaceAll(/\s+/g, ' ')).toMatch(
    /^Consolidated .+ 考核办 · .+ Signed as Assessment office Signature number 1 /,
  );
  await leave(leader);
}, 120_000);

test('a period that was reopened is shown so to whom still saw its results', async () => {
  const office = await signIn(here.browser, here.url, 'office-1');
  const panel = await choose(office, '考核办', { id: 'small' }, period);
  const publish = panel.getByRole('button', { name: '通报', exact: true });
  await publish.waitFor();
  await move({ to: 'open', reason: '申诉成立' });
  await publish.click();
  await panel.getByText('状态已变，现在不能这样做。').waitFor();
  await panel.getByRole('button', { name: '截止填报' }).waitFor();
  expect((await stored()).state).toBe('open');
  await leave(office);
}, 120_000);

test('who has not looked at the results is asked before they are signed, and may sign all the same', async () => {
  const digest = await consolidated([routine('u1', 1), routine('u2', 1)]);
  const leader = await signIn(here.browser, here.url, 'leader-1');
  const panel = await choose(leader, '考核办', { id: 'small' }, period);
  const sign = panel.getByRole('button', { name: '签批', exact: true });
  const question = leader.pane.getByRole('alertdialog', { name: '你还没有看过这些结果' });
  await sign.click();
  await question.getByRole('button', { name: '取消' }).click();
  await question.waitFor({ state: 'detached' });
  expect((await stored()).signatures).toHaveLength(1);
  await sign.click();
  await question.getByRole('button', { name: '不看，直接签批' }).click();
  await panel.getByText(`${period} 现在：已签批。`).waitFor();
  expect((await stored()).signature).toMatchObject({ by: 'leader-1', digest });
  await leave(leader);
}, 120_000);
