// A server of one's own: one process and one port for the functions, the pages and what its main passes in beside them.
import type { HttpResponse } from '@azure/functions';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { toldError } from '../../error-log';
import { settingsPath, type SiteSettings } from '../../../shared/api/site-settings';
import { functionTable } from '../../function-table';
import { apiHeaders, httpsOnly, pageHeaders, type PageHosts } from '../../http/security-headers';
import { hostsOf } from '../../http/site-hosts';
import type { Service } from '../../service';
import { compressed } from './compressed';
import type { FrontDoor } from './front-door';
import { functionHost, type Log } from './function-host';
import { listen } from './listen';
import { startQueues } from './queue-host';
import { manifestPath, type ServedManifest } from './served-manifest';
import { isThisMachine, type ServerSettings } from './settings';
import { staticFiles, type Site } from './static-files';
import { startTimers } from './timer-host';

export interface Running {
  readonly url: string;
  /** Answers what is under way, then closes the service's store. */
  close(): Promise<void>;
}

/** Data, a page without scripts, or where to look instead. */
export type Answer =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly page: string }
  | { readonly status: number; readonly location: string };

/** What is served beside the functions and the pages, under an address of its own. */
export interface Beside {
  readonly under: string;
  readonly answer: (request: IncomingMessage, pathname: string) => Promise<Answer>;
}

export interface Start {
  readonly settings: ServerSettings;
  readonly service: Service;
  readonly sites: readonly Site[];
  readonly log: Log;
  readonly beside?: Beside;
  /** what the pages are told when they start */
  readonly siteSettings: SiteSettings;
  /** the add-in's manifest for this place; where nothing is said that of the build is served */
  readonly manifest?: ServedManifest | null;
  /** what they may reach; where nothing is said what follows from that */
  readonly hosts?: PageHosts;
  /** who is let in; everybody where there is none */
  readonly door?: FrontDoor;
  /** whether browsers are told to stay with https; where nothing is said they are by a certificate for others than this machine */
  readonly staysHttps?: boolean;
}

export async function startServer(start: Start): Promise<Running> {
  const { settings, service, sites, log, beside, siteSettings, door, manifest = null } = start;
  const { hosts = hostsOf(siteSettings), staysHttps = isPublicSite(settings) } = start;
  const serveFile = staticFiles(sites);
  const table = functionTable(
    () => Promise.resolve(service),
    () => settings.siteOrigins,
  );
  const queues = startQueues(table, service, log);
  const functions = functionHost(table, log, queues.take);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = addressOf(request);
    if (url === null) return plain(response, 400, 'Bad request');
    const { pathname } = url;
    if (pathname.startsWith('/api/')) return answerApi(request, response, url);
    if (beside && pathname.startsWith(beside.under)) {
      return sendBeside(response, await beside.answer(request, pathname));
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return plain(response, 405, 'Method not allowed');
    }
    // Before the file of that name, which the build writes for a static site.
    if (pathname === settingsPath) return ofPages(response, siteSettings);
    if (pathname === manifestPath && manifest !== null) return ofManifest(response, manifest);
    if (!serveFile(pathname, request, response)) return plain(response, 404, 'Not found');
  };

  const answerApi = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const start = performance.now();
    let line: object | null = null;
    // The shell's own line about the request is told once it is known how much was answered.
    const answered = await functions(request, url, (level, entry) => {
      if (isRequestLine(entry)) line = entry;
      else log(level, entry);
    });
    const bytes = await send(request, response, answered);
    const ms = Math.round(performance.now() - start);
    log('information', { ...(line ?? { route: 'elsewhere', status: answered.status }), ms, bytes });
  };

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const isData = ['/api/', ...(beside ? [beside.under] : [])].some((under) => isUnder(request.url, under));
    const headers = { ...(isData ? apiHeaders : pageHeaders(hosts)), ...(staysHttps && httpsOnly) };
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const turnedAway = door?.(request) ?? null;
    if (turnedAway !== null) {
      const { status, text } = turnedAway;
      log('information', { route: 'door', status, because: text, ms: 0, bytes: text.length });
      return plain(response, status, text);
    }
    if (!isData) tellOfPage(request, response, log);
    answer(request, response).catch((error: unknown) => {
      log('error', { error: toldError(error) });
      if (response.headersSent) response.destroy();
      else plain(response, 500, 'Internal error');
    });
  };
  const server = serverFor(settings, listener);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listen(server, settings).catch(async (error: unknown) => {
    await queues.stop();
    throw error;
  });
  const timers = startTimers(table, service, settings.timeZone, log);
  return {
    url: urlOf(port, settings),
    close: async () => {
      await Promise.all([timers.stop(), queues.stop(), drained(server)]);
      await service.store.close();
    },
  };
}

