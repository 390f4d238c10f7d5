// Serves the built pages where no Static Web App is to be had (Azure China): the files beside it, with the headers of their `staticwebapp.config.json`.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const notPages = ['staticwebapp.config.json', 'serve-pages.mjs'];

/** The address's file within the folder, a page by its name alone; null for everything else. */
function fileAt(folder, address) {
  let pathname;
  try {
    // Behind the host, so that two strokes at the beginning name none.
    pathname = decodeURIComponent(new URL(`http://localhost${address}`).pathname);
  } catch {
    return null;
  }
  if (/[\\\0]/.test(pathname) || pathname.split('/').some((part) => part.startsWith('.'))) return null;
  const named = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const file = path.join(folder, path.extname(named) === '' ? `${named}.html` : named);
  if (!file.startsWith(folder + path.sep) || notPages.includes(path.basename(file))) return null;
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? { file, size: stat.size, modified: stat.mtime } : null;
}

/** The headers of an address: those of every one, and those of the first route that it comes under. */
function headersOf({ globalHeaders = {}, routes = [] }, pathname) {
  const fits = ({ route }) => (route.endsWith('*') ? pathname.startsWith(route.slice(0, -1)) : pathname === route);
  return { ...globalHeaders, ...routes.find(fits)?.headers };
}

export function pagesServer(folder) {
  const config = JSON.parse(readFileSync(path.join(folder, 'staticwebapp.config.json'), 'utf8'));
  return createServer((request, response) => {
    const [pathname] = (request.url ?? '/').split('?');
    for (const [name, value] of Object.entries(headersOf(config, pathname))) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const found = fileAt(folder, request.url ?? '/');
    if (found === null) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found');
      return;
    }
    const etag = `"${found.size.toString(16)}-${found.modified.getTime().toString(16)}"`;
    response.setHeader('etag', etag);
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(200, {
      'content-type': types[path.extname(found.file)] ?? 'application/octet-stream',
      'content-length': found.size,
    });
    if (request.method === 'HEAD') response.end();
    else
      createReadStream(found.file)
        .on('error', () => response.destroy())
        .pipe(response);
  });
}

if (process.argv[1] === import.meta.filename) {
  pagesServer(import.meta.dirname).listen(Number(process.env.PORT ?? 8080));
}
