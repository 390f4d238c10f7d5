// A real http server of a test: answers by what the test put there, and keeps what it was asked.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** sent as JSON; text and bytes are sent as they are */
  readonly body: unknown;
}

export interface SmallServer {
  readonly origin: string;
  readonly asked: Asked[];
  /** Decides the next answers; 'drop' closes the connection without one, 'hang' never answers. */
  answer: (asked: Asked) => Answer | 'drop' | 'hang';
  close(): Promise<void>;
}

export async function startSmallServer(): Promise<SmallServer> {
  const asked: Asked[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const one: Asked = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: text === '' ? null : isJson(request) ? JSON.parse(text) : Buffer.concat(chunks),
      };
      asked.push(one);
      const answer = small.answer(one);
      if (answer === 'hang') return;
      if (answer === 'drop') {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      const isAsItIs = typeof answer.body === 'string' || Buffer.isBuffer(answer.body);
      response.end(isAsItIs ? answer.body : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const small: SmallServer = {
    origin: `http://127.0.0.1:${port}`,
    asked,
    answer: () => ({ status: 404, body: {} }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return small;
}

const isJson = ({ headers }: IncomingMessage): boolean => headers['content-type'] === 'application/json';

/** The body of a refusal. */
export function problem(status: number, code: string, more: object = {}): object {
  return { type: 'about:blank', title: code, status, code, detail: '', instance: 'invocation-1', faults: [], ...more };
}
