// Requests as bytes on a connection, so that nothing is put right on the way as `fetch` would do.
import { Agent, request as send } from 'node:http';

export interface Wired {
  readonly method: string;
  /** path and query as sent */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

export interface Answered {
  readonly status: number;
  readonly contentType: string;
  readonly etag: string | null;
  readonly text: string;
}

export function connection(address: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port } = new URL(address);
  const ask = ({ method, target, headers, body }: Wired): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const length = body === null ? {} : { 'content-length': String(body.length) };
      const options = { agent, hostname, port, method, path: target, headers: { ...headers, ...length } };
      const sent = send(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          resolve({
            status: answer.statusCode ?? 0,
            contentType: answer.headers['content-type'] ?? '',
            etag: answer.headers.etag ?? null,
            text: Buffer.concat(chunks).toString('utf8'),
          });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return { ask, close: () => agent.destroy() };
}
