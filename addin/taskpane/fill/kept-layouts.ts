// How a person likes the score sheets of a scheme to lie, component by component: kept in the browser for the next month.
import { useCallback, useState } from 'react';
import { z } from 'zod';
import { scoreLayouts, type ScoreLayout, type ScoreLayouts } from '../../../shared/sheets/matrix/score-layout';

const keptSchema = z.record(z.string(), z.enum(scoreLayouts));

/** The layouts by component, and the way to choose one; `name` names the person and the scheme. */
export function useKeptLayouts(
  name: string,
): readonly [ScoreLayouts, (component: string, layout: ScoreLayout) => void] {
  const [kept, setKept] = useState(() => read(name));
  const choose = useCallback(
    (component: string, layout: ScoreLayout): void => {
      // What another page has kept meanwhile stays.
      const next = { ...read(name), [component]: layout };
      setKept((before) => ({ ...before, ...next }));
      write(name, next);
    },
    [name],
  );
  return [kept, choose];
}

function read(name: string): ScoreLayouts {
  try {
    const text = localStorage.getItem(name);
    const parsed = text === null ? null : keptSchema.safeParse(JSON.parse(text));
    return parsed?.success ? parsed.data : {};
  } catch {
    // Where the browser keeps nothing, a choice lasts as long as the page.
    return {};
  }
}

function write(name: string, layouts: ScoreLayouts): void {
  try {
    localStorage.setItem(name, JSON.stringify(layouts));
  } catch {
    // As above.
  }
}
