// What records do to the score of a period (计入内容): the lines that count, and the gates that are shut.
import type { Period } from '../scheme/period';
import { gateEffects, gatesOf, type Gate } from './gates';
import { postingsOf, type Posting } from './postings';
import type { RegisterRecord } from './record';
import type { RegistersPlan } from './register-plan';

export interface Counted {
  readonly postings: readonly Posting[];
  readonly gates: readonly Gate[];
}

/** Where no register is, or counts anything. */
export const nothingCounted: Counted = { postings: [], gates: [] };

/** Whether records of a scheme do anything to its scores. */
export function countsRecords({ registers }: RegistersPlan): boolean {
  return [...registers.values()].some((register) => register.lines.length > 0 || gateEffects(register).length > 0);
}

/**
 * What counts in a period of the cycle (计入内容). `records` are those of the period itself; `around` those of the longer periods
 * around it, whose registers may hold its gates.
 */
export function countedIn(
  plan: RegistersPlan,
  period: Period,
  records: readonly RegisterRecord[],
  around: readonly RegisterRecord[] = [],
): Counted {
  const postings: Posting[] = [];
  for (const record of records) {
    const register = plan.registers.get(record.register);
    if (register !== undefined && register.lines.length > 0) postingsOf(register, record, postings);
  }
  const all = around.length === 0 ? records : [...records, ...around];
  return { postings, gates: gatesOf(plan, period, all) };
}
