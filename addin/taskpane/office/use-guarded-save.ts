// Saving one of the office's tables over as it was read: how it ended, and the form filled anew with what is there now.
import { useState } from 'react';
import { unlessStale } from '../../session/guarded-write';
import { usePassing } from '../../ui/use-passing';
import { useTask, type Task } from '../../ui/use-task';

export interface GuardedSave {
  readonly task: Task;
  /** `stale`: somebody else had changed it, and nothing was saved */
  readonly outcome: 'saved' | 'stale' | null;
  /** how often the form was filled anew: its key */
  readonly openings: number;
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
      setOpenings((count) => count + 1);
    });
  return { task, outcome: task.running ? null : outcome, openings, save };
}
