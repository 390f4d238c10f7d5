// Gates (前置条件): components that count for a unit only where a record stands in the right state.
import type { ComponentId, UnitId } from '../scheme/id';
import { appliesTo } from '../scheme/marks';
import { comparePeriods, partsOf, periodKind, type Period } from '../scheme/period';
import type { Effect } from '../scheme/register';
import { holds } from './postings';
import type { RegisterRecord, Value } from './record';
import type { PlannedRegister, RegistersPlan } from './register-plan';

/** A gate that is shut: a unit's component that does not count. */
export interface Gate {
  readonly unit: UnitId;
  readonly component: ComponentId;
  readonly register: string;
  readonly or: 'incomplete' | 'zero';
}

type GateEffect = Effect & { readonly does: 'gate' };

export function gateEffects({ register: { effects = [] } }: PlannedRegister): GateEffect[] {
  return effects.filter((effect): effect is GateEffect => effect.does === 'gate');
}

/** What a record opens, as text to be compared; the same before and after where nothing changes. */
export function gateSays(register: PlannedRegister, record: RegisterRecord): string {
  const open = gateEffects(register).map((effect) =>
    record.version > 0 && holds(effect, record)
      ? (effect.during ?? []).map((column) => record.values[column] ?? null)
      : null,
  );
  return JSON.stringify(open);
}

/** Whether a record opens a gate, in whichever months. */
export function opensGate(register: PlannedRegister, record: RegisterRecord): boolean {
  return record.version > 0 && gateEffects(register).some((effect) => holds(effect, record));
}

const months = (period: Period): Period[] => (periodKind(period) === 'month' ? [period] : partsOf(period, 'month'));

/** Whether a time from–until, of periods or of days, holds a whole period; without an end it goes on. */
function covers(from: Value | undefined, until: Value | undefined, period: Period): boolean {
  if (typeof from !== 'string') return false;
  const [first, last] = [months(period)[0] as Period, months(period).at(-1) as Period];
  if (!isBegun(from, first)) return false;
  return typeof until !== 'string' || !isOver(until, last);
}

const isDay = (text: string): boolean => text.length === 10;

/** A day counts for the month that it lies in. */
const monthOf = (text: string, side: 'first' | 'last'): Period =>
  isDay(text) ? (text.slice(0, 7) as Period) : (months(text as Period).at(side === 'first' ? 0 : -1) as Period);

const isBegun = (from: string, month: Period): boolean => comparePeriods(monthOf(from, 'first'), month) <= 0;
const isOver = (until: string, month: Period): boolean => comparePeriods(monthOf(until, 'last'), month) < 0;

/**
 * The gates that are shut in a period of the cycle (未满足的前置条件): unit × component of each gate for which no record stands in
 * its states, and in its months where it names them. `records` are those of the period itself and of the longer ones around it.
 */
export function gatesOf(
  { scheme: plan, registers }: RegistersPlan,
  period: Period,
  records: readonly RegisterRecord[],
): Gate[] {
  const shut: Gate[] = [];
  for (const register of registers.values()) {
    const effects = gateEffects(register);
    if (effects.length === 0) continue;
    const own = records.filter((record) => record.register === register.register.id && record.version > 0);
    for (const effect of effects) {
      const opened = unitsOpened(effect, own, period);
      for (const id of effect.components) {
        const component = plan.scheme.components[plan.componentPosition.get(id as ComponentId) ?? -1];
        if (component === undefined) continue;
        for (const { unit } of plan.units) {
          if (opened.has(unit.id) || !appliesTo(component, unit)) continue;
          shut.push({ unit: unit.id, component: component.id, register: register.register.id, or: effect.or });
        }
      }
    }
  }
  return shut;
}

function unitsOpened(effect: GateEffect, records: readonly RegisterRecord[], period: Period): Set<string> {
  const opened = new Set<string>();
  const [from, until] = effect.during ?? [];
  for (const record of records) {
    if (record.unit === null || !holds(effect, record)) continue;
    const isInTime =
      from === undefined || until === undefined || covers(record.values[from], record.values[until], period);
    if (isInTime) opened.add(record.unit);
  }
  return opened;
}
