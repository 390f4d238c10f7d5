// A group bot of DingTalk (钉钉群机器人), signed (加签): 20 messages a minute; one that sends more is shut out for ten.
import { createHmac } from 'node:crypto';
import { byErrcode } from './answers';
import { fitted, type Delivery, type GroupChannel } from './channel';
import { pace, processMilliseconds } from './pace';
import { postJson, type Door } from './post-webhook';

export const dingtalkHosts = ['oapi.dingtalk.com'];
/** The vendor names 20,000 for the whole body; a reminder that long reminds of nothing. */
const mostBytes = 5000;
const perMinute = 20;
const minuteMs = 60_000;
const shutMs = 10 * minuteMs;
/** `send too fast`, under its older and its newer number */
const limits = [130101, 660026, 410100];

export interface Dingtalk {
  readonly url: URL;
  readonly secret: string;
}

export function dingtalkSender(
  { url, secret }: Dingtalk,
  door: Door,
  clock: () => Date,
  milliseconds = processMilliseconds,
): GroupChannel['send'] {
  const { take, rest } = pace(perMinute, minuteMs, milliseconds);
  return async (text): Promise<Delivery> => {
    const content = fitted(text, mostBytes);
    if (content === null) return { kind: 'failed', because: 'too-large', final: true };
    if (!take()) return { kind: 'failed', because: 'rate-limited' };
    const body = JSON.stringify({ msgtype: 'text', text: { content }, at: { isAtAll: false } });
    const delivery = byErrcode(await postJson(signed(url, secret, clock().getTime()), body, door), limits);
    if (delivery.kind === 'failed' && delivery.because === 'rate-limited') rest(shutMs);
    return delivery;
  };
}

/** The address with the moment and its signature (加签): HMAC-SHA256 of both, by the bot's secret. */
function signed(url: URL, secret: string, timestamp: number): URL {
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  const address = new URL(url);
  address.searchParams.set('timestamp', String(timestamp));
  address.searchParams.set('sign', sign);
  return address;
}
