// The results that the dashboard draws: those of the chosen period, and of the ones before it as far as the reader is shown them.
import type { QueryClient } from '@tanstack/react-query';
import type { Period } from '../../../shared/api/periods';
import type { PeriodResults } from '../../../shared/dashboard/trend-figures';
import type { Results } from '../../../shared/scoring/results';
import { ApiProblem, isAway, isSignInNeeded } from '../../session/failures';
import { earlierPeriods } from '../analysis/earlier-periods';
import type { Asking } from './view';

/** So many periods of one length are drawn: a year of months, and the month a year ago. */
const PERIODS = 13;
/** Of very many units the results are long; fewer periods of them are read. */
const LARGE = { units: 1000, periods: 6 };

/** null where they are not shown to this person, as before their publication. */
async function resultsOf({ api }: Asking, { scheme, period }: Period, signal: AbortSignal): Promise<Results | null> {
  try {
    return await api.ask('results', { params: { s: scheme, p: period }, signal });
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.code === 'not-allowed') return null;
    throw error;
  }
}

/** Of an earlier period that cannot be read the chart has a gap, which it names; a service that is away, or an ended session, leaves none. */
async function earlierResults(asking: Asking, period: Period, signal: AbortSignal): Promise<Results | null> {
  try {
    return await resultsOf(asking, period, signal);
  } catch (error) {
    if (error instanceof ApiProblem && !isAway(error) && !isSignInNeeded(error)) return null;
    throw error;
  }
}

/** The periods that are drawn, in the order of time, the chosen one last. */
export function periodsDrawn(all: readonly Period[], period: Period, units: number): Period[] {
  const most = units > LARGE.units ? LARGE.periods : PERIODS;
  return [period, ...earlierPeriods(all, period).slice(0, most - 1)].reverse();
}

/** Results of a digest never change: those of earlier periods are read once for as long as somebody is signed in. */
export function askResultsOver(
  asking: Asking,
  queries: QueryClient,
  periods: readonly Period[],
  signal: AbortSignal,
): Promise<PeriodResults[]> {
  const [chosen] = periods.slice(-1);
  return Promise.all(
    periods.map(async (period): Promise<PeriodResults> => {
      if (period === chosen) return { period: period.period, results: await resultsOf(asking, period, signal) };
      const digest = period.results?.digest ?? null;
      const results = await queries.fetchQuery({
        queryKey: ['earlier results', period.scheme, period.period, period.state, digest],
        queryFn: ({ signal: stop }) => earlierResults(asking, period, stop),
        staleTime: 'static',
      });
      return { period: period.period, results };
    }),
  );
}
