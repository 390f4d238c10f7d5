// Table Storage: what every store promises, over a real Azurite.
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { TableClient } from '@azure/data-tables';
import type { Store } from '../../../functions/store/store';
import { StoreUnavailable } from '../../../functions/store/store';
import { openTableStore } from '../../../functions/store/table-store';
import type { Azurite } from '../azurite';
import { startAzurite } from '../azurite';
import { storeConformance } from './conformance';
import { hostileKeysConformance } from './hostile-keys';
import { keptBodiesConformance } from './kept-bodies';
import { keysAndRemovalConformance } from './keys-and-removal';
import { partitionsConformance } from './partitions';

const TABLE = 'scorebook';
let azurite: Azurite;
let store: Store;

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());
beforeEach(async () => {
  store = await openTableStore(azurite.connectionString, TABLE);
});

keysAndRemovalConformance(() => store);
partitionsConformance(() => store);
hostileKeysConformance(() => store);
keptBodiesConformance(() => store);
storeConformance(
  () => store,
  async () => {
    const other = await startAzurite();
    const orphan = await openTableStore(other.connectionString, TABLE);
    await other.stop();
    return orphan;
  },
);

it('is unavailable, not empty, when its table is gone', async () => {
  const lost = await openTableStore(azurite.connectionString, 'lost');
  await TableClient.fromConnectionString(azurite.connectionString, 'lost', {
    allowInsecureConnection: true,
  }).deleteTable();
  await expect(lost.get({ partition: 'p', row: 'a' })).rejects.toThrow(StoreUnavailable);
  await expect(lost.range('p', { from: 'a', to: 'b' })).rejects.toThrow(StoreUnavailable);
  await expect(lost.batch('p', [{ kind: 'delete', row: 'a' }])).rejects.toThrow(StoreUnavailable);
});

it('is not opened where nobody answers, nor over plain HTTP to another machine', async () => {
  const nobody = azurite.connectionString.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1');
  await expect(openTableStore(nobody, TABLE)).rejects.toThrow(StoreUnavailable);
  const elsewhere = azurite.connectionString.replace('127.0.0.1', 'scores.example');
  await expect(openTableStore(elsewhere, TABLE)).rejects.toThrow(/allowInsecureConnection/);
});

it('calls a write whose answer was lost unavailable, and never its own conflict', async () => {
  const service = Number(/127\.0\.0\.1:(\d+)/.exec(azurite.connectionString)?.[1]);
  let isLost = false;
  const line = createServer((near) => {
    const far = connect(service, '127.0.0.1');
    near.on('error', () => far.destroy()).pipe(far);
    far.on('error', () => near.destroy());
    far.on('data', (answer) => {
      if (!isLost) near.write(answer);
      else near.destroy();
      isLost = false;
    });
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const { port } = line.address() as AddressInfo;
  const behind = await openTableStore(azurite.connectionString.replace(`:${service}`, `:${port}`), TABLE);

  isLost = true;
  const write = behind.batch('lost-answer', [{ kind: 'put', row: 'a', value: '1', expect: { absent: true } }]);
  const outcome = await write.catch((error: unknown) => error);
  line.close();
  expect(outcome).toBeInstanceOf(StoreUnavailable);
  expect((await store.get({ partition: 'lost-answer', row: 'a' }))?.value).toBe('1');
});
