// Why what is shown is not the newest, told once for all pages, which asks again by itself; at the foot nothing moves for it under a click.
import { notifyManager, useQueryClient, type Query } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { FailureMessage } from './failure-message';
import { isAway } from '../session/failures';
import { useReconnect } from './use-reconnect';

const behind = {
  type: 'active',
  predicate: ({ state }: Query) => state.data !== undefined && isAway(state.error),
} as const;

export function BehindNotice() {
  const queries = useQueryClient();
  const cache = queries.getQueryCache();
  const subscribe = useCallback((changed: () => void) => cache.subscribe(notifyManager.batchCalls(changed)), [cache]);
  const failure = useSyncExternalStore(subscribe, () => cache.findAll(behind)[0]?.state.error ?? null);
  const again = useCallback(() => void queries.refetchQueries(behind), [queries]);
  useReconnect(failure, again, failure === null);
  return failure === null ? null : <FailureMessage failure={failure} again={again} />;
}
