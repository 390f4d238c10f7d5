// What could not be loaded since the service could not be had is asked for again: when the network is back, else later and later.
import { useEffect, useRef } from 'react';
import { backOff } from '../session/back-off';
import { isAway, secondsAskedBy } from '../session/failures';
import type { Loaded } from './use-loaded';

export function useReconnect(of: Loaded<unknown>, again: (() => void) | undefined): void {
  const tries = useRef(0);
  useEffect(() => {
    const failure = of.kind === 'failed' ? of.failure : of.kind === 'ready' ? of.behind : undefined;
    if (of.kind === 'ready' && failure === undefined) tries.current = 0;
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
  }, [again, of]);
}
