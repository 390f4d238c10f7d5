// What the results of a period follow from: its sheets and earlier ones, or, where it is longer than the cycle, its parts' results.
import type { Part, PastPeriod } from '../../shared/api/periods';
import { parsePeriodOf, periodKind, type Period } from '../../shared/scheme/period';
import type { UnitId } from '../../shared/scheme/id';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Language } from '../../shared/scheme/text';
import { pastPeriods, type PastSheets } from '../../shared/scoring/claims';
import { consolidate } from '../../shared/scoring/consolidate';
import { explainerFor } from '../../shared/scoring/explain';
import { rollUpExplainerFor } from '../../shared/scoring/explain-roll-up';
import type { Explanation } from '../../shared/scoring/explanation';
import type { Results } from '../../shared/scoring/results';
import { rollUp } from '../../shared/scoring/roll-up';
import type { Sheet } from '../../shared/scoring/sheet';
import type { Given } from './given';
import { consolidatedParts, currentParts } from './parts';
import { findPeriod, type PeriodRecord } from './period-record';
import type { Place } from './places';
import { currentSheets } from './read-sheets';
import { Refusal } from './refusal';
import { getScheme } from './schemes';

/** A period that sheets are filled for, or that the scheme rolls up to. */
export function acceptablePeriod(scheme: Scheme, input: string): Period {
  const parsed = parsePeriodOf(scheme, input);
  if (parsed.ok) return parsed.value;
  throw new Refusal('period-refused', 'Not a period of this scheme', parsed.faults);
}

interface Calculated {
  readonly results: Results;
  /** of a roll-up: what it was made of */
  readonly parts?: Part[];
  /** where streaks look back: on which periods, and on which sheets of theirs */
  readonly past?: PastPeriod[];
}

export async function calculate(given: Given, place: Place, scheme: Scheme, record: PeriodRecord): Promise<Calculated> {
  const period = acceptablePeriod(scheme, place.period);
  if (periodKind(period) !== scheme.cycle) {
    const current = await currentParts(given, place, scheme);
    const results = current.map((part) => part.results);
    const parts = current.map((part) => ({ period: part.period, digest: part.digest }));
    return { results: rollUp(scheme, period, results), parts };
  }
  const past = await pastRecords(given, place, scheme);
  const sheets = past.map(({ at, record: then }) => pastSheets(given, at, then));
  const results = consolidate(scheme, period, await bareSheets(given, place, record), await Promise.all(sheets));
  return { results, ...(scheme.streaks && { past: past.map(pastPeriodOf) }) };
}

/** What explains the units of these results; the sheets, or the parts' results, are read once for all of them. */
export async function explainerOf(
  given: Given,
  place: Place,
  scheme: Scheme,
  record: PeriodRecord,
  results: Results,
  language: Language,
): Promise<(unit: UnitId) => Explanation> {
  const period = acceptablePeriod(scheme, place.period);
  if (periodKind(period) === scheme.cycle) {
    return explainerFor(scheme, await bareSheets(given, place, record), results, language);
  }
  return rollUpExplainerFor(scheme, await consolidatedParts(given, place, record), results, language);
}

async function bareSheets(given: Given, place: Place, record: PeriodRecord): Promise<Sheet[]> {
  return (await currentSheets(given, place, record)).map(({ sheet }) => sheet);
}

/** On what the streaks of a scheme would look back now; nothing where it has none. */
export async function currentPast(given: Given, place: Place, scheme: Scheme): Promise<PastPeriod[]> {
  return (await pastRecords(given, place, scheme)).map(pastPeriodOf);
}

interface PastRecord {
  readonly at: Place;
  readonly record: PeriodRecord;
}

/** The periods on which streaks look back; one still open has no sheets that count. */
async function pastRecords(given: Given, place: Place, scheme: Scheme): Promise<PastRecord[]> {
  const read = pastPeriods(scheme, place.period as Period).map(async (past): Promise<PastRecord[]> => {
    const at = { ...place, period: past };
    const stored = await findPeriod(given, at);
    return stored === null || stored.record.state === 'open' ? [] : [{ at, record: stored.record }];
  });
  return (await Promise.all(read)).flat();
}

async function pastSheets(given: Given, at: Place, record: PeriodRecord): Promise<PastSheets> {
  const scheme = await getScheme(given, at.organisation, at.scheme, record.version);
  return { period: at.period as Period, scheme, sheets: await bareSheets(given, at, record) };
}

function pastPeriodOf({ record: { period, version, index } }: PastRecord): PastPeriod {
  return { period, version, sheets: index };
}
