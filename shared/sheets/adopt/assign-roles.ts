// From what is known of the columns to what each of them holds (列含义判定), and which layout the table has.
import { strength, type ColumnView } from './column-view';
import {
  best,
  countingPoints,
  isAnothers,
  isBlank,
  isPartial,
  isText,
  mayHoldPoints,
  numberRole,
  oneOfEachTopic,
  sure,
  withoutDerived,
  type NumberRole,
} from './number-columns';
import { saidOf } from './points-meaning';
import type { ColumnRole, Layout } from './table-terms';

export interface AssignedColumn {
  readonly view: ColumnView;
  readonly role: ColumnRole;
  /** The indicator of a matrix, or the unit of units in columns, that the column is about. */
  readonly about?: string;
}

export interface Assignment {
  readonly layout: Layout;
  readonly columns: readonly AssignedColumn[];
}

const isSerial = (view: ColumnView): boolean =>
  (view.content.isCounted &&
    strength(view, 'unit') < 1 &&
    strength(view, 'points') < 1 &&
    strength(view, 'marks') < 1 &&
    strength(view, 'place') < sure) ||
  (strength(view, 'ignore') === 1 &&
    strength(view, 'points') < 1 &&
    strength(view, 'indicator') < 1 &&
    strength(view, 'unit') < 1);

/** Rooms, classes and shifts may be numbers. */
const isNumbered = (view: ColumnView): boolean =>
  view.content.areNumbers && strength(view, 'unit') === 1 && strength(view, 'points') < 0.85;

const namesPersons = /^(?:姓名|员工|职工|学生|被考[核评]人)|employee|student|^name$/iu;

function unitIn(views: readonly ColumnView[]): ColumnView | undefined {
  return best(
    views.filter((view) => isText(view) || isNumbered(view)),
    (view) => {
      const named = strength(view, 'unit');
      if (view.units >= 0.5) return 1 + view.units + named;
      // A column that nothing names, but whose texts are called as units are.
      if (view.named.size === 0 && view.looksLikeUnits >= 0.6) return 0.5 * view.looksLikeUnits;
      if (named < 0.3 || named <= strength(view, 'reason')) return 0;
      if (view.content.length > 25) return 0;
      // Beside a department somebody in it is who is assessed.
      return named + 0.2 * view.content.distinct + (namesPersons.test(view.leaf.replace(/\s+/gu, '')) ? 0.1 : 0);
    },
  );
}

function indicatorIn(views: readonly ColumnView[]): ColumnView | undefined {
  return best(views.filter(isText), (view) => {
    const named = strength(view, 'indicator');
    if (view.indicators >= 0.5) return 1.5 + view.indicators + named;
    if (named < 0.3 || named < strength(view, 'reason')) return 0;
    return named + 0.4 * view.content.distinct + 0.5 * view.indicators - (view.content.length > 30 ? 0.4 : 0);
  });
}

/** The columns of texts that are neither unit nor indicator. */
function textRoles(
  views: readonly ColumnView[],
  naming: readonly ColumnView[],
  all: readonly ColumnView[],
): Map<ColumnView, ColumnRole> {
  const roles = new Map<ColumnView, ColumnRole>();
  const lastNaming = Math.max(...naming.map((view) => all.indexOf(view)), -1);
  for (const view of views) {
    const [reason, evidence, category] = [
      strength(view, 'reason'),
      strength(view, 'evidence'),
      strength(view, 'category'),
    ];
    const isBefore = all.indexOf(view) < lastNaming;
    const isNaming = Math.max(strength(view, 'indicator'), strength(view, 'unit')) >= sure;
    const ignored = strength(view, 'ignore');
    if (strength(view, 'place') >= sure) roles.set(view, 'place');
    else if (reason >= 0.3 && reason >= Math.max(evidence, category) && ignored < Math.max(reason, 0.85))
      roles.set(view, 'reason');
    else if (evidence >= 0.5 && ignored < 1) roles.set(view, 'evidence');
    else if (category >= sure || (isBefore && isNaming && ignored < 1 && view.content.length <= 25))
      roles.set(view, 'category');
    else if (strength(view, 'marks') === 1 && isBlank(view)) roles.set(view, 'marks');
    else roles.set(view, 'ignore');
  }
  return roles;
}

/** Of several columns of reasons that are not each beside their points one is read: what names reasons, before mere remarks. */
function oneReason(roles: Map<ColumnView, ColumnRole>): void {
  const reasons = [...roles].filter(([, role]) => role === 'reason').map(([view]) => view);
  const first = best(reasons, (view) => strength(view, 'reason') + (isBlank(view) ? 0 : 0.2));
  for (const view of reasons) if (view !== first) roles.set(view, 'ignore');
}

