// What Azure Table Storage takes, enforced for every store: Azurite and SQLite would accept more than production does.
import { assertKey } from './encode-key';
import type { Key, Operation, Range } from './store';
import { BatchTooLarge, KeyRefused, ValueRefused } from './store';

export const MAX_OPERATIONS = 100;
/** An entity takes 1 MiB: Azure counts its bytes, Azurite its base64; this fits in both. Longer texts are bodies. */
export const MAX_VALUE_BYTES = 750 * 1024;
/** A transaction takes 4 MiB on the wire, where values are base64 and every operation carries its keys twice. */
export const MAX_BATCH_BYTES = 2.5 * 1024 * 1024;
export const MAX_PAGE_ROWS = 1_000;

/** Throws ValueRefused unless the text comes back from every store exactly as it was written. */
export function assertText(text: string): void {
  // Every engine that runs the service has it; the language's own list names it only from 2024 on.
  const isWellFormed = (text as string & { isWellFormed(): boolean }).isWellFormed();
  if (!isWellFormed || text.includes('\0')) throw new ValueRefused('a value holds a lone surrogate or a NUL');
}

export function assertBatch(partition: string, operations: readonly Operation[]): void {
  assertKey(partition);
  if (operations.length > MAX_OPERATIONS) throw new BatchTooLarge(`${operations.length} operations in one batch`);
  const rows = new Set<string>();
  let batchBytes = 0;
  for (const operation of operations) {
    assertKey(operation.row);
    if (rows.has(operation.row)) throw new KeyRefused('a batch names one row twice');
    rows.add(operation.row);
    if (operation.kind === 'delete') continue;
    assertText(operation.value);
    const bytes = Buffer.byteLength(operation.value);
    if (bytes > MAX_VALUE_BYTES) throw new BatchTooLarge(`a value of ${bytes} bytes`);
    batchBytes += bytes;
  }
  if (batchBytes > MAX_BATCH_BYTES) throw new BatchTooLarge(`${batchBytes} bytes of values in one batch`);
}

export function assertGet(key: Key): void {
  assertKey(key.partition);
  assertKey(key.row);
}

/** The number of rows to read; throws on a range that no store could mean. */
export function assertRange(partition: string, range: Range): number {
  assertKey(partition);
  return assertLimit(range);
}

/** The number of rows, or of partitions, on a page. */
export function assertLimit({ limit = MAX_PAGE_ROWS }: Range): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE_ROWS) throw new RangeError(`a page of ${limit} rows`);
  return limit;
}
