// What may be done with a record now (可办步骤): the steps that are open to somebody, and whom it waits for.
import type { RegisterStep, Who } from '../scheme/register';
import { whoKey, type RegisterRecord } from './record';
import type { PlannedRegister, RegistersPlan } from './register-plan';
import { apartFrom, awaitedFor, judgeStep, mayComeTrue, missingFor } from './take-step';
import { mayBegin, type Asker } from './who';

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
  const isNew = record.version === 0;
  const seen = isNew ? { ...record, author: asker.id } : record;
  return register.register.steps.flatMap((step): OpenStep[] => {
    if (!step.from.includes(record.state)) return [];
    if (isNew && !mayBegin(plan.scheme, register, seen, asker, step)) return [];
    const isOpen =
      judgeStep(plan, register, seen, asker, step).ok &&
      mayComeTrue(seen, step) &&
      apartFrom(register, seen, asker, step) === null;
    return isOpen ? [{ step: step.id, missing: missingFor(seen, step) }] : [];
  });
}

/** Whom a record waits for (等待谁): whoever may take a step on from its state, less those who have signed. */
export function waitsFor(register: PlannedRegister, record: RegisterRecord): Who[] {
  const waiting = new Map<string, Who>();
  for (const step of onwardSteps(register, record)) {
    for (const who of awaitedFor(step, record)) waiting.set(whoKey(who), who);
  }
  return [...waiting.values()];
}

/** The steps that lead on from where a record stands. One with a reason is a way back or out, but where it alone leads to an end that is done. */
export function onwardSteps(
  { register, states }: PlannedRegister,
  record: Pick<RegisterRecord, 'state' | 'values'>,
): RegisterStep[] {
  const away = register.steps.filter(
    (step) =>
      step.to !== undefined &&
      step.to !== record.state &&
      step.from.includes(record.state) &&
      mayComeTrue(record, step),
  );
  const onward = away.filter(({ reason }) => !reason);
  if (onward.length > 0 || states.get(record.state)?.end !== undefined) return onward;
  return away.filter(({ to = '' }) => states.get(to)?.end === 'done');
}
