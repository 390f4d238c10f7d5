// Whether the window is so wide that the way between the pages has room beside them.
import { useSyncExternalStore } from 'react';

export const WIDE = '(min-width: 900px)';

function watch(listener: () => void): () => void {
  const list = matchMedia(WIDE);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}

export const useWide = (): boolean => useSyncExternalStore(watch, () => matchMedia(WIDE).matches);
