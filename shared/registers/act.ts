// One change of one record (记录变更): what becomes of it, or why it is refused. Pure; the pane, the workbook and the service ask the same.
import type { Fault } from '../scheme/fault';
import type { PeriodState } from '../lifecycle/period-life';
import { decide, type GivenSignature, type Life } from '../lifecycle/life';
import type { RegisterState, RegisterStep, Who } from '../scheme/register';
import { gateSays } from './gates';
import { matches, postingFaults, postingsOf, type Posting } from './postings';
import { reasonSchema, whoKey, type Change, type RegisterRecord, type Value, type Values } from './record';
import type { PlannedRegister, RegistersPlan } from './register-plan';
import { dayPlus, daysFor, deadlineOf, type Calendar } from './due';
import { understand } from './values';
import { isMeant, isOfUnit, mayMake, mayWrite, namesRecord, rolesFor, type Asker } from './who';

export type RefusalCode =
  | 'not-allowed'
  | 'not-yours-to-write'
  | 'same-person'
  | 'already-signed'
  | 'wrong-state'
  | 'period-not-open'
  | 'linked-open'
  | 'stale'
  | 'columns-missing'
  | 'reason-missing'
  | 'too-late'
  | 'not-now'
  | 'values-refused';

export interface RecordRefusal {
  readonly code: RefusalCode;
  /** `path` begins in the change: `set.points`; its codes are the refusal's own but where values or a posting are wrong */
  readonly faults: readonly Fault<string>[];
}

/** What surrounds a record when somebody acts on it. */
export interface Surroundings extends Calendar {
  /** the moment of the change */
  readonly at: string;
  readonly periodState: PeriodState;
  /** The records that link to one, and those that are parts of it. */
  readonly linkedTo: (record: RegisterRecord) => readonly RegisterRecord[];
  /** The record of this number; null where there is none that the person sees. */
  readonly find: (register: string, number: string) => RegisterRecord | null;
  /** The digest of what a record and its parts say, for signing. */
  readonly saysOf: (record: RegisterRecord) => string;
  /** Of what counts already those that are for the same place. */
  readonly postingsBeside: (posting: Posting, record: RegisterRecord) => readonly Posting[];
}

/** The record after the change, and whether what was signed of the records that it is part of is taken back. */
export type Acted =
  | {
      readonly ok: true;
      readonly record: RegisterRecord;
      readonly isChanged: boolean;
      readonly wholes: readonly RegisterRecord[];
    }
  | { readonly ok: false; readonly refusal: RecordRefusal };

const refuse = (code: RefusalCode, faults: readonly Fault<string>[] = [{ code, path: '', detail: {} }]): Acted => ({
  ok: false,
  refusal: { code, faults },
});

const fault = (code: string, path: string, detail: Fault['detail'] = {}): Fault<string> => ({ code, path, detail });

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
  change: Change,
  around: Surroundings,
): Acted {
  const step = change.step === undefined ? undefined : register.steps.get(change.step);
  if (change.step !== undefined && step === undefined)
    return refuse('not-now', [fault('unknown-step', 'step', { step: change.step })]);
  const understood = understandAll(plan, register, change);
  if ('faults' in understood) return refuse('values-refused', understood.faults);
  const isNew = record.version === 0;
  const base = isNew ? { ...record, author: asker.id, entered: around.at } : record;
  const written = withValues(base, understood.values);
  const columns = isNew ? Object.keys(understood.values) : changedColumns(base, written);
  if (isNew && !mayMake(plan.scheme, register, written, asker) && !takes(plan, register, written, asker, step)) {
    return refuse('not-allowed');
  }

  if (step !== undefined) {
    const stateOrWho = stepRefusal(plan, register, written, asker, step);
    if (stateOrWho !== null) return stateOrWho;
  }
  const rights = writingRefusal(plan, register, isNew ? written : base, asker, columns, step);
  if (rights !== null) return rights;
  const links = linkRefusal(register, base, written, columns, around);
  if (links !== null) return links;
  const named = nameRefusal(register, written, isNew);
  if (named !== null) return named;
  if (step !== undefined) {
    const refusal = stepConditions(plan, register, written, asker, step, change, around);
    if (refusal !== null) return refusal;
  }

  const moved = step === undefined ? null : taken(plan, register, written, asker, step, change, around);
  const isChanged = isNew || columns.length > 0 || moved !== null;
  if (!isChanged) return { ok: true, record, isChanged, wholes: [] };
  // What was signed was signed of another content.
  const signed = columns.length > 0 ? [] : written.signed;
  const after: RegisterRecord = {
    ...written,
    signed,
    ...moved?.(signed),
    version: record.version + 1,
    by: asker.id,
    at: around.at,
  };
  const counted = countRefusal(plan, register, record, after, around);
  if (counted !== null) return counted;
  return { ok: true, record: after, isChanged, wholes: wholesOf(register, base, after, columns, around) };
}

