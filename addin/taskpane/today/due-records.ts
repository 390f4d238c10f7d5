// What the service tells to be due of records, in groups by register: the register with the earliest comes first, within it the earliest.
import type { DueRecord } from '../../../shared/api/records';
import { mayRemind } from '../../../shared/registers/awaited';
import type { RegistersPlan } from '../../../shared/registers/register-plan';
import type { Register } from '../../../shared/scheme/register';
import type { Scheme } from '../../../shared/scheme/scheme';
import { wholeList } from '../../../shared/api/whole-list';
import type { ApiClient } from '../../session/api-client';
import { recordShown, registerDesk } from '../registers/register-desk';

export interface DueGroup {
  readonly scheme: string;
  readonly register: string;
  readonly due: readonly DueRecord[];
  /** how many more wait that are not soon due */
  readonly later: number;
}

export function loadDueRecords(api: ApiClient, signal: AbortSignal): Promise<DueRecord[]> {
  return wholeList(async (next) => {
    const { records, next: more } = await api.ask('due', { query: { next }, signal });
    return { items: records, next: more };
  });
}

/** Groups of which nothing is due are left out: what is not soon due stands on its own page. */
export function dueGroups(records: readonly DueRecord[]): DueGroup[] {
  const groups = new Map<string, DueRecord[]>();
  for (const record of records) {
    const name = `${record.scheme} ${record.register}`;
    const group = groups.get(name) ?? [];
    group.push(record);
    groups.set(name, group);
  }
  return [...groups.values()]
    .flatMap((all): DueGroup[] => {
      const due = all
        .filter((record) => record.due !== null)
        .sort((one, other) => (dayOf(one) < dayOf(other) ? -1 : 1));
      const [first] = due;
      if (first === undefined) return [];
      return [{ scheme: first.scheme, register: first.register, due, later: all.length - due.length }];
    })
    .sort((one, other) => (dayOf(one.due[0]) < dayOf(other.due[0]) ? -1 : 1));
}

const dayOf = (record: DueRecord | undefined): string => record?.due?.on ?? '';

/** The register as a version of the scheme has it; it may be gone from it. */
export function registerIn(scheme: Scheme | undefined, id: string): Register | undefined {
  return scheme?.registers?.find((register) => register.id === id);
}

/** Whether remind now is offered: the record waits for others, and the person is one who may remind them. */
export function isRemindable(
  plan: RegistersPlan | undefined,
  me: { readonly id: string; readonly roles: readonly string[] },
  record: DueRecord,
): boolean {
  const desk = plan && registerDesk(plan, record.register, record.period, me);
  if (!desk || record.why !== 'told') return false;
  return mayRemind(desk.plan, desk.register, recordShown(record), desk.asker);
}

/** The values that name a draft which nobody has touched: those of its key, or else all that its opening has filled in. */
export function keyValues(register: Register | undefined, { values, number }: DueRecord): DueRecord['values'] {
  if (number !== null) return {};
  const key: readonly string[] | undefined = register?.key;
  return key === undefined ? values : Object.fromEntries(Object.entries(values).filter(([id]) => key.includes(id)));
}
