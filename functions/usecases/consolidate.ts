// Consolidation (汇总): the accepted sheets of a closed period become its results, sealed with what was decided on units and the parts they stand on.
import { randomBytes } from 'node:crypto';
import type { Excuse, Transition } from '../../shared/api/periods';
import type { Fault } from '../../shared/scheme/fault';
import type { Scheme } from '../../shared/scheme/scheme';
import { withDecisions } from '../../shared/scoring/decisions';
import type { IncompleteResult, Results } from '../../shared/scoring/results';
import { putBodies, type Digest } from '../store/bodies';
import { change } from './audit-chain';
import { calculate, type CalculationWarning } from './calculate';
import { reach, type PeriodRequest } from './access';
import { canonicalJson, digestOfJson } from './canonical-json';
import type { Inputs } from './chains';
import { RequestRefusal } from './request-refusal';
import { excusesUnder } from './show-period';
import { putPeriod, type StoredPeriod } from './stored-period';
import { assertCurrent, assertReplaces, type Sealed } from './stored-results';
import { latestSignature, takeStep } from './take-step';

/** What may be said with it: who is excused or excluded, why it is done, and the digest of the results that these take the place of. */
interface Said extends Partial<Pick<Transition, 'reason' | 'digest'>> {
  readonly excused?: readonly Excuse[] | undefined;
  readonly excluded?: readonly Excuse[] | undefined;
}

/** Of one that is done later: what seals it, the results that it takes the place of, and who is told how many sheets were read. */
interface Later {
  readonly seal: string;
  readonly replaces: Digest | null;
  readonly progress: (done: number, total: number) => void;
}

interface Consolidated {
  readonly results: Results;
  readonly warnings: CalculationWarning[];
  readonly period: StoredPeriod;
}

/**
 * Incomplete units forbid it, unless each is excused with a reason; a complete one may be excluded from the ranking with one.
 * Where none are named, those of the results that it takes the place of stay, as far as they still fit.
 */
export function consolidate(
  request: PeriodRequest,
  { reason, digest: seen, ...named }: Said = {},
  later?: Later,
): Promise<Consolidated> {
  const seal = later?.seal ?? randomBytes(32).toString('hex');
  return change(request, request.chain, async (at) => {
    const period = await reach(request, 'consolidate');
    const { actor, scheme } = period;
    assertCurrent(seen, period.record);
    if (later) assertReplaces(later.replaces, period.record);
    const { results: calculated, parts, inputs, bodies: ofInputs, warnings } = await calculate(period, later?.progress);
    const before = period.record.results;
    const fits = (complete: boolean) => (unit: string) => isIn(calculated, unit, complete);
    // What is said anew need not be readable as it was before.
    const excused = named.excused ?? (await decidedBefore(period, before?.excused, fits(false)));
    const excluded = named.excluded ?? (await decidedBefore(period, before?.excluded, fits(true)));
    assertDecisions(scheme, calculated, excused, excluded);
    const results = withDecisions(scheme, calculated, { excused, excluded });

    const excuses = digestOfJson(excused);
    const exclusions = excluded.length === 0 ? null : digestOfJson(excluded);
    const frozen = {
      excused: excuses,
      ...(exclusions && { excluded: exclusions }),
      ...(parts && { parts }),
      inputs,
    };
    const sealed: Sealed = { results, ...frozen, seal };
    const bodies = [sealed, excused, ...(exclusions === null ? [] : [excluded])].map(canonicalJson).concat(ofInputs);
    const [digest] = (await putBodies(period.store, period.chain.partition, bodies)) as [Digest, Digest];
    const consolidated = takeStep(period, {
      step: 'consolidate',
      by: actor,
      at,
      results: { digest, at, by: actor.id, ...frozen },
    });
    return {
      answer: { results, warnings, period: consolidated },
      change: {
        operations: [putPeriod(consolidated)],
        by: actor.id,
        what: 'results-consolidated',
        detail: {
          ...latestSignature(consolidated.record),
          digest,
          excused: excused.map(({ unit }) => unit).join(' '),
          excuses,
          ...(exclusions && { excluded: excluded.map(({ unit }) => unit).join(' '), exclusions }),
          ...(parts && { parts: parts.map((part) => `${part.period} ${part.digest}`).join(', ') }),
          ...toldOfInputs(inputs),
          ...(reason === undefined ? {} : { reason }),
        },
      },
    };
  });
}

