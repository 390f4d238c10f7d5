// Stores that settings name, opened for one piece of work, and people of the fixtures' organisation in them.
import { openStore, storeSettings } from '../../../functions/store/open-store';
import type { Store } from '../../../functions/store/store';
import { requestOf } from '../../../functions/usecases/access';
import { knownPerson } from '../../../functions/usecases/people';
import type { Azurite } from '../azurite';
import { contentsOf } from './contents-of';

export type Env = Readonly<Record<string, string>>;

/** When all of it happens, and by which program. */
export const clock = () => new Date('2026-12-01T08:00:00Z');
export const version = '0.2.0';

/** Tables and blobs of their own in an Azurite. */
export function tablesIn(azurite: Azurite, name: string): Env {
  return {
    ...{ STORE: 'table', AzureWebJobsStorage: azurite.connectionString },
    ...{ STORE_TABLE: name, STORE_CONTAINER: name },
  };
}

export async function over<Answer>(env: Env, work: (store: Store) => Promise<Answer>): Promise<Answer> {
  const store = await openStore(storeSettings.parse(env));
  return work(store).finally(() => store.close());
}

export function contents(env: Env): Promise<string[]> {
  return over(env, contentsOf);
}

/** What somebody asks of a period of the small scheme. */
export async function by(store: Store, id: string, period: string) {
  const given = { store, clock };
  const person = await knownPerson(given, { organisation: 'demo', id, name: '' });
  return requestOf(given, person, { organisation: 'demo', scheme: 'reg', period });
}
