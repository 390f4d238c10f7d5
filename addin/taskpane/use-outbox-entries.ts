// The entries of the outbox, kept up to date.
import { useCallback, useEffect, useState } from 'react';
import type { Entry } from '../session/outbox-entry';
import { useServices } from './services';

export function useOutboxEntries(): readonly Entry[] {
  const { outbox } = useServices();
  const [entries, setEntries] = useState(() => outbox.entries());
  const follow = useCallback(() => setEntries(outbox.entries()), [outbox]);
  useEffect(() => outbox.subscribe(follow), [follow, outbox]);
  return entries;
}
