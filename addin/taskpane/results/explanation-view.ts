// One figure of an explanation as the pane shows it: the published number, and exactly what it adds to the figure above.
import { Exact } from '../../../shared/exact/exact';
import type { Component, Scheme } from '../../../shared/scheme/scheme';
import { textIn, type Language } from '../../../shared/scheme/text';
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

/** The part that a figure is labelled with; null where it is not the only one that is called so. */
function labelled<Part extends { readonly title: Component['title'] }>(
  parts: readonly Part[],
  language: Language,
  label: string,
): Part | null {
  const [part, other] = parts.filter(({ title }) => textIn(title, language) === label);
  return part !== undefined && other === undefined ? part : null;
}

/** The component of a figure, and of a line in it the indicator; null where their labels do not tell. */
export function placeLabelled(
  { components }: Pick<Scheme, 'components'>,
  language: Language,
  component: string,
  line: string,
): string | null {
  const found = labelled(components, language, component);
  if (found === null) return null;
  const indicator = labelled(found.indicators ?? [], language, line);
  return indicator === null ? found.id : `${found.id}/${indicator.id}`;
}
