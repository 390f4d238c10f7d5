// What is chosen before the person chooses: where something is due, else the scheme of their role and the period that is open.
import type { Period } from '../../../shared/api/periods';
import { scopesOf } from '../../session/roles';

export { cyclePeriods, latestFirst, latestPeriod } from '../../session/period-order';

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
