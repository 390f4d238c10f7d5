// Saving one of the office's tables over as it was read: how it ended, and the form filled anew with what is there now.
import { useState } from 'react';
import { unlessStale } from '../../session/guarded-write';
import { usePassing } from '../../ui/use-passing';
import { useTask, type Task } from '../../ui/use-task';

export interface GuardedSave {
  readonly task: Task;
  /** `stale`: somebody else had changed it, and nothing was saved; what was typed is still there */
  readonly outcome: 'saved' | 'stale' | null;
  /** how often the form was filled anew: its key */
  readonly openings: number;
  /** fills the form with what is there now, in place of what was typed */
  renew(): void;
  save(write: (signal: AbortSignal) => Promise<unknown>): void;
}

/** `again` reads what is there now. */
export function useGuardedSave(again: () => Promise<void>): GuardedSave {
  const task = useTask();
  const [outcome, setOutcome] = usePassing<'saved' | 'stale' | null>(null);
  const [openings, setOpenings] = useState(0);
  const save = (write: (signal: AbortSignal) => Promise<unknown>): void =>
    task.run(async (signal) => {
      setOutcome(null);
      const isSaved = await unlessStale(write(signal));
      await again();
      setOutcome(isSaved ? 'saved' : 'stale');
      if (isSaved) setOpenings((count) => count + 1);
    });
  const renew = (): void => {
    setOutcome(null);
    setOpenings((count) => count + 1);
  };
  return { task, outcome: task.running ? null : outcome, openings, renew, save };
}
