// A real TCP proxy on loopback between browser and service that breaks connections at a chosen step of a submission.
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** What happens to submissions; everything else passes, but for `down`, `pages only`, `restarting` and `without`. */
export type Step =
  | 'pass'
  /** nothing is reachable at all */
  | 'down'
  /** the pages are there, as out of a cache; who is asked for anything else does not answer */
  | 'pages only'
  /** the pages are there; a gateway answers everything else in the stead of a service that is being started again */
  | 'restarting'
  /** cut before any of the request reaches the service */
  | 'before the request'
  /** cut when half of the body has reached the service */
  | 'during the body'
  /** cut when the service has accepted, before a byte of its answer is passed on */
  | 'before the answer'
  /** cut when half of the answer has been passed on */
  | 'during the answer'
  /** the answer is held back until the connection breaks from elsewhere */
  | 'hold the answer'
  /** whoever asks for this address is cut off */
  | { readonly without: string }
  /** answered by something between browser and service */
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

export interface CuttingProxy {
  readonly url: string;
  /** submissions that reached the proxy */
  readonly asked: number;
  /** submissions that the service accepted, as its answers say */
  readonly accepted: number;
  /** From now on; `down` also breaks what is connected. */
  at(step: Step): void;
  /** Passes on to another port from now on: the service was started again. */
  to(url: string): void;
  stop(): Promise<void>;
}

const SUBMISSION = /^POST \/api\/schemes\/[^/]+\/periods\/[^/]+\/submissions /;
const ASKED = /^[A-Z]+ \/(api|dev)\//;
const RESTARTING = { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad Gateway</h1>' };
const HEAD_END = '\r\n\r\n';

export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  let port = Number(new URL(target).port);
  let step: Step = 'pass';
  let [asked, accepted] = [0, 0];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    return socket.on('close', () => sockets.delete(socket));
  };

  const server = createServer((browser) => {
    keep(browser);
    if (step === 'down') return void browser.destroy();
    const service = keep(connect(port, '127.0.0.1'));
    const cut = (): void => {
      browser.destroy();
      service.destroy();
    };
    browser.on('close', cut);
    service.on('close', cut);
    /** the submission that is on its way over this connection, and its step */
    let submission: { at: Exclude<Step, { without: string }>; request: Buffer } | null = null;

    browser.on('data', (chunk: Buffer) => {
      if (step === 'pages only' && ASKED.test(chunk.toString('latin1', 0, 200))) return cut();
      if (typeof step === 'object' && 'without' in step && addressIn(chunk) === step.without) return cut();
      if (step === 'restarting' && ASKED.test(chunk.toString('latin1', 0, 200)))
        return void browser.end(answerOf(RESTARTING));
      if (SUBMISSION.test(chunk.toString('latin1', 0, 200))) {
        asked += 1;
        submission = { at: typeof step === 'object' && 'without' in step ? 'pass' : step, request: Buffer.alloc(0) };
      }
      if (!submission) return void service.write(chunk);
      submission.request = Buffer.concat([submission.request, chunk]);
      const { at, request } = submission;
      if (at === 'before the request') return cut();
      if (at !== 'during the body' && typeof at === 'string') return void service.write(chunk);
      const head = request.indexOf(HEAD_END) + HEAD_END.length;
      const length = Number(/content-length: (\d+)/i.exec(request.toString('latin1', 0, head))?.[1]);
      if (request.length < head + length) return;
      if (at === 'during the body') service.write(request.subarray(0, head + Math.floor(length / 2)), cut);
      else browser.end(answerOf(at));
    });
    service.on('data', (chunk: Buffer) => {
      const at = submission?.at ?? 'pass';
      if (submission && chunk.toString('latin1', 0, 12) === 'HTTP/1.1 201') accepted += 1;
      submission = submission && at !== 'hold the answer' ? null : submission;
      if (at === 'before the answer') return cut();
      if (at === 'hold the answer') return;
      if (at === 'during the answer') return void browser.write(chunk.subarray(0, chunk.length / 2), cut);
      browser.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get asked() {
      return asked;
    },
    get accepted() {
      return accepted;
    },
    at(next) {
      step = next;
      if (next === 'down') for (const socket of sockets) socket.destroy();
    },
    to(url) {
      port = Number(new URL(url).port);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const addressIn = (request: Buffer): string | undefined => request.toString('latin1', 0, 200).split(' ')[1];

function answerOf({ status, headers, body }: Extract<Step, { status: number }>): string {
  const all = { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} Refused`, ...lines, '', body].join('\r\n');
}
