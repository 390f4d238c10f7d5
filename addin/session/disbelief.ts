// Why the service does not believe who has signed in: of another organisation, or a provider that is not set up as the service expects.

export interface Disbelief {
  /** the service's code; null where it believes, or has not been asked */
  code(): string | null;
  /** Told of every change; gives what ends that. */
  watch(listener: () => void): () => void;
}

/** A session that has come to its end is none: it is begun anew. */
const ended: readonly string[] = ['token-expired', 'token-missing'];

export function createDisbelief(): Disbelief & { set(code: string | null): void } {
  let held: string | null = null;
  const listeners = new Set<() => void>();
  return {
    code: () => held,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(code) {
      held = code !== null && ended.includes(code) ? null : code;
      for (const listener of listeners) listener();
    },
  };
}
