// The audit page: leaders and the office read the records by filters, page by page, and verify the chains; a changed byte is named.
import path from 'node:path';
import Database from 'libsql';
import { auditVerificationSchema, type AuditAct } from '../../shared/api/audit';
import { preset } from '../../shared/scheme/presets';
import { textIn } from '../../shared/scheme/text';
import { message } from '../../shared/text/sentences';
import { openUp } from './open-up';
import { leave, open, signIn } from './person';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();

const damage = (sql: string): void => {
  const database = new Database(path.join(here.service.data, 'scorebook.db'));
  database.exec(sql);
  database.close();
};

test('the leader reads who did what, by filters, page by page', async () => {
  const leader = await signIn(here.browser, here.url, 'leader-1');
  const panel = await open(leader, '审计');
  const records = panel.getByRole('list', { name: '记录' }).getByRole('listitem');
  await records.nth(49).waitFor();
  expect(await records.count()).toBe(50);
  await panel.getByRole('button', { name: '显示更多' }).click();
  await records.nth(99).waitFor();

  await panel.getByText('筛选', { exact: true }).click();
  await panel.getByLabel('考核方案').selectOption('luan');
  await panel.getByLabel('事项').selectOption('period-moved');
  await panel.getByLabel('人员编号').fill('office-1');
  await panel.getByRole('button', { name: '查询' }).click();
  await records.first().getByText('变更周期状态', { exact: true }).waitFor();
  const texts = await records.allInnerTexts();
  expect(texts.length).toBeGreaterThanOrEqual(6);
  for (const text of texts) expect(text).toMatch(/^变更周期状态\s+.+ · \d{4}-\d\d · .+ → .+\s+考核办 · /);
  // The newest first: of the last month that was closed, its publication.
  expect(texts[0]).toMatch(/已签批 → 已通报/);
  expect(texts.at(-1)).toMatch(/填报中 → 已截止/);
  await openUp(records.last().locator('summary'));
  const digest = records.last().getByRole('button', { name: '复制摘要' });
  await digest.click();
  await records
    .last()
    .getByText('已复制')
    .or(records.last().getByText(/^[0-9a-f]{64}$/))
    .waitFor();
  expect(await records.last().innerText()).toMatch(/状态\s+填报中 → 已截止/);

  await panel.getByLabel('起始日期').fill('2099-01-01');
  await panel.getByRole('button', { name: '查询' }).click();
  await panel.getByText('没有符合条件的记录。').waitFor();
  await leave(leader);
}, 240_000);

test('a record tells its details in the reader’s words: schemes, roles and signatures by their names', async () => {
  const leader = await signIn(here.browser, here.url, 'leader-1', '?lang=en-US');
  const panel = await open(leader, 'Audit');
  const first = panel.getByRole('list', { name: 'Entries' }).getByRole('listitem').first();
  const detailOf = async (act: AuditAct): Promise<string> => {
    await panel.getByLabel('What', { exact: true }).selectOption(act);
    await panel.getByRole('button', { name: 'Show', exact: true }).click();
    await first.getByText(message('en-US', `audit.act.${act}`), { exact: true }).waitFor();
    await openUp(first.locator('summary'));
    await first
      .getByRole('button', { name: /^Copy the digest/ })
      .first()
      .waitFor();
    return (await first.innerText()).replaceAll(/\s+/g, ' ');
  };
  await panel.getByText('Filters', { exact: true }).click();
  await panel.getByLabel('Person’s id').fill('leader-1');
  await first.waitFor();
  expect(await detailOf('results-signed')).toMatch(
    /Signed as Leader Signature number 1 State Consolidated → Signed off /,
  );
  await panel.getByLabel('Person’s id').fill('admin');
  expect(await detailOf('person-put')).toMatch(/Roles set .+ Person .+ Roles .+ Person’s id admin /);
  await panel.getByLabel('Person’s id').fill('office-1');
  // The newest period that the sample opens.
  const title = textIn(preset('xunyang').title, 'en-US');
  expect(await detailOf('period-opened')).toContain(`Scheme ${title} `);
  await leave(leader);
}, 240_000);

