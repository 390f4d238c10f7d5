// The one small interface between the use cases and whatever keeps the records: ordered rows within partitions, written in atomic batches.

import type { Files } from './files';

/** A stored record's value: JSON text that the store keeps as it is, up to 750 KiB of UTF-8. */
export type Value = string;

/** Partition and row key are already encoded by `encodeKey`/`joinKey`; ordering of rows is by code unit of the row key. */
export interface Key {
  readonly partition: string;
  readonly row: string;
}

/** A record as it stands: `etag` changes with every write, is opaque, and may stand between the quotes of an HTTP entity tag. */
export interface Stored {
  readonly row: string;
  readonly value: Value;
  readonly etag: string;
}

/** What must hold for a write: the row is not there yet, it still has this ETag, or anything goes. */
export type Expect = { readonly absent: true } | { readonly etag: string } | 'any';

/** One write of an atomic batch, which names a row only once. A delete conflicts where its row is not there. */
export type Operation =
  | { readonly kind: 'put'; readonly row: string; readonly value: Value; readonly expect: Expect }
  | { readonly kind: 'delete'; readonly row: string };

/** The outcome of a batch: everything was written (one ETag per operation, empty for a delete), or nothing, with the row that stood against it. */
export type BatchResult =
  | { readonly written: true; readonly etags: readonly string[] }
  | { readonly written: false; readonly conflict: string };

/** A page of an ordered range. `next` is the `from` that continues it; null where it ends. */
export interface Page {
  readonly rows: readonly Stored[];
  readonly next: string | null;
}

/** A stretch of row keys, or of partitions: from `from` (inclusive) to `to` (exclusive), in order, at most `limit` (1 to 1,000, which is the default). */
export interface Range {
  readonly from: string;
  readonly to: string;
  readonly limit?: number;
}

/** A page of row keys alone. `next` is the `from` that continues it; null where it ends. */
export interface KeyPage {
  readonly rows: readonly string[];
  readonly next: string | null;
}

/** A page of partitions. `next` is the `from` that continues it; null where it ends. */
export interface PartitionPage {
  readonly partitions: readonly string[];
  readonly next: string | null;
}

/** The store. Every method rejects with StoreUnavailable when the store cannot be reached, never with an empty answer. */
export interface Store {
  /** 'sqlite' or 'table', as `GET /api/health` tells. */
  readonly kind: 'sqlite' | 'table';
  /** What is too large for rows: photos and files, beside them. */
  readonly files: Files;
  get(key: Key): Promise<Stored | null>;
  /** Writes one partition's operations whole or not at all, within the limits of `limits.ts`. */
  batch(partition: string, operations: readonly Operation[]): Promise<BatchResult>;
  range(partition: string, range: Range): Promise<Page>;
  /** The row keys of a range without their values, which may be large. */
  keys(partition: string, range: Range): Promise<KeyPage>;
  /**
   * The partitions of a stretch that hold something, in the order of their keys: for commands about a whole store. Each costs
   * a look of its own, however many rows it holds.
   */
  partitions(range: Range): Promise<PartitionPage>;
  /** Deletes a row that still has this ETag; false, and nothing done, where it has not. */
  remove(key: Key, etag: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Thrown when a batch passes what one transaction of the narrowest store takes. */
export class BatchTooLarge extends Error {
  override readonly name = 'BatchTooLarge';
}

/** Thrown when a key is empty, too long, not encoded by `joinKey`, or named twice in one batch. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused';
}

/** Thrown when a value is not well-formed text: a lone surrogate or a NUL, which JSON text never contains, would not come back as written. */
export class ValueRefused extends Error {
  override readonly name = 'ValueRefused';
}

/**
 * Why a store cannot be used, as far as it can tell; `refused` and `damaged` are what no further try mends, `older` and `newer` what
 * another format than this program's is, `unfinished` what is asked about while it is brought in, `unreachable` is everything else.
 */
export type StoreTrouble =
  'locked' | 'disk' | 'read-only' | 'damaged' | 'older' | 'newer' | 'unfinished' | 'refused' | 'unreachable';

/** Thrown when the store does not answer, is locked, full, read-only or damaged; the cause is kept. A write may or may not have happened. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';

  constructor(
    message: string,
    options?: ErrorOptions,
    readonly trouble: StoreTrouble = 'unreachable',
  ) {
    super(message, options);
  }
}
