// Figures (考核数据) for the formulas of a workbook: many units in many periods at once, each seen by those it concerns.
import type { AskFigures, FigureRefusal, Figures, UnitFigures } from '../../shared/api/figures';
import { textIn, type Language } from '../../shared/scheme/text';
import { finder } from '../../shared/sheets/labels';
import { admits, openScope, type Scope } from './access';
import { explainerOf } from './calculate';
import type { Given } from './given';
import { findPeriod, type PeriodRecord } from './period-record';
import type { Person } from './person';
import type { Place } from './places';
import { Refusal } from './refusal';
import { allSchemes, getScheme } from './schemes';
import { storedResults } from './stored-results';

type Asked = AskFigures['asked'][number];
type ListedScheme = Awaited<ReturnType<typeof allSchemes>>[number];

/** The period that is meant, and how much of it is the person's to see. */
interface Meant {
  readonly place: Place;
  readonly record: PeriodRecord;
  readonly scope: Scope;
}

/** One answer a unit. What a unit or a period has no figures for is said of it alone: the others get theirs. */
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
  const refuseAll = (because: FigureRefusal) => asked.units.map(() => refused(because));
  const meant = await periodMeant(given, actor, schemes, asked);
  if (typeof meant === 'string') return refuseAll(meant);
  if (meant.record.results === null) return refuseAll('no-results');
  try {
    return await figuresOf(given, meant, asked, language);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'results-changed') return refuseAll('results-changed');
    throw error;
  }
}

async function figuresOf(
  given: Given,
  { place, record, scope }: Meant,
  asked: Asked,
  language: Language,
): Promise<UnitFigures[]> {
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

/** Of the scheme that is named, else of the only one that has the period and shows it to this person. */
async function periodMeant(
  given: Given,
  actor: Person,
  schemes: readonly ListedScheme[],
  { scheme, period }: Asked,
): Promise<Meant | FigureRefusal> {
  const named = scheme === undefined ? null : finder(schemes)(scheme);
  if (named?.kind === 'many') return 'unclear-scheme';
  if (named !== null && named.kind !== 'one') return 'unknown-scheme';
  const places = schemes
    .filter(({ id }) => named === null || id === named.id)
    .map(({ id }) => ({ organisation: actor.organisation, scheme: id, period }))
    .filter((place) => admits('figures', actor, place));
  if (named !== null && places.length === 0) return 'not-allowed';
  const opened = (
    await Promise.all(
      places.map(async (place) => {
        const stored = await findPeriod(given, place);
        if (stored === null) return [];
        const { record } = stored;
        return [{ place, record, scope: await openScope(given, 'figures', actor, place, record) }];
      }),
    )
  ).flat();
  const shown = opened.filter(({ scope }) => scope !== 'not-allowed');
  if (named !== null && shown.length < opened.length) return 'not-allowed';
  if (shown.length > 1) return 'unclear-scheme';
  const [only] = shown;
  if (only === undefined) return 'unknown-period';
  const { scope, ...found } = only;
  return typeof scope === 'string' ? 'not-published' : { ...found, scope };
}
