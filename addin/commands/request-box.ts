// Hands a ribbon command to the page that does it, also when that page is not there yet (nobody signed in, data on its way).
import type { Command } from './commands';

export interface RequestBox {
  /** The command that waits; null where none does. */
  waiting(): Command | null;
  put(command: Command): void;
  /** Whether this command waited; it does not wait any more. */
  take(command: Command): boolean;
  subscribe(listener: () => void): () => void;
}

/** Holds one command: a later one replaces it, as the person has changed their mind. */
export function createRequestBox(): RequestBox {
  let held: Command | null = null;
  const listeners = new Set<() => void>();
  const hold = (command: Command | null): void => {
    held = command;
    for (const listener of listeners) listener();
  };
  return {
    waiting: () => held,
    put: hold,
    take(command) {
      const waited = held === command;
      if (waited) hold(null);
      return waited;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
