// What is chosen before the person chooses: the scheme of their role, the period that is open.
import type { Period } from '../../../shared/api/periods';
import { comparePeriods, parsePeriod, periodKind } from '../../../shared/scheme/period';
import { periodKinds } from '../../../shared/scheme/scheme';
import { scopesOf } from '../../session/roles';

const endOf = (a: Period, b: Period): number => {
  const [first, second] = [parsePeriod(a.period), parsePeriod(b.period)];
  return first.ok && second.ok ? comparePeriods(first.value, second.value) : a.period.localeCompare(b.period);
};

/** Periods with the latest first. */
export function latestFirst(periods: readonly Period[]): Period[] {
  return [...periods].sort((a, b) => endOf(b, a));
}

const lengthOf = ({ period }: Period): number => {
  const parsed = parsePeriod(period);
  return parsed.ok ? periodKinds.indexOf(periodKind(parsed.value)) : periodKinds.length;
};

/** The latest open period of the cycle; where none is open, the latest of all of the cycle. */
export function latestPeriod(periods: readonly Period[]): Period | null {
  // The periods of the cycle are the shortest of a scheme; longer ones are put together from them.
  const shortest = Math.min(...periods.map(lengthOf));
  const sorted = latestFirst(periods).filter((period) => lengthOf(period) === shortest);
  return sorted.find((period) => period.state === 'open') ?? sorted[0] ?? null;
}

/**
 * The first scheme in which the person has a part; who has none in any, such as the office, begins with the first that has
 * periods, and where none has, with the first.
 */
export async function firstScheme(
  schemes: readonly { readonly id: string }[],
  roles: readonly string[],
  hasPeriods: (scheme: string) => Promise<boolean>,
): Promise<string | null> {
  const own = new Set(scopesOf(roles).map((scope) => scope.scheme));
  const first = schemes.find(({ id }) => own.has(id));
  if (first) return first.id;
  for (const { id } of schemes) if (await hasPeriods(id)) return id;
  return schemes[0]?.id ?? null;
}
