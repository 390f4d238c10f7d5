// A step of a period's life taken (周期流转): what the life decides, as the period after it or as a refusal; signatures (签批) carry the results' digest.
import type { GivenSignature } from '../../shared/api/periods';
import { rolesAt } from '../../shared/api/roles';
import { decide, isSigned, takersOf, stepOf, type Command, type StepRefusal } from '../../shared/lifecycle/life';
import { periodActor, periodLife, type PeriodStep } from '../../shared/lifecycle/period-life';
import type { PeriodRecord } from './chains';
import type { Person } from './person';
import { RequestRefusal } from './request-refusal';
import type { OpenedPeriod } from './stored-period';

interface Taken extends Omit<Command<never, PeriodStep>, 'actor'> {
  readonly by: Person;
  readonly at: string;
  /** said with a signature */
  readonly opinion?: string | undefined;
  /** the results that it leads to; those of the record where none are said */
  readonly results?: NonNullable<PeriodRecord['results']>;
}

/** The period after the step, or after a signature that others are to follow. */
export function takeStep(period: OpenedPeriod, { step, by, at, reason, opinion, results }: Taken): OpenedPeriod {
  const { record, scheme } = period;
  const actor = periodActor(by.id, rolesAt(by.roles, record));
  const decided = decide(periodLife(scheme), record, { step, actor, reason });
  if (!decided.ok) throw refused(decided.refusal);
  const { state, drops, signature } = decided;
  const current = results ?? (drops ? null : record.results);
  const given = signature &&
    current && { ...signature, at, digest: current.digest, ...(opinion !== undefined && { opinion }) };
  const before = drops ? [] : record.signatures;
  const after = {
    ...record,
    state,
    changedAt: at,
    results: current,
    signatures: given ? [...before, given] : before,
    signature: drops ? null : record.signature,
    ...(state === 'published' && { publishedAt: at }),
    ...(state === 'open' && reason !== undefined && { reopened: { by: by.id, at, reason } }),
  };
  if (state !== 'signed' || given === null) return { ...period, record: after };
  return { ...period, record: { ...after, signature: { by: given.by, at, digest: given.digest } } };
}

/** What the audit tells of the signature given last: in which role, at which position of the scheme's order. */
export function latestSignature({ signatures }: { readonly signatures: readonly GivenSignature[] }) {
  const last = signatures.at(-1);
  return (
    last && {
      role: last.role,
      position: signatures.length,
      ...(last.opinion !== undefined && { opinion: last.opinion }),
    }
  );
}

/** Whether every signature that the scheme names has been given. */
export function isFullySigned({ record, scheme }: OpenedPeriod): boolean {
  const all = takersOf(stepOf(periodLife(scheme), 'sign'));
  return isSigned({ all, inOrder: true }, record.signatures);
}

function refused(refusal: StepRefusal<GivenSignature['role']>): RequestRefusal {
  switch (refusal.code) {
    case 'wrong-state':
      return new RequestRefusal('wrong-state', 'The period is in a state that this step does not begin in');
    case 'not-allowed':
      return new RequestRefusal('not-allowed', 'The scheme does not name this role for it');
    case 'signed-already':
      return new RequestRefusal('not-allowed', 'Nobody signs twice', [
        { code: 'signed-already', path: '', detail: {} },
      ]);
    case 'signature-awaited': {
      const { code, role, position } = refusal;
      const fault = { code, path: '', detail: { role, position } };
      return new RequestRefusal('signature-awaited', 'The signature awaited now is of another role', [fault]);
    }
    case 'reason-missing':
      return new RequestRefusal('reason-missing', 'A period is reopened only with a reason', [
        { code: 'reason-missing', path: 'reason', detail: {} },
      ]);
  }
}
