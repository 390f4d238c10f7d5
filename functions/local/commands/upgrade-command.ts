// What `npm run upgrade` does: the store that the settings name is brought up to this program's format; tables while no instance of the service runs.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checked, type Environment } from '../../settings';
import { openStore, storeSettings } from '../../store/open-store';
import { sqliteFile } from '../../store/sqlite-store';
import { currentFormat } from '../../upgrade/store-format';
import { upgradeStore } from '../../upgrade/upgrade-store';
import { upgradeEmbedded } from '../server/open-upgraded-store';

/** `upgrade`. Throws what is to be told to whoever typed it. */
export async function upgradeCommand(
  args: readonly string[],
  env: Environment,
  version: string,
  clock: () => Date,
  tell: (line: string) => void,
): Promise<string> {
  parseArgs({ args: [...args], options: {} });
  const { store: settings } = checked({ store: storeSettings }, env);
  if (settings.STORE === 'sqlite' && !existsSync(sqliteFile(settings.DATA_DIR))) {
    throw new Error(`There is no store under ${settings.DATA_DIR}`);
  }
  const store = await openStore(settings);
  try {
    const opening = { version, clock, tell };
    const done = await (settings.STORE === 'sqlite'
      ? upgradeEmbedded(store, settings.DATA_DIR, opening)
      : upgradeStore({ store, clock }, opening));
    return done ? `Brought up to format ${currentFormat}` : 'There was nothing to bring up';
  } finally {
    await store.close();
  }
}
