// The files of a period (照片与附件) as its rows tell of them: what was kept by whom, what was destroyed why, and how much room they take.
import type { FileType } from '../../shared/api/files';
import type { Digest } from '../store/bodies';
import { keyParts, rowsUnder } from '../store/encode-key';
import { getRow, putRow, rowKey, valueIn, type Row } from '../store/row-kinds';
import { rows } from '../store/rows';
import type { Operation } from '../store/store';
import { chainRows, type FileRow } from './chains';
import { RequestRefusal } from './request-refusal';
import type { PeriodAt } from './stored-period';

const { file: fileKind, room: roomKind } = chainRows.period;

export function keptFile({ store, chain }: PeriodAt, digest: Digest): Promise<Row<FileRow> | null> {
  return getRow(store, chain.partition, fileKind, digest);
}

/** Every file of a period that a row tells of, those that were destroyed among them. */
export async function* keptFiles({
  store,
  chain,
}: Pick<PeriodAt, 'store' | 'chain'>): AsyncGenerator<FileRow & { readonly digest: Digest }> {
  for await (const row of rows(store, chain.partition, rowsUnder(fileKind.first))) {
    yield { ...valueIn(fileKind, row), digest: keyParts(row.row)[1] ?? '' };
  }
}

/** So many are known besides the first who have brought the same; one before them brings it again. */
export const mostBringers = 100;

/** When this person has brought the file; null where they have not. */
export function broughtBy({ by, at, also = [] }: FileRow, person: string): string | null {
  return [{ by, at }, ...also].find((one) => one.by === person)?.at ?? null;
}

/** The row once this person has brought the same bytes, too, or again. */
export function broughtAgain(row: FileRow, by: string, at: string): FileRow {
  if (row.by === by) return { ...row, at };
  const others = (row.also ?? []).filter((one) => one.by !== by);
  return { ...row, also: [...others, { by, at }].slice(-mostBringers) };
}

export function putFileRow(digest: Digest, value: FileRow, before: Row<FileRow> | null): Operation {
  return putRow(fileKind, [digest], value, before === null ? { absent: true } : { etag: before.etag });
}

export function withoutFileRow(digest: Digest): Operation {
  return { kind: 'delete', row: rowKey(fileKind, digest) };
}

export interface Room {
  readonly count: number;
  readonly bytes: number;
  readonly row: Row<{ readonly count: number; readonly bytes: number }> | null;
}

/** How many files a period keeps, and what they weigh. */
export async function roomOf({ store, chain }: PeriodAt): Promise<Room> {
  const row = await getRow(store, chain.partition, roomKind);
  return { count: row?.value.count ?? 0, bytes: row?.value.bytes ?? 0, row };
}

/** The room that is taken from now on: by so many files more, of so many bytes. */
export function putRoom(
  { count, bytes, row }: Room,
  more: { readonly count: number; readonly bytes: number },
): Operation {
  const value = { count: count + more.count, bytes: bytes + more.bytes };
  return putRow(roomKind, [], value, row === null ? { absent: true } : { etag: row.etag });
}

export function toldFile(digest: Digest, { type, bytes }: FileRow): { file: Digest; type: FileType; bytes: number } {
  return { file: digest, type, bytes };
}

export function unknownFile(digest: Digest): RequestRefusal {
  const fault = { code: 'no-such-file', path: 'file', detail: { file: digest } };
  return new RequestRefusal('unknown-file', 'No such file', [fault]);
}

/** Why it was destroyed is for the audit: it may tell what the photo did. */
export function destroyedFile(digest: Digest, at: string): RequestRefusal {
  const fault = { code: 'file-destroyed', path: 'file', detail: { file: digest, at } };
  return new RequestRefusal('file-destroyed', 'The file was destroyed', [fault]);
}
