// The local server: one process and one port for the functions, the pages and the development sign-in.
import type { HttpResponse } from '@azure/functions';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { functionTable } from '../../function-table';
import { toldError } from '../../error-log';
import { createRateLimit, processSeconds } from '../../http/rate-limit';
import { apiHeaders, httpsOnly, pageHeaders } from '../../http/security-headers';
import { createTokenValidator } from '../../identity/validate-token';
import { openStore } from '../../store/open-store';
import { createStoreCheck } from '../../usecases/store-check';
import { createDevIssuer } from '../development/dev-issuer';
import { devSignIn } from '../development/dev-sign-in';
import { functionHost, type Log } from './function-host';
import { seedSample } from '../development/sample/seed';
import { sampleOrganisations } from '../development/sample/people';
import { isThisMachine, type LocalSettings } from './settings';
import { serveFile, type Site } from './static-files';
import { startTimers } from './timer-host';

export interface LocalServer {
  readonly url: string;
  close(): Promise<void>;
}

interface Start {
  readonly settings: LocalSettings;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: () => Date;
  readonly sites: readonly Site[];
  readonly version: string;
  readonly log: Log;
}

export async function startLocalServer({ settings, env, clock, sites, version, log }: Start): Promise<LocalServer> {
  const issuer = await createDevIssuer(env, sampleOrganisations, clock);
  const store = await openStore(settings.store);
  const given = { store, clock };
  const service = {
    ...given,
    version,
    validateToken: createTokenValidator(issuer.settings, clock),
    rateLimit: createRateLimit(settings.rate, processSeconds),
    checkStore: createStoreCheck(store, processSeconds),
    organisations: sampleOrganisations,
  };
  const table = functionTable(() => Promise.resolve(service));
  const functions = functionHost(table, log);
  const signIn = devSignIn(given, issuer, sampleOrganisations);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = addressOf(request);
    if (url === null) return plain(response, 400, 'Bad request');
    const { pathname } = url;
    if (pathname.startsWith('/api/')) return send(response, await functions(request, url));
    if (pathname.startsWith('/dev/')) {
      if (!settings.signInOpen && !namesThisMachine(request)) return plain(response, 421, 'Ask for localhost');
      const { status, body } = await signIn(request, pathname);
      return json(response, status, body);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(response, 405, 'Method not allowed');
    if (pathname === '/') return void response.writeHead(302, { location: '/preview' }).end();
    if (!(await serveFile(sites, pathname, request, response))) return plain(response, 404, 'Not found');
  };

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const headers = { ...(isData(request.url) ? apiHeaders : pageHeaders()), ...(isPublicSite(settings) && httpsOnly) };
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    answer(request, response).catch((error: unknown) => {
      log('error', { error: toldError(error) });
      if (response.headersSent) response.destroy();
      else plain(response, 500, 'Internal error');
    });
  };
  try {
    await seedSample(given);
    const server = serverFor(settings, listener);
    await listen(server, settings);
    const timers = startTimers(table, log);
    return {
      url: urlOf(server, settings),
      close: async () => {
        await timers.stop();
        await close(server, store);
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Answers of the API and of the development sign-in; the rest are pages and their assets. */
function isData(address = ''): boolean {
  return /^\/(api|dev)(\/|$)/.test(address);
}

/** A page of another site may have its own name lead here; the browser then lets it read what is answered. */
function namesThisMachine({ headers: { host = '' } }: IncomingMessage): boolean {
  const url = `http://${host}`;
  return URL.canParse(url) && isThisMachine(new URL(url).hostname.replace(/^\[|\]$/g, ''));
}

/** Not on this machine alone, where “https only” would hold for every other server on it. */
function isPublicSite({ tls, host }: LocalSettings): boolean {
  return tls !== null && !isThisMachine(host);
}

type Server = ReturnType<typeof createServer>;

function serverFor({ tls }: LocalSettings, listener: RequestListener): Server {
  if (tls === null) return createServer(listener);
  return createSecureServer({ key: readFileSync(tls.key), cert: readFileSync(tls.cert) }, listener);
}

function listen(server: Server, { port, host }: LocalSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      reject(taken ? new Error(`Port ${port} on ${host} is taken: set PORT to another one`, { cause: error }) : error);
    });
    server.listen(port, host, resolve);
  });
}

function urlOf(server: Server, { host, tls }: LocalSettings): string {
  const { port } = server.address() as AddressInfo;
  return `${tls === null ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Requests under way are answered, then the store is closed. */
async function close(server: Server, store: { close(): Promise<void> }): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  });
  server.closeIdleConnections();
  await closed;
  await store.close();
}

/** Taken as it stands: a path that begins with two slashes must not name another host. */
function addressOf(request: IncomingMessage): URL | null {
  const target = request.url ?? '';
  return target.startsWith('/') && URL.canParse(`http://localhost${target}`)
    ? new URL(`http://localhost${target}`)
    : null;
}

async function send(response: ServerResponse, answer: HttpResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'content-length': body.length }).end(body);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}
