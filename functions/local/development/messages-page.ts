// The page of the messages that local development keeps, as one text without scripts.

/** A message as somebody was to read it. */
export interface KeptMessage {
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}' +
  'article{border:1px solid #8888;border-radius:6px;padding:.5rem 1rem;margin:1rem 0}' +
  'pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}h2{font-size:1rem;margin:.25rem 0}' +
  'button{font:inherit;padding:.25rem 1rem}';

/** The newest first. */
export function messagesPage(messages: readonly KeptMessage[]): string {
  const none = '<p>还没有消息。请按上面的按钮。 / No messages yet. Press the button above.</p>';
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>提醒消息 · Messages</title>
<style>${style}</style>
<h1>提醒消息 · Messages</h1>
<p>本机运行时，提醒不发出去，都在这里。每天 8 点每人最多一封；今天发过的不会再发。<br>
When Scorebook runs locally, reminders go nowhere but here: at eight each day, one a person; what was sent today is not sent again.</p>
<form method="post" action="/dev/messages/tick"><button>现在就发今天的提醒 · Send today’s reminders now</button></form>
${messages.length === 0 ? none : messages.map(article).join('\n')}
</html>`;
}

function article({ at, to, subject, text }: KeptMessage): string {
  return `<article><h2>${escaped([to, subject].filter(Boolean).join(' — '))}</h2><time>${escaped(at)}</time><pre>${escaped(text)}</pre></article>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
