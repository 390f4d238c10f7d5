// Who stands to a record in which roles (谁): what its register names is held against a person, their roles and the record.
import type { Role } from '../api/roles';
import { unitKey } from '../scheme/register-faults';
import type { RegisterState, RegisterStep, Who } from '../scheme/register';
import type { SchemePlan } from '../scoring/scheme-plan';
import { idsIn, whoKey, type RegisterRecord } from './record';
import type { PlannedRegister } from './register-plan';

/** A person with the roles that count in the scheme and the period. */
export interface Asker {
  readonly id: string;
  readonly roles: readonly Role[];
}

const unitRoles: readonly string[] = ['head', 'secretary', 'liaison'];

/** Whether a person is one of whom the register's words mean for this record. */
export function isMeant(
  plan: SchemePlan,
  register: PlannedRegister,
  record: RegisterRecord,
  { id, roles }: Asker,
  who: Who,
): boolean {
  if (typeof who === 'object') {
    if ('person' in who) return idsIn(record.values[who.person]).includes(id);
    const units = idsIn(record.values[who.of]);
    return roles.some((role) => role.kind === who.role && 'unit' in role && units.includes(role.unit));
  }
  if (who === 'author') return record.author === id;
  return roles.some((role) => {
    if (role.kind !== who) return false;
    // Where the matter is everybody's, so are its roles.
    if ('unit' in role) return record.unit === null || role.unit === record.unit;
    return !('group' in role) || isOfGroup(plan, register, record, role.group);
  });
}

/** A register that names no group means every group. */
function isOfGroup(plan: SchemePlan, { register }: PlannedRegister, record: RegisterRecord, group: string): boolean {
  if (register.group === undefined) return true;
  if (typeof register.group === 'string') return register.group === group;
  const [component] = idsIn(record.values[register.group.column]).flatMap((place) => place.split('/'));
  const position = component === undefined ? undefined : plan.componentPosition.get(component as never);
  return position !== undefined && plan.scheme.components[position]?.group === group;
}

/** Everybody whom the register names for a state: who writes in it, and who steps out of it. */
export function namedIn({ register }: PlannedRegister, state: RegisterState): Who[] {
  const columns = register.columns.flatMap(({ write }) => (write?.in.includes(state.id) ? (write.by ?? []) : []));
  const steps = register.steps.filter(({ from }) => from.includes(state.id));
  return [...(state.write ?? []), ...columns, ...steps.flatMap(({ by }) => (Array.isArray(by) ? by : by.all))];
}

/** Whether a person belongs to the record's own unit. */
export function isOfUnit({ unit }: RegisterRecord, { roles }: Asker): boolean {
  return roles.some((role) => unitRoles.includes(role.kind) && 'unit' in role && role.unit === unit);
}

/**
 * Whether a person sees a record (可见): the office, leaders and observers of the period; whoever may write or step in any state;
 * the record's own unit, or where it is everybody's matter everybody with a role in the scheme, but not what is still inside.
 */
export function maySee(plan: SchemePlan, register: PlannedRegister, record: RegisterRecord, asker: Asker): boolean {
  const { roles } = asker;
  if (roles.some(({ kind }) => ['office', 'leader', 'observer'].includes(kind)) || record.author === asker.id)
    return true;
  const state = register.states.get(record.state);
  const meant = (one: RegisterState) =>
    namedIn(register, one).some((who) => isMeant(plan, register, record, asker, who));
  if (state?.inside && (record.unit === null || isOfUnit(record, asker))) return meant(state);
  if (record.unit === null ? roles.some((role) => 'scheme' in role) : isOfUnit(record, asker)) return true;
  return register.register.states.some(meant);
}

/** Whether a person may make a record: who writes in the first state; where that is its author, whoever the register names for it. */
export function mayMake(plan: SchemePlan, register: PlannedRegister, record: RegisterRecord, asker: Asker): boolean {
  const meant = (who: Who) => who !== 'author' && isMeant(plan, register, record, asker, who);
  const { write = [] } = register.first;
  if (write.some(meant)) return true;
  if (!write.includes('author')) return false;
  const named = register.register.states.flatMap((state) => namedIn(register, state)).filter((who) => who !== 'author');
  return named.length === 0 ? asker.roles.length > 0 : named.some(meant);
}

/** Whether a person may make a record, or touch an expected one: as its writer, or with a first step that is theirs. */
export function mayBegin(
  plan: SchemePlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  step: RegisterStep | undefined,
): boolean {
  if (mayMake(plan, register, record, asker)) return true;
  const takers = step === undefined ? [] : Array.isArray(step.by) ? step.by : step.by.all;
  return takers.some((who) => who !== 'author' && isMeant(plan, register, record, asker, who));
}

/** Whether columns are a person's own in the first state, by what each says itself: of an expected record they may be filled. */
export function mayFill(
  plan: SchemePlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  columns: readonly string[],
): boolean {
  const isOwn = (id: string) => {
    const { in: states = [], by = [] } = register.columns.get(id)?.write ?? {};
    const isMeantThere = (who: Who) => who !== 'author' && isMeant(plan, register, record, asker, who);
    return states.includes(register.first.id) && by.some(isMeantThere);
  };
  return columns.length > 0 && columns.every(isOwn);
}

/** Whether a person may write a column in the state that the record stands in. What names the record is never written again. */
export function mayWrite(
  plan: SchemePlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  column: string,
): boolean {
  const { write } = register.columns.get(column) ?? {};
  if (record.version > 0 && namesRecord(register, column)) return false;
  if (write !== undefined && !write.in.includes(record.state)) return false;
  const state = register.states.get(record.state);
  const by = write?.by ?? state?.write ?? [];
  return by.some((who) => isMeant(plan, register, record, asker, who));
}

/** Whether a column, or the unit, is what a record is known by. */
export function namesRecord({ register }: PlannedRegister, column: string = unitKey): boolean {
  return register.key?.includes(column) ?? false;
}

/** By which of the roles that are awaited somebody acts, as the lifecycle compares them. */
export function rolesFor(
  plan: SchemePlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  by: readonly Who[],
): string[] {
  return by.filter((who) => isMeant(plan, register, record, asker, who)).map(whoKey);
}
