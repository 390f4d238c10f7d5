// A real HTTP proxy before Azurite that lets something else answer in the service's stead, or breaks what the service answers.
import { createServer, request as ask, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ProxiedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** a character for each byte */
  readonly body: string;
}

/** What becomes of an answer of the service: another one, or a cut connection. */
export type Fault = (answer: ProxiedAnswer) => ProxiedAnswer | 'cut before' | 'cut within';

export interface FaultingProxy {
  readonly port: number;
  /** how many requests have come */
  readonly asked: number;
  /** From now on; null lets everything pass. */
  answerWith(fault: Fault | null): void;
  stop(): Promise<void>;
}

export async function startFaultingProxy(service: number): Promise<FaultingProxy> {
  let fault: Fault | null = null;
  let asked = 0;
  const server = createServer((near, out) => {
    asked += 1;
    const { method, url, headers } = near;
    const far = ask({ host: '127.0.0.1', port: service, method, path: url, headers }, (answer) => {
      let body = '';
      answer.setEncoding('latin1').on('data', (chunk: string) => (body += chunk));
      answer.on('end', () => {
        const whole = { status: answer.statusCode ?? 0, headers: answer.headers, body };
        send(out, fault === null ? whole : fault(whole));
      });
    });
    far.on('error', () => out.destroy());
    near.pipe(far);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get asked() {
      return asked;
    },
    answerWith(next) {
      fault = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(out: ServerResponse, answer: ReturnType<Fault>): void {
  if (answer === 'cut before') return void out.destroy();
  const { status, headers, body } = answer === 'cut within' ? cutAnswer : answer;
  const kept = Object.entries(headers).filter(
    ([name]) => !/^(transfer-encoding|content-length|connection)$/.test(name),
  );
  const length = answer === 'cut within' ? {} : { 'content-length': Buffer.byteLength(body, 'latin1') };
  out.writeHead(status, { ...Object.fromEntries(kept), ...length });
  if (answer === 'cut within') out.write(body, () => out.destroy());
  else out.end(body, 'latin1');
}

const cutAnswer: ProxiedAnswer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"value":[' };
