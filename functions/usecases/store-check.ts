// Whether the store can be reached, for whoever asks the service how it is: one small read, bounded in time.
import { joinKey } from '../store/encode-key';
import { StoreUnavailable, type Store } from '../store/store';

/** Rejects with StoreUnavailable where the store does not answer. */
export type StoreCheck = () => Promise<void>;

const mostMs = 2_000;
const sharedSeconds = 1;

/** No organisation's: there is nothing at this key, only an answer. */
const nowhere = { partition: joinKey('health'), row: joinKey('health') };

/**
 * Anyone may ask, as often as they like: who asks within a second of another shares that one's look at the store.
 * `now` is a clock in seconds that never goes back.
 */
export function createStoreCheck(store: Store, now: () => number): StoreCheck {
  let last: { readonly at: number; readonly look: Promise<void> } | null = null;
  return () => {
    if (last === null || now() - last.at >= sharedSeconds) last = { at: now(), look: look(store) };
    return last.look;
  };
}

async function look(store: Store): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailable(`the store gave no answer in ${mostMs} ms`)), mostMs);
  });
  try {
    await Promise.race([store.get(nowhere), late]);
  } finally {
    clearTimeout(timer);
  }
}
