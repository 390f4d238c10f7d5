// Bare servers for the last evening: one reads what it is sent and answers as many bytes as the product did; with a store it does the product's writes, too.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStore, storeSettings } from '../../functions/store/open-store';
import { replay, type Batch } from './replayed';

/** Line by line: a call's key, or the path of a reading; how long its answer is; what it writes. */
export type Told = readonly [name: string, bytes: number, batches: readonly Batch[]];

const turns = new Map<string, Promise<void>>();

/** One after the other in each partition, as the service writes: a thousand transactions at once are more than a table answers in time. */
function inTurn(partition: string | undefined, work: () => Promise<void>): Promise<void> {
  if (partition === undefined) return Promise.resolve();
  const turn = (turns.get(partition) ?? Promise.resolve()).then(work, work);
  turns.set(partition, turn);
  return turn;
}

async function bare([file, withStore]: readonly string[]): Promise<void> {
  const lines = readFileSync(file as string, 'utf8')
    .trimEnd()
    .split('\n');
  const told = new Map(lines.map((line) => JSON.parse(line) as Told).map((one) => [one[0], one]));
  const store = withStore === 'store' ? await openStore(storeSettings.parse(process.env)) : null;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      JSON.parse(Buffer.concat(chunks).toString() || 'null');
      const name = request.headers['idempotency-key'] ?? request.url;
      const [, bytes, batches] = told.get(String(name)) ?? [null, 0, []];
      const kept = store === null ? Promise.resolve() : inTurn(batches[0]?.partition, () => replay(store, batches));
      kept.then(
        () => response.writeHead(200, { 'content-type': 'text/plain' }).end(' '.repeat(bytes)),
        () => response.writeHead(500).end(),
      );
    });
  });
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(
      `${JSON.stringify({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`,
    );
  });
}

bare(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
