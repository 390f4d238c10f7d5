// The results of the chosen period and of those before it, asked once for all parts that are drawn from them.
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Period } from '../../../shared/api/periods';
import type { PeriodResults } from '../../../shared/dashboard/trend-figures';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useAsked } from '../../ui/use-asked';
import { askResultsOver, periodsDrawn } from './ask-results';
import type { Asking } from './view';

/** `period` has results; the last of what is loaded is its own, null where they are not shown to the reader. */
export function useResultsOver(asking: Asking, scheme: Scheme, all: readonly Period[], period: Period) {
  const queries = useQueryClient();
  const drawn = useMemo(() => periodsDrawn(all, period, scheme.units.length), [all, period, scheme]);
  // Other results, and the same in another state, are other answers.
  const parts = drawn.map(({ period: of, state, results }) => `${of} ${state} ${results?.digest ?? ''}`);
  return useAsked<PeriodResults[]>(['results over', scheme.id, parts.join('\n')], (signal) =>
    askResultsOver(asking, queries, drawn, signal),
  );
}
