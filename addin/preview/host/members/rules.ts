// Rules that lie on cells (data validation, conditional formats): the one that counts for a rectangle, and setting it.
import { contains, intersection } from '../../address';
import type { Rect } from '../../address';
import type { RuleRecord } from '../../book/book';

/** The rule of the whole rectangle; null where there is none, 'mixed' where its cells differ. */
export function ruleOf(rules: readonly RuleRecord[], rect: Rect): RuleRecord | null | 'mixed' {
  const last = rules.findLast((rule) => intersection(rule.rect, rect));
  if (!last) return null;
  return contains(last.rect, rect) ? last : 'mixed';
}

/** Rules without those that lie wholly within the rectangle; later ones count before earlier ones. */
export function without(rules: readonly RuleRecord[], rect: Rect): RuleRecord[] {
  return rules.filter((rule) => !contains(rect, rule.rect));
}
