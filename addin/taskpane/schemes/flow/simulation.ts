// Who may do what now (权限试算): a made-up record and person, of whom the registers' own functions say what is theirs.
import type { Role, RoleKind } from '../../../../shared/api/roles';
import { draftOf, whoKey, type RegisterRecord, type Value } from '../../../../shared/registers/record';
import type { PlannedRegister, RegistersPlan } from '../../../../shared/registers/register-plan';
import { stepsOpenTo, waitsFor, type OpenStep } from '../../../../shared/registers/steps';
import { apartFrom, judgeStep, signersOf } from '../../../../shared/registers/take-step';
import { mayMake, maySee, mayWrite, type Asker } from '../../../../shared/registers/who';
import type { Column, RegisterStep, Who } from '../../../../shared/scheme/register';
import type { Scheme } from '../../../../shared/scheme/scheme';

export interface Supposed {
  readonly state: string;
  /** what the person is to the record: `whoKey` of each */
  readonly person: readonly string[];
  /** of the record's own unit, or of another one */
  readonly isOfUnit: boolean;
  /** whose assessor or leader the person is */
  readonly group: string | null;
  /** whether the person took every step that there is */
  readonly tookAll: boolean;
  /** whether every column holds something */
  readonly isFilled: boolean;
  /** who has signed in this state: `whoKey` of each */
  readonly signed: readonly string[];
}

/** Why a step is kept from somebody. */
export type Kept = 'not-allowed' | 'already-signed' | 'not-now' | 'same-person';

export interface Simulated {
  readonly sees: boolean;
  readonly makes: boolean;
  readonly writes: readonly string[];
  readonly takes: readonly OpenStep[];
  readonly kept: readonly { readonly step: RegisterStep; readonly because: Kept }[];
  readonly waitsFor: readonly Who[];
}

const self = 'person';
const others = 'somebody';
/** No unit is called so: ids hold no space. */
const otherUnit = 'other unit';
const namedUnit = 'named unit';
const at = '2026-01-01T00:00:00Z';

/** Everybody whom a register can mean, roles first. */
export function everybodyMeant({ columns }: PlannedRegister['register']): Who[] {
  const named = columns.flatMap((column): Who[] => {
    if (column.type === 'person') return [{ person: column.id }];
    if (column.type !== 'unit') return [];
    return (['head', 'secretary', 'liaison'] as const).map((role) => ({ role, of: column.id }));
  });
  const roles = ['office', 'leader', 'assessor', 'group-leader', 'head', 'secretary', 'liaison', 'observer'] as const;
  return [...roles, 'author', ...named];
}

/** Of those the register itself names, and whoever sees records by their role alone. */
export function peopleOf({ register }: PlannedRegister): Who[] {
  const named = new Set(
    [
      ...register.columns.flatMap(({ write }) => write?.by ?? []),
      ...register.states.flatMap(({ write = [], due }) => [...write, ...(due?.then ?? []).flatMap(({ tell }) => tell)]),
      ...register.steps.flatMap(({ by }) => (Array.isArray(by) ? by : by.all)),
      ...(['office', 'leader', 'observer', 'head'] as const),
    ].map(whoKey),
  );
  return everybodyMeant(register).filter((who) => named.has(whoKey(who)));
}

/** The group that the made-up record is of; null where its register means every group. */
export function groupOfRecord({ scheme }: { readonly scheme: Scheme }, { register }: PlannedRegister): string | null {
  if (register.group === undefined || typeof register.group === 'string') return register.group ?? null;
  const place = placeFor(
    scheme,
    register.columns.find(({ id }) => id === (register.group as { column: string }).column),
  );
  return scheme.components.find(({ id }) => id === place)?.group ?? null;
}

function placeFor({ components }: Scheme, column: Column | undefined): string {
  const of = column?.type === 'place' ? column.of : undefined;
  return components.find(({ id }) => of === undefined || of.includes(id))?.id ?? '';
}

