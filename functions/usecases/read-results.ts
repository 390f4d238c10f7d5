// Results (考核结果) for those concerned: whole for who decides on them and the month's observer, the own unit's once published.
import type { Board } from '../../shared/api/results';
import type { Language } from '../../shared/scheme/text';
import { boardLines } from '../../shared/scoring/board';
import type { Explanation } from '../../shared/scoring/explanation';
import { narrowResults } from '../../shared/scoring/narrow-results';
import { explainerOf } from './calculate';
import { scopeIn, type PeriodRequest } from './access';
import { RequestRefusal } from './request-refusal';
import { loadPeriod, opened } from './stored-period';
import { storedResults, type StoredResults } from './stored-results';

export async function readResults(
  request: PeriodRequest,
  route: 'results' | 'board' = 'results',
): Promise<StoredResults> {
  const { results, digest, scope } = await visible(request, route);
  return { results: scope.whole ? results : narrowResults(results, scope.units), digest };
}

export async function readBoard(request: PeriodRequest): Promise<Board> {
  const { results, digest } = await readResults(request, 'board');
  return {
    scheme: results.scheme,
    period: results.period,
    digest,
    red: boardLines(results, 'red'),
    blue: boardLines(results, 'blue'),
  };
}

export async function explainUnit(request: PeriodRequest, unit: string, language: Language): Promise<Explanation> {
  const { results, period, scope } = await visible(request, 'explanation');
  if (!scope.whole && !scope.units.includes(unit)) throw new RequestRefusal('not-allowed', 'Another unit');
  const found = results.units.find((result) => result.unit === unit);
  if (found === undefined) throw new RequestRefusal('not-found', `No unit ${unit} in these results`);
  const explain = await explainerOf(await opened(period), results, language);
  return explain(found.unit);
}

/** Without the scheme where nothing asks for it: the results alone may be large. */
async function visible(request: PeriodRequest, route: 'results' | 'explanation' | 'board') {
  const period = await loadPeriod(request);
  const scope = await scopeIn(period, route, request.actor);
  return { ...(await storedResults(period)), period, scope };
}
