// What others did meanwhile: a record is as it stands whenever it is opened, and so is the list that somebody comes back to.
import { preset } from '../../shared/scheme/presets';
import { registerOf } from './register-walk';
import { serviceAndBrowser } from './service-and-browser';
import { openRecord, openRegister, visit } from './web-page';

const here = serviceAndBrowser();
const scheme = preset('xunyang');
const goals = registerOf(scheme, 'goals');
/** What is younger is not asked for again: a list is, after this long. */
const listKept = 11_000;

test('a record that was looked at a moment ago, and a list that waited behind it, show what was done since', async () => {
  const period = String(new Date().getFullYear());
  let sent = 0;
  const byHead = async (change: object): Promise<string> => {
    const headers = { 'idempotency-key': `goal-${(sent += 1)}` };
    const body = { changes: [{ register: 'goals', ...change }] };
    const address = `/schemes/xunyang/periods/${period}/records`;
    const answer = await here.service.ask('head-xunyang-s05', 'POST', address, body, headers);
    return (answer as { records: { number: string }[] }).records[0]?.number ?? '';
  };
  const first = await byHead({ unit: 's05', set: { what: '老旧小区改造', quantity: '十个' } });
  const office = await visit(here.browser, here.url, 'office-1', { width: 1280, height: 900 });
  const form = await openRecord(office, scheme, goals, first);
  await form.getByLabel('数量').waitFor();
  await openRegister(office, scheme, goals);
  await byHead({ number: first, set: { quantity: '十二个' } });
  await openRecord(office, scheme, goals, first);
  await form.getByText('十二个').or(form.locator('[value="十二个"]')).first().waitFor();

  const second = await byHead({ unit: 's05', set: { what: '新建口袋公园' } });
  await office.page.waitForTimeout(listKept);
  await office.pane.getByRole('button', { name: '返回台账' }).click();
  const panel = office.pane.getByRole('tabpanel', { name: '台账', exact: true });
  await panel.getByRole('searchbox').fill(second);
  await panel.getByRole('listitem').filter({ hasText: second }).waitFor();
}, 120_000);
