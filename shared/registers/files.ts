// Photos and files of records (照片与附件): which a record may come to name, and who may bring some.
import type { Fault } from '../scheme/fault';
import { draftOf, idsIn, type RegisterRecord, type Values } from './record';
import { fault, refuse, type Refused } from './refusal';
import type { PlannedRegister, RegistersPlan } from './register-plan';
import { stepsOpenTo } from './steps';
import { mayBegin, mayFill, maySee, mayWrite, type Asker } from './who';

/** What is known of a file that was kept in the record's period. */
export interface KnownFile {
  readonly isPhoto: boolean;
  readonly isDestroyed: boolean;
}

export const mostFilesOfRecord = 100;

/** The files that a record names, by its columns. */
export function filesNamed({ files }: PlannedRegister, { values }: Pick<RegisterRecord, 'values'>): string[] {
  return files.flatMap((column) => (Object.hasOwn(values, column) ? idsIn(values[column]) : []));
}

/** What a record comes to name was kept in its period, and is a photo where the column is for photos; what it names already it may go on naming. */
export function filesRefusal(
  register: PlannedRegister,
  before: RegisterRecord,
  after: RegisterRecord,
  fileOf: (digest: string) => KnownFile | null,
): Refused | null {
  const known = filesNamed(register, before);
  const faults = register.files.flatMap((id): Fault<string>[] => {
    const column = register.columns.get(id);
    const isForPhotos = column?.type === 'files' && column.photos === true;
    const files = Object.hasOwn(after.values, id) ? idsIn(after.values[id]) : [];
    const wasThere = Object.hasOwn(before.values, id) ? idsIn(before.values[id]) : [];
    return files.flatMap((digest) => {
      const wrong = (code: string) => [fault(code, `set.${id}`, { column: id, file: digest })];
      if (wasThere.includes(digest)) return [];
      const file = fileOf(digest);
      if (file === null) return wrong('no-such-file');
      if (file.isDestroyed && !known.includes(digest)) return wrong('file-destroyed');
      return isForPhotos && !file.isPhoto ? wrong('file-not-photo') : [];
    });
  });
  if (faults.length > 0) return refuse('values-refused', faults);
  const [column] = register.files;
  const count = filesNamed(register, after).length;
  if (column === undefined || count <= mostFilesOfRecord || count <= known.length) return null;
  return refuse('values-refused', [fault('too-many-files', `set.${column}`, { column, most: mostFilesOfRecord })]);
}

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
