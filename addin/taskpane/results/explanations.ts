// The explanations of all units of some results, in one request.
import type { UnitId } from '../../../shared/scheme/id';
import type { Language } from '../../../shared/scheme/text';
import type { Explanation } from '../../../shared/scoring/explanation';
import type { Results } from '../../../shared/scoring/results';
import type { ApiClient } from '../../session/api-client';

/** What the service does not explain to this person is not in it. */
export async function loadExplanations(
  api: ApiClient,
  { scheme, period, units }: Pick<Results, 'scheme' | 'period' | 'units'>,
  language: Language,
  signal: AbortSignal,
): Promise<ReadonlyMap<UnitId, Explanation>> {
  if (units.length === 0) return new Map();
  const asked = [{ scheme, period, units: units.map(({ unit }) => unit as string), explain: true }];
  const { answers } = await api.ask('figures', { body: { language, asked }, signal });
  return new Map(
    units.flatMap(({ unit }, index) => {
      const figures = answers[0]?.[index];
      return figures?.found && figures.explanation ? [[unit, figures.explanation] as const] : [];
    }),
  );
}
