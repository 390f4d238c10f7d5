// Reminding over HTTP: who may remind whom of which record, what is recorded of it, and what is sent, over a real mail server and bot.
import { botServer, answers } from '../channels/bot-server';
import { mailServer, type MailServer } from '../channels/mail-server';
import { registers } from './register-scheme';
import { registerService, type RegisterService } from './register-service';

let mail: MailServer;
let bot: Awaited<ReturnType<typeof botServer>>;
let service: RegisterService;
let time = Date.parse('2026-10-15T04:00:00Z');
let number: string;
const root = '/api/schemes/reg/periods/2026-10/reminders';

beforeAll(async () => {
  mail = await mailServer();
  bot = await botServer();
  const group = { id: 'bot', kind: 'wecom', organisation: 'demo', url: bot.url.href, schemes: ['reg'] };
  const env = {
    ...{ REMINDER_LOOPBACK: '1', REMINDER_GROUPS: JSON.stringify([group]), REMINDER_LANGUAGES: 'zh-CN' },
    ...{ SMTP_URL: `smtp://127.0.0.1:${mail.port}`, SMTP_FROM: 'scorebook@example.cn' },
    REMINDER_LINK: 'https://scorebook.example.cn/pane',
  };
  // A draft of the book is expected of each unit; its day has passed for nobody.
  const some = registers.filter(({ id }) => ['book', 'tasks', 'findings', 'reviews'].includes(id));
  service = await registerService(['2026-10'], { registers: some }, () => new Date(time), env);
  await service.ask(
    'putPerson',
    { id: 'liaison.u1' },
    { as: 'admin', body: { name: '联络员', roles: ['liaison:reg/u1'] } },
  );
  for (const id of ['head.u1', 'secretary.u1', 'head.u2', 'assessor.safety']) {
    await service.ask('putContact', { id }, { as: 'admin', body: { mail: `${id}@example.cn` } });
  }
  const set = { kind: 'site', what: '王小明醉酒上岗' };
  const made = await service.changeOne('assessor.safety', {
    ...{ register: 'findings', unit: 'u1', set, step: 'feed-back' },
  });
  number = made.number ?? '';
});
afterAll(async () => {
  await service.stop();
  await mail.stop();
  await bot.stop();
});

const remind = async (as: string, body: object, key: string) =>
  (
    await service.ask(
      'remind',
      { s: 'reg', p: '2026-10' },
      { as, headers: { 'idempotency-key': key }, body: { register: 'findings', ...body } },
    )
  ).body;
const refused = async (as: string, body: object, key = 'refused') => {
  const asked = { as, headers: { 'idempotency-key': key }, body: { register: 'findings', ...body } };
  return (await service.refusedUntouched('POST', root, asked)).code;
};
const received = () => mail.received.splice(0).sort((one, other) => (one.to < other.to ? -1 : 1));

test('the liaison reminds those for whom a record of the unit waits: once for each key, and recorded', async () => {
  const first = await remind('liaison.u1', { number, words: '请今天确认' }, 'k1');
  expect(first).toMatchObject({ sent: 2, failed: 0, unclear: 0, withoutMail: 1 });
  expect(await remind('liaison.u1', { number, words: '请今天确认' }, 'k1')).toEqual(first);
  const mails = received();
  expect(mails.map(({ to }) => to)).toEqual(['assessor.safety@example.cn', 'head.u1@example.cn']);
  expect(mails[1]?.subject).toBe(`催办：问题 ${number} 一队`);
  expect(mails[1]?.text.split('\n')).toEqual([
    `联络员 催办：问题 ${number} 一队`,
    '留言：请今天确认',
    `【蓝】问题 ${number} 一队（小方案）：现为“已反馈”，2026-10-18，还有 3 天`,
    ...['', 'https://scorebook.example.cn/pane', ''],
    expect.stringContaining('自动发出'),
    '',
  ]);
  const { body } = await service.ask('audit', {}, { as: 'office-1', query: { what: 'reminded' } });
  expect(body.entries).toHaveLength(1);
  expect(body.entries[0]).toMatchObject({
    ...{ chain: 'reg/2026-10', by: 'liaison.u1', what: 'reminded' },
    detail: { register: 'findings', number, unit: 'u1', words: '请今天确认' },
  });
});

