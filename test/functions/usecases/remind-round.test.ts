// The round of reminders over a real store, mail server and bot: each message once, at its time, whatever fails, however often the clock calls and wherever it jumps.
import { rowsUnder } from '../../../functions/store/encode-key';
import type { Store } from '../../../functions/store/store';
import { putContact } from '../../../functions/usecases/contacts';
import { sentDays } from '../../../functions/usecases/notices';
import { remindRound } from '../../../functions/usecases/remind-round';
import { answers, botServer, isWell } from '../channels/bot-server';
import { mailServer, type MailServer, type ReceivedMail } from '../channels/mail-server';
import { bound } from '../store/bound';
import { sqliteForEach } from '../store/sqlite-for-each';
import { organisation, realChannels, reminderWorld } from './reminder-world';

const here = sqliteForEach();
let time: string;
const clock = () => new Date(time);
let mail: MailServer;
let bot: Awaited<ReturnType<typeof botServer>>;
let refuseMail: number | null;
beforeEach(async () => {
  refuseMail = null;
  mail = await mailServer({
    onRcptTo: (_, __, done) =>
      done(refuseMail === null ? null : Object.assign(new Error('no'), { responseCode: refuseMail })),
  });
  bot = await botServer();
  // Noon in China.
  time = '2026-10-15T04:00:00.000Z';
});
afterEach(() => Promise.all([mail.stop(), bot.stop()]));

const told: unknown[] = [];
const round = (at: string, timeZone?: string, store: Store = here.store) => {
  time = at;
  const given = { store, clock, timeZone, channels: realChannels(mail.port, bot.url) };
  return remindRound(given, [organisation], (error) => told.push(error));
};
const days = () => sentDays({ store: here.store, clock }, organisation, '2026-10-01');
const recipients = () => mail.received.map(({ to }) => to).sort();

afterEach(() => expect(told).toEqual([]));

test('whoever something waits for is told once a day what it is, and nobody else', async () => {
  await reminderWorld(here.store, clock);
  expect(await round('2026-10-16T00:00:00.000Z')).toEqual({ sent: 3, waiting: 0, failed: 0, unclear: 0 });
  expect(recipients()).toEqual(['head.u1@example.cn', 'inspector@example.cn']);
  const { subject, text } = mail.received[0] as ReceivedMail;
  expect(subject).toBe('2026-10-16 待办提醒：1 项 / 1 due on 2026-10-16');
  expect(text).toContain('【蓝】问题 F-2026-10-001 一队（小方案）：现为“已反馈”，2026-10-18，还有 2 天');
  expect(text).toContain('[Blue] 问题 F-2026-10-001 一队 (小方案): 已反馈, 2026-10-18, in 2 days');
  expect(text).toContain('https://scorebook.example.cn/pane');
  // What somebody wrote into the record is for the record.
  expect(text).not.toContain('值班记录缺项');

  for (const at of ['2026-10-16T00:00:01.000Z', '2026-10-16T05:00:00.000Z', '2026-10-16T11:59:00.000Z'])
    expect((await round(at)).sent).toBe(3);
  expect([mail.received.length, bot.received.length]).toEqual([2, 1]);
  await round('2026-10-17T00:00:00.000Z');
  expect([mail.received.length, bot.received.length]).toEqual([4, 2]);
});

test('a group is told how much is due of which register, and of nobody', async () => {
  await reminderWorld(here.store, clock, ['u1', 'u2']);
  await round('2026-10-19T00:00:00.000Z');
  const { content } = (bot.received[0]?.body as { text: { content: string } }).text;
  expect(content.split('\n')).toEqual([
    '2026-10-19 台账到期：红 2 · 黄 0 · 蓝 0。请打开窗格“今日”办理。',
    '问题（小方案）：红 2',
    '2026-10-19: records due: red 2 · yellow 0 · blue 0. Open Today in the pane.',
    '问题 (小方案): Red 2',
    'https://scorebook.example.cn/pane',
  ]);
});

test('once a record stands too long, those above are told, too', async () => {
  const { change } = await reminderWorld(here.store, clock);
  const finding = { register: 'findings', number: 'F-2026-10-001' };
  await change('inspector', { ...finding, set: { points: 1, deadline: '2026-10-20' } });
  await change('inspector', { ...finding, step: 'agree' });
  await change('head.u1', { ...finding, step: 'agree' });
  await round('2026-10-20T00:00:00.000Z');
  expect(recipients()).not.toContain('leader-1@example.cn');
  await round('2026-10-21T00:00:00.000Z');
  const leaders = mail.received.find(({ to }) => to === 'leader-1@example.cn');
  expect(leaders?.text).toContain('【红】（督办告知）问题 F-2026-10-001 一队');
});

test('nobody is written to at night, wherever the organisation is', async () => {
  await reminderWorld(here.store, clock);
  const none = { sent: 0, waiting: 0, failed: 0, unclear: 0 };
  for (const at of ['2026-10-15T23:59:59.000Z', '2026-10-16T12:00:00.000Z']) expect(await round(at)).toEqual(none);
  expect((await round('2026-10-16T00:00:00.000Z')).sent).toBe(3);
  // Half past seven and half past eight in Kolkata; in New York it is the evening before.
  expect(await round('2026-10-17T02:00:00.000Z', 'Asia/Kolkata')).toEqual(none);
  expect(await round('2026-10-17T03:00:00.000Z', 'America/New_York')).toEqual(none);
  expect((await round('2026-10-17T03:00:00.000Z', 'Asia/Kolkata')).sent).toBe(3);
  expect(mail.received).toHaveLength(4);
});

