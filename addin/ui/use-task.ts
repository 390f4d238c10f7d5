// One long action of a page: under way or not, slow or not, its failure, and the way to stop it.
import { useCallback, useEffect, useRef, useState } from 'react';
import { isStopped } from '../session/failures';
import { useShown } from './shown';

/** After this long an action shows its progress. */
const SLOW_MS = 1000;

export interface Task {
  readonly running: boolean;
  /** under way for more than a second */
  readonly slow: boolean;
  readonly failure: unknown;
  readonly stopped: boolean;
  /**
   * Starts the action; one that is under way already goes on alone. `signal` ends when the person stops it or the page is left, `stopped`
   * only when the person stops it: for what goes on without the page.
   */
  run(action: (signal: AbortSignal, stopped: AbortSignal) => Promise<void>): void;
  stop(): void;
}

type Stage =
  { kind: 'idle' } | { kind: 'running'; slow: boolean } | { kind: 'stopped' } | { kind: 'failed'; failure: unknown };

export function useTask(): Task {
  const [stage, setStage] = useState<Stage>({ kind: 'idle' });
  const shown = useShown();
  const [before, setBefore] = useState(shown);
  if (before !== shown) {
    setBefore(shown);
    // How something ended is old when somebody comes back to the page.
    if (!shown && stage.kind !== 'running') setStage({ kind: 'idle' });
  }
  const underway = useRef<{ readonly page: AbortController; readonly person: AbortController } | null>(null);
  useEffect(() => () => underway.current?.page.abort(), []);

  const run = useCallback((action: (signal: AbortSignal, stopped: AbortSignal) => Promise<void>): void => {
    if (underway.current) return;
    const [page, person] = [new AbortController(), new AbortController()];
    underway.current = { page, person };
    setStage({ kind: 'running', slow: false });
    const slow = setTimeout(() => setStage({ kind: 'running', slow: true }), SLOW_MS);
    const end = (next: Stage): void => {
      clearTimeout(slow);
      underway.current = null;
      setStage(next);
    };
    action(page.signal, person.signal).then(
      () => end({ kind: 'idle' }),
      (failure: unknown) => end(isStopped(failure) ? { kind: 'stopped' } : { kind: 'failed', failure }),
    );
  }, []);

  return {
    running: stage.kind === 'running',
    slow: stage.kind === 'running' && stage.slow,
    failure: stage.kind === 'failed' ? stage.failure : null,
    stopped: stage.kind === 'stopped',
    run,
    stop: useCallback(() => {
      underway.current?.page.abort();
      underway.current?.person.abort();
    }, []),
  };
}
