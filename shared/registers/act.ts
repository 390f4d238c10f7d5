// One change of one record (记录变更): what becomes of it, or why it is refused. Pure; the pane, the workbook and the service ask the same.
import type { Fault } from '../scheme/fault';
import type { RegisterStep } from '../scheme/register';
import { filesRefusal } from './files';
import { gateSays } from './gates';
import { linkRefusal, wholesTakenBack } from './parts';
import { postingFaults, postingsOf, type Posting } from './postings';
import { reasonSchema, type Change, type RegisterRecord, type Value } from './record';
import { fault, refuse, refuseColumns, type Refused } from './refusal';
import type { PlannedRegister, RegistersPlan } from './register-plan';
import type { Surroundings } from './surroundings';
import { conditionsRefusal, judgeStep, signersOf, taken } from './take-step';
import { understand } from './values';
import { mayBegin, mayFill, mayWrite, namesRecord, type Asker } from './who';

/** The record after the change, and whether what was signed of the records that it is part of is taken back. */
export type Acted =
  | {
      readonly ok: true;
      readonly record: RegisterRecord;
      readonly isChanged: boolean;
      readonly wholes: readonly RegisterRecord[];
    }
  | Refused;

/**
 * Somebody's change of a record, which is a draft of version 0 where it is new. Values first, so that a step is judged by what it
 * would find; a step in this order: state → who → if → needs → reason → apart → within → linked → effect. A change of nothing
 * gives the record as it is. The number of a new record is the caller's to give.
 */
export function act(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  asked: Change,
  around: Surroundings,
): Acted {
  // A blank reason is none.
  const change = asked.reason?.trim() === '' ? { ...asked, reason: undefined } : asked;
  const step = change.step === undefined ? undefined : register.steps.get(change.step);
  if (change.step !== undefined && step === undefined)
    return refuse('not-now', [fault('unknown-step', 'step', { step: change.step })]);
  const understood = understandAll(plan, register, change);
  if ('faults' in understood) return refuse('values-refused', understood.faults);
  const isNew = record.version === 0;
  const base = isNew ? { ...record, author: asker.id, entered: around.at } : record;
  const columns = changedColumns(base, withValues(base, understood.values));
  // What was signed was signed of another content.
  const kept = columns.length > 0 ? { ...base, signed: [] } : base;
  const written = withValues(kept, understood.values);
  const placed = isNew ? atItsPlace(register, kept, understood.values) : kept;
  const isTheirs = () =>
    mayBegin(plan.scheme, register, placed, asker, step) ||
    (around.isExpected && step === undefined && mayFill(plan.scheme, register, placed, asker, columns));
  if (isNew && !isTheirs()) return refuse('not-allowed');

  // Nobody comes to be one of those meant by a name that the step itself fills in.
  const own = columns.filter((column) => mayWrite(plan.scheme, register, placed, asker, column));
  const standing = withValues(placed, only(understood.values, own));
  const decided = step && judgeStep(plan, register, standing, asker, step);
  if (decided && !decided.ok) return decided;
  const refusal =
    writingRefusal(plan, register, standing, asker, columns, own, step) ??
    filesRefusal(register, base, written, around.fileOf) ??
    linkRefusal(register, base, written, columns, step, around) ??
    nameRefusal(register, written) ??
    (step && signersOf(step) !== null ? staleRefusal(record, change, around) : null) ??
    (step ? conditionsRefusal(plan, register, written, asker, step, change, around) : null);
  if (refusal !== null) return refusal;

  const isChanged = isNew || columns.length > 0 || decided !== undefined;
  if (!isChanged) return { ok: true, record, isChanged, wholes: [] };
  const after: RegisterRecord = {
    ...written,
    ...(step && decided && taken(written, asker, step, decided, change, around.at)),
    version: record.version + 1,
    by: asker.id,
    at: around.at,
  };
  const counted = countRefusal(plan, register, record, after, around);
  if (counted !== null) return counted;
  return { ok: true, record: after, isChanged, wholes: wholesTakenBack(register, base, after, columns, around) };
}

type Patch = Readonly<Record<string, Value | null>>;

type Understood = { readonly values: Patch } | { readonly faults: readonly Fault<string>[] };