test('an entry opens with all that is in it: the one below is where it was a moment later', async () => {
  const leader = await signIn(here.browser, here.url, 'leader-1');
  const panel = await open(leader, '审计');
  const records = panel.getByRole('list', { name: '记录' }).getByRole('listitem');
  await records.nth(49).waitFor();
  for (const at of [0, 1, 2]) {
    const [atOnce, later] = await records.nth(at).evaluate(async (entry: HTMLElement) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      entry.querySelector('summary')?.click();
      // What a click does at once has been done by now; that it opened is told in a task of its own.
      await Promise.resolve();
      const opened = entry.getBoundingClientRect().height;
      for (let i = 0; i < 5; i += 1) await frame();
      return [opened, entry.getBoundingClientRect().height];
    });
    expect(await records.nth(at).locator('dl, table').count()).toBeGreaterThan(0);
    expect([at, later]).toEqual([at, atOnce]);
  }
  await leave(leader);
}, 240_000);

test('the office verifies: whole, then the first break by its place', async () => {
  const office = await signIn(here.browser, here.url, 'office-1');
  const panel = await open(office, '审计');
  await panel.getByRole('button', { name: '核验' }).click();
  await panel.getByText(/^完整：\d+ 条链、\d+ 条记录/).waitFor();

  damage(
    `UPDATE record SET value = replace(value, '"leader"', '"office"') WHERE partition = 'demo!people' AND row = 'person!leader-1'`,
  );
  await panel.getByRole('button', { name: '核验' }).click();
  const alert = panel.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toMatch(
    /发现 1 条链被改动过[\s\S]*人员：数据行被改动（第 \d+ 条记录，存储行 person!leader-1）/,
  );
  await leave(office);
}, 240_000);

test('the office is warned of a clock that was ahead', async () => {
  const office = await signIn(here.browser, here.url, 'office-1', '?lang=en-US');
  const panel = await open(office, 'Audit');
  // As the service answers where an entry tells what its clock showed.
  await office.page.route('**/api/audit/verification**', async (route) => {
    const answer = await route.fetch();
    const { chains, next } = auditVerificationSchema.parse(await answer.json());
    const ahead = { sequence: 1, at: '2026-10-15T08:00:00.000Z', clock: '2026-10-14T08:00:00.000Z' };
    const told = chains.map((chain) => (chain.chain === 'people' ? { ...chain, ahead } : chain));
    await route.fulfill({ response: answer, json: { chains: told, next } });
  });
  await panel.getByRole('button', { name: 'Verify' }).click();
  await panel.getByText(/^The clock of the server was ahead in 1 chain: /).waitFor();
  await panel.getByText(/^People: entry 1 says Oct 15, 2026.+ while the clock showed Oct 14, 2026/).waitFor();
  await leave(office);
}, 240_000);

test('records that cannot be read are refused by their place, and can be verified', async () => {
  const last = `SELECT max(row) FROM record WHERE partition = 'demo!people' AND row LIKE 'audit!%'`;
  damage(`UPDATE record SET value = '{' || value WHERE partition = 'demo!people' AND row = (${last})`);
  const office = await signIn(here.browser, here.url, 'office-1');
  const panel = await open(office, '审计');
  const refusal = panel.getByRole('region', { name: '记录', exact: true }).getByRole('alert');
  await refusal.waitFor();
  expect(await refusal.innerText()).toMatch(
    /^审计记录与原始记录不一致[\s\S]*核验[\s\S]*审计链 people 在存储行 audit!\d{10} 处断开/,
  );
  await panel.getByRole('button', { name: '核验' }).click();
  const verdict = panel.getByRole('region', { name: '核验审计链' }).getByRole('alert');
  await verdict.waitFor();
  expect(await verdict.innerText()).toMatch(/人员：记录被改动（第 \d+ 条记录，存储行 audit!\d{10}）/);
  await leave(office);
}, 240_000);

test('who may not read the records does not see the page', async () => {
  const assessor = await signIn(here.browser, here.url, 'assessor-luan-party');
  expect(await assessor.pane.getByRole('tab', { name: '审计' }).count()).toBe(0);
  await leave(assessor);
}, 240_000);
