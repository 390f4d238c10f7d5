// Holds (暂缓): records that a period waits for before it goes on.
import { holds } from '../../shared/registers/postings';
import type { PeriodState } from '../../shared/api/periods';
import { RequestRefusal } from './request-refusal';
import type { OpenedPeriod } from './stored-period';
import { recordsIn } from './stored-records';

/** Refuses a step into this state while records stand against it, all of them named. */
export async function assertNotHeld(period: OpenedPeriod, to: PeriodState): Promise<void> {
  const held = (period.scheme.registers ?? []).map(async ({ id, effects = [] }) => {
    const against = effects.filter((effect) => effect.does === 'hold' && effect.before === to);
    const records = against.length === 0 ? [] : await recordsIn(period, id);
    return records.filter((record) => against.some((effect) => holds(effect, record)));
  });
  const faults = (await Promise.all(held)).flat().map(({ register, number, state }) => ({
    code: 'held',
    path: `records["${number}"]`,
    detail: { register, record: number ?? '', state },
  }));
  if (faults.length > 0) throw new RequestRefusal('held', `The period waits for ${faults.length} records`, faults);
}
