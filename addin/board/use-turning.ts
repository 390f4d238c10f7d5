// On a wall nobody scrolls: what is longer than the screen is shown screen by screen, and then again from its top.
import { useEffect } from 'react';

const EVERY_MS = 15_000;
/** So much of a screen it moves on, so that a line that was cut off is whole the next time. */
const PART = 0.85;

export function useTurning(turns: boolean): void {
  useEffect(() => {
    if (!turns) return;
    const clock = setInterval(() => {
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      const isAtEnd = scrollTop + clientHeight >= scrollHeight - 1;
      window.scrollTo({ top: isAtEnd ? 0 : scrollTop + clientHeight * PART });
    }, EVERY_MS);
    return () => clearInterval(clock);
  }, [turns]);
}
