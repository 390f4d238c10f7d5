// The store that a command is about: one that is there, or may begin with it, and that no later program has written.
import { existsSync } from 'node:fs';
import { checked, type Environment } from '../../settings';
import { openStore, storeSettings, type StoreSettings } from '../../store/open-store';
import { sqliteFile } from '../../store/sqlite-store';
import type { Store } from '../../store/store';
import { assertKnownFormat } from '../../upgrade/store-format';

/** Thrown where the embedded store is not there. */
export class NoStore extends Error {
  override readonly name = 'NoStore';
}

/**
 * Does the work over the store that the settings name, and closes it. Throws NoStore where there is none, which opening would make, unless one
 * `mayBegin`; OtherFormat where this program must not read it.
 */
export async function overStore<Answer>(
  env: Environment,
  work: (store: Store, settings: StoreSettings) => Promise<Answer>,
  { mayBegin = false } = {},
): Promise<Answer> {
  const { store: settings } = checked({ store: storeSettings }, env);
  if (!mayBegin && settings.STORE === 'sqlite' && !existsSync(sqliteFile(settings.DATA_DIR)))
    throw new NoStore(`There is no store under ${settings.DATA_DIR}`);
  const store = await openStore(settings);
  try {
    await assertKnownFormat(store);
    return await work(store, settings);
  } finally {
    await store.close();
  }
}
