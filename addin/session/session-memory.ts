// What the pane remembers while its window is open, also across a reload; in a browser without sessionStorage, until then.

export interface SessionMemory {
  get(name: string): string | null;
  set(name: string, text: string | null): void;
}

function storage(): Storage | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    // Reading the property throws where the browser blocks storage for embedded pages.
    return null;
  }
}

/** Keeps names and texts; what storage refuses is kept in memory. */
export function createSessionMemory(): SessionMemory {
  const kept = new Map<string, string>();
  const store = storage();
  return {
    get: (name) => kept.get(name) ?? store?.getItem(name) ?? null,
    set(name, text) {
      if (text === null) {
        kept.delete(name);
        store?.removeItem(name);
        return;
      }
      kept.set(name, text);
      try {
        store?.setItem(name, text);
      } catch {
        // The copy in memory serves until the window closes.
      }
    },
  };
}
