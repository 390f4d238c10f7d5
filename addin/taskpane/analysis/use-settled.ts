// A value that changes with every key, once it has rested a moment.
import { useEffect, useState } from 'react';

const REST_MS = 300;

export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const rest = setTimeout(() => setSettled(value), REST_MS);
    return () => clearTimeout(rest);
  }, [value]);
  return settled;
}
