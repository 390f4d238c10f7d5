// Files of the built add-in and of Microsoft's office.js, as a static site would serve them.
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { holds } from '../../../shared/api/preconditions';

/** A folder and the address that its files are under; longer addresses go first. */
export interface Site {
  readonly under: string;
  readonly folder: string;
  /** every file of the folder is named in small letters, however it is asked for */
  readonly smallLetters?: boolean;
}

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

/** Answers with a file; false where there is none. */
export async function serveFile(
  sites: readonly Site[],
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const file = fileOf(sites, pathname);
  const found = file && fileSize(file);
  if (!file || !found) return false;
  const etag = `"${found.size.toString(36)}-${found.modified.toString(36)}"`;
  const headers = {
    'content-type': types[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    etag,
  };
  if (!holds({ 'if-none-match': request.headers['if-none-match'] }, etag)) {
    response.writeHead(304, headers).end();
  } else {
    response.writeHead(200, { ...headers, 'content-length': found.size });
    response.end(request.method === 'HEAD' ? undefined : await readFile(file));
  }
  return true;
}

/** A page may be asked for without its `.html`, the front page without a name. What lies outside its folder is nobody's. */
function fileOf(sites: readonly Site[], pathname: string): string | null {
  const site = sites.find(({ under }) => pathname.startsWith(under));
  const named = pathname === '/' ? 'index' : site && decoded(pathname.slice(site.under.length));
  const wanted = site?.smallLetters ? named?.toLowerCase() : named;
  if (!site || !wanted || /[\\\0]/.test(wanted)) return null;
  const folder = path.resolve(site.folder);
  const file = path.resolve(folder, path.extname(wanted) === '' ? `${wanted}.html` : wanted);
  return file.startsWith(folder + path.sep) ? file : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function fileSize(file: string): { readonly size: number; readonly modified: number } | null {
  try {
    const found = statSync(file);
    return found.isFile() ? { size: found.size, modified: Math.floor(found.mtimeMs) } : null;
  } catch {
    // No such file, a name too long, or one that goes on below a file: in every case there is nothing to serve.
    return null;
  }
}
