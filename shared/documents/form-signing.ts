// The signatures of a record on paper (签字栏): given ones with name and day, lines for those still to come, and what came after them.
import type { ShownRecord, RecordVersion } from '../api/records';
import { changedColumns } from '../registers/act';
import type { PlannedRegister } from '../registers/register-plan';
import { onwardSteps } from '../registers/steps';
import { mayComeTrue, signersOf, takersOf } from '../registers/take-step';
import { whoKey } from '../registers/record';
import type { RegisterStep, Who } from '../scheme/register';

/** Whose line it is, and by whom and when it is filled; null where nobody has signed it. */
export interface SignatureLine {
  readonly as: readonly Who[];
  readonly given: { readonly by: string; readonly at: string } | null;
}

export interface Signing {
  readonly step: RegisterStep;
  readonly lines: readonly SignatureLine[];
  /** columns that say something else than what was signed */
  readonly after: readonly string[];
}

type Signed = Pick<ShownRecord, 'values' | 'signed' | 'taken'>;

/**
 * For every step that is signed by each of several the lines of all of them. A record that moved on keeps the signatures that it was
 * given on its way, as its versions tell them; what led back to before they were given took them away. `versions`: the latest first.
 */
export function signingsOf(
  register: PlannedRegister,
  record: ShownRecord,
  versions: readonly RecordVersion[],
): Signing[] {
  const isEnded = register.states.get(record.state)?.end !== undefined;
  return register.register.steps.flatMap((step): Signing[] => {
    const signers = signersOf(step);
    if (signers === null) return [];
    const version = signedVersion(step, signers.length, record, versions, register);
    const signed = version?.signed.filter((one) => one.step === step.id) ?? [];
    if (signed.length === 0 && (isEnded || !mayComeTrue(record, step))) return [];
    const lines = signers.map((who): SignatureLine => {
      const given = signed.find(({ as }) => whoKey(as) === whoKey(who));
      return { as: [who], given: given === undefined ? null : { by: given.by, at: given.at } };
    });
    return [{ step, lines, after: version === null ? [] : changedColumns(version, record) }];
  });
}

/** The version under which a step was signed for good; of one that is being signed the record itself. */
function signedVersion(
  step: RegisterStep,
  needed: number,
  record: Signed,
  versions: readonly Signed[],
  { steps }: PlannedRegister,
): Signed | null {
  const count = ({ signed }: Signed): number => signed.filter((one) => one.step === step.id).length;
  if (count(record) > 0) return record;
  const version = versions.find((one) => count(one) === needed);
  if (version === undefined) return null;
  const since = record.taken.slice(version.taken.length).map((one) => steps.get(one.step)?.to);
  const isBack = since.some((to) => to !== undefined && step.from.includes(to));
  return isBack ? null : version;
}

/** The steps that lead on from where the record stands, but those that are signed and ways out: each a line to be filled by one of those meant. */
export function nextLines(
  register: PlannedRegister,
  record: ShownRecord,
): { readonly step: RegisterStep; readonly line: SignatureLine }[] {
  if (register.states.get(record.state)?.end !== undefined) return [];
  return onwardSteps(register, record)
    .filter((step) => signersOf(step) === null && register.states.get(step.to ?? '')?.end !== 'void')
    .map((step) => ({ step, line: { as: takersOf(step), given: null } }));
}
