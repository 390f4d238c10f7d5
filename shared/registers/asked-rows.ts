// Rows that records ask for (台账评分行): tasks and the like that the assessors score under an indicator, each with its record behind it.
import type { Effect } from '../scheme/register';
import { appliesTo } from '../scheme/marks';
import type { ComponentId, IndicatorId, UnitId } from '../scheme/id';
import { holds, placeOf } from './postings';
import type { RegisterRecord } from './record';
import { placeIn, type PlannedRegister, type RegistersPlan } from './register-plan';

/** A row of a score sheet that is laid out for a record; the assessor's points count, and not the record. */
export interface AskedRow {
  readonly unit: UnitId;
  readonly component: ComponentId;
  readonly indicator?: IndicatorId;
  readonly reason: string;
  readonly register: string;
  /** the record's number */
  readonly record: string;
}

type RowEffect = Effect & { readonly does: 'row' };

function rowEffects({ register: { effects = [] } }: PlannedRegister): RowEffect[] {
  return effects.filter((effect): effect is RowEffect => effect.does === 'row');
}

/** Whether records of a scheme ask for rows of its score sheets. */
export function asksForRows({ registers }: RegistersPlan): boolean {
  return [...registers.values()].some((register) => rowEffects(register).length > 0);
}

/** The rows that the records of a period ask for, in the order of the records; none where the place does not apply to the unit. */
export function askedRows(plan: RegistersPlan, records: readonly RegisterRecord[]): AskedRow[] {
  return records.flatMap((record) => {
    const { unit, number, version, values } = record;
    const register = plan.registers.get(record.register);
    if (register === undefined || unit === null || number === null || version === 0) return [];
    const seen = new Set<string>();
    return rowEffects(register).flatMap((effect): AskedRow[] => {
      const place = holds(effect, record) ? placeOf(record, effect.at) : null;
      if (place === null || seen.has(place)) return [];
      seen.add(place);
      const at = register.places.get(place) ?? placeIn(place);
      if (!applies(plan, unit, at)) return [];
      const reason = values[effect.reason];
      const said = typeof reason === 'string' ? reason : '';
      return [{ unit: unit as UnitId, ...at, reason: said, register: record.register, record: number }];
    });
  });
}

function applies(
  { scheme: { scheme, units, unitPosition, componentPosition } }: RegistersPlan,
  id: string,
  at: Pick<AskedRow, 'component' | 'indicator'>,
): boolean {
  const unit = units[unitPosition.get(id as UnitId) ?? -1]?.unit;
  const component = scheme.components[componentPosition.get(at.component) ?? -1];
  if (unit === undefined || component === undefined || !appliesTo(component, unit)) return false;
  if (at.indicator === undefined) return true;
  const indicator = component.indicators?.find((one) => one.id === at.indicator);
  return indicator !== undefined && appliesTo(indicator, unit);
}
