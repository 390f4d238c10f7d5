// A register in the version of the scheme that a period keeps, as the person stands to it: what every part of the page asks.
import type { ShownRecord } from '../../../shared/api/records';
import { rolesAt } from '../../../shared/api/roles';
import type { RegisterRecord } from '../../../shared/registers/record';
import type { PlannedRegister, RegistersPlan } from '../../../shared/registers/register-plan';
import { mayMake, type Asker } from '../../../shared/registers/who';
import { draftOf } from '../../../shared/registers/record';

export interface RegisterDesk {
  readonly plan: RegistersPlan;
  readonly register: PlannedRegister;
  readonly period: string;
  readonly asker: Asker;
}

/** Null where the version of the scheme that the period keeps has no such register. */
export function registerDesk(
  plan: RegistersPlan,
  register: string,
  period: string,
  me: { readonly id: string; readonly roles: readonly string[] },
): RegisterDesk | null {
  const planned = plan.registers.get(register);
  const asker = { id: me.id, roles: rolesAt(me.roles, { scheme: plan.scheme.scheme.id, period }) };
  return planned === undefined ? null : { plan, register: planned, period, asker };
}

/** A record that is shown, as the core judges it; when it was written is nothing that it asks. */
export function recordShown(shown: ShownRecord): RegisterRecord {
  const { register, number, unit, state, version, author, values, taken, signed } = shown;
  return {
    ...{ register, number, unit, state, version, author, values, signed, taken },
    ...{ entered: '', by: null, at: '', previous: null },
  };
}

/** Whether the person may make a record of a unit: where its place says whose matter it is, at one of the places. */
export function mayMakeOf({ plan, register, asker }: RegisterDesk, unit: string | null): boolean {
  const { group } = register.register;
  const places =
    typeof group === 'object'
      ? plan.scheme.scheme.components.map(({ id }) => ({ [group.column]: id as string }))
      : [{}];
  return places.some((values) => mayMake(plan.scheme, register, draftOf(register.register, unit, values, ''), asker));
}

/** A draft of the person's own that is not stored yet, as the list shows an expected one. */
export function ownDraft(
  { register: { register } }: RegisterDesk,
  period: string,
  unit: string | null,
  set: RegisterRecord['values'],
): ShownRecord {
  const { state, values } = draftOf(register, unit, set, '');
  return {
    ...{ register: register.id, number: null, period, unit, state, version: 0, etag: null, author: null },
    ...{ values, signed: [], taken: [], says: '', steps: [], waitsFor: [], due: null },
  };
}