test('whom it waits for sees on Today who reminded them', async () => {
  const due = async (as: string) => (await service.ask('due', {}, { as })).body.records;
  const [shown] = (await due('head.u1')).filter((record) => record.number === number);
  expect(shown).toMatchObject({
    ...{ colour: 'blue', why: 'step', due: { on: '2026-10-18', is: 'soon' } },
    reminded: { by: 'liaison.u1', words: '请今天确认' },
  });
});

test('not twice a day for one record, and not with one key for two', async () => {
  expect(await refused('office-1', { number }, 'k2')).toBe('reminded-already');
  expect(await refused('liaison.u1', { number, words: '再催' }, 'k1')).toBe('idempotency-key-reused');
  time += 24 * 60 * 60 * 1000;
  expect(await remind('office-1', { number }, 'k3')).toMatchObject({ sent: 2 });
  received();
});

test('who may not see it does not find it; who may only see it reminds nobody', async () => {
  await service.ask(
    'putPerson',
    { id: 'liaison.u2' },
    { as: 'admin', body: { name: '联络员', roles: ['liaison:reg/u2'] } },
  );
  expect(await refused('liaison.u2', { number })).toBe('unknown-record');
  expect(await refused('head.u1', { number })).toBe('not-allowed');
  expect(await refused('assessor.safety', { number })).toBe('not-allowed');
  expect(await refused('office-1', { number: 'F-2026-10-999' })).toBe('unknown-record');
  expect(await refused('office-1', { register: 'nothing', number })).toBe('unknown-register');
  expect(await refused('office-1', { number, words: ' ' })).toBe('malformed');
  expect(await refused('office-1', { number, words: 'x'.repeat(501) })).toBe('malformed');
});

test('a draft that nobody has touched is reminded of by its unit', async () => {
  const book = { register: 'book', unit: 'u1' };
  expect(await remind('office-1', book, 'k4')).toMatchObject({ sent: 2 });
  const mails = received();
  expect(mails.map(({ to }) => to)).toEqual(['head.u1@example.cn', 'secretary.u1@example.cn']);
  expect(mails[0]?.subject).toBe('催办：责任书 2026-10（未填） 一队');
  expect(await refused('office-1', book, 'k5')).toBe('reminded-already');
  expect(await refused('office-1', { register: 'book', unit: 'u9' })).toBe('unknown-record');
  // Once the head has signed, it waits for the secretary alone.
  const made = await service.changeOne('head.u1', { ...book, set: { focus: '安全' }, step: 'sign' });
  const signed = made.number ?? '';
  expect(await remind('office-1', { register: 'book', number: signed }, 'k6')).toMatchObject({ sent: 1 });
  expect(received().map(({ to }) => to)).toEqual(['secretary.u1@example.cn']);
  await service.changeOne('secretary.u1', { register: 'book', number: signed, step: 'sign' });
  time += 24 * 60 * 60 * 1000;
  expect(await refused('office-1', { register: 'book', number: signed }, 'k7')).toBe('nothing-awaited');
});

