// The explanations of results, as many at once as the service gives.
import { mostExplained } from '../../shared/api/figures';
import type { UnitId } from '../../shared/scheme/id';
import type { Language } from '../../shared/scheme/text';
import type { Explanation } from '../../shared/scoring/explanation';
import type { Results } from '../../shared/scoring/results';
import type { ApiClient } from '../session/api-client';

/** What the service does not explain to this person is not in it. */
export async function loadExplanations(
  api: ApiClient,
  { scheme, period }: Pick<Results, 'scheme' | 'period'>,
  units: readonly UnitId[],
  language: Language,
  signal: AbortSignal,
): Promise<ReadonlyMap<UnitId, Explanation>> {
  const explanations = new Map<UnitId, Explanation>();
  for (let start = 0; start < units.length; start += mostExplained) {
    const asked = [{ scheme, period, units: units.slice(start, start + mostExplained), explain: true }];
    const { answers } = await api.ask('figures', { body: { language, asked }, signal });
    answers[0]?.forEach((figures) => {
      if (figures.found && figures.explanation) explanations.set(figures.result.unit, figures.explanation);
    });
  }
  return explanations;
}
