// What a preset gives when its sheets are filled: units with their scores and rewards.
import { parsePeriod, type Period } from '../../../../shared/scheme/period';
import type { Scheme } from '../../../../shared/scheme/scheme';
import type { PeriodKind } from '../../../../shared/scheme/period-kinds';
import type { CompleteResult } from '../../../../shared/scoring/results';
import { accepted, complete, resultsOf, type Change } from '../full-sheets';

const names: Record<PeriodKind, string> = { month: '2026-10', quarter: '2026-Q4', half: '2026-H2', year: '2026' };
export const periodOf = (kind: PeriodKind): Period => accepted(parsePeriod(names[kind]));

export const unitsOf = (scheme: Scheme, change?: Change, kind: PeriodKind = scheme.cycle) =>
  complete(resultsOf(scheme, periodOf(kind), change));

export const named = (results: readonly CompleteResult[], reward: string) =>
  results.filter((unit) => unit.rewards.some((earned) => earned.reward === reward));

export const effectsOf = (unit: CompleteResult | undefined, reward: string) =>
  unit?.rewards.find((earned) => earned.reward === reward)?.effects;

export function countBy(scheme: Scheme): Record<string, number> {
  return Object.fromEntries(
    scheme.categories.map(({ id }) => [id, scheme.units.filter((unit) => unit.category === id).length]),
  );
}
