// What somebody may fill in on a row of a register sheet, and which steps are offered there: for its styles and lists; what is typed is judged later.
import type { RegisterRecord } from '../../registers/record';
import { stepsOpenTo } from '../../registers/steps';
import { mayBegin, mayWrite, namesRecord, type Asker } from '../../registers/who';
import {
  askerIn,
  newRecord,
  recordOf,
  type PeriodRegister,
  type RegisterSheet,
  type SheetRecord,
} from './sheet-record';

/** What is open on a row: columns to fill in, steps to take. */
export interface RowRights {
  readonly columns: ReadonlySet<string>;
  readonly steps: readonly string[];
}

const neededBy = ({ planned }: PeriodRegister, steps: readonly string[]): string[] =>
  steps.flatMap((step) => planned.steps.get(step)?.needs ?? []);

/** Columns that are somebody's to write as the record stands, and those that their steps need. What names a record is never written again. */
export function rightsOf(found: PeriodRegister, record: SheetRecord, asker: Asker): RowRights {
  const { plan, planned } = found;
  const own = recordOf(record);
  const seen = own.version === 0 ? { ...own, author: asker.id } : own;
  const steps = record.steps.map(({ step }) => step);
  const written = planned.register.columns.flatMap(({ id }) =>
    mayWrite(plan.scheme, planned, seen, asker, id) ? [id] : [],
  );
  const columns = [...written, ...neededBy(found, steps)].filter((id) => !namesRecord(planned, id));
  return { columns: new Set(columns), steps };
}

/** The records that somebody could make, one for each unit that may be theirs. */
function drafts({ plan, planned }: PeriodRegister, asker: Asker): RegisterRecord[] {
  const units = planned.register.about === 'period' ? [null] : plan.scheme.units.map(({ unit }) => unit.id);
  return units.map((unit) => ({ ...newRecord(planned, unit), author: asker.id }));
}

/** What is open on a row that somebody adds; null where they may add none. */
export function rightsToAdd(sheet: RegisterSheet, found: PeriodRegister): RowRights | null {
  if (sheet.period === null) return null;
  const { plan, planned } = found;
  const asker = askerIn(sheet, sheet.period);
  const first = planned.register.steps.filter(({ from }) => from.includes(planned.first.id));
  // Whose it is where a column says the group is seen once that is filled in.
  const isOpenToAll = typeof planned.register.group === 'object';
  const own = drafts(found, asker).filter((draft) =>
    [undefined, ...first].some((step) => mayBegin(plan.scheme, planned, draft, asker, step)),
  );
  if (own.length === 0 && !(isOpenToAll && asker.roles.some((role) => 'group' in role))) return null;
  const open = new Set(own.flatMap((draft) => stepsOpenTo(plan, planned, draft, asker).map(({ step }) => step)));
  const steps = first.map(({ id }) => id).filter((id) => isOpenToAll || open.has(id));
  const written = planned.register.columns.filter(
    ({ write }) => write === undefined || write.in.includes(planned.first.id),
  );
  return { columns: new Set([...written.map(({ id }) => id), ...neededBy(found, steps)]), steps };
}
