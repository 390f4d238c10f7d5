// Explanation of a roll-up (周期得分说明): how a unit's score in a longer period came about.
import { exact, Exact } from '../exact/exact';
import type { UnitId } from '../scheme/id';
import { partsOf, type Period } from '../scheme/period';
import type { Scheme } from '../scheme/scheme';
import type { Language } from '../scheme/text';
import { Explainer, sumOfParts } from './explainer';
import type { Explanation } from './explanation';
import { resultOf, type Results } from './results';
import { rollupTo } from './roll-up';

/**
 * How a unit's final score came about in a roll-up (周期得分说明): final ← the published scores of the period's parts, each with
 * its share. A part without a score is `null`. RangeError for an unknown unit or a period that the scheme does not make.
 */
export function explainRollUp(
  scheme: Scheme,
  parts: readonly Results[],
  results: Results,
  unitId: UnitId,
  language: Language,
): Explanation {
  const to = new Explainer(scheme, language);
  const period = results.period as Period;
  const rule = rollupTo(scheme, period);
  if (rule === null) throw new RangeError(`the scheme makes no ${period}`);
  const expected = partsOf(period, rule.from);
  const factor = rule.how === 'sum' ? Exact.one : Exact.one.over(expected.length);
  const children = expected.map((one) => {
    const part = parts.find((candidate) => candidate.period === one)?.units.find(({ unit }) => unit === unitId);
    return to.node('period', one, part?.complete ? exact(part.final) : null, { factor });
  });
  const unit = scheme.units.find(({ id }) => id === unitId);
  if (unit === undefined) throw new RangeError(`no such unit: ${unitId}`);
  const complete = children.every((child) => child.exact !== null);
  return to.node('final', `${to.title(unit)} · ${to.words.final}`, complete ? sumOfParts(children) : null, {
    notes: to.standing(resultOf(results, unitId)),
    parts: children,
  });
}
