// The records (记录) of a period as they are stored: each in the row of its number or its key, its earlier versions as bodies.
import { unitKey } from '../../shared/scheme/register-faults';
import type { Register } from '../../shared/scheme/register';
import { recordSchema, type RegisterRecord } from '../../shared/registers/record';
import { digestOf, type Digest } from '../store/bodies';
import { encodeKey, rowsUnder } from '../store/encode-key';
import { getJsonBody, rowKey, valueIn } from '../store/row-kinds';
import { rows } from '../store/rows';
import type { Operation, Stored } from '../store/store';
import { canonicalJson } from './canonical-json';
import { chainRows } from './chains';
import type { PeriodAt } from './stored-period';

const { registered: kind } = chainRows.period;

/** A record with the digest of its version, which is its ETag and what the audit tells of it. */
export interface StoredRecord {
  readonly record: RegisterRecord;
  readonly digest: Digest;
  /** its text as it is stored */
  readonly text: string;
  readonly row: string;
  /** the store's, of the row */
  readonly etag: string;
}

/** The records of a register, or of all of them, in the order of their numbers. */
export async function recordsIn(period: PeriodAt, register?: string): Promise<RegisterRecord[]> {
  return (await storedRecordsIn(period, register)).map(({ record }) => record);
}

export async function storedRecordsIn({ store, chain }: PeriodAt, register?: string): Promise<StoredRecord[]> {
  const range = register === undefined ? rowsUnder(kind.first) : rowsUnder(kind.first, register);
  const found: StoredRecord[] = [];
  for await (const row of rows(store, chain.partition, range)) found.push(storedIn(row));
  return found.sort((one, other) => compare(one.record, other.record));
}

/** Whether a record was ever made in a period. */
export async function hasRecords({ store, chain }: PeriodAt): Promise<boolean> {
  const { rows: found } = await store.keys(chain.partition, { ...rowsUnder(kind.first), limit: 1 });
  return found.length > 0;
}

/** The record of this number; null where there is none. Where a key names records, they are looked through. */
export async function recordAt(period: PeriodAt, register: Register, number: string): Promise<StoredRecord | null> {
  if (register.key !== undefined) {
    const all = await storedRecordsIn(period, register.id);
    return all.find(({ record }) => record.number === number) ?? null;
  }
  const key = { partition: period.chain.partition, row: rowKey(kind, register.id, number) };
  const row = await period.store.get(key);
  return row && storedIn(row);
}

/** The versions before this one, the latest first, each with its digest. */
export async function* earlierVersions(
  { store, chain }: PeriodAt,
  { previous }: RegisterRecord,
): AsyncGenerator<{ readonly record: RegisterRecord; readonly digest: Digest }> {
  for (let digest = previous; digest !== null;) {
    const record = await getJsonBody(store, chain.partition, digest, recordSchema);
    yield { record, digest };
    digest = record.previous;
  }
}

/** The row that a record stands in, under its number or what names it. */
export function recordRow({ id, key }: Register, record: RegisterRecord): string {
  if (key === undefined) return rowKey(kind, id, record.number ?? '');
  const values = key.map((column) => (column === unitKey ? record.unit : valueOf(record, column)) ?? '');
  const parts = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)).normalize('NFC'));
  return rowKey(kind, id, ...(areShort(parts) ? parts : [`~${digestOf(JSON.stringify(parts))}`]));
}

/** Of its own: columns may bear the names of built-in properties. */
function valueOf({ values }: RegisterRecord, column: string) {
  return Object.hasOwn(values, column) ? values[column] : undefined;
}

/** So long may what names a record be, encoded; a store's key holds more, and what is longer stands under its digest. */
const longestName = 300;

function areShort(parts: readonly string[]): boolean {
  const isPlain = parts.every((part) => part !== '' && !part.startsWith('~') && part.length <= longestName);
  return isPlain && parts.map(encodeKey).join(' ').length <= longestName;
}

/** Writes a record as it is from now on. */
export function putRecord(register: Register, record: RegisterRecord, before: StoredRecord | null): Operation {
  return {
    kind: 'put',
    row: recordRow(register, record),
    value: recordText(record),
    expect: before === null ? { absent: true } : { etag: before.etag },
  };
}

export function recordText(record: RegisterRecord): string {
  return canonicalJson(record);
}

function storedIn(row: Stored): StoredRecord {
  const { value: text, etag } = row;
  return { record: valueIn(kind, row), digest: digestOf(text), text, row: row.row, etag };
}

function compare(one: RegisterRecord, other: RegisterRecord): number {
  if (one.register !== other.register) return one.register < other.register ? -1 : 1;
  return countOf(one) - countOf(other);
}

/** The how-manieth record of its register this is. */
function countOf({ number }: RegisterRecord): number {
  return Number(/\d+$/.exec(number ?? '')?.[0] ?? 0);
}
