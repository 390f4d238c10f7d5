// The server that the last evening asks: `npm run serve` without pages, or a bare one that takes the same bodies and does nothing, or keeps them in a bare store.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '../../functions/local/server/serve';
import { serveSettings } from '../../functions/local/server/serve-settings';
import { putBody } from '../../functions/store/bodies';
import { openStore, storeSettings } from '../../functions/store/open-store';

const ready = (url: string): void => void process.stdout.write(`${url}\n`);

async function product(): Promise<void> {
  const log = (level: string, entry: unknown): void => {
    if (level === 'error' || level === 'critical') process.stderr.write(`${JSON.stringify(entry)}\n`);
  };
  const settings = serveSettings(process.env);
  const running = await serve({ settings, sites: [], clock: () => new Date(), version: 'load', log });
  ready(running.url);
}

async function bare(kind: string): Promise<void> {
  const store = kind === 'bare-store' ? await openStore(storeSettings.parse(process.env)) : null;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const kept = store === null || request.method === 'GET' ? Promise.resolve() : keep(text);
      kept.then(
        () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
        () => response.writeHead(500).end(),
      );
    });
  });
  // As a change is kept: its body first, then the row that names it.
  const keep = async (text: string): Promise<void> => {
    if (store === null) return;
    const digest = await putBody(store, 'bare', text);
    await store.batch('bare', [{ kind: 'put', row: `named~${digest}`, value: digest, expect: 'any' }]);
  };
  server.listen(0, '127.0.0.1', () => ready(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
}

const kind = process.argv[2] ?? '';
(kind === 'product' ? product() : bare(kind)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
