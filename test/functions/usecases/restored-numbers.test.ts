// After a backup is put back, numbers of submissions are given a second time: what was fetched before names no other version by them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, restore } from '../../../functions/local/commands/backup-file';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import { requestOf } from '../../../functions/usecases/access';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { openPeriod } from '../../../functions/usecases/open-period';
import { putScheme } from '../../../functions/usecases/schemes';
import { submit } from '../../../functions/usecases/submit';
import { routine, smallScheme } from '../http/small-scheme';

const place = { organisation: 'demo', scheme: 'small', period: '2026-10' };
const person = (id: string) => ({ organisation: 'demo', id, name: id, roles: ['office'] });
const [one, other] = [person('office-1'), person('office-2')];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function using<Result>(data: string, act: (given: StoreAndClock) => Promise<Result>): Promise<Result> {
  const store = await openSqliteStore(join(folder, data));
  try {
    return await act({ store, clock: () => new Date('2026-10-15T08:00:00Z') });
  } finally {
    await store.close();
  }
}

test('a sheet fetched before the restore is not taken for what somebody else has submitted since', async () => {
  await using('data', async (given) => {
    await putScheme(given, one, 'small', smallScheme('small'), { 'if-none-match': '*' });
    await openPeriod(requestOf(given, one, place));
    await submit(requestOf(given, one, place), 'k1', { sheets: [routine('u1', 1)] });
  });
  const file = join(folder, 'copy.backup');
  await backUp(join(folder, 'data'), file);
  const before = await using('data', (given) =>
    submit(requestOf(given, one, place), 'k2', { sheets: [routine('u1', 2)] }),
  );
  await restore(join(folder, 'restored'), file, false, new Date('2026-10-15T09:00:00Z'));
  const since = await using('restored', (given) =>
    submit(requestOf(given, other, place), 'k3', { sheets: [routine('u1', 3)] }),
  );
  expect(since.submission).toBe(before.submission);
  const base = Object.fromEntries(before.sheets.map(({ key, etag }) => [key, etag]));
  await expect(
    using('restored', (given) => submit(requestOf(given, one, place), 'k4', { sheets: [routine('u1', 4)], base })),
  ).rejects.toMatchObject({ code: 'stale' });
});
