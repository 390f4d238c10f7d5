// One figure of an explanation as the pane shows it: the published number, and exactly what it adds to the figure above.
import { Exact } from '../../../shared/exact/exact';
import type { Explanation } from '../../../shared/scoring/explanation';

const minusOne = Exact.one.negated();

const isTaken = ({ factor }: Pick<Explanation, 'factor'>): boolean => Exact.parse(factor).compare(minusOne) === 0;

/** The figure as it stands in a sum: what is taken off stands below zero; null where it is not scored. */
export function shownValue(figure: Pick<Explanation, 'factor' | 'value'>): number | null {
  return figure.value !== null && isTaken(figure) ? -figure.value : figure.value;
}

/** What a figure counts for in the figure above (factor × exact), so that the parts add up; null where it is not scored. */
export function contributionOf({ exact, factor }: Pick<Explanation, 'exact' | 'factor'>): string | null {
  return exact === null ? null : Exact.parse(factor).times(Exact.parse(exact)).toString();
}

/** A share as people write it, in percent; any other factor as it is. */
function factorText(factor: Exact): string {
  const percent = factor.times(Exact.of(100)).toString();
  const isShare = factor.sign > 0 && factor.compare(Exact.one) < 0 && !percent.includes('/');
  return isShare ? `${percent}%` : factor.toString();
}

/**
 * How the figure counts in the figure above, such as `84.15 × 70% = 58.905`; where it counts as it is, the exact figure if
 * rounding hides a part of it; else null.
 */
export function exactText(figure: Explanation): string | null {
  const { exact, value } = figure;
  if (exact === null || value === null || isTaken(figure)) return null;
  const factor = Exact.parse(figure.factor);
  if (factor.compare(Exact.one) !== 0) return `${exact} × ${factorText(factor)} = ${contributionOf(figure)}`;
  return Exact.parse(exact).compare(Exact.of(value)) === 0 ? null : `= ${exact}`;
}