/** Whether the address is this one or below it; all others are pages and their assets. */
function isUnder(address = '', under: string): boolean {
  return `${address.split('?')[0]}/`.startsWith(under);
}

/** Not on this machine alone, where “https only” would hold for every other server on it. */
function isPublicSite({ tls, host }: ServerSettings): boolean {
  return tls !== null && !isThisMachine(host);
}

type Server = ReturnType<typeof createServer>;

/** Longer than proxies and clients keep an idle connection: closed on our side first, it resets the request that is just sent on it. */
const KEEP_ALIVE_MS = 65_000;

function serverFor({ tls }: ServerSettings, listener: RequestListener): Server {
  if (tls === null) return createServer(listener);
  return createSecureServer({ key: readFileSync(tls.key), cert: readFileSync(tls.cert) }, listener);
}

function urlOf(port: number, { host, tls }: ServerSettings): string {
  return `${tls === null ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Longer than any answer takes; whoever is still sending or taking then is cut off. */
const DRAIN_MS = 30_000;

/** Requests under way are answered, new ones are not taken any more. */
async function drained(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  });
  // What is answered while it closes leaves a connection that is idle only then.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const end = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  server.closeIdleConnections();
  await closed.finally(() => {
    clearInterval(idle);
    clearTimeout(end);
  });
}

/** Taken as it stands: a path that begins with two slashes must not name another host. */
function addressOf(request: IncomingMessage): URL | null {
  const target = request.url ?? '';
  return target.startsWith('/') && URL.canParse(`http://localhost${target}`)
    ? new URL(`http://localhost${target}`)
    : null;
}

/** Gives the bytes of the body as they were sent. */
async function send(request: IncomingMessage, response: ServerResponse, answer: HttpResponse): Promise<number> {
  const whole = new Uint8Array(await answer.arrayBuffer());
  const type = answer.headers.get('content-type') ?? '';
  const { body, headers } = await compressed(whole, type, request.headers['accept-encoding']);
  const vary = [answer.headers.get('vary'), headers['vary']].filter(Boolean).join(', ');
  const all = {
    ...Object.fromEntries(answer.headers),
    ...headers,
    ...(vary && { vary }),
    'content-length': body.length,
  };
  response.writeHead(answer.status, all).end(body);
  return request.method === 'HEAD' ? 0 : body.length;
}

function isRequestLine(entry: unknown): entry is object {
  return typeof entry === 'object' && entry !== null && 'route' in entry && 'status' in entry;
}

/** Pages and their assets are many, and tell little: a line each for who looks closely. */
function tellOfPage(request: IncomingMessage, response: ServerResponse, log: Log): void {
  const start = performance.now();
  response.once('finish', () => {
    const ms = Math.round(performance.now() - start);
    const bytes = request.method === 'HEAD' ? 0 : Number(response.getHeader('content-length') ?? 0);
    log('debug', { route: 'page', status: response.statusCode, ms, bytes });
  });
}

function sendBeside(response: ServerResponse, answer: Answer): void {
  if ('body' in answer) return json(response, answer.status, answer.body);
  if ('location' in answer) return void response.writeHead(answer.status, { location: answer.location }).end();
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': plainPage };
  response.writeHead(answer.status, headers).end(answer.page);
}

const plainPage =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** An operator's change holds from the next opening of a page on. */
function ofPages(response: ServerResponse, siteSettings: SiteSettings): void {
  response.setHeader('cache-control', 'no-cache');
  json(response, 200, siteSettings);
}

function ofManifest(response: ServerResponse, manifest: ServedManifest): void {
  if ('missing' in manifest) return plain(response, 404, manifest.missing);
  response.setHeader('cache-control', 'no-cache');
  response.writeHead(200, { 'content-type': 'application/xml' }).end(manifest.xml);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}
