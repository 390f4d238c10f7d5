// Results (考核结果) for those concerned: whole for who decides on them and the month's observer, the own unit's once published.
import type { Language } from '../../shared/scheme/text';
import type { Explanation } from '../../shared/scoring/explanation';
import { explainerOf } from './calculate';
import { getScheme } from './schemes';
import { scopeIn } from './access';
import { boardOf } from './board';
import type { Given } from './given';
import { narrowResults } from './narrow-results';
import { loadPeriod } from './period-record';
import type { Person } from './person';
import type { Place } from './places';
import { Refusal } from './refusal';
import { storedResults, type StoredResults } from './stored-results';

export async function readResults(
  given: Given,
  actor: Person,
  place: Place,
  route: 'results' | 'board' = 'results',
): Promise<StoredResults> {
  const { results, digest, scope } = await visible(given, route, actor, place);
  return { results: scope.whole ? results : narrowResults(results, scope.units), digest };
}

export async function readBoard(given: Given, actor: Person, place: Place) {
  const { results, digest } = await readResults(given, actor, place, 'board');
  return boardOf(results, digest);
}

export async function explainUnit(
  given: Given,
  actor: Person,
  place: Place,
  unit: string,
  language: Language,
): Promise<Explanation> {
  const { results, record, scope } = await visible(given, 'explanation', actor, place);
  if (!scope.whole && !scope.units.includes(unit)) throw new Refusal('not-allowed', 'Another unit');
  const found = results.units.find((result) => result.unit === unit);
  if (found === undefined) throw new Refusal('not-found', `No unit ${unit} in these results`);
  const scheme = await getScheme(given, place.organisation, place.scheme, record.version);
  const explain = await explainerOf(given, place, scheme, record, results, language);
  return explain(found.unit);
}

async function visible(given: Given, route: 'results' | 'explanation' | 'board', actor: Person, place: Place) {
  const { record } = await loadPeriod(given, place);
  const scope = await scopeIn(given, route, actor, place, record);
  return { ...(await storedResults(given, place, record)), record, scope };
}
