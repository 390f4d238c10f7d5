// Explanation of a roll-up (周期得分说明): how a unit's score in a longer period came about.
import { exact, Exact } from '../exact/exact';
import type { UnitId } from '../scheme/id';
import { partsOf, type Period } from '../scheme/period';
import type { Scheme } from '../scheme/scheme';
import type { Language } from '../scheme/text';
import { Explainer, sumOfParts } from './explainer';
import type { Explanation } from './explanation';
import type { Results } from './results';
import { rollupTo } from './roll-up';

/**
 * Explains the units of a roll-up (周期得分说明), whose scheme and parts are gone through once for all of them: final ← the
 * published scores of the period's parts, each with its share. A part without a score is `null`. RangeError for an unknown unit
 * or a period that the scheme does not make.
 */
export function rollUpExplainerFor(
  scheme: Scheme,
  parts: readonly Results[],
  results: Results,
  language: Language,
): (unit: UnitId) => Explanation {
  const to = new Explainer(scheme, language);
  const period = results.period as Period;
  const rule = rollupTo(scheme, period);
  if (rule === null) throw new RangeError(`the scheme makes no ${period}`);
  const expected = partsOf(period, rule.from);
  const factor = rule.how === 'sum' ? Exact.one : Exact.one.over(expected.length);
  const byUnit = ({ units }: Results) => new Map(units.map((result) => [result.unit, result]));
  const resultAt = byUnit(results);
  const partAt = new Map(parts.map((part) => [part.period, byUnit(part)]));
  const unitAt = new Map(scheme.units.map((unit) => [unit.id, unit]));
  return (unitId) => {
    const [unit, result] = [unitAt.get(unitId), resultAt.get(unitId)];
    if (unit === undefined || result === undefined) throw new RangeError(`no such unit: ${unitId}`);
    const children = expected.map((one) => {
      const part = partAt.get(one)?.get(unitId);
      return to.node('period', one, part?.complete ? exact(part.final) : null, { factor });
    });
    const complete = children.every((child) => child.exact !== null);
    return to.node('final', `${to.title(unit)} · ${to.words.final}`, complete ? sumOfParts(children) : null, {
      notes: to.standing(result),
      parts: children,
    });
  };
}
