// Explanation of a roll-up (周期得分说明): how a unit's score in a longer period came about.
import { exact, Exact } from '../exact/exact';
import { fewestParts } from '../scheme/defaults';
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
 * published scores of the period's parts, each with its share. A part without a score is `null`; where the scheme leaves such parts
 * out, it has no share and says so. RangeError for an unknown unit or a period that the scheme does not make.
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
  const fewest = fewestParts(rule, expected.length);
  const byUnit = ({ units }: Results) => new Map(units.map((result) => [result.unit, result]));
  const resultAt = byUnit(results);
  const partAt = new Map(parts.map((part) => [part.period, byUnit(part)]));
  const unitAt = new Map(scheme.units.map((unit) => [unit.id, unit]));
  return (unitId) => {
    const [unit, result] = [unitAt.get(unitId), resultAt.get(unitId)];
    if (unit === undefined || result === undefined) throw new RangeError(`no such unit: ${unitId}`);
    const found = expected.map((one) => partAt.get(one)?.get(unitId));
    const scored = found.filter((part) => part?.complete).length;
    const complete = scored >= fewest;
    const factor = rule.how === 'sum' ? Exact.one : Exact.one.over(complete ? scored : expected.length);
    const children = expected.map((one, i) => {
      const part = found[i];
      if (part?.complete) return to.node('period', one, exact(part.final), { factor, notes: to.notRanked(part) });
      if (!complete) return to.node('period', one, null, { factor });
      return to.node('period', one, null, { factor: Exact.zero, notes: [to.words.leftOutPart] });
    });
    return to.node('final', `${to.title(unit)} · ${to.words.final}`, complete ? sumOfParts(children) : null, {
      notes: to.standing(result),
      parts: children,
    });
  };
}
