// Group bots over real HTTP: what they are sent, signed and counted; and what becomes of a message that they refuse, answer late, or send elsewhere.
import { createHmac } from 'node:crypto';
import { fitted } from '../../../functions/channels/channel';
import { dingtalkSender } from '../../../functions/channels/dingtalk';
import { postJson } from '../../../functions/channels/post-webhook';
import { teamsSender } from '../../../functions/channels/teams';
import { wecomSender } from '../../../functions/channels/wecom';
import type { GroupText } from '../../../shared/reminders/messages';
import { answers, botServer, type Posted } from './bot-server';

const own = { hosts: [], loopback: true };
const secret = 'SECthis is secret';
const noon = new Date('2026-10-15T04:00:00.000Z');

const text = (registers: number, link: string | null = 'https://scorebook.example.cn/pane'): GroupText => ({
  registers,
  lines: (most) => ['台账到期', ...Array.from({ length: Math.min(most, registers) }, (_, at) => `任务书 ${at}：红 2`)],
  link,
});

let server: Awaited<ReturnType<typeof botServer>>;
let time: number;
const milliseconds = () => time;
beforeEach(async () => {
  server = await botServer();
  time = 0;
});
afterEach(() => server.stop());

const wecom = (mention: string[] = []) => wecomSender({ url: server.url, mention }, own, milliseconds);
const dingtalk = () => dingtalkSender({ url: server.url, secret }, own, () => noon, milliseconds);
const teams = () => teamsSender(server.url, own, milliseconds);
const times = async (count: number, send: ReturnType<typeof wecom>) => {
  const kinds: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const delivery = await send(text(1));
    kinds.push(delivery.kind === 'sent' ? 'sent' : `${delivery.kind} ${delivery.because}`);
  }
  return kinds;
};
const failed = (because: string) => ({ kind: 'failed', because });

describe('WeCom', () => {
  test('is sent plain text with whom to mention', async () => {
    expect(await wecom(['zhang', '@all'])(text(2))).toEqual({ kind: 'sent' });
    const { type, body } = server.received[0] as Posted;
    expect(type).toBe('application/json; charset=utf-8');
    expect(body).toEqual({
      msgtype: 'text',
      text: {
        content: '台账到期\n任务书 0：红 2\n任务书 1：红 2\nhttps://scorebook.example.cn/pane',
        mentioned_list: ['zhang', '@all'],
      },
    });
  });

  test('is sent 2,048 bytes at most, whole lines and the link among them', async () => {
    expect(await wecom()(text(400))).toEqual({ kind: 'sent' });
    const { content } = (server.received[0]?.body as { text: { content: string } }).text;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
    expect(Buffer.byteLength(content)).toBeGreaterThan(2000);
    expect(content.split('\n').at(-1)).toBe('https://scorebook.example.cn/pane');
    expect(content.split('\n').at(-2)).toMatch(/^任务书 \d+：红 2$/);
    const long = { ...text(0), lines: () => ['长'.repeat(700)] };
    expect(await wecom()(long)).toEqual({ ...failed('too-large'), final: true });
    expect(server.received).toHaveLength(1);
  });

  test('is sent 20 a minute and not one more, and again when the minute is over', async () => {
    const send = wecom();
    const all = await times(21, send);
    expect(all).toEqual([...Array<string>(20).fill('sent'), 'failed rate-limited']);
    expect(server.received).toHaveLength(20);
    time = 60_000;
    expect(await times(1, send)).toEqual(['sent']);
  });

  test('a refusal that comes with 200 is one; its limit is heeded', async () => {
    const send = wecom();
    server.answer(answers(200, { errcode: 93000, errmsg: 'invalid webhook url' }));
    expect(await send(text(1))).toEqual(failed('refused'));
    server.answer(answers(200, { errcode: 45009, errmsg: 'api freq out of limit' }));
    expect(await times(2, send)).toEqual(Array(2).fill('failed rate-limited'));
    expect(server.received).toHaveLength(2);
    server.answer(answers(200, 'what'));
    time = 60_000;
    expect(await send(text(1))).toEqual({ kind: 'unclear', because: 'answer-unclear' });
  });
});

