// Which store the service runs on: the settings, checked at start, and the opening.
import { z } from 'zod';
import { openSqliteStore } from './sqlite-store';
import type { Store } from './store';
import { storageOf, tableSettings } from './table-settings';
import { openTableStore } from './table-store';

/** Settings from the environment. Anything wrong is named by zod with its setting. */
export const storeSettings = z.preprocess(
  (env) => ({ STORE: 'sqlite', ...(env as object) }),
  z.discriminatedUnion('STORE', [
    z.object({ STORE: z.literal('sqlite'), DATA_DIR: z.string().min(1).default('.data') }),
    tableSettings,
  ]),
);
export type StoreSettings = z.infer<typeof storeSettings>;

export function openStore(settings: StoreSettings): Promise<Store> {
  return settings.STORE === 'sqlite'
    ? openSqliteStore(settings.DATA_DIR)
    : openTableStore(storageOf(settings), settings.STORE_TABLE, settings.STORE_CONTAINER);
}
