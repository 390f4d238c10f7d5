// Kinds of rows: what their keys begin with, which form their values have, and which bodies they name. A stored row is read here alone.
import type { z } from 'zod';
import type { Digest } from './bodies';
import { joinKey } from './encode-key';
import { StoreUnavailable, type Expect, type Operation, type Store, type Stored } from './store';

export interface RowKind<Value> {
  /** the first part of the key */
  readonly first: string;
  readonly schema: z.ZodType<Value>;
  bodiesIn(value: Value): readonly Digest[];
}

export function rowKind<Value>(
  first: string,
  schema: z.ZodType<Value>,
  bodiesIn: RowKind<Value>['bodiesIn'] = () => [],
): RowKind<Value> {
  return { first, schema, bodiesIn };
}

/** A row that was read, as what it holds. */
export interface Row<Value> {
  readonly value: Value;
  readonly etag: string;
}

export function rowKey({ first }: RowKind<unknown>, ...more: readonly string[]): string {
  return joinKey(first, ...more);
}

/** The row of this kind whose key goes on with `more`; null where there is none. */
export async function getRow<Value>(
  store: Store,
  partition: string,
  kind: RowKind<Value>,
  ...more: readonly string[]
): Promise<Row<Value> | null> {
  const stored = await store.get({ partition, row: rowKey(kind, ...more) });
  return stored && { value: valueIn(kind, partition, stored), etag: stored.etag };
}

export function putRow<Value>(
  kind: RowKind<Value>,
  more: readonly string[],
  value: Value,
  expect: Expect,
): Operation & { readonly kind: 'put' } {
  return { kind: 'put', row: rowKey(kind, ...more), value: JSON.stringify(value), expect };
}

/** What a row holds. Throws StoreUnavailable, `damaged`, where that is not of the form that its kind is written in. */
export function valueIn<Value>({ schema }: RowKind<Value>, partition: string, { row, value }: Stored): Value {
  try {
    return schema.parse(JSON.parse(value));
  } catch (cause) {
    throw new StoreUnavailable(`the row ${row} of ${partition} is not of the form of its kind`, { cause }, 'damaged');
  }
}
