// Lost points as a heat map (失分热力图): what each indicator cost each unit, or where there are very many, a unit of each category.
import { Exact } from '../exact/exact';
import { digitsOf } from '../scheme/defaults';
import type { CategoryId, ComponentId, IndicatorId, UnitId } from '../scheme/id';
import { appliesTo } from '../scheme/marks';
import type { Scheme, Unit } from '../scheme/scheme';
import { amount, type Amount } from '../scoring/analysis/loss-figures';
import { lossesOf, type UnitLosses } from '../scoring/analysis/losses';
import { totalOf } from '../scoring/mean';
import { scores, type Sheet } from '../scoring/sheet';

export type HeatColumn =
  | { readonly kind: 'unit'; readonly id: UnitId }
  | { readonly kind: 'category'; readonly id: CategoryId; readonly units: number };

/** An indicator; `indicator` null for what was taken from the component as a whole. */
export interface HeatRow {
  readonly component: ComponentId;
  readonly indicator: IndicatorId | null;
  /** of all units that are looked at, shown or not */
  readonly lost: Amount;
  /** one for each column; null where nothing of it was scored, or it does not apply */
  readonly cells: readonly (Amount | null)[];
}

export interface HeatFigures {
  /** what a cell says: points that a unit lost, or points that each unit of a category lost in the mean */
  readonly of: 'units' | 'means';
  readonly columns: readonly HeatColumn[];
  /** the largest loss first */
  readonly rows: readonly HeatRow[];
  /** what is not shown, and what it lost; null where everything is */
  readonly otherRows: { readonly count: number; readonly lost: Amount } | null;
  readonly otherUnits: { readonly count: number; readonly lost: Amount } | null;
  /** rows and columns, shown or not */
  readonly lost: Amount;
  /** how many of the units have a sheet that counts */
  readonly scored: number;
}

export interface HeatAsked {
  readonly rows: number;
  /** Units beyond it: without a category means of categories, within one the units that lost most. */
  readonly columns: number;
  /** the unit that somebody looks for: never left out of its category */
  readonly unit: string | null;
}

/** What the units of a scheme lost, which takes a while where they are very many, and which of them have a sheet. */
export interface UnitsLost {
  readonly losses: readonly UnitLosses[];
  readonly filled: ReadonlySet<string>;
}

/**
 * What units lost (各单位失分), of the sheets that count, with what records count on them.
 * @example unitsLost(scheme, []).filled.size // 0
 */
export function unitsLost(scheme: Scheme, sheets: readonly Sheet[]): UnitsLost {
  return { losses: lossesOf(scheme, sheets), filled: new Set(sheets.filter(scores).map(({ unit }) => unit)) };
}

/** What a unit lost, by place, and in which components it was scored. */
interface Lost {
  readonly unit: Unit;
  readonly at: ReadonlyMap<string, Exact>;
  readonly scored: ReadonlySet<ComponentId>;
  readonly total: Exact;
}

const placeOf = (component: ComponentId, indicator: IndicatorId | null): string => `${component}~${indicator ?? ''}`;

function lostOf(unit: Unit, { scored }: UnitLosses): Lost {
  const at = new Map<string, Exact>();
  for (const { component, lines } of scored) {
    for (const { indicator, lost } of lines) {
      const place = placeOf(component, indicator);
      at.set(place, (at.get(place) ?? Exact.zero).plus(lost));
    }
  }
  return { unit, at, scored: new Set(scored.map(({ component }) => component)), total: totalOf([...at.values()]) };
}

interface Place {
  readonly component: ComponentId;
  readonly indicator: IndicatorId | null;
}

/** The indicators of the scheme, and its components as wholes, in its order. */
function placesIn({ components }: Scheme): (Place & { readonly applies: (unit: Unit) => boolean })[] {
  return components.flatMap((component) => [
    ...(component.indicators ?? []).map((indicator) => ({
      component: component.id,
      indicator: indicator.id,
      applies: (unit: Unit) => appliesTo(indicator, unit),
    })),
    { component: component.id, indicator: null, applies: () => true },
  ]);
}

/**
 * Lost points by indicator and unit (失分热力图): as in the analysis of lost points weighted, what it lost of the assessed score,
 * exact, rounded only to be shown. `category` null looks at all units. Cells of units add up to their row, with what is left out.
 * @example heatFigures(scheme, unitsLost(scheme, []), null, { rows: 20, columns: 24, unit: null }).rows // []
 */
export function heatFigures(
  scheme: Scheme,
  { losses: all, filled }: UnitsLost,
  category: string | null,
  size: HeatAsked,
): HeatFigures {
  const digits = digitsOf(scheme);
  const units = new Map(scheme.units.map((unit) => [unit.id, unit]));
  const losses = all.flatMap((one): Lost[] => {
    const unit = units.get(one.unit);
    const isMeant = unit !== undefined && (category === null || unit.category === category);
    return isMeant ? [lostOf(unit, one)] : [];
  });
  const byLoss = placesIn(scheme)
    .map((place) => ({
      ...place,
      lost: totalOf(losses.flatMap(({ at }) => at.get(placeOf(place.component, place.indicator)) ?? [])),
    }))
    .filter(({ lost }) => lost.sign !== 0)
    .sort((a, b) => b.lost.compare(a.lost));
  const byMeans = category === null && losses.length > size.columns;
  const isFollowed = ({ unit }: Lost): number => (unit.id === size.unit ? 1 : 0);
  const worstFirst = (a: Lost, b: Lost): number => isFollowed(b) - isFollowed(a) || b.total.compare(a.total);
  const ordered = losses.length > size.columns ? [...losses].sort(worstFirst) : losses;
  const shown = ordered.slice(0, size.columns);
  const left = byMeans ? [] : ordered.slice(size.columns);
  const inCategories = scheme.categories
    .map(({ id }) => ({ id, own: losses.filter(({ unit }) => unit.category === id) }))
    .filter(({ own }) => own.length > 0);

  const cell = (place: (typeof byLoss)[number], { unit, at, scored }: Lost): Exact | null => {
    const lost = at.get(placeOf(place.component, place.indicator));
    if (lost !== undefined) return lost;
    return scored.has(place.component) && place.applies(unit) ? Exact.zero : null;
  };
  const mean = (place: (typeof byLoss)[number], own: readonly Lost[]): Exact | null => {
    const cells = own.flatMap((one) => cell(place, one) ?? []);
    return cells.length === 0 ? null : totalOf(cells).over(cells.length);
  };
  const shownOf = (points: Exact | null): Amount | null => points && amount(points, digits);
  const rest = (items: readonly { readonly lost: Exact }[]) =>
    items.length === 0 ? null : { count: items.length, lost: amount(totalOf(items.map(({ lost }) => lost)), digits) };
  return {
    of: byMeans ? 'means' : 'units',
    columns: byMeans
      ? inCategories.map(({ id, own }) => ({ kind: 'category', id, units: own.length }))
      : shown.map(({ unit }) => ({ kind: 'unit', id: unit.id })),
    rows: byLoss.slice(0, size.rows).map((place) => ({
      component: place.component,
      indicator: place.indicator,
      lost: amount(place.lost, digits),
      cells: byMeans
        ? inCategories.map(({ own }) => shownOf(mean(place, own)))
        : shown.map((one) => shownOf(cell(place, one))),
    })),
    otherRows: rest(byLoss.slice(size.rows)),
    otherUnits: rest(left.map(({ total }) => ({ lost: total }))),
    lost: amount(totalOf(losses.map(({ total }) => total)), digits),
    scored: losses.filter(({ unit }) => filled.has(unit.id)).length,
  };
}
