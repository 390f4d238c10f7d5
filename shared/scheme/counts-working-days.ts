// Whether a scheme counts any deadline in working days (工作日): only then the holidays of the year matter to it.
import type { Scheme } from './scheme';

export function countsWorkingDays({ calendar, registers = [] }: Pick<Scheme, 'calendar' | 'registers'>): boolean {
  if (calendar?.appealWorking) return true;
  return registers.some(({ states, steps }) => {
    const inStates = states.some(({ due }) => {
      const at = due?.at;
      const ownDays = typeof at === 'object' && 'days' in at && at.working;
      return ownDays || due?.then?.some(({ working }) => working);
    });
    return inStates || steps.some(({ within }) => within?.working);
  });
}
