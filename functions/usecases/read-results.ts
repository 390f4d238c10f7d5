// Results (考核结果) for those concerned: whole for who decides on them and the month's observer, the own unit's once published.
import type { Board } from '../../shared/api/results';
import type { Language } from '../../shared/scheme/text';
import { boardSide, type BoardColour } from '../../shared/scoring/board';
import type { Explanation } from '../../shared/scoring/explanation';
import { narrowResults } from '../../shared/scoring/narrow-results';
import { explainerOf } from './calculate';
import { scopeIn } from './access';
import type { Given } from './given';
import { loadPeriod, schemeOf } from './period-record';
import type { Person } from './person';
import type { PeriodKey } from './chains';
import { Refusal } from './refusal';
import { storedResults, type StoredResults } from './stored-results';

export async function readResults(
  given: Given,
  actor: Person,
  place: PeriodKey,
  route: 'results' | 'board' = 'results',
): Promise<StoredResults> {
  const { results, digest, scope } = await visible(given, route, actor, place);
  return { results: scope.whole ? results : narrowResults(results, scope.units), digest };
}

export async function readBoard(given: Given, actor: Person, place: PeriodKey): Promise<Board> {
  const { results, digest } = await readResults(given, actor, place, 'board');
  const side = (colour: BoardColour): Board['red'] =>
    boardSide(results, colour).map(({ unit: { unit, category, final, place: rank, of }, earned }) => ({
      unit,
      category,
      final,
      place: rank,
      of,
      rewards: earned.map(({ reward, effects }) => ({ reward, effects })),
    }));
  return { scheme: results.scheme, period: results.period, digest, red: side('red'), blue: side('blue') };
}

export async function explainUnit(
  given: Given,
  actor: Person,
  place: PeriodKey,
  unit: string,
  language: Language,
): Promise<Explanation> {
  const { results, stored, scope } = await visible(given, 'explanation', actor, place);
  if (!scope.whole && !scope.units.includes(unit)) throw new Refusal('not-allowed', 'Another unit');
  const found = results.units.find((result) => result.unit === unit);
  if (found === undefined) throw new Refusal('not-found', `No unit ${unit} in these results`);
  const opened = { ...stored, scheme: await schemeOf(given, stored) };
  const explain = await explainerOf(given, opened, results, language);
  return explain(found.unit);
}

async function visible(given: Given, route: 'results' | 'explanation' | 'board', actor: Person, place: PeriodKey) {
  const stored = await loadPeriod(given, place);
  const scope = await scopeIn(given, route, actor, stored);
  return { ...(await storedResults(given, stored)), stored, scope };
}