describe('DingTalk', () => {
  test('is signed: HMAC-SHA256 of the moment and the secret, by the secret', async () => {
    expect(await dingtalk()(text(1))).toEqual({ kind: 'sent' });
    const { url, body, raw } = server.received[0] as Posted;
    const timestamp = url.searchParams.get('timestamp');
    expect(timestamp).toBe(String(noon.getTime()));
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
    expect(url.searchParams.get('sign')).toBe(sign);
    expect(url.searchParams.get('access_token')).toBe('topsecret');
    expect(body).toMatchObject({ msgtype: 'text', at: { isAtAll: false } });
    expect(raw).not.toContain(secret);
  });

  test('that says it was too much is left alone for ten minutes', async () => {
    const send = dingtalk();
    server.answer(answers(200, { errcode: 130101, errmsg: 'send too fast' }));
    expect(await times(3, send)).toEqual(Array(3).fill('failed rate-limited'));
    server.answer(answers(200, { errcode: 0 }));
    time = 599_000;
    expect(await times(1, send)).toEqual(['failed rate-limited']);
    expect(server.received).toHaveLength(1);
    time = 600_000;
    expect(await times(1, send)).toEqual(['sent']);
  });

  test('is sent 20 a minute and not one more', async () => {
    expect((await times(22, dingtalk())).filter((kind) => kind === 'sent')).toHaveLength(20);
    expect(server.received).toHaveLength(20);
  });
});

describe('Teams', () => {
  test('is sent an adaptive card, of which nothing is markup, with a button that leads to the pages', async () => {
    server.answer(answers(202, {}));
    const hostile = { ...text(0), lines: () => ['[click](https://evil.example) **now**'] };
    expect(await teams()(hostile)).toEqual({ kind: 'sent' });
    expect(server.received[0]?.body).toEqual({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          contentUrl: null,
          content: expect.objectContaining({
            type: 'AdaptiveCard',
            body: [
              {
                type: 'RichTextBlock',
                inlines: [{ type: 'TextRun', text: '[click](https://evil.example) **now**' }],
              },
            ],
            actions: [expect.objectContaining({ type: 'Action.OpenUrl', url: 'https://scorebook.example.cn/pane' })],
          }),
        },
      ],
    });
  });

  test('is sent 28 KB at most, and four a second', async () => {
    const send = teams();
    await send(text(2000));
    const bytes = Buffer.byteLength(server.received[0]?.raw ?? '');
    expect(bytes).toBeLessThanOrEqual(28 * 1024);
    expect(bytes).toBeGreaterThan(28 * 1024 - 200);
    expect(await times(4, send)).toEqual(['sent', 'sent', 'sent', 'failed rate-limited']);
    time = 1000;
    expect(await times(1, send)).toEqual(['sent']);
  });
});

test.each([
  [302, failed('refused')],
  [400, failed('refused')],
  [429, failed('rate-limited')],
  [500, failed('refused')],
  [504, { kind: 'unclear', because: 'answer-unclear' }],
])('an answer of %i is told as it is, and followed nowhere', async (status, outcome) => {
  const elsewhere = await botServer();
  server.answer(answers(status, {}, { location: elsewhere.url.href }));
  expect(await teams()(text(1))).toEqual(outcome);
  expect(elsewhere.received).toEqual([]);
  await elsewhere.stop();
});

test('an answer that does not come: after a while, and then the message may have arrived', async () => {
  server.answer(() => undefined);
  expect(await postJson(server.url, '{}', own, 100)).toEqual({ kind: 'unclear', because: 'timeout' });
});

test('a connection that is cut after the message was sent leaves it unclear; one that is not there at all does not', async () => {
  server.answer((_, response) => response.destroy());
  expect(await postJson(server.url, '{}', own)).toEqual({ kind: 'unclear', because: 'unreachable' });
  const gone = await botServer();
  await gone.stop();
  expect(await postJson(gone.url, '{}', own)).toEqual({ kind: 'failed', because: 'unreachable' });
});

test('an answer without an end is read no further than anybody would answer', async () => {
  server.answer((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(16_384)));
      response.once('drain', more);
    };
    response.writeHead(200);
    more();
  });
  expect(await wecom()(text(1))).toEqual({ kind: 'unclear', because: 'answer-unclear' });
});

test('a text of which not even the head fits is none', () => {
  expect(fitted(text(3, null), 5)).toBeNull();
  expect(fitted(text(3, null), 12)).toBe('台账到期');
});
