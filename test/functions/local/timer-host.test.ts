// The timer functions of the local server: called one after the other until it stops, whatever befalls one call.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { functionTable } from '../../../functions/function-table';
import { startTimers } from '../../../functions/local/server/timer-host';
import { putBody } from '../../../functions/store/bodies';
import { rowsUnder } from '../../../functions/store/encode-key';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';
import { schemesChain } from '../../../functions/usecases/places';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  store = await openSqliteStore(folder);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const pace = { first: 1, every: 1 };
/** The table over this store, whose clock goes on by an hour whenever it is asked. */
const table = () => {
  let hours = 0;
  const clock = () => new Date(Date.parse('2026-10-15T00:00:00Z') + (hours += 1) * 3_600_000);
  const unasked = () => Promise.reject(new Error('nobody asks'));
  return functionTable(() =>
    Promise.resolve({
      ...{ store, clock, version: 'test', organisations: ['demo'] },
      ...{ validateToken: unasked, rateLimit: () => null, checkStore: unasked },
    }),
  );
};

test('the sweep is called again and again, until the host stops', async () => {
  const { partition } = schemesChain('demo');
  await putBody(store, partition, 'left by a crash');
  const logged: unknown[] = [];
  await new Promise<void>((resolve) => {
    const host = startTimers(
      table(),
      (_, entry) => {
        logged.push(entry);
        if (JSON.stringify(entry).includes('"removed":1')) void host.stop().then(resolve);
      },
      pace,
    );
  });
  const calls = logged.length;
  expect((await store.keys(partition, rowsUnder('body'))).rows).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(logged).toHaveLength(calls);
});

test('a call that fails is logged, and the next one comes', async () => {
  await store.close();
  const errors: unknown[] = [];
  await new Promise<void>((resolve) => {
    const host = startTimers(
      table(),
      (level, entry) => {
        if (errors.push([level, entry]) === 2) void host.stop().then(resolve);
      },
      pace,
    );
  });
  expect(errors).toEqual(Array(2).fill(['error', expect.objectContaining({ timer: 'sweep' })]));
});