test('a day ends at midnight where the organisation is', async () => {
  // A minute before midnight in China, and a minute after, on one day in Greenwich.
  const day = new Date(time + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  time = Date.parse(`${day}T15:59:00Z`);
  const set = { kind: 'paper', what: '缺签' };
  const made = await service.changeOne('assessor.safety', {
    ...{ register: 'findings', unit: 'u2', set, step: 'feed-back' },
  });
  const about = { number: made.number ?? '' };
  await remind('office-1', about, 'k-before');
  expect(await refused('office-1', about, 'k-still-before')).toBe('reminded-already');
  time = Date.parse(`${day}T16:01:00Z`);
  expect(await remind('office-1', about, 'k-after')).toMatchObject({ sent: 2 });
  received();
});

test('a mail that fails is sent by the clock, but not once the record stands elsewhere', async () => {
  const fedBack = async (what: string) => {
    const set = { kind: 'site', what };
    const change = { register: 'findings', unit: 'u2', set, step: 'feed-back' };
    return (await service.changeOne('assessor.safety', change)).number ?? '';
  };
  const [stays, goes] = [await fedBack('漏检'), await fedBack('误记')];
  const { port } = mail;
  await mail.stop();
  for (const about of [stays, goes])
    expect(await remind('office-1', { number: about }, `k-${about}`)).toMatchObject({ sent: 0, failed: 2 });
  await service.changeOne('office-1', { register: 'findings', number: goes, step: 'withdraw', reason: '误记' });
  mail = await mailServer({}, port);
  const tick = () => fetch(`${service.url}/dev/messages/tick`, { method: 'POST', redirect: 'manual' });
  await tick();
  await tick();
  const urged = received().filter(({ subject }) => subject.startsWith('催办'));
  expect(urged.map(({ to }) => to)).toEqual(['assessor.safety@example.cn', 'head.u2@example.cn']);
  expect(urged.every(({ subject }) => subject.includes(stays))).toBe(true);
});

test('the administrator is shown the channels without their secrets, and whether each works', async () => {
  const shown = (await service.ask('listChannels', {}, { as: 'admin' })).body;
  expect(shown).toMatchObject({
    ...{ mail: { from: 'scorebook@example.cn' }, hasLink: true },
    groups: [{ id: 'bot', kind: 'wecom', schemes: ['reg'] }],
  });
  expect(shown.days[0]?.sent).toBeGreaterThan(0);
  expect(JSON.stringify(shown)).not.toContain('topsecret');
  const attempt = async (channel: string) =>
    (await service.ask('tryChannel', {}, { as: 'admin', body: { channel } })).body;
  const posts = bot.received.length;
  expect(await attempt('bot')).toEqual({ kind: 'sent' });
  expect(bot.received[posts]?.body).toMatchObject({
    text: { content: '绩效考评测试消息：这个渠道可以使用。\nhttps://scorebook.example.cn/pane' },
  });
  bot.answer(answers(200, { errcode: 93000 }));
  expect(await attempt('bot')).toEqual({ kind: 'failed', because: 'refused' });
  await service.ask('putOwnContact', {}, { as: 'admin', body: { mail: 'admin@example.cn', wanted: false } });
  received();
  expect(await attempt('mail')).toEqual({ kind: 'sent' });
  expect(received().map(({ to }) => to)).toEqual(['admin@example.cn']);
  await service.ask('putOwnContact', {}, { as: 'admin', body: { mail: null, wanted: true } });
  const trial = (channel: string) =>
    service.refusedUntouched('POST', '/api/reminders/trials', { as: 'admin', body: { channel } });
  expect((await trial('mail')).code).toBe('address-missing');
  expect((await trial('nothing')).code).toBe('not-found');
});

test('the chain of the period tells of every reminder, and is whole', async () => {
  const { body } = await service.ask('verifyAudit', {}, { as: 'office-1', query: { limit: '100' } });
  expect(body.chains.find(({ chain }) => chain === 'reg/2026-10')).toMatchObject({ break: null });
  const { entries } = (await service.ask('audit', {}, { as: 'office-1', query: { what: 'reminded' } })).body;
  expect(entries.map(({ detail }) => detail['register']).sort()).toEqual([
    ...['book', 'book'],
    ...Array<string>(6).fill('findings'),
  ]);
});

test('nothing of messages, people or secrets is logged', () => {
  const text = JSON.stringify(service.logged);
  for (const word of ['topsecret', 'example.cn', '王小明', '联络员', '请今天确认', '127.0.0.1'])
    expect(text).not.toContain(word);
});
