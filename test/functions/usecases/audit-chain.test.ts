// The audit chain holds as it was written, and whatever is done to it afterwards is found and located.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinKey } from '../../../functions/store/encode-key';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';
import { firstBreak } from '../../../functions/usecases/audit-chain';
import type { Given } from '../../../functions/usecases/given';
import { putPerson } from '../../../functions/usecases/people';
import { peopleChain } from '../../../functions/usecases/places';

let folder: string;
let store: Store;
let given: Given;
const chain = peopleChain('demo');
const entry = (sequence: number) => joinKey('audit', String(sequence).padStart(10, '0'));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  store = await openSqliteStore(folder);
  given = { store, clock: () => new Date('2026-10-15T08:00:00Z') };
  for (let n = 1; n <= 5; n += 1) {
    await putPerson(given, { organisation: 'demo', id: 'admin' }, `p${n}`, { name: `${n} 号`, roles: ['office'] });
  }
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const rewrite = async (row: string, with_: (value: string) => string) => {
  const stored = await store.get({ partition: chain.partition, row });
  const value = with_(stored?.value as string);
  await store.batch(chain.partition, [{ kind: 'put', row, value, expect: 'any' }]);
};

test('as written it holds', async () => {
  expect(await firstBreak(given, chain)).toBeNull();
  expect(await firstBreak(given, peopleChain('nobody'))).toBeNull();
});

test('one changed byte is found', async () => {
  await rewrite(entry(3), (value) => value.replace('"p3"', '"p9"'));
  expect(await firstBreak(given, chain)).toBe(3);
});

test('an entry taken out of the middle is found', async () => {
  await store.batch(chain.partition, [{ kind: 'delete', row: entry(2) }]);
  expect(await firstBreak(given, chain)).toBe(2);
});

test('an end that is cut off is found', async () => {
  await store.batch(chain.partition, [{ kind: 'delete', row: entry(5) }]);
  expect(await firstBreak(given, chain)).toBe(5);
});

test('entries that changed places are found', async () => {
  const [second, third] = await Promise.all(
    [2, 3].map((n) => store.get({ partition: chain.partition, row: entry(n) })),
  );
  await rewrite(entry(2), () => third?.value as string);
  await rewrite(entry(3), () => second?.value as string);
  expect(await firstBreak(given, chain)).toBe(2);
});