type Understood =
  { readonly values: Readonly<Record<string, Value | null>> } | { readonly faults: readonly Fault<string>[] };

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

function withValues(record: RegisterRecord, set: Readonly<Record<string, Value | null>>): RegisterRecord {
  const filled = Object.entries({ ...record.values, ...set }).filter(
    (entry): entry is [string, Value] => entry[1] !== null,
  );
  return { ...record, values: Object.fromEntries(filled) };
}

const sameValue = (one: Value | undefined, other: Value | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The columns in which two versions differ. */
export function changedColumns({ values: before }: RegisterRecord, { values: after }: RegisterRecord): string[] {
  const columns = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...columns].filter((column) => !sameValue(before[column], after[column]));
}

function takes(
  { scheme }: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  step: RegisterStep | undefined,
): boolean {
  if (step === undefined) return false;
  return takersOf(step).some((who) => who !== 'author' && isMeant(scheme, register, record, asker, who));
}

export function takersOf({ by }: RegisterStep): readonly Who[] {
  return Array.isArray(by) ? by : by.all;
}

/** Those who sign a step: it is taken with the last of them. */
export function signersOf({ by }: RegisterStep): readonly Who[] | null {
  return Array.isArray(by) ? null : by.all;
}

/** One step as a life of its own, for the lifecycle to judge. */
function lifeOf(register: PlannedRegister, step: RegisterStep): Life<string, string, string> {
  const keys = takersOf(step).map(whoKey);
  const { id, from, to } = step;
  return {
    states: register.register.states.map((state) => state.id),
    steps: [{ id, from, ...(to !== undefined && { to }), by: Array.isArray(step.by) ? keys : { all: keys } }],
  };
}

function signaturesFor({ signed }: Pick<RegisterRecord, 'signed'>, { id }: RegisterStep): GivenSignature<string>[] {
  return signed.filter(({ step }) => step === id).map(({ as, by }) => ({ role: whoKey(as), by }));
}

function judged(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  step: RegisterStep,
  signed = record.signed,
) {
  const standing = { state: record.state, signatures: signaturesFor({ signed }, step) };
  const roles = rolesFor(plan.scheme, register, record, asker, takersOf(step));
  return decide(lifeOf(register, step), standing, { step: step.id, actor: { id: asker.id, roles } });
}

export function stepRefusal(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  step: RegisterStep,
): Acted | null {
  const decided = judged(plan, register, record, asker, step);
  if (decided.ok) return null;
  const { code } = decided.refusal;
  if (code === 'wrong-state') {
    const detail = { step: step.id, state: record.state, needed: step.from.join(', ') };
    return refuse('wrong-state', [fault('wrong-state', 'step', detail)]);
  }
  if (code === 'signed-already') return refuse('already-signed', [fault('already-signed', 'step', { step: step.id })]);
  return refuse('not-allowed', [fault('not-allowed', 'step', { step: step.id })]);
}

function writingRefusal(
  { scheme }: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  columns: readonly string[],
  step: RegisterStep | undefined,
): Acted | null {
  const isNamed = (column: string) => record.version > 0 && namesRecord(register, column);
  const filledWith = (column: string) => step?.needs?.includes(column) === true && !isNamed(column);
  const foreign = columns.filter((column) => !filledWith(column) && !mayWrite(scheme, register, record, asker, column));
  if (foreign.length === 0) return null;
  return refuse(
    'not-yours-to-write',
    foreign.map((column) => fault('not-yours-to-write', `set.${column}`, { column })),
  );
}

