// The columns of numbers of a table (数字列判定): which may be points, what each says of itself, and which of several counts.
import { strength, type ColumnView } from './column-view';
import { saidOf } from './points-meaning';

/** How surely a header must name a role to count. */
export const sure = 0.6;

export const isText = ({ content }: ColumnView): boolean => content.filled === 0 || content.texts >= 0.5;
export const isBlank = ({ content }: ColumnView): boolean => content.filled < 0.02;

/** The best of the views by a value above zero. */
export function best(views: readonly ColumnView[], valueOf: (view: ColumnView) => number): ColumnView | undefined {
  let found: { readonly view: ColumnView; readonly value: number } | undefined;
  for (const view of views) {
    const value = valueOf(view);
    if (value > 0 && (found === undefined || value > found.value + 0.001)) found = { view, value };
  }
  return found?.view;
}

/** Whether points may stand in a column: numbers do, or nothing does yet and its header says so. */
export function mayHoldPoints(view: ColumnView): boolean {
  const { content } = view;
  // A date or a word where points belong is a fault to be told, not another kind of column.
  const isNamed = strength(view, 'points') >= 0.85 && strength(view, 'points') > strength(view, 'reason');
  if (isNamed && content.filled > 0.02) return content.texts < 0.6 || content.length <= 4;
  if (content.filled > 0.02) return content.numbers >= 0.4 && content.numbers > content.texts * 0.7;
  const says = Math.max(strength(view, 'points'), strength(view, 'total'), strength(view, 'marks'));
  const isOther = Math.max(
    strength(view, 'reason'),
    strength(view, 'evidence'),
    strength(view, 'unit'),
    strength(view, 'indicator'),
    strength(view, 'place'),
    strength(view, 'ignore'),
  );
  return (
    says > isOther ||
    view.marks !== null ||
    (view.named.size === 0 &&
      Math.max(view.under.get('points') ?? 0, view.under.get('unit') ?? 0, view.under.get('indicator') ?? 0) >= sure)
  );
}

export type NumberRole = 'place' | 'marks' | 'total' | 'points' | 'topic' | 'ignore';

/** What a column of numbers says of itself. */
export function numberRole(view: ColumnView): NumberRole {
  const [points, total, marks, place] = [
    strength(view, 'points'),
    strength(view, 'total'),
    strength(view, 'marks'),
    strength(view, 'place'),
  ];
  const ignored = strength(view, 'ignore');
  if (place >= sure && place >= points) return 'place';
  if (marks >= sure && marks > points && marks >= total) return 'marks';
  if (total >= sure && total > points) return 'total';
  if (ignored >= 0.85 && ignored > points) return 'ignore';
  if (points === 1 || (points >= sure && view.isRater)) return view.topic === '' || view.isRater ? 'points' : 'topic';
  if (points >= 0.85 && view.topic === '') return 'points';
  if (Math.max(strength(view, 'unit'), strength(view, 'category'), strength(view, 'evidence')) === 1) return 'ignore';
  return view.isRater ? 'points' : 'topic';
}

/** Whether a header says that its points are taken off or added beside others. */
export function isPartial({ leaf }: ColumnView): boolean {
  const said = saidOf(leaf);
  return (said === 'off' || said === 'on') && !/合计|总|累计|小计|total/iu.test(leaf);
}

const lastWord =
  /考评|考核|复核|复评|审核|核定|最终|最后|实得|实际|领导|主管|上级|组|final|actual|manager|supervisor|awarded|obtained/iu;
const firstWord = /自评|自我|初评|互评|上月|上期|上年|self|initial|previous|last/iu;

/** Whether somebody other than those whose word counts gave the points, or they are of another time. */
export const isAnothers = (view: ColumnView): boolean => view.isRater || firstWord.test(view.leaf);

/** Of several columns of points for the same thing the one that counts: what is taken off before what is left, the last word before the first. */
export function countingPoints(views: readonly ColumnView[], all: readonly ColumnView[]): ColumnView | undefined {
  const typed = views.some(({ content }) => content.formulas < 0.5 && content.filled > 0.02);
  return best(views, (view) => {
    const isDerived = typed && view.content.formulas >= 0.5;
    const value = 1 + strength(view, 'points') + (isPartial(view) ? 0.5 : 0) + (lastWord.test(view.leaf) ? 0.3 : 0);
    const isLeft = isBlank(view) && all.some((other) => other !== view && !isBlank(other) && views.includes(other));
    return value - (firstWord.test(view.leaf) ? 0.8 : 0) - (isDerived ? 1.5 : 0) - (isLeft ? 1 : 0);
  });
}

/** Whether the numbers of a column are the sums of others in its rows cannot be seen here: a formula among typed ones is taken for one. */
export function withoutDerived(topics: readonly ColumnView[]): ColumnView[] {
  const typed = topics.filter(({ content }) => content.formulas < 0.5);
  return typed.length >= 2 || (typed.length > 0 && typed.length < topics.length) ? typed : [...topics];
}

/** Points, marks and derived figures that stand under one header belong together: one of them counts. */
export function oneOfEachTopic(topics: readonly ColumnView[]): ColumnView[] {
  const byTopic = new Map<string, ColumnView[]>();
  for (const view of topics) byTopic.set(view.topic, [...(byTopic.get(view.topic) ?? []), view]);
  const counting = [...byTopic.values()].flatMap((views) =>
    views.length === 1 ? views : (countingPoints(views, views) ?? []),
  );
  return topics.filter((view) => counting.includes(view));
}
