// Photos and files of records (照片与附件): which a record may come to name.
import type { Fault } from '../scheme/fault';
import { idsIn, type RegisterRecord } from './record';
import { fault, refuse, type Refused } from './refusal';
import type { PlannedRegister } from './register-plan';

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