/** Linked records are there; what is part of another one is made and changed only while that stands in its states. */
function linkRefusal(
  register: PlannedRegister,
  before: RegisterRecord,
  after: RegisterRecord,
  columns: readonly string[],
  { find }: Surroundings,
): Acted | null {
  const faults: Fault<string>[] = [];
  for (const id of columns) {
    const column = register.columns.get(id);
    const number = after.values[id];
    if (column?.type !== 'record' || typeof number !== 'string') continue;
    if (find(column.register, number) === null)
      faults.push(fault('no-such-record', `set.${id}`, { column: id, number }));
  }
  if (faults.length > 0) return refuse('values-refused', faults);
  const isFree = (column: string) => register.columns.get(column)?.write !== undefined;
  if (columns.every(isFree) && before.version > 0) return null;
  for (const { id, register: other, within = [] } of register.partOf) {
    for (const number of new Set([before.values[id], after.values[id]])) {
      const whole = typeof number === 'string' ? find(other, number) : null;
      if (whole === null || within.includes(whole.state)) continue;
      const detail = { record: whole.number ?? '', state: whole.state, needed: within.join(', ') };
      return refuse('wrong-state', [fault('part-of-fixed', `set.${id}`, detail)]);
    }
  }
  return null;
}

function nameRefusal(register: PlannedRegister, record: RegisterRecord, isNew: boolean): Acted | null {
  if (!isNew) return null;
  const missing = (register.register.key ?? []).filter(
    (id) => register.columns.has(id) && record.values[id] === undefined,
  );
  return missing.length === 0 ? null : missingColumns(missing);
}

function missingColumns(columns: readonly string[]): Acted {
  return refuse(
    'columns-missing',
    columns.map((column) => fault('columns-missing', `set.${column}`, { column })),
  );
}

/** The columns that a step needs and that are empty. */
export function missingFor({ values }: { readonly values: Values }, { needs = [], within }: RegisterStep): string[] {
  const needed = [
    ...needs,
    ...(within ? [within.of, ...(typeof within.days === 'object' ? [within.days.column] : [])] : []),
  ];
  return [...new Set(needed)].filter((column) => values[column] === undefined);
}

function stepConditions(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  step: RegisterStep,
  { reason, says }: Change,
  around: Surroundings,
): Acted | null {
  if (says !== undefined && signersOf(step) !== null && says !== around.saysOf(record)) {
    return refuse('stale', [fault('stale', 'says', {})]);
  }
  if (!matches(record.values, step.if)) return refuse('not-now', [fault('not-now', 'step', { step: step.id })]);
  const missing = missingFor(record, step);
  if (missing.length > 0) return missingColumns(missing);
  if (step.reason && reason === undefined)
    return refuse('reason-missing', [fault('reason-missing', 'reason', { step: step.id })]);
  const same = apartFrom(register, record, asker, step);
  if (same !== null) return refuse('same-person', [fault('same-person', 'step', { step: step.id, apart: same })]);
  const late = lateFault(plan, register, record, step, around);
  if (late !== null) return refuse('too-late', [late]);
  return linkedRefusal(record, step, around);
}

/** What keeps somebody from a step that others must take; null where nothing does. */
export function apartFrom(
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  { apart = [] }: RegisterStep,
): string | null {
  const took = (step: string) =>
    record.taken.some((one) => one.step === step && one.by === asker.id) ||
    record.signed.some((one) => one.step === step && one.by === asker.id);
  const found = apart.find((one) => {
    if (register.steps.has(one)) return took(one);
    return one === 'author' ? record.author === asker.id : isOfUnit(record, asker);
  });
  return found ?? null;
}

/** A step comes too late so long after a date, or after the days for appeals where its state is due by them. */
function lateFault(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  { id, within, to }: RegisterStep,
  around: Surroundings,
): Fault<string> | null {
  const until: string[] = [];
  const date = within && record.values[within.of];
  const days = within ? daysFor(record, within.days) : null;
  if (typeof date === 'string' && days !== null) until.push(dayPlus(date, days));
  const state = register.states.get(record.state);
  const isWayOut = to !== undefined && register.states.get(to)?.end === 'void';
  if (state?.due?.at === 'appealDays' && !isWayOut) {
    const last = deadlineOf(plan, register, record, around);
    if (last !== null) until.push(last);
  }
  const passed = until.sort().find((day) => day < around.today);
  return passed === undefined ? null : fault('too-late', 'step', { step: id, until: passed });
}

