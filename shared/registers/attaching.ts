// Who may bring photos and files (存入附件): whoever may write a record that could name them.
import { draftOf, type RegisterRecord, type Values } from './record';
import type { PlannedRegister, RegistersPlan } from './register-plan';
import { stepsOpenTo } from './steps';
import { mayBegin, mayFill, maySee, mayWrite, type Asker } from './who';

/** Whether a person may write files into a record of this register: one that is there, or one that they may make. */
export function mayAttach(
  plan: RegistersPlan,
  planned: PlannedRegister,
  asker: Asker,
  records: readonly RegisterRecord[],
): boolean {
  if (planned.files.length === 0) return false;
  const isTheirs = (draft: RegisterRecord) =>
    planned.register.steps.some(
      (step) => step.from.includes(draft.state) && mayBegin(plan.scheme, planned, draft, asker, step),
    ) ||
    mayBegin(plan.scheme, planned, draft, asker, undefined) ||
    planned.files.some((column) => mayFill(plan.scheme, planned, draft, asker, [column]));
  return (
    draftsOf(plan, planned, asker).some(isTheirs) || records.some((record) => isFillable(plan, planned, asker, record))
  );
}

/** What they might make: for each of their units, or any, and, where the place says whose it is, at one of each of their groups. */
function draftsOf(
  { scheme: { scheme } }: RegistersPlan,
  { register }: PlannedRegister,
  { roles }: Asker,
): RegisterRecord[] {
  const own = roles.flatMap((role) => ('unit' in role ? [role.unit] : []));
  const units = register.about === 'period' ? [null] : [...own, scheme.units[0]?.id ?? null];
  const { group } = register;
  const groups = roles.flatMap((role) => ('group' in role ? [role.group] : []));
  const places = scheme.components.filter((one) => groups.includes(one.group)).map(({ id }) => id);
  const values: Values[] = typeof group === 'object' ? [{}, ...places.map((id) => ({ [group.column]: id }))] : [{}];
  return units.flatMap((unit) => values.map((one) => draftOf(register, unit, one, '')));
}

function isFillable(plan: RegistersPlan, planned: PlannedRegister, asker: Asker, record: RegisterRecord): boolean {
  if (!maySee(plan.scheme, planned, record, asker)) return false;
  if (planned.files.some((column) => mayWrite(plan.scheme, planned, record, asker, column))) return true;
  const needs = stepsOpenTo(plan, planned, record, asker).flatMap(({ step }) => planned.steps.get(step)?.needs ?? []);
  return needs.some((column) => planned.files.includes(column));
}
