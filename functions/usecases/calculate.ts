// What the results of a period follow from: its sheets and earlier ones, or, where it is longer than the cycle, its parts' results.
import type { Part } from '../../shared/api/periods';
import { nothingCounted, type Counted } from '../../shared/registers/counted';
import { effectiveSheets, shutBecause } from '../../shared/registers/effective-sheets';
import { twiceWarnings, type TwiceWarning } from '../../shared/registers/counted-twice';
import { parsePeriodOf, periodKind, previousPeriod, type Period } from '../../shared/scheme/period';
import type { UnitId } from '../../shared/scheme/id';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Language } from '../../shared/scheme/text';
import { claimedIn, pastPeriods, type Claimed, type PastSheets } from '../../shared/scoring/claims';
import { consolidate } from '../../shared/scoring/consolidate';
import { explainerFor } from '../../shared/scoring/explain';
import { rollUpExplainerFor } from '../../shared/scoring/explain-roll-up';
import type { Explanation } from '../../shared/scoring/explanation';
import { raterWarnings, type RaterWarning } from '../../shared/scoring/raters';
import type { Results } from '../../shared/scoring/results';
import { rollUp } from '../../shared/scoring/roll-up';
import type { Sheet } from '../../shared/scoring/sheet';
import { digestOf, type Digest } from '../store/bodies';
import { listed } from '../store/row-kinds';
import { canonicalJson } from './canonical-json';
import type { Inputs, PastInput } from './chains';
import { countedNow, countedOf, countedUnder } from './counted';
import { frozenBody } from './frozen-body';
import { consolidatedParts, currentParts } from './parts';
import { planOf } from './kept-schemes';
import { RequestRefusal } from './request-refusal';
import { getScheme, schemeDigest, schemeUnder } from './schemes';
import { bodiesOfIndex, positionsUnder } from './sheet-index';
import { findPeriod, schemeOf, siblingOf, type OpenedPeriod, type PeriodAt, type StoredPeriod } from './stored-period';
import { storedResults, type Sealed } from './stored-results';
import { bareSheetsAt } from './submissions';

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
  /** what it follows from, and those of its bodies that are not kept yet */
  readonly inputs: Inputs;
  readonly bodies: readonly string[];
  /** what should be looked at before the results are used */
  readonly warnings: CalculationWarning[];
}

/** Something to look at before results are made of it; it stops nothing. */
export type CalculationWarning = RaterWarning | TwiceWarning;

/** `progress` is told how many sheets were read of how many. */
export async function calculate(
  opened: OpenedPeriod,
  progress?: (done: number, total: number) => void,
): Promise<Calculated> {
  const { key, scheme, record } = opened;
  const period = acceptablePeriod(scheme, key.period);
  const kept = { version: scheme.version, digest: await schemeDigest(opened, key.organisation, scheme) };
  if (periodKind(period) !== scheme.cycle) {
    const current = await currentParts(opened);
    const results = current.map((part) => part.results);
    const parts = current.map((part) => ({ period: part.period, digest: part.digest }));
    const inputs: Inputs = { scheme: kept, sheets: null, counted: null };
    return { results: rollUp(scheme, period, results), parts, inputs, bodies: [], warnings: [] };
  }
  const plan = planOf(scheme);
  const [sheets, counted, past] = await Promise.all([
    bareSheets(opened, progress),
    countedNow(opened),
    currentPast(opened),
  ]);
  const earlier = await Promise.all(
    past.inputs.map((one) => pastSheets(opened, one, siblingOf(opened, one.period), past.unkept)),
  );
  const text = counted && canonicalJson(counted);
  const inputs: Inputs = {
    scheme: kept,
    sheets: record.index,
    counted: text === null ? null : digestOf(text),
    ...(scheme.streaks && { past: past.inputs }),
  };
  return {
    results: consolidate(scheme, period, effectiveSheets(plan, sheets, counted ?? nothingCounted), earlier),
    inputs,
    bodies: [...(text === null ? [] : [text]), ...past.unkept.values()],
    warnings: [...raterWarnings(plan, sheets), ...twiceWarnings(sheets, counted?.postings ?? [])],
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
    const counted = await countedOf(opened);
    const sheets = effectiveSheets(planOf(scheme), await bareSheets(opened), counted);
    const shut = counted.gates.map((gate) => ({ ...gate, reason: shutBecause(scheme, gate.register) }));
    return explainerFor(scheme, sheets, results, language, shut);
  }
  return rollUpExplainerFor(scheme, await consolidatedParts(opened), results, language);
}

