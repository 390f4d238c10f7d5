// The embedded store: what every store promises, and what a file on a disk adds to it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';
import { StoreUnavailable } from '../../../functions/store/store';
import { storeConformance } from './conformance';
import { hostileKeysConformance } from './hostile-keys';
import { keptBodiesConformance } from './kept-bodies';
import { keysAndRemovalConformance } from './keys-and-removal';
import { partitionsConformance } from './partitions';

let folder: string;
let store: Store;
let locks: Database.Database[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scorebook-'));
  store = await openSqliteStore(join(folder, 'data'));
  locks = [];
});

afterEach(async () => {
  locks.forEach((lock) => lock.close());
  await store.close();
  rmSync(folder, { recursive: true });
});

const lockFile = (): Database.Database => {
  const other = new Database(join(folder, 'data', 'scorebook.db'));
  locks.push(other);
  return other;
};
const write = (value: string) => store.batch('p', [{ kind: 'put', row: 'a', value, expect: 'any' }]);

keysAndRemovalConformance(() => store);
partitionsConformance(() => store);
hostileKeysConformance(() => store);
keptBodiesConformance(() => store);
storeConformance(
  () => store,
  async () => {
    const other = lockFile();
    other.exec('DROP TABLE record');
    return store;
  },
);

it('keeps everything when it is closed and opened again', async () => {
  await write('考核得分');
  const before = await store.get({ partition: 'p', row: 'a' });
  await store.close();
  store = await openSqliteStore(join(folder, 'data'));
  expect(await store.get({ partition: 'p', row: 'a' })).toEqual(before);
});

it('is a file with a write-ahead log', () => {
  const other = lockFile();
  expect(other.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
});

describe('while another program locks the file', () => {
  beforeEach(async () => {
    await write('1');
    lockFile().exec('BEGIN IMMEDIATE');
  });

  it('is unavailable for writing, and works again afterwards', async () => {
    await expect(write('2')).rejects.toMatchObject({ name: 'StoreUnavailable', trouble: 'locked' });
    expect((await store.get({ partition: 'p', row: 'a' }))?.value).toBe('1');
    locks[0]?.exec('ROLLBACK');
    expect(await write('3')).toMatchObject({ written: true });
  });

  it('a write waits for a short lock, and readers do not wait for the write', async () => {
    const order: string[] = [];
    const written = write('2').then(({ written }) => order.push(`written ${written}`));
    order.push(`read ${(await store.get({ partition: 'p', row: 'a' }))?.value}`);
    locks[0]?.exec('ROLLBACK');
    await written;
    expect(order).toEqual(['read 1', 'written true']);
  });
});

it('is not opened over a file that is no database, or where no folder can be', async () => {
  writeFileSync(join(folder, 'scorebook.db'), 'no database '.repeat(100));
  await expect(openSqliteStore(folder)).rejects.toMatchObject({ name: 'StoreUnavailable', trouble: 'damaged' });
  await expect(openSqliteStore(join(folder, 'scorebook.db', 'below'))).rejects.toThrow(StoreUnavailable);
});
