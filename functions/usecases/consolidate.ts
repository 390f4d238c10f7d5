// Consolidation (汇总): the accepted sheets of a closed period become its results, sealed with what excuses and parts they stand on.
import { randomBytes } from 'node:crypto';
import type { Excuse, Transition } from '../../shared/api/periods';
import type { Fault } from '../../shared/scheme/fault';
import type { Scheme } from '../../shared/scheme/scheme';
import type { IncompleteResult, Results } from '../../shared/scoring/results';
import { putBodies, type Digest } from '../store/bodies';
import { change } from './audit-chain';
import { calculate } from './calculate';
import { scopeIn } from './access';
import { canonicalJson, digestOfJson } from './canonical-json';
import type { Given } from './given';
import { excusesOf, openedPeriod, putPeriod, type PeriodRecord } from './period-record';
import type { Person } from './person';
import { periodChain, type PeriodKey } from './places';
import { Refusal } from './refusal';
import { assertCurrent, type Sealed } from './stored-results';
import { latestSignature, takeStep } from './take-step';

/** What may be said with it: who is excused, why it is done, and the digest of the results that these take the place of. */
interface Said extends Partial<Pick<Transition, 'reason' | 'digest'>> {
  readonly excused?: readonly Excuse[] | undefined;
}

interface Consolidated {
  readonly results: Results;
  readonly record: PeriodRecord;
}

/**
 * Incomplete units forbid it, unless each is excused with a reason. Where no excuses are named, those of the results that it
 * takes the place of stay, as far as they are still needed.
 */
export function consolidate(
  given: Given,
  actor: Person,
  place: PeriodKey,
  { excused: named, reason, digest: seen }: Said = {},
): Promise<Consolidated> {
  const chain = periodChain(place);
  const seal = randomBytes(32).toString('hex');
  return change(given, chain, async (at) => {
    const stored = await openedPeriod(given, place);
    const { scheme } = stored;
    await scopeIn(given, 'consolidate', actor, stored);
    assertCurrent(seen, stored.record);
    const { results, parts, past } = await calculate(given, stored);
    const excused = named ?? (await excusesBefore(given, place, stored.record, results));
    assertExcused(scheme, results, excused);

    const excuses = digestOfJson(excused);
    const sealed: Sealed = { results, excused: excuses, ...(parts && { parts }), ...(past && { past }), seal };
    const bodies = [canonicalJson(sealed), canonicalJson(excused)];
    const [digest] = (await putBodies(given.store, chain.partition, bodies)) as [Digest, Digest];
    const record = takeStep(stored, {
      step: 'consolidate',
      by: actor,
      at,
      results: { digest, at, by: actor.id, excused: excuses, ...(parts && { parts }), ...(past && { past }) },
    });
    return {
      answer: { results, record },
      change: {
        operations: [putPeriod(record, stored)],
        by: actor.id,
        what: 'results-consolidated',
        detail: {
          ...latestSignature(record),
          digest,
          excused: excused.map(({ unit }) => unit).join(' '),
          excuses,
          ...(parts && { parts: parts.map((part) => `${part.period} ${part.digest}`).join(', ') }),
          ...(past?.length && {
            past: past.map(({ period, version, sheets }) => `${period} ${version} ${sheets ?? '-'}`).join(', '),
          }),
          ...(reason === undefined ? {} : { reason }),
        },
      },
    };
  });
}

async function excusesBefore(
  given: Given,
  place: PeriodKey,
  record: PeriodRecord,
  results: Results,
): Promise<Excuse[]> {
  if (record.results === null) return [];
  const incomplete = new Set<string>(incompleteUnits(results).map(({ unit }) => unit));
  return (await excusesOf(given, place, record.results)).filter(({ unit }) => incomplete.has(unit));
}

function incompleteUnits(results: Results): IncompleteResult[] {
  return results.units.filter((unit) => !unit.complete);
}

function assertExcused(scheme: Scheme, results: Results, excused: readonly Excuse[]): void {
  const incomplete = incompleteUnits(results);
  const needed = new Set<string>(incomplete.map(({ unit }) => unit));
  const known = new Set<string>(scheme.units.map(({ id }) => id));
  const given = new Set<string>();
  const wrong = excused.flatMap(({ unit }, position): Fault<string>[] => {
    const path = `excused[${position}].unit`;
    if (given.has(unit)) return [{ code: 'duplicate-id', path, detail: { id: unit } }];
    given.add(unit);
    if (needed.has(unit)) return [];
    return [{ code: known.has(unit) ? 'excuse-not-needed' : 'unknown-unit', path, detail: { unit } }];
  });
  if (wrong.length > 0) throw new Refusal('excuse-refused', 'Units that need no excuse, or have two', wrong);
  const left = incomplete.filter(({ unit }) => !given.has(unit));
  if (left.length > 0) throw new Refusal('incomplete-units', `${left.length} units are incomplete`, left.map(fault));
}

function fault({ unit, missing, waitsFor, missingParts = [] }: IncompleteResult) {
  const lists = { missing, waitsFor, missingParts };
  const filled = Object.entries(lists).filter(([, ids]) => ids.length > 0);
  const detail = { unit, ...Object.fromEntries(filled.map(([name, ids]) => [name, ids.join(' ')])) };
  return { code: 'incomplete-unit', path: `units["${unit}"]`, detail };
}
