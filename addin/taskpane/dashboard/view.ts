// What somebody looks at on the dashboard: scheme and period with their results, and what was chosen of them.
import type { Period } from '../../../shared/api/periods';
import type { PeriodResults } from '../../../shared/dashboard/trend-figures';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Results } from '../../../shared/scoring/results';
import type { Services } from '../../session/services';

/** With what the service is asked: the page for the wall has neither workbook nor outbox. */
export type Asking = Pick<Services, 'api' | 'me'>;

export interface Chosen {
  /** null for all */
  readonly category: string | null;
  /** the unit that somebody looks for */
  readonly unit: string | null;
}

export interface View extends Chosen {
  readonly scheme: Scheme;
  readonly period: Period;
}

/** The same with results: `over` has those of the periods up to this one, in the order of time. */
export interface ResultsView extends View {
  readonly results: Results;
  /** of the period before, where the reader is shown them */
  readonly before: Results | null;
  readonly over: readonly PeriodResults[];
}

/** The categories that are looked at, in the order of the results. */
export function categoriesIn({ category }: Chosen, results: Results) {
  return results.categories.flatMap(({ category: id }) =>
    id !== undefined && (category === null || category === id) ? [id] : [],
  );
}
