// A workflow of Teams that waits for a webhook: an adaptive card of 28 KB, four a second.
import { byStatus } from './answers';
import { fitted, type Delivery, type GroupChannel } from './channel';
import { pace, processMilliseconds } from './pace';
import { postJson, type Door } from './post-webhook';

export const teamsHosts = ['.logic.azure.com', '.api.powerplatform.com'];
const mostBytes = 28 * 1024;
const perSecond = 4;
const secondMs = 1000;

export function teamsSender(url: URL, door: Door, milliseconds = processMilliseconds): GroupChannel['send'] {
  const { take, rest } = pace(perSecond, secondMs, milliseconds);
  return async (text): Promise<Delivery> => {
    const card = (lines: string) => JSON.stringify(cardOf(lines.split('\n'), text.link));
    const content = fitted({ ...text, link: null }, mostBytes, (lines) => Buffer.byteLength(card(lines)));
    if (content === null) return { kind: 'failed', because: 'too-large', final: true };
    if (!take()) return { kind: 'failed', because: 'rate-limited' };
    const posted = await postJson(url, card(content), door);
    const delivery = byStatus(posted) ?? { kind: 'sent' };
    if (delivery.kind === 'failed' && delivery.because === 'rate-limited') rest(secondMs);
    return delivery;
  };
}

/** Titles are somebody's text: runs of text, unlike text blocks, are never read as markdown. */
function cardOf(lines: readonly string[], link: string | null) {
  const body = lines.map((text) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }));
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body,
    ...(link !== null && { actions: [{ type: 'Action.OpenUrl', title: link, url: link }] }),
  };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  };
}
