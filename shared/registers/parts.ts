// Records that link to others (关联记录), and those that are parts of another one: frozen with what they are part of.
import type { Fault } from '../scheme/fault';
import type { RegisterStep } from '../scheme/register';
import type { RegisterRecord } from './record';
import { fault, refuse, type Refused } from './refusal';
import type { PlannedRegister } from './register-plan';
import type { Surroundings } from './surroundings';

/** A part's own columns with writers of their own, and what its own steps fill, are not what is signed with the whole. */
export function isFree({ columns, partOf }: PlannedRegister, column: string, step?: RegisterStep): boolean {
  if (partOf.some(({ id }) => id === column)) return false;
  return columns.get(column)?.write !== undefined || step?.needs?.includes(column) === true;
}

/** The records of which this one is part, before or after the change; each with the states in which its parts may change. */
function wholes(
  { partOf }: PlannedRegister,
  before: RegisterRecord,
  after: RegisterRecord,
  { wholeOf }: Pick<Surroundings, 'wholeOf'>,
): { readonly column: string; readonly within: readonly string[]; readonly whole: RegisterRecord }[] {
  return partOf.flatMap(({ id, register: other, within = [] }) =>
    [...new Set([before.values[id], after.values[id]])].flatMap((number) => {
      const whole = typeof number === 'string' ? wholeOf(other, number) : null;
      return whole === null ? [] : [{ column: id, within, whole }];
    }),
  );
}

/** Linked records are there; what is part of another one is made and changed only while that stands in its states. */
export function linkRefusal(
  register: PlannedRegister,
  before: RegisterRecord,
  after: RegisterRecord,
  columns: readonly string[],
  step: RegisterStep | undefined,
  around: Surroundings,
): Refused | null {
  const faults: Fault<string>[] = [];
  for (const id of columns) {
    const column = register.columns.get(id);
    const number = after.values[id];
    if (column?.type !== 'record' || typeof number !== 'string') continue;
    // Whoever writes the parts of a unit's record may put them into it, seen or not.
    const whole = column.within === undefined ? null : around.wholeOf(column.register, number);
    const isThere = around.find(column.register, number) !== null || (whole !== null && whole.unit === after.unit);
    // A record linked to itself would wait for itself, and be its own part.
    if (number === before.number || !isThere) faults.push(fault('no-such-record', `set.${id}`, { column: id, number }));
  }
  if (faults.length > 0) return refuse('values-refused', faults);
  if (before.version > 0 && columns.every((column) => isFree(register, column, step))) return null;
  for (const { column, within, whole } of wholes(register, before, after, around)) {
    if (within.includes(whole.state)) continue;
    const detail = { record: whole.number ?? '', state: whole.state, needed: within.join(', ') };
    return refuse('wrong-state', [fault('part-of-fixed', `set.${column}`, detail)]);
  }
  return null;
}

/** The records whose signatures are taken back, since what they are made of says something else by now. */
export function wholesTakenBack(
  register: PlannedRegister,
  before: RegisterRecord,
  after: RegisterRecord,
  columns: readonly string[],
  around: Surroundings,
): RegisterRecord[] {
  if (before.version > 0 && columns.every((column) => isFree(register, column))) return [];
  return wholes(register, before, after, around).flatMap(({ within, whole }) =>
    within.includes(whole.state) && whole.signed.length > 0 ? [whole] : [],
  );
}

/** What a record says, to be signed: its columns, and those of its parts that have no writers of their own. */
export function contentOf(
  { register, unit, values }: RegisterRecord,
  parts: readonly { readonly register: PlannedRegister; readonly record: RegisterRecord }[],
) {
  const own = parts.map(({ register: { columns, register: of }, record: part }) => ({
    register: of.id as string,
    number: part.number,
    values: Object.fromEntries(
      Object.entries(part.values).filter(([column]) => columns.get(column)?.write === undefined),
    ),
  }));
  const name = (part: (typeof own)[number]) => `${part.register} ${part.number ?? ''}`;
  return { register, unit, values, parts: own.sort((a, b) => (name(a) < name(b) ? -1 : 1)) };
}
