// Something of this computer that a page shows once it is there, such as what the workbook holds: under way, there, or failed.
import { useCallback, useEffect, useState } from 'react';
import { isStopped } from '../session/failures';

export type Loaded<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'failed'; readonly failure: unknown };

/** `load` must be the same function as long as it loads the same thing (useCallback). What was there stays until the new arrives. */
export function useLoaded<Value>(load: (signal: AbortSignal) => Promise<Value>): readonly [Loaded<Value>, () => void] {
  const [loaded, setLoaded] = useState<{ of: typeof load; state: Loaded<Value> } | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const control = new AbortController();
    load(control.signal).then(
      (value) => !control.signal.aborted && setLoaded({ of: load, state: { kind: 'ready', value } }),
      (failure: unknown) =>
        control.signal.aborted || isStopped(failure) || setLoaded({ of: load, state: { kind: 'failed', failure } }),
    );
    return () => control.abort();
  }, [load, round]);
  const again = useCallback(() => setRound((number) => number + 1), []);
  return [loaded?.of === load ? loaded.state : { kind: 'loading' }, again];
}
