// Files of the built add-in and of Microsoft's office.js, as a static site would serve them: sirv, and what it leaves to whoever calls it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { Readable } from 'node:stream';
import sirv from 'sirv';
import { acceptedEncodings } from './accepted-encodings';

/** A folder and the address that its files are under; longer addresses go first. */
export interface Site {
  readonly under: string;
  readonly folder: string;
  /** every file of the folder is named in small letters, however it is asked for */
  readonly smallLetters?: boolean;
}

/** Answers with a file; false where there is none. */
export type ServeFile = (pathname: string, request: IncomingMessage, response: ServerResponse) => boolean;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

/** A production build names such a file by its content: what was got once is never asked for again. */
const namedByContent = /\.[0-9a-f]{16,64}\.[a-z0-9]+$/;
const forEver = 'public, max-age=31536000, immutable';
/** Office refuses icons that may not be kept. */
const aDay = 'public, max-age=86400';

function keptHowLong(file: string): string {
  if (namedByContent.test(file)) return forEver;
  return file.startsWith('/assets/') ? aDay : 'no-cache';
}

/** A page may be asked for without its `.html`, the front page without a name. What lies outside its folder is nobody's. */
export function staticFiles(sites: readonly Site[]): ServeFile {
  const served = sites.map((site) => ({
    site,
    // It looks at the disk each time, so that a build in the place of another is seen; beside a file it finds its `.br` or `.gz`.
    serve: sirv(site.folder, { dev: true, etag: true, brotli: true, gzip: true, extensions: [] }),
  }));
  return (pathname, request, response) => {
    const found = served.find(({ site }) => pathname.startsWith(site.under));
    const file = found && fileIn(found.site, pathname);
    if (!found || file === null || file === undefined) return false;
    const before = response.getHeaders();
    response.setHeader('content-type', types[path.posix.extname(file)] ?? 'application/octet-stream');
    response.setHeader('cache-control', keptHowLong(file));
    response.setHeader('vary', 'Accept-Encoding');
    prepare(request, response);
    request.url = file;
    let isThere = true;
    found.serve(request, response, () => {
      isThere = false;
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      for (const [name, value] of Object.entries(before)) if (value !== undefined) response.setHeader(name, value);
    });
    return isThere;
  };
}

/** The address within the site's folder, as it is to be asked for there; null where there can be no file. */
function fileIn({ under, smallLetters }: Site, pathname: string): string | null {
  const named = pathname === '/' ? '/index' : pathname.slice(under.length - 1);
  const text = smallLetters ? named.toLowerCase() : named;
  // Nothing that was built has a name that is encoded, begins with a dot or is told to the host of a static site alone.
  if (/[%\\]|\/\.|^\/\/|\/$|^\/staticwebapp\.config\.json$/.test(text)) return null;
  return path.posix.extname(text) === '' ? `${text}.html` : text;
}

/** What sirv would take too lightly. */
function prepare(request: IncomingMessage, response: ServerResponse): void {
  const { headers } = request;
  headers['accept-encoding'] = acceptedEncodings(headers['accept-encoding']).join(', ');
  // The plainest kind of range alone, and none that depends on a version: whatever else is asked for, the whole is a right answer.
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(headers.range ?? '') ?? [];
  const isPlain = from !== undefined && (to === '' || Number(to) >= Number(from));
  if (!isPlain || headers['if-range'] !== undefined) delete headers.range;
  // Who goes away in the middle leaves no open file behind, and a file that is gone ends its answer alone.
  response.once('pipe', (source: Readable) => {
    source.once('error', () => response.destroy());
    response.once('close', () => source.destroy());
  });
}
