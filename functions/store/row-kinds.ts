// Kinds of rows: what their keys begin with, which form their values have, and which bodies they name. What is stored as JSON is read here alone.
import { z } from 'zod';
import { BodyCorrupt, getBody, type Digest } from './bodies';
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
  return stored && { value: valueIn(kind, stored), etag: stored.etag };
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
export function valueIn<Value>({ schema }: Pick<RowKind<Value>, 'schema'>, { value }: Stored): Value {
  try {
    return schema.parse(JSON.parse(value));
  } catch (cause) {
    // Which row it is stays out of the log, since keys may name people: verification tells.
    throw new StoreUnavailable('a stored row is not of the form of its kind', { cause }, 'damaged');
  }
}

/** What the body under this digest holds. Throws BodyMissing or BodyCorrupt, which is one of another form too. */
export async function getJsonBody<Value>(
  store: Store,
  partition: string,
  digest: Digest,
  schema: z.ZodType<Value>,
): Promise<Value> {
  const text = await getBody(store, partition, digest);
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new BodyCorrupt(`the body under ${digest} is not of the form that it is read in`, { cause });
  }
}

/**
 * A body as large as a whole scheme or period: its digest vouches for all of it, and looking at every member would take many times
 * as long as reading it. So it is given back as it stands once these members are of their forms.
 */
export function outlined<Value extends object>(members: z.ZodRawShape): z.ZodType<Value> {
  const outline = z.looseObject(members);
  return z.custom<Value>((value) => outline.safeParse(value).success);
}

/** A member of an outline, or a whole body, that is a list of whatever its digest vouches for. */
export function listed<Item>(): z.ZodType<readonly Item[]> {
  return z.custom<readonly Item[]>(Array.isArray);
}
