// A receiver of webhooks on this machine: keeps what it is sent, and answers as a vendor would, or as a test says.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Posted {
  readonly url: URL;
  readonly type: string | undefined;
  readonly raw: string;
  readonly body: unknown;
}

type Answering = (posted: Posted, response: ServerResponse) => void;

export const answers = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answering => {
  return (_, response) => response.writeHead(status, headers).end(JSON.stringify(body));
};
export const isWell: Answering = answers(200, { errcode: 0, errmsg: 'ok' });

export async function botServer(answer: Answering = isWell) {
  const received: Posted[] = [];
  let answering = answer;
  const server = createServer((request, response) => {
    void textOf(request).then((raw) => {
      const url = new URL(request.url ?? '', 'http://127.0.0.1');
      const posted = { url, type: request.headers['content-type'], raw, body: JSON.parse(raw) as unknown };
      received.push(posted);
      answering(posted, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/robot/send?access_token=topsecret`),
    received,
    answer: (next: Answering) => (answering = next),
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
