// The store of a server of one's own, brought up to this program's format at its start: the embedded one, after a backup; tables by command.
import { openStore, type StoreSettings } from '../../store/open-store';
import { sqliteFile } from '../../store/sqlite-store';
import type { Store } from '../../store/store';
import { upgradeStore } from '../../upgrade/upgrade-store';
import { backUp } from '../commands/backup-file';

interface Opening {
  readonly version: string;
  readonly clock: () => Date;
  /** a line for whoever watches */
  readonly tell: (line: string) => void;
}

export async function openUpgradedStore(settings: StoreSettings, opening: Opening): Promise<Store> {
  const store = await openStore(settings);
  // Several servers may run over the same tables: those are brought up while none does.
  if (settings.STORE !== 'sqlite') return store;
  try {
    await upgradeEmbedded(store, settings.DATA_DIR, opening);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Gives whether anything was to be done. */
export function upgradeEmbedded(store: Store, dataDir: string, { version, clock, tell }: Opening): Promise<boolean> {
  const before = async (from: number) => {
    const stamp = clock().toISOString().replace(/[:.]/g, '-');
    const file = `${sqliteFile(dataDir)}.before-upgrade-from-${from}-${stamp}`;
    await backUp(dataDir, file);
    tell(`The store as it was is ${file}`);
  };
  return upgradeStore({ store, clock }, { version, before, tell });
}
