// Reminders in the pane: one's own address, the channels that an administrator tries, what is due on Today in words; the messages stand at /dev/messages.
import { preset } from '../../shared/scheme/presets';
import { textIn } from '../../shared/scheme/text';
import { leave, open, signIn } from './person';
import { serviceAndBrowser } from './service-and-browser';

const p01 = preset('luan').units.find(({ id }) => id === 'p01');
if (p01 === undefined) throw new Error('luan has p01');
const unit = textIn(p01.title, 'zh-CN');

const here = serviceAndBrowser();
jest.setTimeout(120_000);

const messages = async (): Promise<string> => (await fetch(`${here.url}/dev/messages`)).text();
const people = async () =>
  (await here.service.ask('admin', 'GET', '/people')) as {
    people: { id: string; contact?: { mail: string | null } }[];
  };
const contactOf = async (id: string) => (await people()).people.find((person) => person.id === id)?.contact;

test('somebody enters the own address, wants no mail after all, and deletes it', async () => {
  const person = await signIn(here.browser, here.url, 'secretary-luan');
  const page = await open(person, '提醒');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.getByLabel('电子邮箱').fill('not an address');
  await page.getByText('邮箱地址的写法如 name@example.cn。').waitFor();
  expect(await button('保存').isDisabled()).toBe(true);
  await page.getByLabel('电子邮箱').fill('secretary@example.cn');
  await button('保存').click();
  await page.getByText('已保存。有到期事项时会发邮件到 secretary@example.cn。').waitFor();
  expect(await contactOf('secretary-luan')).toEqual({ mail: 'secretary@example.cn', wanted: true });
  await page.getByLabel('给我发提醒邮件').click();
  await button('保存').click();
  await page.getByText('已保存。不会再给你发邮件').waitFor();
  await button('删除地址').click();
  await button('删除地址').waitFor({ state: 'detached' });
  expect(await contactOf('secretary-luan')).toEqual({ mail: null, wanted: false });
  // Channels are an administrator's matter.
  expect(await page.getByRole('heading', { name: '渠道' }).count()).toBe(0);
  await leave(person);
});

test('an administrator enters somebody’s address with the roles, and tries the channels', async () => {
  const admin = await signIn(here.browser, here.url, 'admin');
  const list = await open(admin, '人员');
  await list.getByRole('searchbox').fill('liaison-tangxian');
  await list.getByRole('listitem').first().getByRole('button').click();
  await list.getByLabel('提醒邮箱').fill('liaison@example.cn');
  await list.getByRole('button', { name: '保存', exact: true }).click();
  await list.getByText('已保存').waitFor();
  expect(await contactOf('liaison-tangxian')).toEqual({ mail: 'liaison@example.cn', wanted: true });

  const page = await open(admin, '提醒');
  await page.getByRole('button', { name: '发送测试消息：电子邮件' }).click();
  await page.getByText('电子邮件：已发出，请到那边查看。').waitFor();
  await page.getByRole('button', { name: '发送测试消息：企业微信群机器人：local' }).click();
  await page.getByText('企业微信群机器人：local：已发出，请到那边查看。').waitFor();
  expect(await messages()).toContain('绩效考评测试消息：这个渠道可以使用。');
  await leave(admin);
});

test('Today tells in words how urgent a record is and whom it waits for', async () => {
  const head = await signIn(here.browser, here.url, 'head-luan-p01');
  const due = (await open(head, '今日')).getByRole('region', { name: '台账待办' });
  const item = due.getByRole('listitem').first();
  await item.getByText(/^[红黄蓝]色 · (今天|还有 \d+ 天|已过 \d+ 天)$/).waitFor();
  await item.getByText(/^等待：/).waitFor();
  await leave(head);
});

test('a liaison sees what the unit owes and reminds those for whom it waits, who see on Today who it was', async () => {
  const liaison = await signIn(here.browser, here.url, 'liaison-luan');
  const owed = (await open(liaison, '今日')).getByRole('region', { name: '台账待办' });
  const books = owed.getByRole('list', { name: /^月度任务书/ });
  const book = books.getByRole('listitem').filter({ hasText: unit }).first();
  await book.getByText('督办告知：在等别人办理').waitFor();
  await book.getByRole('button', { name: /^催办：/ }).click();
  await book.getByLabel('留言（可不填）').fill('今天请签字');
  await book.getByRole('button', { name: '发出催办' }).click();
  await book.getByText(/^已记录催办。发出邮件 1 封。1 人没有登记邮箱或不要邮件，只在窗格看到。$/).waitFor();
  await book.getByRole('button', { name: /^催办：/ }).click();
  await book.getByRole('button', { name: '发出催办' }).click();
  await book.getByText('今天已经有人催办过这条记录').waitFor();
  await leave(liaison);
  expect(await messages()).toContain('留言：今天请签字');

  const head = await signIn(here.browser, here.url, 'head-luan-p01');
  const due = (await open(head, '今日')).getByRole('region', { name: '台账待办' });
  await due.getByText(/^绩效联络员 于 .+ 催办：今天请签字$/).waitFor();
  await leave(head);
});

test('at /dev/messages a newcomer presses the button and reads the day’s messages', async () => {
  const context = await here.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${here.url}/dev/messages`);
  await page.getByRole('button').click();
  await page
    .getByText(/待办提醒：\d+ 项/)
    .first()
    .waitFor();
  expect(await page.getByRole('article').count()).toBeGreaterThan(2);
  await context.close();
});
