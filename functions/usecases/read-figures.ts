// Figures (考核数据) for the formulas of a workbook: many units in many periods at once, each seen by those it concerns.
import type { AskFigures, FigureRefusal, Figures, UnitFigures } from '../../shared/api/figures';
import type { UnitId } from '../../shared/scheme/id';
import { textIn, type Language } from '../../shared/scheme/text';
import type { Explanation } from '../../shared/scoring/explanation';
import { finder } from '../../shared/sheets/labels';
import { admits, openScope, requestOf, type PeriodRequest, type Scope } from './access';
import { explainerOf } from './calculate';
import type { StoreAndClock } from './store-and-clock';
import type { Person } from './person';
import type { PeriodKey } from './chains';
import { RequestRefusal } from './request-refusal';
import { allSchemes } from './schemes';
import { findPeriod, opened, type StoredPeriod } from './stored-period';
import { storedResults } from './stored-results';

/** Units of one period. */
type FiguresAsked = AskFigures['asked'][number];

/** A period of which something is the person's to see, and how much. */
interface ShownPeriod {
  readonly period: StoredPeriod;
  readonly scope: Scope;
}

/** The figures of a unit of one period, by the name that it was asked by. */
type Reader = (name: string, explained: boolean) => UnitFigures;

/**
 * One answer a unit. What a unit or a period has no figures for is said of it alone: the others get theirs. One period after
 * the other is read, each once, however often it is asked for.
 */
export async function readFigures(
  given: StoreAndClock,
  actor: Person,
  { language = 'zh-CN', asked }: AskFigures,
): Promise<Figures> {
  const meant = await periodsMeant(given, actor, asked);
  const answers: UnitFigures[][] = asked.map(() => []);
  for (const one of new Set(meant)) {
    const ofOne = asked.flatMap((_, at) => (meant[at] === one ? [at] : []));
    const explain = ofOne.some((at) => (asked[at] as FiguresAsked).explain);
    const read = typeof one === 'string' ? () => refused(one) : await reader(one, { explain, language });
    for (const at of ofOne) {
      const { units, explain: explained = false } = asked[at] as FiguresAsked;
      answers[at] = units.map((name) => read(name, explained));
    }
  }
  return { answers };
}

interface Wanted {
  readonly explain: boolean;
  readonly language: Language;
}

async function reader(meant: ShownPeriod, wanted: Wanted): Promise<Reader> {
  if (meant.period.record.results === null) return () => refused('no-results');
  try {
    return await readerOfResults(meant, wanted);
  } catch (error) {
    if (error instanceof RequestRefusal && error.code === 'results-changed') return () => refused('results-changed');
    throw error;
  }
}

async function readerOfResults({ period, scope }: ShownPeriod, { explain, language }: Wanted): Promise<Reader> {
  const { results } = await storedResults(period);
  const withScheme = await opened(period);
  const { scheme } = withScheme;
  const explainer = explain ? await explainerOf(withScheme, results, language) : null;
  const explanations = new Map<UnitId, Explanation>();
  const explained = (unit: UnitId): Explanation | null => {
    const explanation = explanations.get(unit) ?? explainer?.(unit) ?? null;
    if (explanation !== null) explanations.set(unit, explanation);
    return explanation;
  };
  const findUnit = finder(scheme.units);
  const byUnit = new Map(results.units.map((result) => [result.unit, result]));
  const grades = new Map((scheme.grades ?? []).map(({ id, title }) => [id, textIn(title, language)]));
  return (name, wantsExplanation) => {
    const unit = findUnit(name);
    if (unit.kind === 'many') return refused('unclear-unit');
    const result = unit.kind === 'one' ? byUnit.get(unit.id) : undefined;
    if (result === undefined) return refused('unknown-unit');
    if (!scope.whole && !scope.units.includes(result.unit)) return refused('not-allowed');
    const grade = result.complete && result.grade !== undefined ? grades.get(result.grade) : undefined;
    const explanation = wantsExplanation ? explained(result.unit) : null;
    return { found: true, result, grade: grade ?? null, explanation };
  };
}

function refused(because: FigureRefusal): UnitFigures {
  return { found: false, because };
}

/**
 * For each of `asked` the period that is meant: of the scheme that is named, else of the only one that has the period and shows
 * it to this person. The same period is the same object.
 */
async function periodsMeant(
  given: StoreAndClock,
  actor: Person,
  asked: readonly FiguresAsked[],
): Promise<(ShownPeriod | FigureRefusal)[]> {
  const schemes = await allSchemes(given, actor.organisation);
  const findScheme = finder(schemes);
  const read = new Map<string, Promise<Opened | null>>();
  const openedAt = (key: PeriodKey): Promise<Opened | null> => {
    const request = requestOf(given, actor, key);
    const found = read.get(request.chain.name) ?? readOpened(request);
    read.set(request.chain.name, found);
    return found;
  };
  const meant: (ShownPeriod | FigureRefusal)[] = [];
  for (const { scheme, period } of asked) {
    const named = scheme === undefined ? null : findScheme(scheme);
    if (named?.kind === 'many') meant.push('unclear-scheme');
    else if (named !== null && named.kind !== 'one') meant.push('unknown-scheme');
    else {
      const ids = named === null ? schemes.map(({ id }) => id) : [named.id];
      const keys = ids.map((id) => ({ organisation: actor.organisation, scheme: id, period }));
      const admitted = keys.filter((key) => admits('figures', actor, key));
      const found = (await Promise.all(admitted.map(openedAt))).filter((one) => one !== null);
      const isRefused = admitted.length === 0 || found.some(({ scope }) => scope === 'not-allowed');
      meant.push(named !== null && isRefused ? 'not-allowed' : onlyShown(found));
    }
  }
  return meant;
}

/** A period that is there, and how much of it the access table opens to the person. */
type Opened = Omit<ShownPeriod, 'scope'> & { readonly scope: Scope | 'not-allowed' | 'wrong-state' };

async function readOpened(request: PeriodRequest): Promise<Opened | null> {
  const period = await findPeriod(request);
  return period && { period, scope: await openScope(period, 'figures', request.actor) };
}

function onlyShown(found: readonly Opened[]): ShownPeriod | FigureRefusal {
  const [only, ...others] = found.filter(({ scope }) => scope !== 'not-allowed');
  if (others.length > 0) return 'unclear-scheme';
  if (only === undefined) return 'unknown-period';
  return isShown(only) ? only : 'not-published';
}

function isShown(opened: Opened): opened is Opened & ShownPeriod {
  return typeof opened.scope !== 'string';
}
