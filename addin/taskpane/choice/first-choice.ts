// What is chosen before the person chooses: where something is due, else the scheme of their role and the period that is open.
import type { Period } from '../../../shared/api/periods';
import { comparePeriods, parsePeriod, periodKind } from '../../../shared/scheme/period';
import { periodKinds } from '../../../shared/scheme/period-kinds';
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

/** The periods of the cycle, the latest first: they are the shortest of a scheme, from which longer ones are put together. */
export function cyclePeriods(periods: readonly Period[]): Period[] {
  const shortest = Math.min(...periods.map(lengthOf));
  return latestFirst(periods).filter((period) => lengthOf(period) === shortest);
}

/** The latest open period of the cycle; where none is open, the latest of all of the cycle. */
export function latestPeriod(periods: readonly Period[]): Period | null {
  const sorted = cyclePeriods(periods);
  return sorted.find((period) => period.state === 'open') ?? sorted[0] ?? null;
}

export interface FirstChoice {
  readonly scheme: string | null;
  /** null for the latest open one */
  readonly period: string | null;
}

/**
 * Where something is due for the person, the most urgent first; else the first scheme in which they have a part, the first
 * that has periods, or the first.
 */
export function firstChoice(
  schemes: readonly { readonly id: string }[],
  roles: readonly string[],
  dues: readonly { readonly scheme: string; readonly period: string }[],
  standings: readonly { readonly period: Pick<Period, 'scheme'> }[],
): FirstChoice {
  const [urgent] = dues;
  if (urgent) return { scheme: urgent.scheme, period: urgent.period };
  const [own, used] = [
    new Set(scopesOf(roles).map(({ scheme }) => scheme)),
    new Set(standings.map(({ period }) => period.scheme)),
  ];
  const first = schemes.find(({ id }) => own.has(id)) ?? schemes.find(({ id }) => used.has(id)) ?? schemes[0];
  return { scheme: first?.id ?? null, period: null };
}
