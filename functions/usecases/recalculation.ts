// Recalculation (重新计算): whether the results of a period follow from what they were sealed with, figure by figure.
import type { Recalculation } from '../../shared/api/results';
import { withDecisions } from '../../shared/scoring/decisions';
import type { NotAssessed, Results } from '../../shared/scoring/results';
import { reach, type PeriodRequest } from './access';
import { recalculate } from './calculate';
import { excusesUnder } from './show-period';
import type { OpenedPeriod } from './stored-period';
import { sealedUnder, storedResults } from './stored-results';

export async function recalculation(request: PeriodRequest): Promise<Recalculation> {
  return recalculated(await reach(request, 'recalculation'));
}

/** Refused where the period has no results, or a body that they follow from is not what its digest says. */
export async function recalculated(period: OpenedPeriod): Promise<Recalculation> {
  const { results, digest } = await storedResults(period);
  const sealed = await sealedUnder(period, digest);
  const again = await recalculate(period, sealed);
  const [excused, excluded] = await Promise.all([
    excusesUnder(period, sealed.excused),
    sealed.excluded === undefined ? [] : excusesUnder(period, sealed.excluded),
  ]);
  const calculated = withDecisions(period.scheme, again, { excused, excluded });
  const before = withReasonsInOrder(results);
  const after = withReasonsInOrder(JSON.parse(JSON.stringify(calculated)) as Results);
  // What is said of categories follows from their units.
  const difference = firstDifference(before.units, after.units, 'units') ?? firstDifference(before, after, '');
  return difference === null ? { same: true } : { same: false, ...difference };
}

/** Stores of format 1 told why several assessors do not assess a component in the order in which they said so: no figure hangs on it. */
function withReasonsInOrder(results: Results): Results {
  const textOf = ({ component, reason }: NotAssessed) => `${component} ${reason}`;
  const units = results.units.map((unit) => {
    if (unit.complete || unit.notAssessed === undefined) return unit;
    const notAssessed = [...unit.notAssessed].sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
    return { ...unit, notAssessed };
  });
  return { ...results, units };
}

interface Difference {
  readonly path: string;
  readonly sealed: string;
  readonly calculated: string;
}

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asText = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));

/** The first figure in which two results differ, at its path; those of units in the order of the scheme. */
function firstDifference(sealed: unknown, calculated: unknown, path: string): Difference | null {
  if (Array.isArray(sealed) && Array.isArray(calculated)) {
    const [before, after] = [sealed as unknown[], calculated as unknown[]];
    for (let i = 0; i < Math.max(before.length, after.length); i += 1) {
      const found = firstDifference(before[i], after[i], `${path}[${nameOf(before[i] ?? after[i]) ?? i}]`);
      if (found !== null) return found;
    }
    return null;
  }
  if (isMembers(sealed) && isMembers(calculated)) {
    for (const name of new Set([...Object.keys(sealed), ...Object.keys(calculated)])) {
      const found = firstDifference(sealed[name], calculated[name], path === '' ? name : `${path}.${name}`);
      if (found !== null) return found;
    }
    return null;
  }
  return sealed === calculated ? null : { path, sealed: asText(sealed), calculated: asText(calculated) };
}

function nameOf(item: unknown): string | null {
  return isMembers(item) && typeof item.unit === 'string' ? JSON.stringify(item.unit) : null;
}