test('in a night in which the clocks are changed, too, eight is eight', async () => {
  await reminderWorld(here.store, clock);
  // New York goes back to winter time on 1 November: eight is an hour later.
  expect((await round('2026-10-31T12:00:00.000Z', 'America/New_York')).sent).toBe(3);
  expect((await round('2026-11-01T12:00:00.000Z', 'America/New_York')).sent).toBe(0);
  expect((await round('2026-11-01T13:00:00.000Z', 'America/New_York')).sent).toBe(3);
});

test('a clock that is set back, by an hour or a day, sends nothing again', async () => {
  await reminderWorld(here.store, clock);
  await round('2026-10-16T01:00:00.000Z');
  await round('2026-10-17T01:00:00.000Z');
  await round('2026-10-17T00:00:00.000Z');
  await round('2026-10-16T01:00:00.000Z');
  expect([mail.received.length, bot.received.length]).toEqual([4, 2]);
});

test('what fails is tried again by the next round, five times; then it is given up, with its reason', async () => {
  await reminderWorld(here.store, clock);
  refuseMail = 451;
  bot.answer(answers(200, { errcode: 93000 }));
  expect(await round('2026-10-16T00:00:00.000Z')).toEqual({ sent: 0, waiting: 3, failed: 0, unclear: 0 });
  refuseMail = null;
  expect(await round('2026-10-16T01:00:00.000Z')).toEqual({ sent: 2, waiting: 1, failed: 0, unclear: 0 });
  for (const hour of ['02', '03', '04']) await round(`2026-10-16T${hour}:00:00.000Z`);
  expect(await days()).toEqual([
    {
      ...{ day: '2026-10-16', sent: 2, failed: 0, given: 1, unclear: 0 },
      because: [{ because: 'refused', count: 1 }],
    },
  ]);
  bot.answer(isWell);
  await round('2026-10-16T05:00:00.000Z');
  expect([mail.received.length, bot.received.length]).toEqual([2, 5]);
});

test('who is refused for good is not tried again', async () => {
  await reminderWorld(here.store, clock);
  refuseMail = 550;
  await round('2026-10-16T00:00:00.000Z');
  refuseMail = null;
  expect(await round('2026-10-16T01:00:00.000Z')).toMatchObject({ sent: 1, failed: 2 });
  expect(mail.received).toEqual([]);
});

test('who wants no mail, or has no address any more, gets none', async () => {
  await reminderWorld(here.store, clock);
  const given = { store: here.store, clock };
  await putContact(given, { organisation, id: 'head.u1' }, 'head.u1', { mail: 'head.u1@example.cn', wanted: false });
  await putContact(given, { organisation, id: 'admin' }, 'inspector', { mail: null });
  await round('2026-10-16T00:00:00.000Z');
  expect(mail.received).toEqual([]);
});

test('two processes at once send each message once', async () => {
  await reminderWorld(here.store, clock);
  const at = '2026-10-16T00:00:00.000Z';
  await Promise.all([round(at), round(at), round(at)]);
  expect(recipients()).toEqual(['head.u1@example.cn', 'inspector@example.cn']);
  expect(bot.received).toHaveLength(1);
});

test('a process that ends while it sends: nothing is sent again, and it is told that this is not known', async () => {
  await reminderWorld(here.store, clock);
  // The store takes the claim and not the outcome, as where the process is killed between them.
  const killed: Store = {
    ...bound(here.store),
    batch: (partition, operations) => {
      const isOutcome = operations.some((one) => one.kind === 'put' && one.value.includes('"state":"sent"'));
      return isOutcome ? Promise.reject(new Error('killed')) : here.store.batch(partition, operations);
    },
  };
  await round('2026-10-16T00:00:00.000Z', undefined, killed);
  expect(told.splice(0)).toEqual([new Error('killed')]);
  const [mails, posts] = [mail.received.length, bot.received.length];
  expect(posts).toBe(1);
  await round('2026-10-16T01:00:00.000Z');
  await round('2026-10-16T02:00:00.000Z');
  expect(bot.received).toHaveLength(posts);
  expect(new Set(recipients()).size).toBe(mail.received.length);
  expect(mail.received.length).toBeGreaterThanOrEqual(mails);
  expect(await days()).toEqual([
    {
      ...{ day: '2026-10-16', sent: 2, failed: 0, given: 0, unclear: 1 },
      because: [{ because: 'interrupted', count: 1 }],
    },
  ]);
});

test('a claim of a clock that was far ahead does not hold a message up', async () => {
  await reminderWorld(here.store, clock);
  const stuck: Store = {
    ...bound(here.store),
    batch: (partition, operations) => {
      const isOutcome = operations.some((one) => one.kind === 'put' && one.value.includes('"state":"sent"'));
      return isOutcome ? Promise.reject(new Error('killed')) : here.store.batch(partition, operations);
    },
  };
  await round('2026-10-16T09:00:00.000Z', undefined, stuck);
  told.length = 0;
  await round('2026-10-16T01:00:00.000Z');
  expect((await days())[0]).toMatchObject({ unclear: 1 });
  expect(bot.received).toHaveLength(1);
});

test('rows are kept for thirty days, and no address stands in them', async () => {
  await reminderWorld(here.store, clock);
  await round('2026-10-16T00:00:00.000Z');
  const rows = async () => (await here.store.range('notices~demo', rowsUnder('notice'))).rows;
  const first = await rows();
  expect(first).toHaveLength(3);
  expect(JSON.stringify(first)).not.toContain('@');
  await round('2026-11-15T00:00:00.000Z');
  expect((await rows()).filter(({ row }) => row.startsWith('notice!2026-10-16'))).toHaveLength(3);
  await round('2026-11-16T00:00:00.000Z');
  expect((await rows()).filter(({ row }) => row.startsWith('notice!2026-10-16'))).toEqual([]);
});
