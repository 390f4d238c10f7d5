// The settings of channels: what is wrong stops the start, without a secret in the message; and production opens no door to its own machine.
import { channelSettings, openChannels } from '../../../functions/channels/settings';
import { azureSettings } from '../../../functions/settings';

const wecom = { id: 'all', organisation: 'demo', kind: 'wecom', url: 'https://qyapi.weixin.qq.com/send?key=topsecret' };
const read = (env: Readonly<Record<string, string>>, mayLoop = false) => channelSettings(mayLoop).safeParse(env);
const groups = (...all: object[]) => ({ REMINDER_GROUPS: JSON.stringify(all) });
const messages = (env: Readonly<Record<string, string>>, mayLoop = false) =>
  read(env, mayLoop).error?.issues.map(({ message }) => message) ?? [];

test('nothing set: no channels, both languages, no link', () => {
  expect(read({}).data).toEqual({
    ...{ smtp: null, groups: [], link: null, loopback: false },
    languages: ['zh-CN', 'en-US'],
  });
});

test('all set', () => {
  const env = {
    ...groups(wecom, { ...wecom, id: 'ding', kind: 'dingtalk', url: 'https://oapi.dingtalk.com/robot', secret: 's' }),
    ...{ SMTP_URL: 'smtps://me%40example.cn:p%40ss@mail.example.cn', SMTP_FROM: '绩效 <a@example.cn>' },
    ...{ REMINDER_LINK: 'https://scorebook.example.cn/pane', REMINDER_LANGUAGES: 'zh-CN' },
  };
  const parsed = read(env);
  expect(parsed.data?.smtp).toEqual({
    ...{ host: 'mail.example.cn', port: 465, secure: true, user: 'me@example.cn', password: 'p@ss' },
    ...{ from: '绩效 <a@example.cn>', plain: false },
  });
  const channels = openChannels(parsed.data as never, () => new Date());
  expect(channels.groups.map(({ id, kind, schemes }) => [id, kind, schemes])).toEqual([
    ['all', 'wecom', null],
    ['ding', 'dingtalk', null],
  ]);
  expect(JSON.stringify(channels)).not.toContain('topsecret');
});

test.each([
  ['no JSON', { REMINDER_GROUPS: 'topsecret' }],
  ['an id twice', groups(wecom, wecom)],
  ['the name of the mail channel', groups({ ...wecom, id: 'mail' })],
  ['another vendor’s host', groups({ ...wecom, url: 'https://oapi.dingtalk.com/robot?topsecret' })],
  ['http', groups({ ...wecom, url: 'http://qyapi.weixin.qq.com/send?key=topsecret' })],
  ['this machine', groups({ ...wecom, url: 'http://127.0.0.1/topsecret' })],
  ['a bot of DingTalk without its secret', groups({ ...wecom, kind: 'dingtalk', url: 'https://oapi.dingtalk.com/' })],
  ['a secret where none is meant', groups({ ...wecom, secret: 'topsecret' })],
  ['no mail server', { SMTP_URL: 'https://topsecret@example.cn', SMTP_FROM: 'a@example.cn' }],
  ['a password that cannot be read', { SMTP_URL: 'smtp://me:topsecret%ZZ@example.cn', SMTP_FROM: 'a@example.cn' }],
  ['a mail server without a sender', { SMTP_URL: 'smtp://me:topsecret@example.cn' }],
  ['a sender that is two', { SMTP_URL: 'smtp://example.cn', SMTP_FROM: 'a@example.cn, b@example.cn' }],
  ['a sender without a server', { SMTP_FROM: 'a@example.cn' }],
  ['a link that is none', { REMINDER_LINK: 'ftp://example.cn/topsecret' }],
  ['a language that nobody speaks', { REMINDER_LANGUAGES: 'zh-CN,xx' }],
])('%s is refused, and not repeated', (_, env) => {
  const told = messages(env as Readonly<Record<string, string>>);
  expect(told).not.toEqual([]);
  expect(told.join()).not.toContain('topsecret');
});

const azure = {
  ...{ AzureWebJobsStorage: 'UseDevelopmentStorage=true', AUTH_AUDIENCE: 'a' },
  AUTH_TENANTS: '00000000-0000-4000-8000-000000000001=demo',
};

test('this machine may be sent to in tests and local development alone', () => {
  const own = { ...groups({ ...wecom, url: 'http://127.0.0.1:8080/' }), REMINDER_LOOPBACK: '1' };
  expect(read(own, true).success).toBe(true);
  expect(messages(own)).toEqual([expect.stringContaining('REMINDER_LOOPBACK')]);
  expect(() => azureSettings({ ...azure, REMINDER_LOOPBACK: '1' })).toThrow('REMINDER_LOOPBACK');
  expect(() => azureSettings({ ...azure, ...groups(wecom) })).not.toThrow();
});

test('a group of an organisation that no tenant is of is refused: nobody would ever be told', () => {
  const misspelt = groups({ ...wecom, organisation: 'dmeo' });
  expect(() => azureSettings({ ...azure, ...misspelt })).toThrow('REMINDER_GROUPS');
});
