// Holds (暂缓): records that a period waits for before it goes on, those that are expected among them.
import { expectedRecords } from '../../shared/registers/expected-records';
import { holds } from '../../shared/registers/postings';
import type { PeriodState } from '../../shared/api/periods';
import { registersOf } from './kept-schemes';
import { around, loadRegisters, sourceOf } from './register-period';
import { RequestRefusal } from './request-refusal';
import type { OpenedPeriod } from './stored-period';

/** Refuses a step into this state while records stand against it, all of them named; what is expected waits as what was begun does. */
export async function assertNotHeld(period: OpenedPeriod, to: PeriodState): Promise<void> {
  const plan = registersOf(period.scheme);
  const holding = [...plan.registers.values()].flatMap((register) => {
    const against = (register.register.effects ?? []).filter(
      (effect) => effect.does === 'hold' && effect.before === to,
    );
    return against.length === 0 ? [] : [{ register, against }];
  });
  if (holding.length === 0) return;
  const registers = holding.map(({ register }) => register);
  const loaded = await loadRegisters(period, registers.flatMap(around));
  const recordsOf = (id: string) => (loaded.get(id) ?? []).map(({ record }) => record);
  const source = await sourceOf(period, registers, recordsOf);
  const held = holding.flatMap(({ register, against }) =>
    [...recordsOf(register.register.id), ...expectedRecords(plan, register, source)].filter((record) =>
      against.some((effect) => holds(effect, record)),
    ),
  );
  const faults = held.map(({ register, number, state }) =>
    number === null
      ? { code: 'held-expected', path: `records["${register}"]`, detail: { register, record: '', state } }
      : { code: 'held', path: `records["${number}"]`, detail: { register, record: number, state } },
  );
  if (faults.length > 0) throw new RequestRefusal('held', `The period waits for ${faults.length} records`, faults);
}
