// The real local server over either store, and that store itself, for what is changed behind the service's back.
import { openStore } from '../../../functions/store/open-store';
import type { Store } from '../../../functions/store/store';
import { startAzurite } from '../azurite';
import { localService, type LocalService } from '../http/local-service';

const asked = (globalThis as { storeKinds?: readonly Store['kind'][] }).storeKinds;
/** `npm test` takes the embedded store, the long tests Table Storage; a file that is long itself takes both. */
export const storeKinds = asked ?? ['sqlite', 'table'];

export interface ServiceAndStore {
  readonly kind: Store['kind'];
  readonly service: LocalService;
  readonly store: Store;
}

/** The same tests on either store; what they prepare they do in a `beforeAll` of their own. */
export function describeOnBothStores(tests: (here: ServiceAndStore) => void): void {
  const stores = bothStores();
  afterAll(() => stores.stop());
  describe.each(storeKinds)('on %s', (kind) => {
    let opened: Pick<ServiceAndStore, 'service' | 'store'>;
    beforeAll(async () => {
      opened = await stores.open[kind]();
    }, 60_000);
    afterAll(async () => {
      await opened.store.close();
      await opened.service.stop();
    });
    tests({
      kind,
      get service() {
        return opened.service;
      },
      get store() {
        return opened.store;
      },
    });
  });
}

function bothStores() {
  const azurite = startAzurite();
  const open = {
    sqlite: async () => {
      const service = await localService();
      return { service, store: await openStore({ STORE: 'sqlite', DATA_DIR: service.dataDir }) };
    },
    table: async () => {
      const { connectionString } = await azurite;
      const settings = {
        STORE: 'table',
        AzureWebJobsStorage: connectionString,
        STORE_TABLE: 'scorebook',
        STORE_CONTAINER: 'files',
      } as const;
      return { service: await localService(settings), store: await openStore(settings) };
    },
  };
  return { open, stop: async () => (await azurite).stop() };
}