function linkedRefusal(record: RegisterRecord, { linked }: RegisterStep, { linkedTo }: Surroundings): Acted | null {
  if (linked === undefined) return null;
  const open = linkedTo(record).filter((one) => one.register === linked.register && !linked.in.includes(one.state));
  if (open.length === 0) return null;
  return refuse(
    'linked-open',
    open.map(({ number, state }) => fault('linked-open', 'step', { record: number ?? '', state })),
  );
}

/** What a step adds to the record, given what of it is signed still. */
function taken(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  step: RegisterStep,
  { reason }: Change,
  { at }: Surroundings,
): (signed: RegisterRecord['signed']) => Partial<RegisterRecord> {
  return (signed) => {
    const decided = judged(plan, register, record, asker, step, signed);
    if (!decided.ok) throw new RangeError(`step ${step.id} was judged otherwise`);
    const said = reason === undefined ? {} : { reason };
    const signers = signersOf(step);
    if (signers === null || decided.signature === null) {
      const isMoved = decided.state !== record.state;
      return {
        state: decided.state,
        taken: [...record.taken, { step: step.id, by: asker.id, at, ...said }],
        ...(isMoved && { entered: at, signed: [] }),
      };
    }
    const { role } = decided.signature;
    const as = signers.find((who) => whoKey(who) === role) as Who;
    const given = [...signed, { step: step.id, as, by: asker.id, at }];
    const own = given.filter((one) => one.step === step.id);
    // Whether or not the step moves the record, it is taken with the last signature.
    if (own.length < signers.length) return { signed: given };
    return {
      state: decided.state,
      signed: own,
      entered: decided.state === record.state ? record.entered : at,
      taken: [...record.taken, ...own.map((one) => ({ step: one.step, by: one.by, at: one.at, ...said }))],
    };
  };
}

/** What counts is good, and what it changes of a period's score it changes while that is open. */
function countRefusal(
  plan: RegistersPlan,
  register: PlannedRegister,
  before: RegisterRecord,
  after: RegisterRecord,
  around: Surroundings,
): Acted | null {
  const [was, is] = [before, after].map((record) => postingsOf(plan, register, record)) as [Posting[], Posting[]];
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
    const wrong = is.flatMap((posting) => postingFaults(plan, posting, around.postingsBeside(posting, after)));
    if (wrong.length > 0) return refuse('values-refused', wrong);
  }
  const isOpened = gateSays(register, before) !== gateSays(register, after);
  if ((!isRecounted && !isOpened) || around.periodState === 'open') return null;
  return refuse('period-not-open', [fault('period-not-open', '', { state: around.periodState })]);
}

/** The records whose signatures are taken back, since what they are made of says something else by now. */
function wholesOf(
  register: PlannedRegister,
  before: RegisterRecord,
  after: RegisterRecord,
  columns: readonly string[],
  { find }: Surroundings,
): RegisterRecord[] {
  const isFree = (column: string) => register.columns.get(column)?.write !== undefined;
  if (before.version > 0 && columns.every(isFree)) return [];
  const numbers = register.partOf.flatMap(({ id, register: other }) =>
    [...new Set([before.values[id], after.values[id]])].flatMap((number) => {
      const whole = typeof number === 'string' ? find(other, number) : null;
      return whole !== null && whole.signed.length > 0 ? [whole] : [];
    }),
  );
  return numbers;
}

/** What a record says, to be signed: its columns, and those of its parts that have no writers of their own. */
export function contentOf(
  record: RegisterRecord,
  parts: readonly { readonly register: PlannedRegister; readonly record: RegisterRecord }[],
) {
  const { register, unit, values } = record;
  const own = parts.map(
    ({
      register: {
        columns,
        register: { id },
      },
      record: part,
    }) => ({
      register: id,
      number: part.number,
      values: Object.fromEntries(
        Object.entries(part.values).filter(([column]) => columns.get(column)?.write === undefined),
      ),
    }),
  );
  return { register, unit, values, parts: own.sort((a, b) => ((a.number ?? '') < (b.number ?? '') ? -1 : 1)) };
}

/** The state that a record stands in. */
export function stateOf({ states, first }: PlannedRegister, { state }: RegisterRecord): RegisterState {
  return states.get(state) ?? first;
}
