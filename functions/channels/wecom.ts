// A group bot of WeCom (企业微信群机器人): plain text of 2,048 bytes, 20 messages a minute.
import { byErrcode } from './answers';
import { fitted, type Delivery, type GroupChannel } from './channel';
import { pace, processMilliseconds } from './pace';
import { postJson, type Door } from './post-webhook';

export const wecomHosts = ['qyapi.weixin.qq.com'];
const mostBytes = 2048;
const perMinute = 20;
const minuteMs = 60_000;
/** `api freq out of limit` */
const limits = [45009];

export interface Wecom {
  readonly url: URL;
  /** ids of members, or `@all` */
  readonly mention: readonly string[];
}

export function wecomSender(
  { url, mention }: Wecom,
  door: Door,
  milliseconds = processMilliseconds,
): GroupChannel['send'] {
  const { take, rest } = pace(perMinute, minuteMs, milliseconds);
  return async (text): Promise<Delivery> => {
    const content = fitted(text, mostBytes);
    if (content === null) return { kind: 'failed', because: 'too-large', final: true };
    if (!take()) return { kind: 'failed', because: 'rate-limited' };
    const body = { msgtype: 'text', text: { content, ...(mention.length > 0 && { mentioned_list: mention }) } };
    const delivery = byErrcode(await postJson(url, JSON.stringify(body), door), limits);
    if (delivery.kind === 'failed' && delivery.because === 'rate-limited') rest(minuteMs);
    return delivery;
  };
}