/** What the results of a period are when they are calculated again from what they were sealed with. */
export async function recalculate(opened: OpenedPeriod, { inputs }: Pick<Sealed, 'inputs'>): Promise<Results> {
  const { key } = opened;
  const scheme = await schemeUnder(opened, key.organisation, inputs.scheme.digest);
  const period = acceptablePeriod(scheme, key.period);
  if (periodKind(period) !== scheme.cycle) return rollUp(scheme, period, await consolidatedParts(opened));
  const [sheets, counted, earlier] = await Promise.all([
    sheetsUnder(opened, opened, inputs.sheets),
    countedUnder(opened, inputs.counted),
    Promise.all(
      (inputs.past ?? []).map((one) => pastSheets(opened, one, one.kept ? opened : siblingOf(opened, one.period))),
    ),
  ]);
  return consolidate(scheme, period, effectiveSheets(planOf(scheme), sheets, counted), earlier);
}

function bareSheets(stored: StoredPeriod, progress?: (done: number, total: number) => void): Promise<Sheet[]> {
  return sheetsUnder(stored, stored, stored.record.index, progress);
}

/** The sheets of a period on an index that is kept with it, or with another one. */
async function sheetsUnder(
  period: PeriodAt,
  keeper: PeriodAt,
  index: Digest | null,
  progress?: (done: number, total: number) => void,
): Promise<Sheet[]> {
  return bareSheetsAt(period, await positionsUnder(keeper, index), progress);
}

/** On what streaks look back now; by digest the bodies that the earlier periods do not keep themselves, having no results. */
interface Past {
  readonly inputs: PastInput[];
  readonly unkept: ReadonlyMap<Digest, string>;
}

/** On what the streaks of a scheme would look back now; on nothing where it has none. */
export async function currentPast(opened: OpenedPeriod): Promise<Past> {
  const unkept = new Map<Digest, string>();
  const read = (await storedPast(opened)).map(async (stored): Promise<PastInput> => {
    const { period, version, index: sheets, results } = stored.record;
    if (results !== null) {
      const { sheets, counted } = results.inputs;
      return { period, version, sheets, counted, ...(await claimedBefore(opened, stored, unkept)) };
    }
    const counted = await countedNow({ ...opened, ...stored, scheme: await schemeOf(stored) });
    const text = counted && canonicalJson(counted);
    if (text !== null) unkept.set(digestOf(text), text);
    if (sheets !== null) for (const [body, kept] of await bodiesOfIndex(stored, sheets)) unkept.set(body, kept);
    return { period, version, sheets, counted: text === null ? null : digestOf(text), kept: true };
  });
  return { inputs: await Promise.all(read), unkept };
}

/** The claims of the period before as they are frozen there, for those here to go on from. */
async function claimedBefore(
  { key }: OpenedPeriod,
  stored: StoredPeriod,
  unkept: Map<Digest, string>,
): Promise<Pick<PastInput, 'claimed'>> {
  if (stored.record.period !== previousPeriod(key.period as Period)) return {};
  const text = canonicalJson(claimedIn((await storedResults(stored)).results));
  unkept.set(digestOf(text), text);
  return { claimed: digestOf(text) };
}

/** The periods on which streaks look back; one still open has no sheets that count. */
async function storedPast(opened: OpenedPeriod): Promise<StoredPeriod[]> {
  const read = pastPeriods(opened.scheme, opened.key.period as Period).map(async (period) => {
    const stored = await findPeriod(siblingOf(opened, period));
    return stored === null || stored.record.state === 'open' ? [] : [stored];
  });
  return (await Promise.all(read)).flat();
}

/** What counted in an earlier period, from the bodies that `keeper` keeps; `unkept` are those that nobody does yet. */
async function pastSheets(
  opened: OpenedPeriod,
  { period, version, sheets: index, counted: body, claimed }: PastInput,
  keeper: PeriodAt,
  unkept: ReadonlyMap<Digest, string> = new Map(),
): Promise<PastSheets> {
  const scheme = await getScheme(opened, opened.key.organisation, opened.key.scheme, version);
  const sheets = await sheetsUnder(siblingOf(opened, period), keeper, index);
  const fresh = (digest: Digest | null | undefined): unknown => {
    const text = digest && unkept.get(digest);
    return text ? JSON.parse(text) : undefined;
  };
  const counted = (fresh(body) as Counted | undefined) ?? (await countedUnder(keeper, body));
  const effective = effectiveSheets(planOf(scheme), sheets, counted);
  if (claimed === undefined) return { period: period as Period, scheme, sheets: effective };
  const before = (fresh(claimed) as Claimed[] | undefined) ?? (await frozenBody(opened, claimed, listed<Claimed>()));
  return { period: period as Period, scheme, sheets: effective, claimed: before };
}
