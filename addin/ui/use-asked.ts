// What a page shows of the service's answers: under way, there, or failed; one answer for all pages that ask for the same.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { isAway } from '../session/failures';
import { useShown } from './shown';
import type { Loaded } from './use-loaded';

interface Options {
  /** what never changes once it is there */
  readonly lasting?: boolean;
  /** what others may change at any moment, and is acted on: asked for whenever it is looked at, however young it is */
  readonly moving?: boolean;
  /** false while it is not known yet what to ask for */
  readonly enabled?: boolean;
}

/** `key` names what is asked for, whole: two pages with one key share the answer. What was there stays until the new arrives. */
export function useAsked<Value>(
  key: readonly (string | number | null)[],
  ask: (signal: AbortSignal) => Promise<Value>,
  { lasting = false, moving = false, enabled = true }: Options = {},
): readonly [Loaded<Value>, () => Promise<void>] {
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ask(signal),
    subscribed: useShown(),
    enabled,
    ...(lasting && { staleTime: 'static' }),
    ...(moving && { staleTime: 0 }),
  });
  const again = useCallback(async () => void (await refetch()), [refetch]);
  return [useMemo(() => loadedOf(data, error), [data, error]), again];
}

/** What has arrived stays while nothing newer can be had, which `BehindNotice` tells; not where the service refuses it by now. */
export function loadedOf<Value>(data: Value | undefined, error: Error | null): Loaded<Value> {
  if (data !== undefined && (error === null || isAway(error))) return { kind: 'ready', value: data };
  return error === null ? { kind: 'loading' } : { kind: 'failed', failure: error };
}