/** What each column of a band holds; null where nothing in it can be points. */
export function assignRoles(all: readonly ColumnView[]): Assignment | null {
  const open = all.filter((view) => !isSerial(view));
  const unit = unitIn(open.filter((view) => !mayHoldPoints(view) || view.units >= 0.5 || isNumbered(view)));
  const indicator = indicatorIn(open.filter((view) => view !== unit && !mayHoldPoints(view)));
  const numeric = open.filter(
    (view) => view !== unit && view !== indicator && mayHoldPoints(view) && view.content.dates < 0.5,
  );
  const roleOf = new Map(numeric.map((view) => [view, numberRole(view)] as const));
  const of = (role: NumberRole): ColumnView[] => numeric.filter((view) => roleOf.get(view) === role);
  const [plain, topics] = [of('points'), oneOfEachTopic(withoutDerived(of('topic')))];
  const roles = new Map<ColumnView, ColumnRole>();
  const about = new Map<ColumnView, string>();
  for (const view of numeric) {
    const role = roleOf.get(view);
    // Points beside those that count are derived from them, unless somebody else gave them.
    const left = role === 'points' && !isAnothers(view) ? 'total' : 'ignore';
    roles.set(view, role === 'place' || role === 'marks' || role === 'total' ? role : left);
  }
  const naming = [unit, indicator].flatMap((view) => view ?? []);
  const texts = textRoles(
    open.filter((view) => !naming.includes(view) && !numeric.includes(view)),
    naming,
    all,
  );
  const giveTopics = (views: readonly ColumnView[]): void => {
    for (const view of views) {
      roles.set(view, 'points');
      about.set(view, view.topic);
    }
  };
  const layout = layoutOf(unit, indicator, plain, topics);
  if (layout === 'matrix') {
    giveTopics(topics);
    for (const view of plain) {
      const isBefore = topics.some((topic) => all.indexOf(view) < all.indexOf(topic));
      if (!isPartial(view) && !isBefore) continue;
      if (view.isRater && !isPartial(view)) continue;
      roles.set(view, 'points');
      about.set(view, view.leaf.trim());
    }
    if (topics.length === 0) giveRaters(areBothWays(plain) ? plain.filter(isPartial) : plain, roles, about);
    pairReasons(all, texts, roles, about);
  } else if (layout === 'units-in-columns') {
    giveTopics(topics);
    pairReasons(all, texts, roles, about);
  } else {
    const chosen =
      countingPoints(
        plain.length > 0 ? plain : of('total').length > 0 && topics.length === 0 ? of('total') : topics,
        all,
      ) ?? marksAsPoints(of('marks'));
    if (chosen === undefined) return null;
    roles.set(chosen, 'points');
    oneReason(texts);
  }
  if (unit !== undefined) roles.set(unit, 'unit');
  if (indicator !== undefined) roles.set(indicator, 'indicator');
  for (const [view, role] of texts) roles.set(view, role);
  const columns = all.map((view): AssignedColumn => {
    const named = about.get(view);
    return { view, role: roles.get(view) ?? 'ignore', ...(named === undefined ? {} : { about: named }) };
  });
  return { layout, columns };
}

/** Where marks alone stand beside names, they are what was given: `单位 | 事由 | 分值`. */
const marksAsPoints = (marks: readonly ColumnView[]): ColumnView | undefined =>
  marks.find((view) => strength(view, 'points') > 0 || /分/u.test(view.leaf));

/** Several raters beside one unit: each gives points of their own. */
function giveRaters(
  plain: readonly ColumnView[],
  roles: Map<ColumnView, ColumnRole>,
  about: Map<ColumnView, string>,
): void {
  for (const view of plain) {
    roles.set(view, 'points');
    about.set(view, view.topic === '' ? view.leaf : view.topic);
  }
}

function layoutOf(
  unit: ColumnView | undefined,
  indicator: ColumnView | undefined,
  plain: readonly ColumnView[],
  topics: readonly ColumnView[],
): Layout {
  const areUnits = topics.length > 0 && topics.filter(isUnitTopic).length >= topics.length * 0.5;
  if (indicator !== undefined && (unit === undefined || areUnits) && topics.length >= 1) {
    if (areUnits || (plain.length === 0 && topics.length >= 2)) return 'units-in-columns';
  }
  if (unit !== undefined && topics.length >= 2 && (indicator === undefined || plain.length === 0)) return 'matrix';
  if (unit !== undefined && indicator === undefined && (areGroupOfRaters(plain) || areBothWays(plain))) return 'matrix';
  return unit === undefined ? 'form' : 'list';
}

const isUnitTopic = (view: ColumnView): boolean => view.isUnitTopic || (view.under.get('unit') ?? 0) >= 0.85;

/** Raters that are counted under one header: `评委1`, `评委2` …. */
const areGroupOfRaters = (plain: readonly ColumnView[]): boolean =>
  plain.length >= 2 && plain.every(({ isRater, topic }) => isRater && /[\da-z一二三四五六七八九十]$/iu.test(topic));

/** What is added and what is taken off, each in a column of its own. */
const areBothWays = (plain: readonly ColumnView[]): boolean =>
  ['on', 'off'].every((way) => plain.some((view) => isPartial(view) && saidOf(view.leaf) === way));

/** A column of reasons stands for the points before it, under the same header or beside them; one alone stands for the whole row. */
function pairReasons(
  all: readonly ColumnView[],
  texts: Map<ColumnView, ColumnRole>,
  roles: ReadonlyMap<ColumnView, ColumnRole>,
  about: Map<ColumnView, string>,
): void {
  const reasons = [...texts].filter(([, role]) => role === 'reason').map(([view]) => view);
  const isPoints = (view: ColumnView | undefined): view is ColumnView =>
    view !== undefined && roles.get(view) === 'points';
  const paired = reasons.filter((view) => {
    const before = all[all.indexOf(view) - 1];
    if (!isPoints(before)) return false;
    return reasons.length > 1 || (view.group !== '' && view.group === before.group && view.topic === before.topic);
  });
  if (paired.length === 0) return oneReason(texts);
  for (const view of reasons) {
    const before = all[all.indexOf(view) - 1];
    if (paired.includes(view) && isPoints(before)) about.set(view, about.get(before) ?? before.topic);
    else texts.set(view, 'ignore');
  }
}
