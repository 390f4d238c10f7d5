// Asks again for what there was no connection for: when the network is back, else later and later.
import { useEffect, useRef } from 'react';
import { backOff } from '../session/back-off';
import { isAway, secondsAskedBy } from '../session/failures';

/** `failure` is null where nothing went wrong; `again` must be the same function as long as it asks for the same (useCallback). */
export function useReconnect(failure: unknown, again: (() => void) | undefined, isThere: boolean): void {
  const tries = useRef(0);
  useEffect(() => {
    if (isThere) tries.current = 0;
    if (!again || !isAway(failure)) return;
    tries.current += 1;
    const asked = secondsAskedBy(failure);
    const clock = setTimeout(again, backOff(tries.current, Math.random(), asked));
    // Who asked for time was reached: the network has nothing to do with it.
    if (asked === null) window.addEventListener('online', again);
    return () => {
      clearTimeout(clock);
      window.removeEventListener('online', again);
    };
  }, [again, failure, isThere]);
}