function understandAll(plan: RegistersPlan, register: PlannedRegister, { set = {}, reason }: Change): Understood {
  const values: Record<string, Value | null> = {};
  const faults: Fault<string>[] = [];
  for (const [id, input] of Object.entries(set)) {
    const column = register.columns.get(id);
    if (column === undefined) {
      faults.push(fault('unknown-column', `set.${id}`, { column: id }));
      continue;
    }
    const understood = understand(plan.scheme, column, input);
    if (understood.ok) values[id] = understood.value;
    else
      faults.push({
        code: understood.fault.code,
        path: `set.${id}`,
        detail: { column: id, ...understood.fault.detail },
      });
  }
  if (reason !== undefined && !reasonSchema.safeParse(reason).success) faults.push(fault('reason-refused', 'reason'));
  return faults.length > 0 ? { faults } : { values };
}

function withValues(record: RegisterRecord, set: Patch): RegisterRecord {
  const filled = Object.entries({ ...record.values, ...set }).filter(
    (entry): entry is [string, Value] => entry[1] !== null,
  );
  return { ...record, values: Object.fromEntries(filled) };
}

const sameValue = (one: Value | undefined, other: Value | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The columns in which two versions differ. */
export function changedColumns(
  { values: before }: Pick<RegisterRecord, 'values'>,
  { values: after }: Pick<RegisterRecord, 'values'>,
): string[] {
  const columns = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...columns].filter((column) => !sameValue(before[column], after[column]));
}

function only(values: Patch, columns: readonly string[]): Patch {
  return Object.fromEntries(columns.filter((id) => Object.hasOwn(values, id)).map((id) => [id, values[id] ?? null]));
}

/** A new record with the place that says which group it concerns. */
function atItsPlace({ register: { group } }: PlannedRegister, record: RegisterRecord, values: Patch): RegisterRecord {
  return typeof group === 'object' ? withValues(record, only(values, [group.column])) : record;
}

/** `own`: what they may write of it; the step's needs are filled by whoever takes it. */
function writingRefusal(
  { scheme }: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  columns: readonly string[],
  own: readonly string[],
  step: RegisterStep | undefined,
): Refused | null {
  const isNamed = (column: string) => record.version > 0 && namesRecord(register, column);
  const isFilled = (column: string) => step?.needs?.includes(column) === true && !isNamed(column);
  const foreign = columns.filter(
    (column) => !own.includes(column) && !isFilled(column) && !mayWrite(scheme, register, record, asker, column),
  );
  return foreign.length === 0 ? null : refuseColumns('not-yours-to-write', foreign);
}

/** What names a record is there from the first. */
function nameRefusal({ register: { key = [] }, columns }: PlannedRegister, record: RegisterRecord): Refused | null {
  if (record.version > 0) return null;
  const missing = key.filter((id) => columns.has(id) && !Object.hasOwn(record.values, id));
  return missing.length === 0 ? null : refuseColumns('columns-missing', missing);
}

/** Whoever signs signs what was shown: the record as it is, and what they change of it themselves. */
function staleRefusal(shown: RegisterRecord, { says }: Change, { saysOf }: Surroundings): Refused | null {
  return says === undefined || says === saysOf(shown) ? null : refuse('stale', [fault('stale', 'says')]);
}

/** What counts is good, and what it changes of a period's score it changes while that is open. */
function countRefusal(
  plan: RegistersPlan,
  register: PlannedRegister,
  before: RegisterRecord,
  after: RegisterRecord,
  around: Surroundings,
): Refused | null {
  const [was, is] = [before, after].map((record) => postingsOf(register, record)) as [Posting[], Posting[]];
  const counted = (postings: readonly Posting[]) =>
    JSON.stringify(
      postings.map(({ unit, component, indicator, points, reason }) => [
        unit,
        component,
        indicator ?? '',
        points,
        reason,
      ]),
    );
  const isRecounted = counted(was) !== counted(is);
  if (isRecounted) {
    const wrong = is.flatMap((posting, i) => {
      const own = is.slice(0, i).filter(({ component }) => component === posting.component);
      return postingFaults(plan, posting, [...around.postingsBeside(posting, after), ...own]);
    });
    if (wrong.length > 0) return refuse('values-refused', wrong);
  }
  const isOpened = gateSays(register, before) !== gateSays(register, after);
  if ((!isRecounted && !isOpened) || around.periodState === 'open') return null;
  return refuse('period-not-open', [fault('period-not-open', '', { state: around.periodState })]);
}
