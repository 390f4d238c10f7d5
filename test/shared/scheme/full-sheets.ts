// Sheets of a whole period for tests: full marks for everybody, but for what the test takes off or adds.
import type { Parsed } from '../../../shared/scheme/fault';
import { appliesTo, marksFor } from '../../../shared/scheme/marks';
import { partsOf, periodKind, type Period } from '../../../shared/scheme/period';
import type { Component, Scheme, Unit } from '../../../shared/scheme/scheme';
import { consolidate } from '../../../shared/scoring/consolidate';
import { parseSheets } from '../../../shared/scoring/parse-sheets';
import { planScheme } from '../../../shared/scoring/scheme-plan';
import type { CompleteResult, Results } from '../../../shared/scoring/results';
import { rollUp, rollupTo } from '../../../shared/scoring/roll-up';
import type { Line, Sheet } from '../../../shared/scoring/sheet';

/** Points to take off, or to add, in one component of a unit; `position` counts from 0 within the unit's category. */
export type Change = (unit: Unit, position: number) => { component: string; points: number } | null;

/** One sheet for every unit and component that applies to it. */
export function fullSheets(scheme: Scheme, change: Change = () => null): Sheet[] {
  const seen = new Map<string, number>();
  return scheme.units.flatMap((unit) => {
    const position = seen.get(unit.category) ?? 0;
    seen.set(unit.category, position + 1);
    const changed = change(unit, position);
    return scheme.components
      .filter((component) => appliesTo(component, unit))
      .map((component): Sheet => {
        const points = changed?.component === component.id ? changed.points : 0;
        const asked = component.combine !== undefined && component.combine !== 'one';
        const place = { unit: unit.id, component: component.id, ...(asked && { assessor: 'a1' }) };
        return { ...place, lines: linesOf(component, unit, points) };
      });
  });
}

function linesOf(component: Component, unit: Unit, points: number): Line[] {
  if (component.method === 'rate') return [{ points: (marksFor(component, unit) ?? 0) - points }];
  if (points === 0) return [];
  const indicator = component.indicators?.[0]?.id;
  return [{ points, reason: '检查发现', ...(indicator !== undefined && { indicator }) }];
}

/** The value, or an error that lists the faults. */
export function accepted<Value>(parsed: Parsed<Value>): Value {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
}

/** The results of the sheets, which must be acceptable. */
export function resultsFrom(scheme: Scheme, period: Period, sheets: readonly Sheet[]): Results {
  return consolidate(scheme, period, accepted(parseSheets(planScheme(scheme), sheets)));
}

/** The results of a period; one longer than the cycle is rolled up from parts that all have the same sheets. */
export function resultsOf(scheme: Scheme, period: Period, change?: Change): Results {
  const rule = periodKind(period) === scheme.cycle ? null : rollupTo(scheme, period);
  if (rule === null) return resultsFrom(scheme, period, fullSheets(scheme, change));
  const parts = partsOf(period, rule.from).map((part) => resultsOf(scheme, part, change));
  return rollUp(scheme, period, parts);
}

/** The units' results, none of which may be incomplete. */
export function complete(results: Results): CompleteResult[] {
  return results.units.map((unit) => {
    if (!unit.complete) throw new Error(`${unit.unit} is incomplete`);
    return unit;
  });
}
