// What could not be loaded for want of a connection is asked for again: at once when the network is back, else from time to time.
import { useEffect } from 'react';
import { NetworkFailure } from '../session/failures';
import type { Loaded } from './use-loaded';

/** A service that is started again tells nobody; the browser tells of its own network only. */
const PAUSE_MS = 10_000;

export function useReconnect(of: Loaded<unknown>, again: (() => void) | undefined): void {
  useEffect(() => {
    if (!again || of.kind !== 'failed' || !(of.failure instanceof NetworkFailure)) return;
    const clock = setTimeout(again, PAUSE_MS);
    window.addEventListener('online', again);
    return () => {
      clearTimeout(clock);
      window.removeEventListener('online', again);
    };
  }, [again, of]);
}