/** What the audit tells of what results follow from; the scheme's version is told where the period is opened. */
function toldOfInputs({ sheets, counted, past = [] }: Inputs) {
  const told = past.map((one) => [one.period, one.version, one.sheets ?? '-', ...(one.counted ? [one.counted] : [])]);
  return {
    ...(sheets && { index: sheets }),
    ...(counted && { counted }),
    ...(past.length > 0 && { past: told.map((parts) => parts.join(' ')).join(', ') }),
  };
}

/** What was decided on units in the results of before, as far as it fits these. */
async function decidedBefore(
  period: StoredPeriod,
  body: Digest | undefined,
  fits: (unit: string) => boolean,
): Promise<Excuse[]> {
  const decided = body === undefined ? [] : await excusesUnder(period, body);
  return decided.filter(({ unit }) => fits(unit));
}

function isIn({ units }: Results, id: string, complete: boolean): boolean {
  return units.some((unit) => unit.unit === id && unit.complete === complete);
}

function incompleteUnits(results: Results): IncompleteResult[] {
  return results.units.filter((unit) => !unit.complete);
}

function assertDecisions(
  scheme: Scheme,
  results: Results,
  excused: readonly Excuse[],
  excluded: readonly Excuse[],
): void {
  const incomplete = incompleteUnits(results);
  const needed = new Set<string>(incomplete.map(({ unit }) => unit));
  const known = new Set<string>(scheme.units.map(({ id }) => id));
  const faultsIn = (list: string, units: readonly Excuse[], fits: (unit: string) => boolean, unfit: string) => {
    const given = new Set<string>();
    return units.flatMap(({ unit }, position): Fault<string>[] => {
      const path = `${list}[${position}].unit`;
      if (given.has(unit)) return [{ code: 'duplicate-id', path, detail: { id: unit } }];
      given.add(unit);
      if (!known.has(unit)) return [{ code: 'unknown-unit', path, detail: { unit } }];
      return fits(unit) ? [] : [{ code: unfit, path, detail: { unit } }];
    });
  };
  const wrong = [
    ...faultsIn('excused', excused, (unit) => needed.has(unit), 'excuse-not-needed'),
    ...faultsIn('excluded', excluded, (unit) => !needed.has(unit), 'excluded-incomplete'),
  ];
  if (wrong.length > 0)
    throw new RequestRefusal('excuse-refused', 'Units that the decision does not fit, or named twice', wrong);
  const given = new Set(excused.map(({ unit }) => unit));
  const left = incomplete.filter(({ unit }) => !given.has(unit));
  if (left.length > 0)
    throw new RequestRefusal('incomplete-units', `${left.length} units are incomplete`, left.map(fault));
}

/** What the unit lacks; where groups do not assess it, the reason that they give is offered as its excuse. */
function fault({ unit, missing, waitsFor, missingParts = [], notAssessed = [] }: IncompleteResult) {
  const lists = { missing, waitsFor, missingParts };
  const filled = Object.entries(lists).filter(([, ids]) => ids.length > 0);
  const reasons = [...new Set(notAssessed.map(({ reason }) => reason))];
  const detail = {
    unit,
    ...Object.fromEntries(filled.map(([name, ids]) => [name, ids.join(' ')])),
    ...(reasons.length > 0 && { notAssessed: reasons.join('; ') }),
  };
  return { code: 'incomplete-unit', path: `units["${unit}"]`, detail };
}
