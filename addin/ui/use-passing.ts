// What was said of the last thing done on a page: gone once the page is left, since it is old when somebody comes back.
import { useState } from 'react';
import { useShown } from './shown';

export function usePassing<Value>(none: Value): readonly [Value, (value: Value) => void] {
  const shown = useShown();
  const [value, setValue] = useState(none);
  const [before, setBefore] = useState(shown);
  if (before !== shown) {
    setBefore(shown);
    if (!shown) setValue(none);
  }
  return [value, setValue];
}
