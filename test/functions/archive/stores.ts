// A store of either kind for tests of commands, which know it by its settings alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../../functions/store/store';
import { startAzurite, type Azurite } from '../azurite';
import { storeKinds } from '../both-stores/on-stores';
import { tablesIn, type Env } from './over-stores';

export interface Place {
  readonly kind: Store['kind'];
  /** a folder of the test's own */
  readonly folder: string;
  /** settings that name a store in which there is nothing yet */
  fresh(): Env;
}

/** The same tests of commands over either kind of store. */
export function describeOverStores(tests: (place: Place) => void): void {
  describe.each(storeKinds)('over %s', (kind) => {
    const folder = mkdtempSync(join(tmpdir(), 'scorebook-commands-'));
    let azurite: Azurite | null = null;
    let made = 0;
    beforeAll(async () => {
      if (kind === 'table') azurite = await startAzurite();
    }, 60_000);
    afterAll(async () => {
      await azurite?.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    tests({
      kind,
      folder,
      fresh: () => {
        made += 1;
        return azurite === null
          ? { STORE: 'sqlite', DATA_DIR: join(folder, `data-${made}`) }
          : tablesIn(azurite, `commands${made}`);
      },
    });
  });
}
