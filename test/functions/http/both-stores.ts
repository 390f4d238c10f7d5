// The real local server over either store, and that store itself, for what is changed behind the service's back.
import { openStore } from '../../../functions/store/open-store';
import { startAzurite } from '../azurite';
import { localService } from './local-service';

export const storeKinds = ['sqlite', 'table'] as const;

export function bothStores() {
  const azurite = startAzurite();
  const open = {
    sqlite: async () => {
      const service = await localService();
      return { service, store: await openStore({ STORE: 'sqlite', DATA_DIR: service.dataDir }) };
    },
    table: async () => {
      const { connectionString } = await azurite;
      const settings = { STORE: 'table', AzureWebJobsStorage: connectionString, STORE_TABLE: 'scorebook' } as const;
      return { service: await localService(settings), store: await openStore(settings) };
    },
  };
  return { open, stop: async () => (await azurite).stop() };
}
