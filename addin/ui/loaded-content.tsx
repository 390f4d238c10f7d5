// Shows what has arrived, that it is on its way, or why it did not come; what there was no connection for comes by itself later, and `BehindNotice` tells where something newer did not.
import { Spinner } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { FailureMessage } from './failure-message';
import { useSay } from './language';
import type { Loaded } from './use-loaded';
import { backOff } from '../session/back-off';
import { isAway, secondsAskedBy } from '../session/failures';

interface Props<Value> {
  readonly of: Loaded<Value>;
  /** the same function as long as it loads the same thing */
  readonly again?: () => void;
  readonly children: (value: Value) => ReactNode;
}

export function LoadedContent<Value>({ of, again, children }: Props<Value>) {
  const say = useSay();
  useReconnect(of, again);
  if (of.kind === 'loading') return <Spinner size="tiny" label={say('busy.loading')} />;
  if (of.kind === 'failed') return <FailureMessage failure={of.failure} {...(again && { again })} />;
  return children(of.value);
}

/** What could not be had is asked for again: when the network is back, else later and later. */
function useReconnect(of: Loaded<unknown>, again: (() => void) | undefined): void {
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
