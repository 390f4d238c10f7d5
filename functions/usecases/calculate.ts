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
import { raterWarnings, type RaterWarning } from '../../shared/scoring/raters';
import type { Results } from '../../shared/scoring/results';
import { rollUp } from '../../shared/scoring/roll-up';
import { planScheme } from '../../shared/scoring/scheme-plan';
import type { Sheet } from '../../shared/scoring/sheet';
import { consolidatedParts, currentParts } from './parts';
import { currentSheets } from './read-sheets';
import { RequestRefusal } from './request-refusal';
import { findPeriod, schemeOf, siblingOf, type OpenedPeriod, type StoredPeriod } from './stored-period';

/** A period that sheets are filled for, or that the scheme rolls up to. */
export function acceptablePeriod(scheme: Scheme, input: string): Period {
  const parsed = parsePeriodOf(scheme, input);
  if (parsed.ok) return parsed.value;
  throw new RequestRefusal('period-refused', 'Not a period of this scheme', parsed.faults);
}

interface Calculated {
  readonly results: Results;
  /** of a roll-up: what it was made of */
  readonly parts?: Part[];
  /** where streaks look back: on which periods, and on which sheets of theirs */
  readonly past?: PastPeriod[];
  /** what should be looked at before the results are used */
  readonly warnings: RaterWarning[];
}

export async function calculate(opened: OpenedPeriod): Promise<Calculated> {
  const { key, scheme } = opened;
  const period = acceptablePeriod(scheme, key.period);
  if (periodKind(period) !== scheme.cycle) {
    const current = await currentParts(opened);
    const results = current.map((part) => part.results);
    const parts = current.map((part) => ({ period: part.period, digest: part.digest }));
    return { results: rollUp(scheme, period, results), parts, warnings: [] };
  }
  const past = await storedPast(opened);
  const [sheets, ...earlier] = await Promise.all([bareSheets(opened), ...past.map((one) => pastSheets(one))]);
  return {
    results: consolidate(scheme, period, sheets, earlier),
    ...(scheme.streaks && { past: past.map(pastPeriodOf) }),
    warnings: raterWarnings(planScheme(scheme), sheets),
  };
}

/** What explains the units of these results; the sheets, or the parts' results, are read once for all of them. */
export async function explainerOf(
  opened: OpenedPeriod,
  results: Results,
  language: Language,
): Promise<(unit: UnitId) => Explanation> {
  const { key, scheme } = opened;
  const period = acceptablePeriod(scheme, key.period);
  if (periodKind(period) === scheme.cycle) {
    return explainerFor(scheme, await bareSheets(opened), results, language);
  }
  return rollUpExplainerFor(scheme, await consolidatedParts(opened), results, language);
}

async function bareSheets(stored: StoredPeriod): Promise<Sheet[]> {
  return (await currentSheets(stored)).map(({ sheet }) => sheet);
}

/** On what the streaks of a scheme would look back now; nothing where it has none. */
export async function currentPast(opened: OpenedPeriod): Promise<PastPeriod[]> {
  return (await storedPast(opened)).map(pastPeriodOf);
}

/** The periods on which streaks look back; one still open has no sheets that count. */
async function storedPast(opened: OpenedPeriod): Promise<StoredPeriod[]> {
  const read = pastPeriods(opened.scheme, opened.key.period as Period).map(async (period) => {
    const stored = await findPeriod(siblingOf(opened, period));
    return stored === null || stored.record.state === 'open' ? [] : [stored];
  });
  return (await Promise.all(read)).flat();
}

async function pastSheets(stored: StoredPeriod): Promise<PastSheets> {
  const scheme = await schemeOf(stored);
  return { period: stored.key.period as Period, scheme, sheets: await bareSheets(stored) };
}

function pastPeriodOf({ record: { period, version, index } }: StoredPeriod): PastPeriod {
  return { period, version, sheets: index };
}
