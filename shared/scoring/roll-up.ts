// Roll-up (周期汇总): the published scores of a period's parts → the results of the longer period.
import { exact } from '../exact/exact';
import { digitsOf, fewestParts } from '../scheme/defaults';
import type { ComponentId } from '../scheme/id';
import { partsOf, periodKind, type Period } from '../scheme/period';
import type { Rollup, Scheme, Unit } from '../scheme/scheme';
import { meanOf, totalOf } from './mean';
import { scoreIn, type Results, type UnitResult } from './results';
import { standings } from './standings';

/**
 * How a scheme makes a period out of shorter ones (汇总规则); `null` where it does not.
 * @example rollupTo({ rollups: [{ to: 'quarter', from: 'month', how: 'mean' }] }, '2026-Q4').from // 'month'
 */
export function rollupTo({ rollups = [] }: Pick<Scheme, 'rollups'>, period: Period): Rollup | null {
  return rollups.find(({ to }) => to === periodKind(period)) ?? null;
}

/**
 * Mean or sum of rounded figures (汇总), rounded to `digits`.
 * @example rolledUp([84.15, 90.06], 'mean', 2) // 87.11
 */
export function rolledUp(figures: readonly number[], how: Rollup['how'], digits: number): number {
  const exactFigures = figures.map(exact);
  return (how === 'mean' ? meanOf(exactFigures) : totalOf(exactFigures)).round(digits);
}

/**
 * The results of a longer period (周期汇总: months → quarter → half → year): each figure is the mean or the sum of the parts'
 * rounded figures; places, grades and the rewards of that kind of period follow as in a consolidation. A unit without a final
 * score in some part is incomplete, and `missingParts` names those parts; where the scheme leaves such parts out, and the
 * others are as many as it asks for, it is rolled up from these, and `leftOut` names the rest. Nothing is blended again, so
 * `counterpart` is null.
 * Throws RangeError where the scheme makes no such period, or where a result is not one of its parts.
 * Sources: Luan's quarterly reward, Baiyin's year.
 */
export function rollUp(scheme: Scheme, period: Period, parts: readonly Results[]): Results {
  const rule = rollupTo(scheme, period);
  if (rule === null) throw new RangeError(`the scheme makes no ${periodKind(period)} out of shorter periods`);
  const expected = partsOf(period, rule.from);
  const stray = parts.find((part) => part.scheme !== scheme.id || !expected.some((one) => one === part.period));
  if (stray !== undefined) throw new RangeError(`${stray.scheme} ${stray.period} is no part of ${scheme.id} ${period}`);

  const complete = (part: Results | undefined) =>
    new Map((part?.units ?? []).flatMap((unit) => (unit.complete ? [[unit.unit, unit] as const] : [])));
  const byPart = expected.map((one) => complete(parts.find((part) => part.period === one)));
  const digits = digitsOf(scheme);
  const fewest = fewestParts(rule, expected.length);
  const roll = (figures: readonly number[]) => rolledUp(figures, rule.how, digits);

  const unitResult = ({ id, category }: Unit): UnitResult => {
    const found = byPart.map((part) => part.get(id));
    const results = found.filter((one) => one !== undefined);
    const without = expected.filter((_, i) => found[i] === undefined);
    if (results.length < fewest)
      return { unit: id, category, complete: false, missing: [], waitsFor: [], missingParts: without };
    const components: Record<ComponentId, number> = {};
    for (const component of scheme.components) {
      const scores = results.flatMap((result) => scoreIn(result, component.id) ?? []);
      if (scores.length === results.length) components[component.id] = roll(scores);
    }
    return {
      unit: id,
      category,
      complete: true,
      components,
      base: roll(results.map((result) => result.base)),
      assessed: roll(results.map((result) => result.assessed)),
      counterpart: null,
      final: roll(results.map((result) => result.final)),
      place: 0,
      placeFromBottom: 0,
      of: 0,
      ...(without.length > 0 && { leftOut: without }),
      rewards: [],
    };
  };
  return standings(scheme, period, scheme.units.map(unitResult));
}
