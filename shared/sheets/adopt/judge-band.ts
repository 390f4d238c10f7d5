// How well a band of rows serves as the header of a table (表头评分): for choosing among bands, and how sure the whole reading is.
import { strength, type ColumnView } from './column-view';
import type { AssignedColumn, Assignment } from './assign-roles';
import type { Band } from './band';
import { headerForm, plainWriting } from './header-text';
import { otherMatters, scoringMatters } from './role-words';
import { scoreIn } from './score-text';
import type { Surface } from './surface';

export interface Judged {
  /** Orders the bands of one sheet. */
  readonly fitness: number;
  /** How sure the reading is as a whole, 0 to 1. */
  readonly confidence: number;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const holds = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

/** Shares of the header's cells that are numbers, that are long, that repeat one another. */
function headerFlaws(
  surface: Surface,
  band: Band,
): { numbers: number; long: number; repeated: number; stacked: number } {
  const cells = band.rows.flatMap((row) => surface.filled(row).map((column) => ({ row, column })));
  const share = (count: number): number => (cells.length === 0 ? 0 : count / cells.length);
  const numbers = cells.filter(
    ({ row, column }) =>
      scoreIn(surface.cell(row, column)).kind === 'number' || scoreIn(surface.cell(row, column)).kind === 'date',
  );
  const long = cells.filter(({ row, column }) => [...headerForm(surface.text(row, column))].length > 18);
  const leaves = band.titles.map(({ leaf, above }) => [...above.map(({ text }) => text), leaf].join('/'));
  // A header over one column alone, with another text below, is rather a header over its data.
  const stacked = band.titles.filter(({ above }) => above.length > 0 && above.every(({ isWide }) => !isWide));
  return {
    numbers: share(numbers.length),
    long: share(long.length),
    repeated: leaves.length === 0 ? 0 : 1 - new Set(leaves).size / leaves.length,
    stacked: leaves.length === 0 ? 0 : stacked.length / leaves.length,
  };
}

/** Whether the rows below go on as they begin: of the columns with numbers, those that have one in the first rows as well. */
function steadiness(surface: Surface, columns: readonly ColumnView[], body: readonly number[]): number {
  const numeric = columns.filter(({ content }) => content.numbers >= 0.5 && content.filled > 0.3);
  const first = body.slice(0, 2);
  if (numeric.length === 0 || first.length === 0) return 0.4;
  const steady = numeric.filter(({ column }) =>
    first.some((row) => scoreIn(surface.cell(row, column)).kind === 'number'),
  );
  return steady.length / numeric.length;
}

const weights = {
  unit: 1,
  indicator: 0.8,
  points: 1,
  marks: 0.5,
  reason: 0.5,
  total: 0.4,
  place: 0.3,
  category: 0.3,
  evidence: 0.2,
  ignore: 0.3,
};

function namedBest({ view, role }: AssignedColumn): number {
  const own = strength(view, role);
  // Who gives the points, under a header over all of them that says that they are points.
  // A total alone beside its unit is what counts.
  const asPoints = Math.max(0.85 * strength(view, 'total'), view.isRater ? 0.9 * (view.under.get('points') ?? 0) : 0);
  if (role === 'points') return Math.max(own, asPoints);
  return role === 'ignore' ? Math.max(own, strength(view, 'total') * 0.5) : own;
}

/** Judges a band by what its columns were found to hold. */
export function judge(
  surface: Surface,
  band: Band,
  body: readonly number[],
  { layout, columns }: Assignment,
  heading: string,
): Judged {
  const flaws = headerFlaws(surface, band);
  const roles = new Map<string, number>();
  for (const one of columns) roles.set(one.role, Math.max(roles.get(one.role) ?? 0, namedBest(one)));
  const of = (role: keyof typeof weights): number => roles.get(role) ?? 0;
  const points = columns.filter(({ role }) => role === 'points');
  const topics = points.filter(({ about }) => about !== undefined);
  const views = columns.map(({ view }) => view);
  const named = Object.entries(weights).reduce((sum, [role, weight]) => sum + weight * (roles.get(role) ?? 0), 0);
  const known =
    columns.filter((one) => namedBest(one) >= 0.6 || one.about !== undefined).length / Math.max(1, columns.length);
  const wide = surface.columns.length;
  const coverage = Math.min(1, band.titles.length / Math.max(1, wide));
  const steady = steadiness(surface, views, body);
  const units = Math.max(
    0,
    ...views.map((view) => view.units),
    ...(layout === 'units-in-columns'
      ? [topics.filter(({ view }) => view.isUnitTopic).length / Math.max(1, topics.length)]
      : []),
  );
  const fitness =
    named +
    1.2 * known +
    0.8 * steady +
    0.5 * coverage +
    0.12 * Math.min(10, topics.length) -
    2 * flaws.numbers -
    0.8 * flaws.long -
    1.2 * flaws.repeated -
    1.5 * flaws.stacked -
    0.15 * (band.rows.length - 1) -
    (body.length === 0 ? 1.5 : 0);

  const filledPoints = points.filter(({ view }) => view.content.filled > 0);
  const numeric =
    filledPoints.length === 0
      ? 0.6
      : filledPoints.reduce((sum, { view }) => sum + view.content.numbers, 0) / filledPoints.length;
  const pointsNamed = Math.max(of('points'), topics.length >= 2 ? topicSurety(topics, columns) : 0);
  const whoNamed =
    layout === 'form'
      ? of('indicator') * 0.9
      : layout === 'units-in-columns'
        ? Math.max(of('indicator'), units)
        : Math.max(
            of('unit'),
            units,
            ...columns.filter(({ role }) => role === 'unit').map(({ view }) => view.looksLikeUnits * 0.7),
          );
  const saysPoints = points.some(
    ({ view }) => strength(view, 'points') >= 0.85 && /分|score|points|rating/iu.test(view.leaf),
  );
  const namesMarks = points.length > 0 && points.every(({ view }) => view.marks !== null);
  const matters = Math.max(scoringShare(views, heading), saysPoints || namesMarks ? 0.8 : 0);
  const others = otherShare(columns);
  const sum =
    0.08 +
    0.26 * whoNamed +
    0.24 * pointsNamed +
    0.14 * numeric +
    0.1 * known +
    0.08 * steady +
    0.12 * matters +
    0.1 * Math.max(0, units - 0.4) +
    (of('marks') + of('reason') + of('total') >= 1 ? 0.05 : 0);
  const doubt = (body.length === 0 ? 0.25 : 0) + 0.3 * flaws.repeated + 0.4 * flaws.numbers + 0.3 * flaws.stacked;
  const unlikely =
    (pointsNamed < 0.5 ? 0.75 : 1) *
    (whoNamed < 0.4 ? 0.6 : 1) *
    (matters === 0 && units < 0.5 ? 0.6 : 1) *
    (1 - 0.7 * others);
  return { fitness: fitness + 0.8 * units, confidence: clamp((sum - doubt) * unlikely) };
}

/** How surely columns that are named by topics hold points: their headers name marks, stand under a header of points, or sum up to a total. */
function topicSurety(topics: readonly AssignedColumn[], columns: readonly AssignedColumn[]): number {
  const said = topics.filter(
    ({ view }) =>
      view.marks !== null ||
      strength(view, 'points') >= 0.85 ||
      Math.max(view.under.get('points') ?? 0, view.under.get('indicator') ?? 0) >= 0.6,
  );
  const share = said.length / topics.length;
  const summed = columns.some(({ role, view }) => role === 'total' && strength(view, 'total') >= 0.85);
  const inRange = topics.every(
    ({ view }) => view.content.filled === 0 || (view.content.largest <= 150 && view.content.least >= -50),
  );
  return Math.max(share, summed ? 0.7 : 0, inRange ? 0.5 : 0.2);
}

/** Whether headers or what stands above say that something is scored. */
function scoringShare(views: readonly ColumnView[], heading: string): number {
  const headers = views.filter(({ title }) => holds(plainWriting(title), scoringMatters)).length;
  if (holds(plainWriting(heading), scoringMatters)) return 1;
  return headers > 0 ? Math.min(1, 0.6 + 0.2 * headers) : 0;
}

/** The share of the columns of numbers whose headers name money, stock, people's addresses. */
function otherShare(columns: readonly AssignedColumn[]): number {
  const looked = columns.filter(
    ({ view, role }) =>
      role === 'points' || (role !== 'reason' && view.content.numbers >= 0.5 && strength(view, 'ignore') < 1),
  );
  if (looked.length === 0) return 0;
  return (
    looked.filter(({ view }) => holds(headerForm(view.leaf), otherMatters) && strength(view, 'points') < 0.85).length /
    looked.length
  );
}
