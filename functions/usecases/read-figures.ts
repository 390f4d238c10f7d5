// Figures (考核数据) for the formulas of a workbook: many units in many periods at once, each seen by those it concerns.
import type { AskFigures, FigureRefusal, Figures, UnitFigures } from '../../shared/api/figures';
import { textIn, type Language } from '../../shared/scheme/text';
import { finder } from '../../shared/sheets/labels';
import { admits, openScope } from './access';
import { explainerOf } from './calculate';
import type { Given } from './given';
import { findPeriod, type PeriodRecord } from './period-record';
import type { Person } from './person';
import type { Place } from './places';
import { allSchemes, getScheme } from './schemes';
import { storedResults } from './stored-results';

type Asked = AskFigures['asked'][number];
type ListedScheme = Awaited<ReturnType<typeof allSchemes>>[number];

/** One answer a unit. What a unit has no figures for is said of it alone: the others get theirs. */
export async function readFigures(
  given: Given,
  actor: Person,
  { language = 'zh-CN', asked }: AskFigures,
): Promise<Figures> {
  const schemes = await allSchemes(given, actor.organisation);
  return { answers: await Promise.all(asked.map((one) => answer(given, actor, schemes, one, language))) };
}

async function answer(
  given: Given,
  actor: Person,
  schemes: readonly ListedScheme[],
  asked: Asked,
  language: Language,
): Promise<UnitFigures[]> {
  const found = await periodOf(given, actor, schemes, asked);
  if (typeof found === 'string') return asked.units.map(() => refused(found));
  const { place, record } = found;
  const scope = openScope('figures', actor, place, record.state);
  if (scope === null) return asked.units.map(() => refused('not-published'));
  if (record.results === null) return asked.units.map(() => refused('no-results'));

  const { results } = await storedResults(given, place, record);
  const scheme = await getScheme(given, place.organisation, place.scheme, record.version);
  const explain = asked.explain ? await explainerOf(given, place, scheme, record, results, language) : null;
  const findUnit = finder(scheme.units);
  const byUnit = new Map(results.units.map((result) => [result.unit, result]));
  const grades = new Map((scheme.grades ?? []).map(({ id, title }) => [id, textIn(title, language)]));
  return asked.units.map((name): UnitFigures => {
    const unit = findUnit(name);
    if (unit.kind === 'many') return refused('unclear-unit');
    const result = unit.kind === 'one' ? byUnit.get(unit.id) : undefined;
    if (result === undefined) return refused('unknown-unit');
    if (!scope.whole && !scope.units.includes(result.unit)) return refused('not-allowed');
    const grade = result.complete && result.grade !== undefined ? grades.get(result.grade) : undefined;
    return { found: true, result, grade: grade ?? null, explanation: explain?.(result.unit) ?? null };
  });
}

function refused(because: FigureRefusal): UnitFigures {
  return { found: false, because };
}

/** The period that is meant: of the scheme that is named, else of the only one that has it. */
async function periodOf(
  given: Given,
  actor: Person,
  schemes: readonly ListedScheme[],
  { scheme, period }: Asked,
): Promise<{ readonly place: Place; readonly record: PeriodRecord } | FigureRefusal> {
  const named = scheme === undefined ? null : finder(schemes)(scheme);
  if (named?.kind === 'none') return 'unknown-scheme';
  if (named?.kind === 'many') return 'unclear-scheme';
  const places = schemes
    .filter(({ id }) => named === null || id === named.id)
    .map(({ id }) => ({ organisation: actor.organisation, scheme: id, period }))
    .filter((place) => admits('figures', actor, place));
  if (named !== null && places.length === 0) return 'not-allowed';
  const opened = (
    await Promise.all(
      places.map(async (place) => {
        const stored = await findPeriod(given, place);
        return stored === null ? [] : [{ place, record: stored.record }];
      }),
    )
  ).flat();
  if (opened.length > 1) return 'unclear-scheme';
  return opened[0] ?? 'unknown-period';
}
