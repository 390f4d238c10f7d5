// What the windows of the pane on one computer agree on: that only one of them acts on a thing at a time, and what has changed.
import { isStopped } from './failures';

export interface Windows {
  /** Acts alone among all windows: waits while another one acts under the same name. Rejects with AbortError when stopped in the queue. */
  alone<Value>(name: string, act: () => Promise<Value>, signal?: AbortSignal): Promise<Value>;
  /** Tells the other windows what has changed. */
  tell(what: string): void;
  /** Calls `listener` with what other windows tell. */
  listen(listener: (what: string) => void): void;
  close(): void;
}

/** Where the browser has no Web Locks or forbids them: one at a time within this window; the idempotency key holds between windows. */
function createQueues(): (name: string, act: () => Promise<unknown>) => Promise<unknown> {
  const tails = new Map<string, Promise<unknown>>();
  return (name, act) => {
    const before = tails.get(name) ?? Promise.resolve();
    const turn = before.then(act, act);
    tails.set(name, turn);
    const leave = (): void => void (tails.get(name) === turn && tails.delete(name));
    turn.then(leave, leave);
    return turn;
  };
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    // Too old for it, or a browser that forbids an embedded page to store anything: each window is alone then.
    return null;
  }
}

/** Windows of the same origin that use the same name belong together. A window that closes lets go of what it held. */
export function openWindows(name: string): Windows {
  let channel = openChannel(name);
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  const queue = createQueues();
  return {
    async alone<Value>(of: string, act: () => Promise<Value>, signal?: AbortSignal): Promise<Value> {
      let begun = false;
      const begin = (): Promise<Value> => {
        begun = true;
        return act();
      };
      try {
        // Both give what `act` gives.
        if (locks) return (await locks.request(`${name}/${of}`, signal ? { signal } : {}, begin)) as Value;
      } catch (error) {
        if (begun || isStopped(error)) throw error;
      }
      return queue(of, act) as Promise<Value>;
    },
    tell: (what) => channel?.postMessage(what),
    listen(listener) {
      if (channel) channel.onmessage = ({ data }: MessageEvent<unknown>) => listener(String(data));
    },
    close() {
      channel?.close();
      channel = null;
    },
  };
}