export function simulate(plan: RegistersPlan, register: PlannedRegister, supposed: Supposed): Simulated {
  const asker = personFor(register, supposed);
  const record = recordFor(plan, register, supposed);
  const { scheme } = plan;
  const draft = { ...record, state: register.first.id, version: 0, number: null, author: null, signed: [], taken: [] };
  const takes = stepsOpenTo(plan, register, record, asker);
  const closed = register.register.steps.filter(
    ({ id, from }) => from.includes(record.state as never) && !takes.some(({ step }) => step === id),
  );
  return {
    sees: maySee(scheme, register, record, asker),
    makes: mayMake(scheme, register, draft, asker),
    writes: register.register.columns.flatMap(({ id }) => (mayWrite(scheme, register, record, asker, id) ? [id] : [])),
    takes,
    kept: closed.map((step) => ({ step, because: keptBy(plan, register, record, asker, step) })),
    waitsFor: waitsFor(register, record),
  };
}

function keptBy(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  step: RegisterStep,
): Kept {
  const judged = judgeStep(plan, register, record, asker, step);
  if (!judged.ok) return judged.refusal.code === 'already-signed' ? 'already-signed' : 'not-allowed';
  return apartFrom(register, record, asker, step) !== null ? 'same-person' : 'not-now';
}

function personFor({ register }: PlannedRegister, { person, isOfUnit, group }: Supposed): Asker {
  const roles = everybodyMeant(register).flatMap((who): Role[] => {
    if (!person.includes(whoKey(who)) || who === 'author') return [];
    if (typeof who === 'object') return 'of' in who ? [roleOf(who.role, namedUnit, group)] : [];
    return [roleOf(who, isOfUnit ? ownUnit : otherUnit, group)];
  });
  return { id: self, roles };
}

/** The unit that the made-up record is about. */
const ownUnit = 'own unit';

function roleOf(kind: Exclude<RoleKind, 'admin'>, unit: string, group: string | null): Role {
  switch (kind) {
    case 'office':
    case 'leader':
      return { kind };
    case 'assessor':
    case 'group-leader':
      return { kind, scheme: '', group: group ?? '' };
    case 'observer':
      return { kind, scheme: '', period: '' };
    default:
      return { kind, scheme: '', unit };
  }
}

function recordFor(plan: RegistersPlan, register: PlannedRegister, supposed: Supposed): RegisterRecord {
  const { state, person, tookAll, isFilled, signed } = supposed;
  const { columns, steps, about, group } = register.register;
  const placed = typeof group === 'object' ? group.column : null;
  const values = columns.flatMap((column): [string, Value][] => {
    // Whom a column names is said of the person; what says which group it is of, the record has from the first.
    const isNamed = person.includes(whoKey({ person: column.id }));
    const isUnit = column.type === 'unit' && person.some((key) => key.endsWith(` of ${column.id}`));
    if (!isFilled && !isNamed && !isUnit && column.id !== placed) return [];
    return [[column.id, valueFor(plan.scheme.scheme, column, isNamed)]];
  });
  const signatures = steps.flatMap((step) =>
    (step.from.includes(state as never) ? (signersOf(step) ?? []) : []).flatMap((as) =>
      signed.includes(whoKey(as)) ? [{ step: step.id, as, by: `${others} ${whoKey(as)}`, at }] : [],
    ),
  );
  return {
    ...draftOf(register.register, about === 'unit' ? ownUnit : null, Object.fromEntries(values), at),
    ...{ number: 'X', state, version: 1, author: person.includes('author') ? self : others },
    ...{ taken: tookAll ? steps.map(({ id }) => ({ step: id, by: self, at })) : [], signed: signatures },
  };
}

function valueFor(scheme: Scheme, column: Column, isNamed: boolean): Value {
  const several = (id: string): Value => ('several' in column && column.several ? [id] : id);
  switch (column.type) {
    case 'text':
    case 'record':
    case 'period':
      return others;
    case 'number':
      return column.min ?? 0;
    case 'date':
      return at.slice(0, 10);
    case 'yes-no':
      return true;
    case 'choice':
      return column.choices[0]?.id ?? others;
    case 'unit':
      return several(namedUnit);
    case 'person':
      return several(isNamed ? self : others);
    case 'place':
      return placeFor(scheme, column);
    case 'files':
      return ['0'.repeat(64)];
  }
}
