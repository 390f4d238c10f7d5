// One step of a record (步骤): who may take it, what stands against it, what it adds; a signature is of a content and dies with it.
import type { Fault } from '../scheme/fault';
import { awaited, decide, type Decided, type GivenSignature, type Life } from '../lifecycle/life';
import type { Match, RegisterStep, Who } from '../scheme/register';
import { daysFor, deadlineOf, dueAfter } from './due';
import { matches } from './postings';
import { whoKey, type Change, type RegisterRecord, type SignedBy, type Values } from './record';
import { fault, refuse, refuseColumns, type Refused } from './refusal';
import type { PlannedRegister, RegistersPlan } from './register-plan';
import type { Surroundings } from './surroundings';
import { isOfUnit, rolesFor, type Asker } from './who';

export function takersOf({ by }: Pick<RegisterStep, 'by'>): readonly Who[] {
  return Array.isArray(by) ? by : by.all;
}

/** Those who sign a step: it is taken with the last of them. */
export function signersOf({ by }: Pick<RegisterStep, 'by'>): readonly Who[] | null {
  return Array.isArray(by) ? null : by.all;
}

/** Whom a step still waits for: each of its takers, or those of its signers who have not signed. */
export function awaitedFor(step: RegisterStep, record: Pick<RegisterRecord, 'signed'>): Who[] {
  const takers = takersOf(step);
  if (signersOf(step) === null) return [...takers];
  const keys = awaited({ by: { all: takers.map(whoKey) } }, signaturesFor(record, step));
  return takers.filter((who) => keys.includes(whoKey(who)));
}

/** Whether what a step is for may come true: what it fills itself is not yet there. */
export function mayComeTrue({ values }: { readonly values: Values }, { if: match = {}, needs }: RegisterStep): boolean {
  const before: Match = Object.fromEntries(Object.entries(match).filter(([column]) => !needs?.includes(column)));
  return matches(values, before);
}

/** One step as a life of its own, for the lifecycle to judge. */
function lifeOf(register: PlannedRegister, step: RegisterStep): Life<string, string, string> {
  const keys = takersOf(step).map(whoKey);
  const { id, from, to } = step;
  return {
    states: register.register.states.map((state) => state.id),
    steps: [{ id, from, ...(to !== undefined && { to }), by: signersOf(step) === null ? keys : { all: keys } }],
  };
}

function signaturesFor({ signed }: Pick<RegisterRecord, 'signed'>, { id }: RegisterStep): GivenSignature<string>[] {
  return signed.filter(({ step }) => step === id).map(({ as, by }) => ({ role: whoKey(as), by }));
}

export type StepDecided = Decided<string, string> & { readonly ok: true };

/** Whether somebody may take a step of the record as it stands: its state, then who they are to it, then whether they have signed. */
export function judgeStep(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  step: RegisterStep,
): StepDecided | Refused {
  const standing = { state: record.state, signatures: signaturesFor(record, step) };
  const roles = rolesFor(plan.scheme, register, record, asker, takersOf(step));
  const decided = decide(lifeOf(register, step), standing, { step: step.id, actor: { id: asker.id, roles } });
  if (decided.ok) return decided;
  if (!step.from.includes(record.state)) {
    const detail = { step: step.id, state: record.state, needed: step.from.join(', ') };
    return refuse('wrong-state', [fault('wrong-state', 'step', detail)]);
  }
  // Whoever is one of those meant is kept from it only by a signature: their own, or another's in their place.
  const code = roles.length === 0 ? 'not-allowed' : 'already-signed';
  return refuse(code, [fault(code, 'step', { step: step.id })]);
}

/** The columns that a step needs and that are empty. */
export function missingFor({ values }: { readonly values: Values }, { needs = [], within }: RegisterStep): string[] {
  const needed = [
    ...needs,
    ...(within ? [within.of, ...(typeof within.days === 'object' ? [within.days.column] : [])] : []),
  ];
  return [...new Set(needed)].filter((column) => !Object.hasOwn(values, column));
}

/** What stands against a step that somebody may take, in this order: if → needs → reason → apart → within → linked. */
export function conditionsRefusal(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  step: RegisterStep,
  { reason }: Change,
  around: Surroundings,
): Refused | null {
  const { id } = step;
  if (!matches(record.values, step.if)) return refuse('not-now', [fault('not-now', 'step', { step: id })]);
  const missing = missingFor(record, step);
  if (missing.length > 0) return refuseColumns('columns-missing', missing);
  if (step.reason && reason === undefined)
    return refuse('reason-missing', [fault('reason-missing', 'reason', { step: id })]);
  const same = apartFrom(register, record, asker, step);
  if (same !== null) return refuse('same-person', [fault('same-person', 'step', { step: id, apart: same })]);
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
    [...record.taken, ...record.signed].some((one) => one.step === step && one.by === asker.id);
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
  if (typeof date === 'string' && days !== null) until.push(dueAfter(date, days, within?.working, around));
  const state = register.states.get(record.state);
  const isWayOut = to !== undefined && register.states.get(to)?.end === 'void';
  if (state?.due?.at === 'appealDays' && !isWayOut) {
    const last = deadlineOf(plan, register, record, around);
    if (last !== null) until.push(last);
  }
  const passed = until.sort().find((day) => day < around.today);
  return passed === undefined ? null : fault('too-late', 'step', { step: id, until: passed });
}

function linkedRefusal(record: RegisterRecord, { linked }: RegisterStep, { linkedTo }: Surroundings): Refused | null {
  if (linked === undefined) return null;
  const open = linkedTo(record).filter((one) => one.register === linked.register && !linked.in.includes(one.state));
  if (open.length === 0) return null;
  return refuse(
    'linked-open',
    open.map(({ number, state }) => fault('linked-open', 'step', { record: number ?? '', state })),
  );
}

/** What a step that was judged so adds to the record: a signature, or with the last of them the step itself. */
export function taken(
  record: RegisterRecord,
  asker: Asker,
  step: RegisterStep,
  { state, signature }: StepDecided,
  { reason }: Change,
  at: string,
): Partial<RegisterRecord> {
  const act = { step: step.id, by: asker.id, at, ...(reason !== undefined && { reason }) };
  const isMoved = state !== record.state;
  const entered = isMoved ? at : record.entered;
  const signers = signersOf(step);
  if (signers === null || signature === null) {
    return { state, entered, taken: [...record.taken, act], signed: isMoved ? [] : record.signed };
  }
  const as = signers.find((who) => whoKey(who) === signature.role) as Who;
  const given: SignedBy[] = [...record.signed, { ...act, as }];
  const own = given.filter((one) => one.step === step.id);
  // Whether or not the step moves the record, it is taken with the last signature.
  if (own.length < signers.length) return { signed: given };
  return {
    state,
    entered,
    signed: isMoved ? own : given,
    taken: [...record.taken, ...own.map(({ as: _, ...one }) => one)],
  };
}
