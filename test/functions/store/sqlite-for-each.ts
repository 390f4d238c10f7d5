// An embedded store in a folder of its own, for each test of a file or for all of a block: there before them, gone after them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';

/** What the file prepares in it, it does in a `beforeEach` of its own. */
export const sqliteForEach = () => sqliteFor(beforeEach, afterEach);

/** What the block prepares in it, it does in a `beforeAll` of its own. */
export const sqliteForAll = () => sqliteFor(beforeAll, afterAll);

function sqliteFor(before: typeof beforeEach, after: typeof afterEach): { readonly store: Store } {
  let folder: string;
  let store: Store;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
    store = await openSqliteStore(folder);
  });
  after(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    get store() {
      return store;
    },
  };
}
