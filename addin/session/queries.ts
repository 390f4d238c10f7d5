// What the service was asked, kept for all pages in one cache: out of date with every write, and once it is looked at again.
import { focusManager, QueryClient } from '@tanstack/react-query';
import type { RouteId } from '../../shared/api/routes';
import { routes } from '../../shared/api/routes';
import type { ApiClient, CallOf } from './api-client';
import { ApiProblem } from './failures';

/** What is younger is not asked for again when a page or the window is looked at. */
const FRESH_MS = 10_000;

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // A page that waits behind others keeps what is typed on it only as long as what it shows is there.
        gcTime: Infinity,
        // What could not be had is asked for again by `LoadedContent`, which tells the person and heeds what the service asks for.
        retry: false,
        // A browser that believes itself offline may be wrong, and the person is told rather than left waiting.
        networkMode: 'always',
      },
    },
  });
}

/** In a pane the window is in sight all day: a click into it counts as looking as well. */
export function watchFocus(window: Window): void {
  focusManager.setEventListener((looked) => {
    const look = (): void => looked();
    window.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      window.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  });
}

/** Routes that are asked with a body and change nothing of what is shown: a file is, once a record names it. */
const asking: readonly RouteId[] = ['checkScheme', 'preview', 'previewRetention', 'figures', 'putFile'];

/** Refused since what was shown is no longer so. */
const overtaken = [409, 412];

/** Caches under which many writes are under way: what is shown is asked for again once, after the last. */
const held = new WeakSet<QueryClient>();

/** Does many writes, one after the other, as one change of what is shown. */
export async function manyWrites<Value>(queries: QueryClient, work: () => Promise<Value>): Promise<Value> {
  held.add(queries);
  try {
    return await work();
  } finally {
    held.delete(queries);
    void queries.invalidateQueries();
  }
}

/** The same service; what was read before a write is out of date after it, and so is what a write was refused for. */
export function refreshing(api: ApiClient, queries: QueryClient): ApiClient {
  const after = async <Id extends RouteId, Answer>(id: Id, asked: Promise<Answer>): Promise<Answer> => {
    const writes = routes[id].method !== 'GET' && !asking.includes(id);
    try {
      const answer = await asked;
      if (writes && !held.has(queries)) void queries.invalidateQueries();
      return answer;
    } catch (error) {
      if (writes && !held.has(queries) && error instanceof ApiProblem && overtaken.includes(error.problem.status))
        void queries.invalidateQueries();
      throw error;
    }
  };
  return {
    ask: <Id extends RouteId>(id: Id, call: CallOf<Id>) => after(id, api.ask(id, call)),
    askWithEtag: (id, call) => after(id, api.askWithEtag(id, call)),
    askLater: (id, call) => after(id, api.askLater(id, call)),
  };
}
