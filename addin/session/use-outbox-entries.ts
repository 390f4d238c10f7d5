// The entries of the outbox, kept up to date.
import { useSyncExternalStore } from 'react';
import type { Entry } from './outbox-entry';
import { useServices } from './services';

export function useOutboxEntries(): readonly Entry[] {
  const { outbox } = useServices();
  return useSyncExternalStore(outbox.subscribe, outbox.entries);
}
