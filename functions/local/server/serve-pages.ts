// The pages alone (只有页面), where they stand apart from the API and no Static Web App is to be had: the built files, with the headers that were built with them.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { z } from 'zod';
import { staticFiles } from './static-files';

const folder = path.join(path.dirname(__filename), '../addin');
const { globalHeaders } = z
  .object({ globalHeaders: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(path.join(folder, 'staticwebapp.config.json'), 'utf8')));
const serveFile = staticFiles([{ under: '/', folder }]);

createServer((request, response) => {
  for (const [name, value] of Object.entries(globalHeaders)) response.setHeader(name, value);
  const refuse = (status: number, text: string, headers = {}) =>
    void response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8' }).end(text);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(405, 'Method not allowed', { allow: 'GET, HEAD' });
  }
  // Behind the host, so that two strokes at the beginning name none.
  const address = `http://localhost${request.url}`;
  const pathname = URL.canParse(address) ? new URL(address).pathname : null;
  if (pathname === null || !serveFile(pathname, request, response)) refuse(404, 'Not found');
}).listen(Number(process.env['PORT'] ?? 8080));
