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
  const appeals = appealsIn(plan, records);
  if (appeals.size > 0) {
    for (const [i, posting] of postings.entries()) {
      const about = appeals.get(posting.record);
      if (about !== undefined) postings[i] = { ...posting, appeals: about };
    }
  }
  const all = around.length === 0 ? records : [...records, ...around];
  return { postings, gates: gatesOf(plan, period, all) };
}

/** Appeals by the number of the record that they are about; drafts are none. */
function appealsIn({ registers }: RegistersPlan, records: readonly RegisterRecord[]) {
  const appeals = new Map<string, NonNullable<Posting['appeals']>[number][]>();
  if (![...registers.values()].some(({ appealing }) => appealing.length > 0)) return appeals;
  for (const { register, number, state, values } of records) {
    const planned = registers.get(register);
    if (planned === undefined || number === null || state === planned.first.id) continue;
    for (const { id } of planned.appealing) {
      const about = values[id];
      if (typeof about !== 'string') continue;
      const known = appeals.get(about) ?? [];
      known.push({ register, record: number, state });
      appeals.set(about, known);
    }
  }
  return appeals;
}
