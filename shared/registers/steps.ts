// What may be done with a record now (可办步骤): the steps that are open to somebody, and whom it waits for.
import type { RegisterStep, Who } from '../scheme/register';
import { apartFrom, missingFor, signersOf, stepRefusal, takersOf } from './act';
import { matches } from './postings';
import { whoKey, type RegisterRecord } from './record';
import type { PlannedRegister, RegistersPlan } from './register-plan';
import type { Asker } from './who';

export interface OpenStep {
  readonly step: string;
  /** columns that are to be filled with it */
  readonly missing: string[];
}

/** The steps that somebody may take now, each with what is still to be filled; a draft that nobody has touched included. */
export function stepsOpenTo(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
): OpenStep[] {
  const seen = record.version === 0 ? { ...record, author: asker.id } : record;
  return register.register.steps.flatMap((step): OpenStep[] => {
    if (stepRefusal(plan, register, seen, asker, step) !== null) return [];
    if (apartFrom(register, seen, asker, step) !== null) return [];
    // What the step itself fills may make its condition true.
    const isOpen = matches(
      record.values,
      Object.fromEntries(Object.entries(step.if ?? {}).filter(([column]) => !step.needs?.includes(column))),
    );
    return isOpen ? [{ step: step.id, missing: missingFor(record, step) }] : [];
  });
}

/** Whom a record waits for (等待谁): whoever may take a step on from its state, less those who have signed. */
export function waitsFor(register: PlannedRegister, record: RegisterRecord): Who[] {
  const waiting = new Map<string, Who>();
  for (const step of onward(register, record)) {
    const signed = new Set(record.signed.filter((one) => one.step === step.id).map(({ as }) => whoKey(as)));
    for (const who of takersOf(step)) {
      if (signersOf(step) !== null && signed.has(whoKey(who))) continue;
      waiting.set(whoKey(who), who);
    }
  }
  return [...waiting.values()];
}

/** A step with a reason is a way back or out. */
function onward({ register }: PlannedRegister, record: RegisterRecord): RegisterStep[] {
  return register.steps.filter(
    (step) =>
      step.from.includes(record.state) && step.to !== undefined && !step.reason && matches(record.values, step.if),
  );
}
