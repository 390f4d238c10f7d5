// Explanation (得分说明): how a unit's published figures came about, down to the lines and their reasons.
import { Exact } from '../exact/exact';
import type { ComponentId, UnitId } from '../scheme/id';
import type { Scheme } from '../scheme/scheme';
import type { Language } from '../scheme/text';
import { assess, componentScore } from './assess';
import { blend } from './blend';
import { counterpartOf, counterpartScore } from './counterpart';
import { Explainer } from './explainer';
import type { Explanation } from './explanation';
import type { Results, UnitResult } from './results';
import { planScheme, type PlannedUnit, type SchemePlan } from './scheme-plan';
import type { Sheet } from './sheet';
import { allSheets, indexSheets, type SheetIndex } from './sheet-index';

/**
 * Explains the units of a consolidation (得分说明), whose scheme and sheets are gone through once for all of them: how a unit's
 * final score came about. Final ← own and counterpart by their shares; own ← components by their weights; component ←
 * sheets ← lines with reasons. Every figure is the exact sum of factor × part. What is not scored is `null`. `sheets` are those that
 * count in the period, `results` what consolidating them gave, `gates` those that are shut. RangeError for an unknown unit. Source: Liuzhou's five things open.
 */
export function explainerFor(
  scheme: Scheme,
  sheets: readonly Sheet[],
  results: Results,
  language: Language,
  gates: readonly ShutGate[] = [],
): (unit: UnitId) => Explanation {
  const plan = planScheme(scheme);
  const shut = new Map(gates.map(({ unit, component, reason }) => [`${unit}~${component}`, reason]));
  const index = indexSheets(plan, sheets);
  const to = new Explainer(scheme, language);
  const resultAt = new Map(results.units.map((result) => [result.unit, result]));
  const assessed: (Exact | null)[] = [];
  return (unitId) => {
    const position = plan.unitPosition.get(unitId);
    const result = resultAt.get(unitId);
    if (position === undefined || result === undefined) throw new RangeError(`no such unit: ${unitId}`);
    return explained({ plan, index, to, assessed, shut }, position, result);
  };
}

/** A gate that is shut, and why. */
interface ShutGate {
  readonly unit: UnitId;
  readonly component: ComponentId;
  readonly reason: string;
}

interface Source {
  readonly plan: SchemePlan;
  readonly index: SheetIndex;
  readonly to: Explainer;
  /** The assessed scores of the units by position, `null` where one has none: of those that were asked for till now. */
  readonly assessed: (Exact | null)[];
  /** by unit and component why a gate is shut */
  readonly shut: ReadonlyMap<string, string>;
}

function assessAt({ plan, index, assessed }: Source, position: number): void {
  if (position in assessed) return;
  const own = assess(plan.units[position] as PlannedUnit, index);
  assessed[position] = 'missing' in own ? null : own.assessed;
}

function explained(source: Source, position: number, result: UnitResult): Explanation {
  const { plan, index, to, assessed, shut } = source;
  const planned = plan.units[position] as PlannedUnit;
  const { profile } = planned;
  assessAt(source, position);
  for (const other of plan.blend?.[position]?.units ?? []) assessAt(source, other);

  const ownScore = assessed[position] ?? null;
  const counterpart = counterpartOf(plan.blend, position, assessed);
  const components = profile.components.map((component, i) =>
    to.component(component, profile.weights[i] as Exact, {
      score: componentScore(component, position, index),
      sheets: allSheets(index, position, component.position),
      shut: shut.get(`${planned.unit.id}~${component.component.id}`),
    }),
  );
  const ownShare = counterpart === null ? Exact.one : Exact.one.minus(counterpart.share);
  const own = to.node('own', to.words.own, ownScore, { factor: ownShare, parts: components });
  const notes = to.standing(result);
  const label = `${to.title(planned.unit)} · ${to.words.final}`;
  if (counterpart === null) return to.node('final', label, ownScore, { notes, parts: [own] });

  const share = Exact.one.over(counterpart.units.length);
  const others = counterpart.units.map((at) =>
    to.node('unit', to.title((plan.units[at] as PlannedUnit).unit), assessed[at] ?? null, { factor: share }),
  );
  const otherScore = counterpartScore(counterpart, assessed);
  const other = to.node('counterpart', to.words.counterpart, otherScore, { factor: counterpart.share, parts: others });
  const final = ownScore === null || otherScore === null ? null : blend(ownScore, otherScore, counterpart.share);
  return to.node('final', label, final, { notes, parts: [own, other] });
}
