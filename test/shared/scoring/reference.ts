// The calculation once more, written from the scheme format's description alone and in fractions: slow, short, and with
// nothing of the code that it proves. Streaks look at one period here, as a pre-assessment does.
import type { Component, Scheme, Unit } from '../../../shared/scheme/scheme';
import type { Sheet } from '../../../shared/scoring/sheet';
import type { Rational } from './rational';
import { compare, larger, mean, minus, plus, rational, rounded, smaller, sum, times, zero } from './rational';
import { referenceStandings, type Scored, type Waiting } from './reference-standings';

type Marked = Pick<Component, 'marks'>;

const marksOf = ({ marks }: Marked, { profile, category }: Unit): Rational | null => {
  const own = typeof marks === 'object' ? (marks as Record<string, number>)[profile ?? category] : marks;
  return own === undefined ? null : rational(own);
};
const applies = (component: Component, unit: Unit) =>
  component.marks === undefined || marksOf(component, unit) !== null;

/** 1. Sheet score. */
function sheetScore(component: Component, unit: Unit, { lines }: Sheet): Rational {
  const points = sum(lines.map((line) => rational(line.points)));
  const marks = marksOf(component, unit);
  switch (component.method) {
    case 'deduct':
      return larger(zero, minus(marks as Rational, points));
    case 'rate':
      return points;
    case 'add':
      return smaller(marks as Rational, points);
    case 'penalty':
      return minus(zero, marks === null ? points : smaller(points, marks));
  }
}

/** 2. Component score; null where a needed sheet is missing. */
function componentScore(component: Component, unit: Unit, sheets: readonly Sheet[]): Rational | null {
  const own = sheets.filter((sheet) => sheet.unit === unit.id && sheet.component === component.id);
  if (own.length === 0) return component.method === 'add' || component.method === 'penalty' ? zero : null;
  const scores = own.map((sheet) => sheetScore(component, unit, sheet)).sort(compare);
  if (component.combine === 'mean') return mean(scores);
  if (component.combine === 'trimmed-mean') return mean(scores.length >= 4 ? scores.slice(1, -1) : scores);
  return sum(scores);
}

/** 3. Assessed and base score from the components that apply. */
function ownScores(scheme: Scheme, unit: Unit, sheets: readonly Sheet[]) {
  const found = scheme.components
    .filter((component) => applies(component, unit))
    .map((component) => ({ component, score: componentScore(component, unit, sheets) }));
  const missing = found.filter(({ score }) => score === null).map(({ component }) => component.id);
  const weighted = (parts: typeof found) =>
    sum(parts.map(({ component, score }) => times(rational(component.weight ?? 1), score ?? zero)));
  return {
    missing,
    scores: found,
    assessed: weighted(found),
    base: weighted(found.filter(({ component }) => component.base ?? true)),
  };
}

/** The results of a period, as JSON would show them. */
export function reference(scheme: Scheme, period: string, sheets: readonly Sheet[]) {
  const digits = scheme.digits ?? 2;
  const { blend } = scheme;
  const own = new Map(scheme.units.map((unit) => [unit.id, ownScores(scheme, unit, sheets)]));
  const whole = ({ id }: Pick<Unit, 'id'>) => own.get(id)?.missing.length === 0;
  const assessedOf = ({ id }: Pick<Unit, 'id'>) => own.get(id)?.assessed as Rational;

  const figures = scheme.units.map((unit): Scored | Waiting => {
    const { missing, scores, assessed, base } = own.get(unit.id) as ReturnType<typeof ownScores>;
    // 4. The counterpart: a member's host, a host's members.
    const members = scheme.units.filter(({ host }) => host === unit.id);
    const others = !blend ? [] : unit.host !== undefined ? [{ id: unit.host }] : members;
    const leaveOut = unit.host === undefined && blend?.missingMembers === 'leave-out';
    const waitsFor = leaveOut ? [] : others.filter((other) => !whole(other)).map(({ id }) => id);
    const named = { unit: unit.id, category: unit.category };
    const components = Object.fromEntries(
      scores.flatMap(({ component, score }) => (score === null ? [] : [[component.id, rounded(score, digits)]])),
    );
    if (missing.length + waitsFor.length > 0) return { ...named, complete: false, components, missing, waitsFor };
    const counted = others.filter(whole).map(assessedOf);
    const counterpart = counted.length === 0 ? null : mean(counted);
    const share = rational((unit.host !== undefined ? blend?.memberTakes : blend?.hostTakes) ?? 0);
    const final =
      counterpart === null ? assessed : plus(times(minus(rational(1), share), assessed), times(share, counterpart));
    return {
      ...named,
      complete: true,
      components,
      base: rounded(base, digits),
      assessed: rounded(assessed, digits),
      counterpart: counterpart && rounded(counterpart, digits),
      final: rounded(final, digits),
      ...claims(scheme, unit, period, sheets),
    };
  });
  return { scheme: scheme.id, version: scheme.version, period, ...referenceStandings(scheme, figures) };
}

/** Streaks of one period: a component that lost the unit nothing. */
function claims({ streaks, components }: Scheme, unit: Unit, period: string, sheets: readonly Sheet[]) {
  if (streaks === undefined) return {};
  const faultless = (id: string) =>
    components.some((component) => component.id === id && applies(component, unit)) &&
    sheets.every((sheet) => sheet.unit !== unit.id || sheet.component !== id || sheet.lines.every(nothingLost));
  const met = streaks.filter(({ component, periods }) => periods === 1 && faultless(component));
  return { claims: met.map((streak) => ({ ...streak, since: period })) };
}

const nothingLost = ({ points }: Sheet['lines'][number]) => points === 0;
